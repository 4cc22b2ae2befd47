import { Button, Select } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { objectives } from '~/bridge/calls';
import type { Becomes, ClosingRow, Ending } from '~/bridge/closingTypes';
import type { Closes } from '~/data/closing';
import { usePlan } from '~/data/plan';
import { useWrites } from '~/data/writes';
import { InlineField } from '~/fields/FieldEditor';
import { GoalName } from '~/fields/GoalName';
import { t, tn } from '~/strings/strings';
import { DataTable, type TableColumn } from '~/ui/DataTable';
import { type Format, useFormat } from '~/ui/format';
import { offerUndo } from '~/ui/offerUndo';
import { Status, type StatusName } from '~/ui/Status';
import { attempt } from '~/ui/toast';
import styles from './closing.module.css';

/** Which rows are shown. */
export type Shown = 'all' | 'unscored' | 'unexplained' | 'why' | 'surprise' | 'corrected';

const fits: Record<Shown, (row: ClosingRow) => boolean> = {
  all: () => true,
  unscored: ({ unscored }) => unscored,
  unexplained: ({ given, why }) => given && why === '',
  why: ({ wantsWhy, given, why }) => wantsWhy || (given && why === ''),
  surprise: ({ surprise }) => surprise,
  corrected: ({ corrected }) => corrected !== null,
};
const offered = ['all', 'unscored', 'why', 'surprise', 'corrected'] as const;
const outcomes: readonly Becomes[] = ['', 'finished', 'carried_over', 'backlog', 'dropped'];

interface Props {
  ending: Ending;
  closes: Closes;
  shown: Shown;
  onShown: (shown: Shown) => void;
}

/** Every objective and key result with its final value, its score, and what becomes of it. */
export function Scores({ ending, closes, shown, onShown }: Props) {
  const { readOnly } = usePlan();
  const { rows, cycle, closed, unscored, corrected } = ending;
  const columns = useColumns(closes, closed !== null);
  const listed = rows.filter(fits[shown]);
  const missed = rows.filter(
    ({ subject, score, reached, outcome }) =>
      subject === 'key_result' && score !== null && !reached && outcome === '',
  );
  const show = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // What was pressed went with what it did; the person goes on from the rows, not from the top.
    if (document.activeElement === document.body) show.current?.focus();
  }, [closed, unscored, missed.length]);
  return (
    <div className={styles.scores}>
      <div className={styles.toolbar} hidden={rows.length === 0}>
        <Select
          ref={show}
          aria-label={t('closing.show')}
          data-arrive
          data={offered
            .map((value) => ({ value, n: rows.filter(fits[value]).length }))
            .filter(({ value, n }) => value === 'all' || n > 0 || value === shown)
            .map(({ value, n }) => ({ value, label: t(`closing.show.${value}`, { n }) }))}
          value={shown === 'unexplained' ? 'why' : shown}
          allowDeselect={false}
          onChange={(which) => onShown(offered.find((each) => each === which) ?? 'all')}
        />
        {!readOnly && unscored > 0 && (
          <Button
            variant="default"
            onClick={() =>
              attempt(
                closes
                  .decide(
                    rows.filter(fits.unscored).map(({ id }) => id),
                    'dropped',
                  )
                  .then(() => offerUndo(t('closing.dropped'))),
              )
            }
          >
            {tn('closing.drop', unscored)}
          </Button>
        )}
        {!readOnly && missed.length > 0 && (
          <Button
            variant="default"
            onClick={() =>
              attempt(
                closes
                  .decide(
                    missed.map(({ id }) => id),
                    'carried_over',
                  )
                  .then(() => offerUndo(t('closing.carried'))),
              )
            }
          >
            {t('closing.carryMissed')}
          </Button>
        )}
        {closed !== null && corrected > 0 && (
          <span className={styles.quiet}>{tn('closing.corrected', corrected)}</span>
        )}
      </div>
      {rows.length === 0 && (
        <div className={styles.nothing}>
          <h2>{t('closing.empty.title')}</h2>
          <p>{t('closing.empty.text')}</p>
        </div>
      )}
      {rows.length > 0 && listed.length === 0 && (
        <p className={styles.nothing}>{t('closing.none.filter')}</p>
      )}
      {listed.length > 0 && (
        <div className={styles.table}>
          <DataTable
            label={t('closing.table', { cycle: cycle.name })}
            columns={columns}
            rows={listed}
            keyOf={({ id }) => id}
            wraps
            roomy
            below={(row) => row.corrected && <p className={styles.correction}>{row.corrected}</p>}
          />
        </div>
      )}
    </div>
  );
}

function useColumns(closes: Closes, isClosed: boolean): TableColumn<ClosingRow>[] {
  return [
    {
      title: t('closing.column.goal'),
      width: 'minmax(14rem, 1.3fr)',
      cell: (row) => (
        <span className={styles.goal} data-subject={row.subject}>
          <GoalName {...row} />
        </span>
      ),
    },
    {
      title: t('closing.column.value'),
      width: '8.5rem',
      cell: (row) => <Final row={row} />,
    },
    {
      title: t('closing.column.score'),
      width: '5.5rem',
      cell: (row) => <Score row={row} onSave={(text) => closes.say(row.id, 'score', text)} />,
    },
    { title: t('closing.column.bar'), width: '7.5rem', cell: (row) => <Bar row={row} /> },
    {
      title: t('closing.column.why'),
      width: 'minmax(11rem, 1fr)',
      cell: (row) => <Why row={row} onSave={(text) => closes.say(row.id, 'why', text)} />,
    },
    {
      title: t('closing.column.outcome'),
      width: '9rem',
      cell: (row) => <Then row={row} closes={closes} isClosed={isClosed} />,
    },
  ];
}

