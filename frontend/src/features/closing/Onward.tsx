import { Select } from '@mantine/core';
import type { CarryChoices, Ending } from '~/bridge/closingTypes';
import { useCalibration } from '~/data/closing';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { CarryFields } from './CarryFields';
import styles from './closing.module.css';

interface Props {
  ending: Ending;
  /** The cycle to carry over to; "" for the one that follows. */
  next: string;
  onNext: (id: string) => void;
  choices: CarryChoices;
  onChoices: (choices: CarryChoices) => void;
}

/** Where what goes on goes, with what, and what the record of confidence says. */
export function Onward({ ending, next, onNext, choices, onChoices }: Props) {
  const { cycles, readOnly } = usePlan();
  const calibration = useCalibration();
  const open = cycles.filter(
    ({ id, state }) => id !== ending.cycle.id && (state === 'draft' || state === 'active'),
  );
  return (
    <div className={styles.onward}>
      <section aria-labelledby="closing-counts">
        <h2 id="closing-counts">{t('closing.onward.counts')}</h2>
        <dl className={styles.counts}>
          {ending.outcomes.map(({ outcome, count }) => (
            <div key={outcome}>
              <dt>{t(`closing.done.${outcome}`)}</dt>
              <dd>{count}</dd>
            </div>
          ))}
        </dl>
        <p className={styles.note}>{t('closing.onward.undecided')}</p>
        <Select
          label={t('closing.onward.next')}
          disabled={readOnly}
          data={[
            { value: '', label: ending.next?.name ?? t('closing.onward.next.new') },
            ...open
              .filter(({ id }) => id !== ending.next?.id)
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={next}
          allowDeselect={false}
          onChange={(id) => onNext(id ?? '')}
        />
      </section>
      <section aria-labelledby="closing-choices">
        <h2 id="closing-choices">{t('closing.onward.choices')}</h2>
        <CarryFields choices={choices} onChoices={onChoices} readOnly={readOnly} />
        <p className={styles.quiet}>{t('closing.onward.never')}</p>
      </section>
      {calibration && (
        <section aria-labelledby="closing-record">
          <h2 id="closing-record">{t('closing.onward.confidence')}</h2>
          <p>{calibration.whole.sentence}</p>
        </section>
      )}
    </div>
  );
}
