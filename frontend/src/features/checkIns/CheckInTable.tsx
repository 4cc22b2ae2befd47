import { useRef } from 'react';
import { Link } from 'wouter';
import type { Cycle, DueCheckIn, KeyResult } from '~/bridge/types';
import { useOutline, usePlan } from '~/data/plan';
import type { Trials } from '~/data/trial';
import { t } from '~/strings/strings';
import { DataTable, type TableColumn } from '~/ui/DataTable';
import { formatDate, outOfTen, useFormat } from '~/ui/format';
import { Person } from '~/ui/Person';
import { useMeasure } from '~/ui/useMeasure';
import { Value } from '~/ui/Value';
import styles from './checkIns.module.css';
import { isFault, Now } from './Now';
import { nothing, type TypedRow, type TypedRows, unchanged } from './typed';

interface Props {
  cycle: Cycle;
  due: readonly DueCheckIn[];
  rows: TypedRows;
  /** Why a row was refused, by key result. */
  faults: Readonly<Record<string, string>>;
  /** What the typed rows would mean. */
  trials: Trials;
  readOnly: boolean;
  onChange: (id: string, row: TypedRow) => void;
  /** The person has come to a row. */
  onRow: (id: string) => void;
}

const roomy = 62; // rem from which there is room for the owner

/** One row per key result: what was, where it stands, and what is to be said now. */
export function CheckInTable(props: Props) {
  const { cycle, due, rows, faults, trials, readOnly, onChange, onRow } = props;
  const { outline } = useOutline(cycle.id);
  const [measured, { width, rem }] = useMeasure(innerWidth);
  const format = useFormat();
  const table = useRef<HTMLDivElement>(null);
  const keyResults = new Map(
    outline?.objectives.flatMap((row) => row.keyResults.map((each) => [each.id, each] as const)),
  );
  const goOn = (from: string) => {
    const at = due.findIndex(({ keyResult }) => keyResult === from);
    const next = due[at + 1];
    if (!next) return;
    table.current
      ?.querySelector<HTMLElement>(`[data-first="${CSS.escape(next.keyResult)}"]`)
      ?.focus();
  };
  const fieldOf = (row: DueCheckIn): FieldProps => {
    const id = row.keyResult;
    const typed = rows[id] ?? nothing;
    return {
      row,
      typed,
      hasFault: id in faults || isFault(trials[id]),
      onFocus: () => onRow(id),
      onChange: (part) => onChange(id, { ...typed, ...part }),
      onKeyDown: (event) => {
        if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
        const isFirst = (event.target as HTMLElement).dataset.first !== undefined;
        if (event.key === '=' && isFirst) onChange(id, unchanged(row, typed, format.plain));
        else if (event.key === 'Escape') onChange(id, nothing);
        else if (event.key !== 'Enter') return;
        event.preventDefault();
        if (event.key !== 'Escape') goOn(id);
      },
    };
  };
  const columns = columnsOf({
    keyResults,
    trials: readOnly ? {} : trials,
    readOnly,
    isRoomy: width / rem >= roomy,
    fieldOf,
  });
  return (
    <div
      className={styles.table}
      ref={(element) => {
        table.current = element;
        return measured(element);
      }}
    >
      <DataTable
        label={t('checkIns.grid', { cycle: cycle.name })}
        columns={columns}
        rows={due}
        keyOf={({ keyResult }) => keyResult}
        roomy
        below={({ keyResult }) =>
          faults[keyResult] !== undefined && (
            <span className={styles.fault} role="alert">
              {faults[keyResult]}
            </span>
          )
        }
      />
    </div>
  );
}

interface ColumnOptions {
  keyResults: ReadonlyMap<string, KeyResult>;
  trials: Trials;
  readOnly: boolean;
  isRoomy: boolean;
  fieldOf: (row: DueCheckIn) => FieldProps;
}

function columnsOf({ keyResults, trials, readOnly, isRoomy, fieldOf }: ColumnOptions) {
  const columns: (TableColumn<DueCheckIn> | false)[] = [
    {
      title: t('checkIns.column.title'),
      width: 'minmax(12rem, 1.4fr)',
      cell: (row) => <Title row={row} />,
    },
    isRoomy && {
      title: t('checkIns.column.owner'),
      width: '3.5rem',
      cell: ({ owner }) => owner && <Person name={owner} compact />,
    },
    {
      title: t('checkIns.column.last'),
      width: '7.5rem',
      end: true,
      cell: (row) => <Last row={row} />,
    },
    {
      title: t('checkIns.column.now'),
      width: '14.5rem',
      cell: (row) => (
        <Now
          row={row}
          progress={keyResults.get(row.keyResult)?.progress ?? null}
          trial={trials[row.keyResult]}
        />
      ),
    },
    !readOnly && {
      title: t('checkIns.column.value'),
      width: '9rem',
      cell: (row) => <ValueField {...fieldOf(row)} />,
    },
    !readOnly && {
      title: t('checkIns.column.confidence'),
      width: '4.25rem',
      cell: (row) => <ConfidenceField {...fieldOf(row)} />,
    },
    !readOnly && {
      title: t('checkIns.column.note'),
      width: 'minmax(9rem, 1fr)',
      cell: (row) => <NoteField {...fieldOf(row)} />,
    },
  ];
  return columns.filter((column) => column !== false);
}

