import type { Detail, Kind, Milestone } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { formatDate } from '~/ui/format';
import { ExplanationCard } from '~/features/objectives/Explain';
import type { Row } from '~/features/objectives/outline/rows';
import { type Choice, FieldEditor } from './FieldEditor';
import { type Field, keyResultFields, objectiveFields } from './fields';
import styles from './panel.module.css';

const kinds: readonly Kind[] = [
  'increase',
  'decrease',
  'at_least',
  'at_most',
  'range',
  'milestones',
  'yes_no',
  'baseline',
];

interface Props {
  row: Row;
  detail: Detail | undefined;
}

/** All fields of the row, and how its number comes about. */
export function DetailsTab({ row, detail }: Props) {
  const thing = row.type === 'objective' ? row.objective : row.keyResult;
  const fields =
    row.type === 'objective' ? objectiveFields(row.objective) : keyResultFields(row.keyResult);
  const choices = useChoices();
  return (
    <>
      <div className={styles.fields}>
        {fields.map((field) => (
          <FieldEditor
            key={field.name}
            id={row.id}
            field={field}
            unit={row.type === 'key_result' ? row.keyResult.unit : ''}
            choices={choices(field)}
          />
        ))}
        {detail && <Links detail={detail} />}
      </div>
      {row.type === 'key_result' && row.keyResult.milestones.length > 0 && (
        <Milestones milestones={row.keyResult.milestones} />
      )}
      <section className={styles.section}>
        <ExplanationCard
          heading="h3"
          progress={thing.progress}
          expected={thing.expected}
          explanation={thing.explanation}
        />
      </section>
    </>
  );
}

function useChoices(): (field: Field) => Choice[] {
  const { teams, phases } = usePlan();
  const named = (list: readonly { name: string }[]) => [
    { value: '', label: t('panel.none') },
    ...list.map(({ name }) => ({ value: name, label: name })),
  ];
  return ({ name }) => {
    switch (name) {
      case 'kind':
        return kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }));
      case 'type':
        return [
          { value: 'committed', label: t('type.committed') },
          { value: 'aspirational', label: t('type.aspirational') },
        ];
      case 'team':
        return named(teams);
      case 'phase':
        return named(phases);
      default:
        return [];
    }
  };
}

function Links({ detail: { parent, supports, supportedBy } }: { detail: Detail }) {
  return (
    <>
      {parent && <Plain term={t('panel.field.parent')} text={parent.name} />}
      {supports.length > 0 && <Plain term={t('panel.field.supports')} text={names(supports)} />}
      {supportedBy.length > 0 && (
        <Plain term={t('panel.field.supportedBy')} text={names(supportedBy)} />
      )}
    </>
  );
}

function names(links: Detail['supports']): string {
  return links.map(({ name }) => name).join(', ');
}

function Plain({ term, text }: { term: string; text: string }) {
  return (
    <div className={styles.fieldRow}>
      <span className={styles.term}>{term}</span>
      <div className={styles.value}>{text}</div>
    </div>
  );
}

function Milestones({ milestones }: { milestones: readonly Milestone[] }) {
  const { today } = usePlan();
  return (
    <section className={styles.section}>
      <h3>{t('panel.field.milestones')}</h3>
      <ul className={styles.list}>
        {milestones.map(({ id, title, due, done }) => (
          <li key={id} className={styles.line}>
            <span>{title}</span>
            <span className={`${styles.small} ${styles.end}`}>
              {done !== null
                ? t('panel.milestone.done', { date: formatDate(done, today) })
                : due !== null
                  ? t('panel.milestone.due', { date: formatDate(due, today) })
                  : t('panel.milestone.open')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
