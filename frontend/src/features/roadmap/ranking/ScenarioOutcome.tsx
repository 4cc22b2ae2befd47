import { CloseButton } from '@mantine/core';
import { scenarios } from '~/bridge/roadmapCalls';
import type { ScenarioColumn } from '~/bridge/rankingTypes';
import { usePlan } from '~/data/plan';
import { useRoadmapWrite } from '~/data/roadmap';
import { t } from '~/strings/strings';
import { type Format, useFormat } from '~/ui/format';
import { attempt } from '~/ui/toast';
import { effortDecimals, scoreDecimals } from './numbers';
import styles from './scenarios.module.css';

/** What a column is worth against the plan of record, and what it takes. */
export function Worth({
  column,
  record,
  said,
}: {
  column: ScenarioColumn;
  record: ScenarioColumn;
  /** What the page says of all of them already. */
  said: string;
}) {
  const format = useFormat();
  const { value, effort, capacity, fault, lacks, unlimited, sentence } = column;
  const decimals = effortDecimals([effort, capacity]);
  const used = format.number(effort, decimals);
  if (fault) return <p className={styles.fault}>{fault}</p>;
  return (
    <>
      {value === null ? (
        lacks !== said && <p>{lacks}</p>
      ) : (
        <p>
          <b className={styles.value}>
            {format.number(value, scoreDecimals([value, record.value]))}
          </b>
          <span className={styles.quiet}>{againstWords(column, record, format)}</span>
        </p>
      )}
      <p>
        {capacity === null && effort === 0
          ? t('scenarios.effort.none')
          : capacity === null
            ? t('scenarios.effort.open', { used })
            : t('scenarios.effort.of', { used, capacity: format.number(capacity, decimals) })}
      </p>
      {unlimited && <p className={styles.second}>{unlimited}</p>}
      {sentence && <p className={styles.second}>{sentence}</p>}
    </>
  );
}

function againstWords(column: ScenarioColumn, record: ScenarioColumn, format: Format): string {
  if (column.id === record.id || column.value === null || record.value === null) return '';
  if (column.model.id !== record.model.id)
    return t('scenarios.value.byOther', { model: column.model.name });
  const difference = column.value - record.value;
  const n = format.number(Math.abs(difference), scoreDecimals([record.value]));
  if (difference === 0) return t('scenarios.value.same');
  return difference < 0 ? t('scenarios.value.less', { n }) : t('scenarios.value.more', { n });
}

/** What moves in and out against the plan of record, and why. */
export function Moves({ column, record }: { column: ScenarioColumn; record: ScenarioColumn }) {
  const { id, value, movesIn, movesOut } = column;
  if (id === '') return null;
  if (value === null || record.value === null)
    return <p className={styles.quiet}>{t('scenarios.moves.unknown')}</p>;
  if (movesIn.length + movesOut.length === 0)
    return <p className={styles.quiet}>{t('scenarios.moves.none')}</p>;
  return (
    <ul className={styles.moves}>
      {movesIn.map(({ id: moved, title, why }) => (
        <li key={moved}>{t('scenarios.moves.in', { title, why })}</li>
      ))}
      {movesOut.map(({ id: moved, title, why }) => (
        <li key={moved}>{t('scenarios.moves.out', { title, why })}</li>
      ))}
    </ul>
  );
}

/** What a person put in or left out, with the reason. */
export function Choices({ column: { id, choices } }: { column: ScenarioColumn }) {
  const { readOnly } = usePlan();
  const write = useRoadmapWrite();
  return (
    <ul className={styles.moves}>
      {choices.map(({ initiative, title, verdict, reason }) => (
        <li key={initiative}>
          {t(`scenarios.choice.${verdict}`, { title, reason })}
          {!readOnly && (
            <CloseButton
              size="xs"
              aria-label={t('scenarios.choice.take', { title })}
              onClick={() =>
                attempt(
                  write(() =>
                    scenarios.choose({ scenario: id, initiative, verdict: '', reason: '' }),
                  ),
                )
              }
            />
          )}
        </li>
      ))}
    </ul>
  );
}