function Title({ row: { order, title, keyResult, objective, kpi } }: { row: DueCheckIn }) {
  return (
    <span className={styles.title}>
      <span className={styles.order}>{order}</span>
      <Link href={`/objectives/${keyResult}`} tabIndex={-1} title={`${title} (${objective})`}>
        {title}
      </Link>
      {kpi !== null && <small title={kpi}>{t('checkIns.fed', { kpi })}</small>}
    </span>
  );
}

/** The value that was said last, and when. */
function Last({ row }: { row: DueCheckIn }) {
  const { today } = usePlan();
  const { kind, current, unit, currentOn, milestones } = row;
  if (kind === 'milestones') {
    const done = milestones.filter((each) => each.done !== null).length;
    return (
      <span>
        {done} <span className={styles.quiet}>/ {milestones.length}</span>
      </span>
    );
  }
  if (current === null) return <span className={styles.quiet}>{t('value.none')}</span>;
  return (
    <span className={styles.last}>
      <span>
        {kind === 'yes_no' ? (
          t(current === 1 ? 'value.yes' : 'value.no')
        ) : (
          <Value value={current} unit={unit} />
        )}
      </span>
      {currentOn !== null && <small>{formatDate(currentOn, today)}</small>}
    </span>
  );
}

interface FieldProps {
  row: DueCheckIn;
  typed: TypedRow;
  hasFault: boolean;
  onFocus: () => void;
  onChange: (part: Partial<TypedRow>) => void;
  onKeyDown: (event: React.KeyboardEvent) => void;
}

function named(what: string, { title }: DueCheckIn) {
  return { className: styles.field, 'aria-label': t('checkIns.cell', { what, title }) };
}

function ValueField({ row, typed, hasFault, onChange, onFocus, onKeyDown }: FieldProps) {
  const { kind, keyResult, unit, milestones, current } = row;
  const format = useFormat();
  const field = {
    ...named(t('checkIns.column.value'), row),
    'data-first': keyResult,
    'aria-invalid': hasFault,
    onFocus,
    onKeyDown,
  };
  if (kind === 'milestones') {
    return (
      <select
        {...field}
        value={typed.done}
        onChange={(event) => onChange({ done: event.target.value })}
      >
        <option value="">{t('checkIns.milestone.none')}</option>
        {milestones
          .filter(({ done }) => done === null)
          .map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
      </select>
    );
  }
  if (kind === 'yes_no') {
    return (
      <select
        {...field}
        value={typed.value}
        onChange={(event) => onChange({ value: event.target.value })}
      >
        <option value="">{t('checkIns.yesNo')}</option>
        <option value="yes">{t('value.yes')}</option>
        <option value="no">{t('value.no')}</option>
      </select>
    );
  }
  return (
    <span className={styles.with}>
      <input
        {...field}
        data-number
        inputMode="decimal"
        autoComplete="off"
        placeholder={current === null ? '' : format.plain(current)}
        value={typed.value}
        onChange={(event) => onChange({ value: event.target.value })}
      />
      {unit && <span className={styles.unit}>{unit}</span>}
    </span>
  );
}

function ConfidenceField({ row, typed, onChange, onFocus, onKeyDown }: FieldProps) {
  const format = useFormat();
  return (
    <input
      {...named(t('checkIns.column.confidence'), row)}
      data-number
      inputMode="decimal"
      autoComplete="off"
      placeholder={row.confidence === null ? '' : format.number(outOfTen(row.confidence))}
      value={typed.confidence}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onChange={(event) => onChange({ confidence: event.target.value })}
    />
  );
}

function NoteField({ row, typed, onChange, onFocus, onKeyDown }: FieldProps) {
  return (
    <input
      {...named(t('checkIns.column.note'), row)}
      placeholder={row.lastNote ?? ''}
      value={typed.note}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onChange={(event) => onChange({ note: event.target.value })}
    />
  );
}
