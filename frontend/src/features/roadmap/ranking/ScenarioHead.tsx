import { Button } from '@mantine/core';
import { scenarios, scoring } from '~/bridge/roadmapCalls';
import type { ScenarioColumn } from '~/bridge/rankingTypes';
import type { Criterion } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { useModels } from '~/data/ranking';
import { useRoadmapWrite } from '~/data/roadmap';
import { InlineField } from '~/fields/FieldEditor';
import { t } from '~/strings/strings';
import { offerUndo } from '~/ui/offerUndo';
import { refused } from '~/ui/toast';
import styles from './scenarios.module.css';

/** What a scenario is called and why there is one, and what can be done with all of it. */
export function Head({ column, cycle }: { column: ScenarioColumn; cycle: string }) {
  const { readOnly } = usePlan();
  const write = useRoadmapWrite();
  const { id, name, note, model, fault, lacks } = column;
  if (id === '') {
    return (
      <div className={styles.head}>
        <b>{name}</b>
        <p>{t('scenarios.record.text')}</p>
      </div>
    );
  }
  const edit = (field: string) => (text: string) =>
    write(() => scenarios.edit({ id, field, text }));
  return (
    <div className={styles.head}>
      <b>
        <InlineField
          field={{ name: 'name', label: t('scenarios.name'), type: 'text', value: name }}
          onSave={edit('name')}
        />
      </b>
      <InlineField
        field={{
          name: 'note',
          label: t('scenarios.note'),
          type: 'note',
          value: note,
          empty: t('scenarios.note.empty'),
        }}
        onSave={edit('note')}
      />
      {!readOnly && (
        <span className={styles.acts}>
          {fault === '' && lacks === '' && (
            <Button
              variant="default"
              size="compact-xs"
              aria-label={t('scenarios.apply', { name })}
              onClick={() => {
                write(() =>
                  scenarios.apply({
                    top: 0,
                    seed: 0,
                    draws: 0,
                    scenario: id,
                    cycle,
                    model: model.id,
                  }),
                ).then(() => offerUndo(t('scenarios.applied', { name })), refused);
              }}
            >
              {t('scenarios.apply.word')}
            </Button>
          )}
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            aria-label={t('scenarios.delete', { name })}
            onClick={() => {
              write(() => scenarios.remove(id)).then(
                () => offerUndo(t('scenarios.deleted', { name })),
                refused,
              );
            }}
          >
            {t('scenarios.delete.word')}
          </Button>
        </span>
      )}
    </div>
  );
}

/** By which model a scenario values, and whose weights count. */
export function Settings({ column }: { column: ScenarioColumn }) {
  const { phases } = usePlan();
  const { data } = useModels();
  const write = useRoadmapWrite();
  const { id, model, phaseId } = column;
  if (id === '') return <span className={styles.plain}>{model.name}</span>;
  const edit = (field: string) => (text: string) =>
    write(() => scenarios.edit({ id, field, text }));
  const models = data?.models ?? [model];
  return (
    <>
      <InlineField
        field={{
          name: 'model',
          label: t('scenarios.model'),
          type: 'choice',
          value: model.id,
          choices: [
            { value: '', label: t('scenarios.model.record') },
            ...models.map((each) => ({ value: each.id, label: each.name })),
          ],
        }}
        onSave={edit('model')}
      />
      {model.method === 'weighted' && (
        <InlineField
          field={{
            name: 'phase',
            label: t('scenarios.phase'),
            type: 'choice',
            value: phaseId ?? '',
            choices: [
              { value: '', label: t('scenarios.phase.none') },
              ...phases.map((phase) => ({ value: phase.id, label: phase.name })),
            ],
          }}
          onSave={edit('phase')}
        />
      )}
    </>
  );
}

/** What each criterion counts in a scenario; an emptied field is the model's own again. */
export function Weights({ column }: { column: ScenarioColumn }) {
  const { data } = useModels();
  const write = useRoadmapWrite();
  const model = data?.models.find((each) => each.id === column.model.id);
  if (model?.method !== 'weighted') return null;
  const own = (criterion: Criterion) =>
    column.weights.find((each) => each.criterion === criterion.id)?.weight ?? criterion.weight;
  return (
    <dl className={styles.fields}>
      {model.criteria.map((criterion) => (
        <div key={criterion.id}>
          <dt title={criterion.name}>{criterion.name}</dt>
          <dd>
            {column.id === '' ? (
              <span className={styles.plain}>{own(criterion)}</span>
            ) : (
              <InlineField
                field={{
                  name: 'weight',
                  label: t('scenarios.weight.label', { criterion: criterion.name }),
                  type: 'number',
                  value: own(criterion),
                }}
                onSave={(text) =>
                  write(() => scoring.setWeight({ of: column.id, criterion: criterion.id, text }))
                }
              />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
