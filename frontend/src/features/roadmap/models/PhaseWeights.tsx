import { scoring } from '~/bridge/roadmapCalls';
import type { Model, ModelsPage } from '~/bridge/roadmapTypes';
import { useRoadmapWrite } from '~/data/roadmap';
import { InlineField } from '~/fields/FieldEditor';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import styles from './models.module.css';

/** What each criterion counts in each phase; an empty cell counts as it does anyway. */
export function PhaseWeights({ model, page }: { model: Model; page: ModelsPage }) {
  const format = useFormat();
  const write = useRoadmapWrite();
  const { phases, weights } = page;
  if (phases.length === 0) return null;
  const weightOf = (of: string, criterion: string) =>
    weights.find((each) => each.of === of && each.criterion === criterion)?.weight ?? null;
  return (
    <section className={styles.section}>
      <h3>{t('phases.title')}</h3>
      <p className={styles.quiet}>{t('phases.text')}</p>
      <div className={styles.scroll}>
        <table className={`${styles.table} ${styles.phases}`} aria-label={t('phases.title')}>
          <thead>
            <tr>
              <th scope="col">{t('criterion.name')}</th>
              {phases.map(({ id, name }) => (
                <th key={id} scope="col" data-end>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {model.criteria.map((criterion) => (
              <tr key={criterion.id}>
                <th scope="row">{criterion.name}</th>
                {phases.map((phase) => (
                  <td key={phase.id} data-end>
                    <InlineField
                      field={{
                        name: 'weight',
                        label: t('phases.weight', { criterion: criterion.name, phase: phase.name }),
                        type: 'number',
                        value: weightOf(phase.id, criterion.id),
                        // What it counts there all the same.
                        empty: format.number(criterion.weight),
                      }}
                      onSave={(text) =>
                        write(() =>
                          scoring.setWeight({ of: phase.id, criterion: criterion.id, text }),
                        )
                      }
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