interface FieldProps {
  row: ClosingRow;
  onSave: (text: string) => Promise<unknown>;
}

/** The score: the one that was given, or the computed one that a given one would replace. */
function Score({ row: { given, score, computed }, onSave }: FieldProps) {
  const { readOnly } = usePlan();
  const format = useFormat();
  // What nobody can replace any more is no empty field.
  if (readOnly) return <span>{score === null ? t('field.none') : format.progress(score)}</span>;
  return (
    <div className={styles.field}>
      <InlineField
        field={{
          name: 'score',
          label: t('closing.column.score'),
          type: 'number',
          value: given ? score : null,
          empty: computed === null ? t('closing.score.none') : format.progress(computed),
        }}
        onSave={onSave}
      />
    </div>
  );
}

function Why({ row: { given, wantsWhy, why }, onSave }: FieldProps) {
  const { readOnly } = usePlan();
  if (readOnly) return <span>{why}</span>;
  const asked = wantsWhy ? 'closing.why.wanted' : 'closing.why.empty';
  return (
    <div className={styles.field}>
      <InlineField
        field={{
          name: 'why',
          label: t('closing.column.why'),
          type: 'note',
          value: why,
          empty: t(given ? 'closing.why.override' : asked),
        }}
        onSave={onSave}
      />
    </div>
  );
}

/** The last value of a key result, which a check-in of the day changes. */
function Final({ row }: { row: ClosingRow }) {
  const { write } = useWrites();
  const format = useFormat();
  if (row.subject === 'objective' || row.kind === 'milestones') {
    return (
      row.computed !== null && <span className={styles.quiet}>{format.progress(row.computed)}</span>
    );
  }
  const isYesNo = row.kind === 'yes_no';
  const target = targetWords(row, format);
  return (
    <span className={`${styles.field} ${styles.final}`}>
      <InlineField
        field={{
          name: 'value',
          label: t('closing.column.value'),
          type: isYesNo ? 'choice' : 'number',
          unit: row.unit,
          value: isYesNo ? yesNo(row.current) : row.current,
          ...(isYesNo && {
            choices: [
              { value: 'yes', label: t('value.yes') },
              { value: 'no', label: t('value.no') },
            ],
          }),
        }}
        onSave={(text) => write(() => objectives.edit({ id: row.id, field: 'current', text }))}
      />
      {target && <small>{target}</small>}
    </span>
  );
}

/** "target 60%", "max 2%", "4 to 6 min": what the final value is held against; "" for nothing. */
function targetWords({ kind, target, low, high, unit }: ClosingRow, format: Format): string {
  if (kind === 'yes_no') return '';
  if (low !== null && high !== null) {
    const [from, to] = [format.value(low, ''), format.value(high, unit)];
    return t('closing.value.range', { low: from, high: to });
  }
  if (target === null) return '';
  const words = kind === 'at_least' ? 'min' : kind === 'at_most' ? 'max' : 'target';
  return t(`closing.value.${words}`, { target: format.value(target, unit) });
}

function yesNo(current: number | null): string | null {
  if (current === null) return null;
  return current >= 1 ? 'yes' : 'no';
}

/** Whether the score is at its bar. */
function Bar({ row: { becomes, unscored, reached, bar, score, band } }: { row: ClosingRow }) {
  const format = useFormat();
  if (becomes === 'dropped') return <Status status="not_started" word={t('closing.bar.dropped')} />;
  if (unscored || score === null) {
    return <Status status="not_started" word={t('closing.bar.unscored')} />;
  }
  const missed: StatusName = band === 'red' ? 'at_risk' : 'behind';
  return (
    <Status
      status={reached ? 'achieved' : missed}
      word={t(reached ? 'closing.bar.reached' : 'closing.bar.missed', {
        bar: format.progress(bar),
      })}
    />
  );
}

interface ThenProps {
  row: ClosingRow;
  closes: Closes;
  isClosed: boolean;
}

function Then({ row, closes, isClosed }: ThenProps) {
  if (isClosed) return <span>{t(`closing.done.${row.becomes}`)}</span>;
  return (
    <div className={styles.field}>
      <InlineField
        field={{
          name: 'outcome',
          label: t('closing.column.outcome'),
          type: 'choice',
          value: row.outcome,
          choices: outcomes.map((value) => ({
            value,
            label:
              value === '' && row.becomes !== 'finished'
                ? t(`closing.outcome.${row.becomes}`)
                : t(`closing.outcome.${value}`),
            listed: t(`closing.outcome.${value}`),
          })),
        }}
        onSave={(text) => closes.decide([row.id], outcomes.find((each) => each === text) ?? '')}
      />
    </div>
  );
}
