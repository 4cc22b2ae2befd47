import { useRef, useState } from 'react';
import type { Trials } from '~/data/trial';
import cell from '~/fields/cellField.module.css';
import { Meaning } from '~/fields/Meaning';
import { DataTable } from '~/ui/DataTable';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { useMeasure } from '~/ui/useMeasure';
import { columnsOf, type Room } from './columns';
import type { FieldProps } from './inputs';
import styles from './table.module.css';
import {
  type CheckInRow,
  isTyped,
  nothing,
  type RowFaults,
  type TypedRow,
  type TypedRows,
  unchanged,
} from './typed';

interface Props {
  label: string;
  due: readonly CheckInRow[];
  rows: TypedRows;
  /** Why rows were refused; the focus goes to the first of them. */
  faults: RowFaults;
  /** What the typed rows would mean. */
  trials: Trials;
  /** Progress by key result, for a column of where they stand; without it, a meaning stands beneath. */
  progress?: ReadonlyMap<string, number | null>;
  readOnly: boolean;
  onChange: (id: string, row: TypedRow) => void;
  /** The person has come to a row. */
  onRow: (id: string) => void;
  /** Enter in the last row that can be typed in. */
  onEnd?: () => void;
}

/**
 * The row whose field at fault shall have the focus, "" for none: the first one of a refusal, until
 * the focus is in the table again. It may have to come into sight first.
 */
function useFaultInFocus(due: readonly CheckInRow[], faults: RowFaults) {
  const [asked, setAsked] = useState({ faults, id: '' });
  if (asked.faults !== faults) {
    // A fault that went because its row is typed in again asks for nothing.
    const isNew = Object.keys(faults).some((id) => faults[id] !== asked.faults[id]);
    const id = isNew ? due.find(({ keyResult }) => keyResult in faults)?.keyResult : undefined;
    setAsked({ faults, id: id ?? '' });
  }
  const settle = () => {
    if (asked.id !== '') setAsked({ faults, id: '' });
  };
  return [asked.id, settle] as const;
}

const besides = 14.5; // rem of the column that says where a key result stands

function roomFor(width: number, hasNow: boolean): Room {
  const left = width - (hasNow ? besides : 0);
  if (left >= 50) return 'wide';
  return left >= 44 ? 'narrow' : 'tight';
}

/** One row per key result: what was, what is expected, and what is to be said now. */
export function CheckInTable(props: Props) {
  const { label, due, rows, faults, trials, progress, readOnly, onChange, onRow, onEnd } = props;
  const [measured, { width, rem }] = useMeasure(innerWidth);
  const format = useFormat();
  const table = useRef<HTMLDivElement>(null);
  const goOn = (from: string) => {
    const at = due.findIndex(({ keyResult }) => keyResult === from);
    const next = due.slice(at + 1).find(({ done }) => !done);
    if (!next) onEnd?.();
    else {
      table.current
        ?.querySelector<HTMLElement>(`[data-first="${CSS.escape(next.keyResult)}"]`)
        ?.focus();
    }
  };
  const [asked, settle] = useFaultInFocus(due, faults);
  const first = due.find(({ keyResult, done }) => !done && !isTyped(rows[keyResult]));
  const fieldOf = (row: CheckInRow): FieldProps => {
    const id = row.keyResult;
    const typed = rows[id] ?? nothing;
    const trial = trials[id];
    return {
      row,
      typed,
      fault: faults[id]?.field ?? (trial && 'fault' in trial ? trial.field : null),
      isAsked: id === asked,
      isFirst: row === first,
      onFocus: () => {
        settle();
        onRow(id);
      },
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
    ...(progress && { progress }),
    trials: readOnly ? {} : trials,
    readOnly,
    room: roomFor(width / rem, progress !== undefined),
    fieldOf,
  });
  const below = ({ keyResult, done }: CheckInRow) => {
    const fault = faults[keyResult];
    const trial = trials[keyResult];
    if (fault !== undefined) {
      return (
        <span className={cell.fault} role="alert">
          <b>{t('checkIns.refused')}.</b> {fault.message}
        </span>
      );
    }
    if (progress !== undefined || trial === undefined || done) return null;
    return (
      <span className={styles.meaning}>
        <Meaning trial={trial} />
      </span>
    );
  };
  return (
    <div
      className={styles.table}
      ref={(element) => {
        table.current = element;
        return measured(element);
      }}
    >
      <DataTable
        label={label}
        columns={columns}
        rows={due}
        marked={due.findIndex(({ keyResult }) => keyResult === asked)}
        keyOf={({ keyResult }) => keyResult}
        roomy
        below={below}
      />
    </div>
  );
}
