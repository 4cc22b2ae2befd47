import { useState } from 'react';
import { type Hint, useShowHints } from '~/app/commands/hints';
import { caps } from '~/app/commands/keys';
import { toCairnError } from '~/bridge/errors';
import { scoring } from '~/bridge/roadmapCalls';
import type { Model } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { useRoadmapWrite } from '~/data/roadmap';
import { t } from '~/strings/strings';
import { Spoken } from '~/ui/Spoken';
import { CriterionRow } from './CriterionRow';
import styles from './models.module.css';
import { useCriterionMoves } from './useCriterionMoves';

const hints: readonly Hint[] = [
  { caps: caps('alt+arrowup'), words: t('models.hint.up') },
  { caps: caps('alt+arrowdown'), words: t('models.hint.down') },
];

/** The criteria of a model that people made, edited in place. */
export function CriteriaTable({ model }: { model: Model }) {
  const { readOnly } = usePlan();
  const isWeighted = model.method === 'weighted';
  const { criteria } = model;
  const { move, can, onHold } = useCriterionMoves(criteria);
  useShowHints(readOnly || criteria.length < 2 ? null : hints);
  return (
    <>
      {criteria.length === 0 ? (
        <p className={styles.quiet}>{t('models.criteria.none')}</p>
      ) : (
        <div className={styles.scroll} data-commands="criteria">
          <table className={styles.table} aria-label={t('models.criteria')}>
            <thead>
              <tr>
                <th scope="col">{t('criterion.name')}</th>
                <th scope="col">{t('criterion.key')}</th>
                <th scope="col" data-end>
                  {t('criterion.low')}
                </th>
                <th scope="col" data-end>
                  {t('criterion.high')}
                </th>
                <th scope="col">{t('criterion.unit')}</th>
                {isWeighted && (
                  <>
                    <th scope="col" data-end>
                      {t('criterion.weight')}
                    </th>
                    <th scope="col" data-end>
                      {t('criterion.share')}
                    </th>
                    <th scope="col">{t('criterion.cost')}</th>
                  </>
                )}
                <th scope="col" className={styles.acts}>
                  <Spoken>{t('criterion.acts')}</Spoken>
                </th>
              </tr>
            </thead>
            <tbody>
              {criteria.map((criterion) => (
                <CriterionRow
                  key={criterion.id}
                  criterion={criterion}
                  isWeighted={isWeighted}
                  {...(can(criterion.id, 'up') && { onUp: () => move(criterion.id, 'up') })}
                  {...(can(criterion.id, 'down') && { onDown: () => move(criterion.id, 'down') })}
                  onHold={() => onHold(criterion.id)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {!readOnly && <Add model={model.id} />}
    </>
  );
}

/** The last line: type a name, Enter adds it, and the next one can be typed. */
function Add({ model }: { model: string }) {
  const write = useRoadmapWrite();
  const [name, setName] = useState('');
  const [fault, setFault] = useState('');
  const add = async () => {
    try {
      await write(() => scoring.addCriterion({ model, name }));
      setName((now) => (now === name ? '' : now)); // the next one may be typed by now
      setFault('');
    } catch (reason) {
      setFault(toCairnError(reason).sentence('name'));
    }
  };
  return (
    <>
      <input
        className={styles.add}
        aria-label={t('criterion.add')}
        placeholder={t('criterion.add')}
        value={name}
        aria-invalid={fault !== ''}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && name.trim() !== '') void add();
          if (event.key === 'Escape' && name !== '') {
            event.preventDefault();
            setName('');
            setFault('');
          }
        }}
      />
      {fault && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
    </>
  );
}
