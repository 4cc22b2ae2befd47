import { roadmap } from '~/bridge/roadmapCalls';
import type { InitiativeDetail } from '~/bridge/roadmapTypes';
import { useRoadmapWrite } from '~/data/roadmap';
import { FieldEditor } from '~/fields/FieldEditor';
import fieldStyles from '~/fields/field.module.css';
import { t } from '~/strings/strings';
import { Efforts } from './Efforts';
import { initiativeFields } from './fields';
import styles from './panel.module.css';
import { StateFields } from './StateFields';

/** What an initiative is, who does it and when, and what it takes. */
export function DetailsTab({ detail }: { detail: InitiativeDetail }) {
  const write = useRoadmapWrite();
  const { id } = detail.initiative;
  return (
    <>
      <div className={fieldStyles.fields}>
        <StateFields initiative={detail.initiative} />
        {initiativeFields(detail).map((field) => (
          <FieldEditor
            key={field.name}
            field={field}
            onSave={(text) => write(() => roadmap.edit({ id, field: field.name, text }))}
          />
        ))}
      </div>
      <section className={styles.section}>
        <h3>{t('initiative.efforts')}</h3>
        <Efforts detail={detail} />
      </section>
    </>
  );
}
