import { IconCheckbox } from '@tabler/icons-react';
import { Link } from 'wouter';
import { usePlan } from '~/data/plan';
import type { Trials } from '~/data/trial';
import { t } from '~/strings/strings';
import type { TableColumn } from '~/ui/DataTable';
import { commonDecimals, outOfTen, useFormat } from '~/ui/format';
import { Person } from '~/ui/Person';
import { Value } from '~/ui/Value';
import { ConfidenceField, type FieldProps, NoteField, ValueField } from './inputs';
import { Now } from './Now';
import styles from './table.module.css';
import type { CheckInRow } from './typed';

/** How much room the table has. */
export type Room = 'wide' | 'narrow' | 'tight';

interface ColumnOptions {
  /** Progress by key result; left out, there is no column of where they stand. */
  progress?: ReadonlyMap<string, number | null>;
  trials: Trials;
  readOnly: boolean;
  room: Room;
  fieldOf: (row: CheckInRow) => FieldProps;
}

/** The columns of the check-ins for a room. */
export function columnsOf(options: ColumnOptions): TableColumn<CheckInRow>[] {
  const { progress, trials, readOnly, room, fieldOf } = options;
  const columns: (TableColumn<CheckInRow> | false)[] = [
    {
      title: t('checkIns.column.title'),
      width: room === 'tight' ? 'minmax(10rem, 1.8fr)' : 'minmax(12rem, 1.8fr)',
      cell: (row) => <Title row={row} isRoomy={room === 'wide' && progress !== undefined} />,
    },
    room === 'wide' && {
      title: t('checkIns.column.owner'),
      width: '3.5rem',
      cell: ({ owner }) => owner && <Person name={owner} compact />,
    },
    {
      title: t('checkIns.column.last'),
      width: room === 'tight' ? '5rem' : '5.75rem',
      end: true,
      cell: (row) => <Last row={row} />,
    },
    {
      title: t('checkIns.column.expected'),
      width: room === 'tight' ? '5rem' : '5.75rem',
      end: true,
      cell: (row) => <Expected row={row} />,
    },
    progress !== undefined && {
      title: t('checkIns.column.now'),
      width: '14.5rem',
      cell: (row) => (
        <Now
          row={row}
          progress={progress.get(row.keyResult) ?? null}
          trial={trials[row.keyResult]}
        />
      ),
    },
    !readOnly && {
      title: t('checkIns.column.value'),
      width: room === 'tight' ? '6.5rem' : '8rem',
      cell: (row) => (row.done ? <Said row={row} /> : <ValueField {...fieldOf(row)} />),
    },
    !readOnly && {
      title: t('checkIns.column.confidence'),
      width: '4.25rem',
      cell: (row) => (row.done ? <Confidence row={row} /> : <ConfidenceField {...fieldOf(row)} />),
    },
    (!readOnly || progress === undefined) && {
      title: t('checkIns.column.note'),
      width: 'minmax(7rem, 1fr)',
      cell: (row) => (row.done || readOnly ? <Done row={row} /> : <NoteField {...fieldOf(row)} />),
    },
  ];
  return columns.filter((column) => column !== false);
}

function Title({ row, isRoomy }: { row: CheckInRow; isRoomy: boolean }) {
  const { order, title, keyResult, objective, kpi, done = false } = row;
  return (
    <span className={styles.title} data-done={done}>
      <span className={styles.order}>{order}</span>
      <Link href={`/objectives/${keyResult}`} tabIndex={-1} title={`${title} (${objective})`}>
        {title}
      </Link>
      {kpi !== null && isRoomy && <small title={kpi}>{t('checkIns.fed', { kpi })}</small>}
    </span>
  );
}

/** The value that was said last, and when. */
function Last({ row }: { row: CheckInRow }) {
  const { today } = usePlan();
  const format = useFormat();
  return (
    <span className={styles.last}>
      <Stands row={row} />
      {row.kind !== 'milestones' && row.current !== null && row.currentOn !== null && (
        <small>{format.date(row.currentOn, today)}</small>
      )}
    </span>
  );
}

/** The value that a key result has. */
function Stands({ row: { kind, current, unit, milestones } }: { row: CheckInRow }) {
  if (kind === 'milestones') {
    const reached = milestones.filter((each) => each.done !== null).length;
    return (
      <span>
        {reached} <span className={styles.quiet}>/ {milestones.length}</span>
      </span>
    );
  }
  if (current === null) return <span className={styles.quiet}>{t('value.none')}</span>;
  if (kind === 'yes_no') return <span>{t(current === 1 ? 'value.yes' : 'value.no')}</span>;
  return (
    <span>
      <Value value={current} unit={unit} />
    </span>
  );
}

const fine = 10; // a way shorter than this is told with a decimal at least

/** The value that the progress expected today stands for, no finer than the numbers around it. */
function Expected({ row }: { row: CheckInRow }) {
  const { expectedValue, start, target, current, unit } = row;
  if (expectedValue === null) return null;
  const way = start === null || target === null ? 0 : Math.abs(target - start);
  const decimals = Math.max(commonDecimals([start, target, current]), way < fine ? 1 : 0);
  return (
    <span className={styles.expected}>
      <Value value={expectedValue} unit={unit} decimals={Math.min(decimals, 2)} />
    </span>
  );
}

/** The value that was just said, in the column where it was typed. */
function Said({ row }: { row: CheckInRow }) {
  return (
    <span className={styles.said}>
      <Stands row={row} />
    </span>
  );
}

function Confidence({ row: { confidence } }: { row: CheckInRow }) {
  const format = useFormat();
  return (
    <span className={styles.said}>
      {confidence === null ? '' : format.number(outOfTen(confidence))}
    </span>
  );
}

/** That a row was said this week, and what was said. */
function Done({ row: { done = false, lastNote } }: { row: CheckInRow }) {
  return (
    <span className={styles.done} title={lastNote ?? undefined}>
      {done && (
        <>
          <IconCheckbox size="0.9375rem" aria-hidden />
          <span>{t('checkIns.done')}</span>
        </>
      )}
      {lastNote !== null && <span className={styles.note}>{lastNote}</span>}
    </span>
  );
}
