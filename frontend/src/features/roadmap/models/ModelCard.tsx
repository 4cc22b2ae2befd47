import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { scoring } from '~/bridge/roadmapCalls';
import type { Criterion, Model, ModelsPage } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { useRoadmapWrite } from '~/data/roadmap';
import { FieldEditor } from '~/fields/FieldEditor';
import fieldStyles from '~/fields/field.module.css';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { offerUndo } from '~/ui/offerUndo';
import { refused, toast } from '~/ui/toast';
import { CriteriaTable } from './CriteriaTable';
import { FormulaHelp, FormulaSays } from './Formula';
import styles from './models.module.css';
import { PhaseWeights } from './PhaseWeights';

interface Props {
  model: Model;
  page: ModelsPage;
  /** The model is deleted. */
  onGone: () => void;
}

/** One model: what it computes, from what, on which scales. */
export function ModelCard({ model, page, onGone }: Props) {
  const isOwn = !model.builtIn;
  const { criteria, usesEffort } = model;
  return (
    <article className={styles.card} aria-label={model.name}>
      {isOwn ? <OwnHead model={model} page={page} /> : <FixedHead model={model} />}
      <Acts model={model} isPlans={page.current === model.id} onGone={onGone} />
      <section className={styles.section}>
        <h3>{t('models.criteria')}</h3>
        {!isOwn && criteria.length > 0 && <p className={styles.quiet}>{t('models.fixed')}</p>}
        {!isOwn && criteria.length === 0 && <p>{t('models.survey')}</p>}
        {isOwn ? <CriteriaTable model={model} /> : <Fixed criteria={criteria} />}
        {usesEffort && <p className={styles.quiet}>{t('models.effort')}</p>}
      </section>
      {isOwn && model.method === 'weighted' && criteria.length > 0 && (
        <PhaseWeights model={model} page={page} />
      )}
    </article>
  );
}

function FixedHead({ model: { name, formula, note } }: { model: Model }) {
  return (
    <>
      <h2>{name}</h2>
      <p className={styles.formula}>{formula}</p>
      {note !== '' && <p className={styles.note}>{note}</p>}
    </>
  );
}

function OwnHead({ model, page }: { model: Model; page: ModelsPage }) {
  const write = useRoadmapWrite();
  const { id, name, method, formula, expression, note, criteria } = model;
  const edit = (field: string) => (text: string) =>
    write(() => scoring.editModel({ id, field, text }));
  return (
    <>
      <h2>{name}</h2>
      {method === 'weighted' && <p className={styles.formula}>{formula}</p>}
      <div className={fieldStyles.fields}>
        <FieldEditor
          field={{ name: 'name', label: t('models.name'), type: 'text', value: name }}
          onSave={edit('name')}
        />
        {method === 'formula' && (
          <FieldEditor
            field={{
              name: 'formula',
              label: t('models.formula'),
              type: 'text',
              value: expression,
              hint: t('formula.hint'),
              says: (text) => <FormulaSays model={id} text={text} />,
            }}
            onSave={edit('formula')}
          />
        )}
        <FieldEditor
          field={{ name: 'note', label: t('models.note'), type: 'note', value: note }}
          onSave={edit('note')}
        />
      </div>
      {method === 'formula' && <FormulaHelp page={page} criteria={criteria} />}
    </>
  );
}

interface ActsProps {
  model: Model;
  isPlans: boolean;
  onGone: () => void;
}

function Acts({ model: { id, name, builtIn }, isPlans, onGone }: ActsProps) {
  const { readOnly } = usePlan();
  const write = useRoadmapWrite();
  if (isPlans && (builtIn || readOnly)) return null;
  if (readOnly) return null;
  return (
    <div className={styles.actions}>
      {!isPlans && (
        <Button
          variant="default"
          onClick={() => {
            write(() => scoring.setModel(id)).then(
              () => toast({ text: t('models.used', { model: name }) }),
              refused,
            );
          }}
        >
          {t('models.use')}
        </Button>
      )}
      {!builtIn && (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconTrash size="0.9375rem" aria-hidden />}
          onClick={() => {
            write(() => scoring.removeModel(id)).then(() => {
              onGone();
              offerUndo(t('models.deleted', { name }));
            }, refused);
          }}
        >
          {t('models.delete')}
        </Button>
      )}
    </div>
  );
}

/** The criteria of a built-in model, to be read. */
function Fixed({ criteria }: { criteria: readonly Criterion[] }) {
  const format = useFormat();
  return (
    <dl className={styles.fixed}>
      {criteria.map(({ id, name, note, scale, cost, levels }) => (
        <div key={id}>
          <dt>
            {name}
            <span className={styles.quiet}>{cost ? t('models.scale.less', { scale }) : scale}</span>
          </dt>
          <dd>
            {note}
            {levels.length > 0 && (
              <ul className={styles.levels}>
                {levels.map(({ value, text }) => (
                  <li key={value}>
                    <b>{format.number(value)}</b> {text}
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
