import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link, useParams } from 'wouter';
import { roadmap } from '~/bridge/roadmapCalls';
import type { InitiativeDetail } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { useRoadmapWrite } from '~/data/roadmap';
import { Finder } from '~/fields/Finder';
import { FieldEditor } from '~/fields/FieldEditor';
import fieldStyles from '~/fields/field.module.css';
import { t, tn } from '~/strings/strings';
import { offerUndo } from '~/ui/offerUndo';
import { refused } from '~/ui/toast';
import { NamedInput } from './NamedInput';
import styles from './panel.module.css';

interface Props {
  detail: InitiativeDetail;
}

/** Where another initiative is found: its panel, in the view that is shown. */
function Other({ id, title }: { id: string; title: string }) {
  // Without a view in the address the screen shows the one it showed last.
  const { view = 'last' } = useParams<{ view?: string }>();
  return <Link href={`/roadmap/${view}/${id}`}>{title}</Link>;
}

/** What it cannot be done without. */
export function Dependencies({ detail }: Props) {
  const write = useRoadmapWrite();
  const { id, requires } = detail.initiative;
  return (
    <section className={styles.section}>
      <h3>{t('links.requires')}</h3>
      <ul className={styles.links}>
        {requires.map(({ id: on, dependency, title, lag }) => (
          <li key={dependency}>
            <div className={styles.linkHead}>
              <Other id={on} title={title} />
              <Remove
                dependency={dependency}
                label={t('links.requires.remove', { title })}
                said={t('links.requires.removed', { title })}
              />
            </div>
            <div className={fieldStyles.fields}>
              <FieldEditor
                field={{
                  name: 'lag',
                  label: t('links.lag'),
                  type: 'number',
                  value: lag,
                  shown: lag === 0 ? t('links.lag.none') : tn('links.lag.days', lag),
                  hint: t('links.lag.hint'),
                }}
                onSave={(text) =>
                  write(() =>
                    roadmap.addDependency({
                      initiative: id,
                      on,
                      kind: 'requires',
                      lag: text,
                    }),
                  )
                }
              />
            </div>
          </li>
        ))}
      </ul>
      <Add detail={detail} kind="requires" without={requires.map((each) => each.id)} />
    </section>
  );
}

/** What is built instead of it, or not at all. */
export function Excluded({ detail }: Props) {
  const { excludes } = detail.initiative;
  return (
    <section className={styles.section}>
      <h3>{t('links.excludes')}</h3>
      <ul className={styles.links}>
        {excludes.map(({ id, dependency, title }) => (
          <li key={dependency}>
            <div className={styles.linkHead}>
              <Other id={id} title={title} />
              <Remove
                dependency={dependency}
                label={t('links.excludes.remove', { title })}
                said={t('links.excludes.removed', { title })}
              />
            </div>
          </li>
        ))}
      </ul>
      <Add detail={detail} kind="excludes" without={excludes.map((each) => each.id)} />
    </section>
  );
}

/** What waits for it; each of them is changed where it stands itself. */
export function RequiredBy({ detail }: Props) {
  const { requiredBy } = detail.initiative;
  if (requiredBy.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3>{t('links.requiredBy')}</h3>
      <ul className={styles.links}>
        {requiredBy.map(({ id, title, lag }) => (
          <li key={id}>
            <div className={styles.linkHead}>
              <Other id={id} title={title} />
              {lag > 0 && <span className={styles.small}>{tn('links.lag.days', lag)}</span>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface AddProps extends Props {
  kind: 'requires' | 'excludes';
  without: readonly string[];
}

function Add({ detail: { initiative, others }, kind, without }: AddProps) {
  const { readOnly } = usePlan();
  const write = useRoadmapWrite();
  if (readOnly)
    return without.length === 0 ? <p className={styles.small}>{t('field.none')}</p> : null;
  const things = others
    .filter(({ id }) => !without.includes(id))
    .map(({ id, name }) => ({ id, title: name, where: '' }));
  return (
    <div className={fieldStyles.fields}>
      <Finder
        label={t(`links.${kind}`)}
        shown={t(`links.${kind}.add`)}
        isEmpty
        field="on"
        onChoose={(on) =>
          write(() => roadmap.addDependency({ initiative: initiative.id, on, kind, lag: '' }))
        }
        input={(props) => <NamedInput {...props} hint={t('links.find')} things={things} />}
      />
    </div>
  );
}

interface RemoveProps {
  dependency: string;
  label: string;
  said: string;
}

function Remove({ dependency, label, said }: RemoveProps) {
  const { readOnly } = usePlan();
  const write = useRoadmapWrite();
  if (readOnly) return null;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      aria-label={label}
      onClick={() => {
        write(() => roadmap.removeDependency(dependency)).then(() => offerUndo(said), refused);
      }}
    >
      <IconX size="0.875rem" aria-hidden />
    </ActionIcon>
  );
}
