import { IconCheckbox } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { Link } from 'wouter';
import { kpis } from '~/bridge/calls';
import { toCairnError } from '~/bridge/errors';
import type { DueValue } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { useWrites } from '~/data/writes';
import cell from '~/fields/cellField.module.css';
import { t, tn } from '~/strings/strings';
import { DataTable, type TableColumn } from '~/ui/DataTable';
import { useFormat } from '~/ui/format';
import { offerUndo } from '~/ui/offerUndo';
import { Person } from '~/ui/Person';
import { useMeasure } from '~/ui/useMeasure';
import { Value } from '~/ui/Value';
import { rowKey, type ValueRow, withEntered } from './kept';
import styles from './today.module.css';

interface Texts {
  typed: Readonly<Record<string, string>>;
  faults: Readonly<Record<string, string>>;
}

const blank: Texts = { typed: {}, faults: {} };
const roomy = 44; // rem from which the owner and the last value have room

function without(texts: Readonly<Record<string, string>>, key: string): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([each]) => each !== key));
}

/** The rows as they stood, with what has been entered since. */
function useKept(due: readonly DueValue[], entered: ReadonlyMap<string, string>): ValueRow[] {
  const [kept, setKept] = useState(() => ({ due, entered, rows: withEntered([], due, entered) }));
  if (kept.due === due && kept.entered === entered) return kept.rows;
  const rows = withEntered(kept.rows, due, entered);
  setKept({ due, entered, rows });
  return rows;
}

interface Props {
  due: readonly DueValue[];
  readOnly: boolean;
}

/** The values that are missing, each with its field: Enter saves it and goes on to the next. */
export function ValuesDue({ due, readOnly }: Props) {
  const { writeKPI } = useWrites();
  const [{ typed, faults }, setTexts] = useState(blank);
  const [entered, setEntered] = useState<ReadonlyMap<string, string>>(new Map());
  const [measured, { width, rem }] = useMeasure(innerWidth);
  const table = useRef<HTMLDivElement>(null);
  const rows = useKept(due, entered);

  const type = (key: string, text: string) =>
    setTexts((now) => ({ typed: { ...now.typed, [key]: text }, faults: without(now.faults, key) }));
  const goOn = (from: string) => {
    const fields = [...(table.current?.querySelectorAll<HTMLElement>('[data-value]') ?? [])];
    const at = fields.findIndex((each) => each.dataset.value === from);
    fields[at + 1]?.focus();
  };
  const save = async (row: ValueRow) => {
    const key = rowKey(row);
    const value = (typed[key] ?? '').trim();
    if (value === '') {
      goOn(key);
      return;
    }
    const { kpi, name, period, periodLabel } = row;
    const measurement = { kpi, period, value, label: '', numerator: '', denominator: '', note: '' };
    try {
      await writeKPI(() => kpis.measure(measurement));
    } catch (reason) {
      const fault = toCairnError(reason).sentence('value');
      setTexts((now) => ({ ...now, faults: { ...now.faults, [key]: fault } }));
      return;
    }
    goOn(key);
    setEntered((now) => new Map(now).set(key, value));
    setTexts((now) => ({ typed: without(now.typed, key), faults: without(now.faults, key) }));
    offerUndo(t('today.value.entered', { value, name, period: periodLabel }));
  };
  const first = rows.find((row) => row.entered === null && !typed[rowKey(row)]);
  if (rows.length === 0) return null;
  const columns = columnsOf(width / rem >= roomy, (row) => (
    <Field
      row={row}
      text={typed[rowKey(row)] ?? ''}
      hasFault={rowKey(row) in faults}
      readOnly={readOnly}
      isFirst={row === first}
      onType={(text) => type(rowKey(row), text)}
      onSave={() => void save(row)}
    />
  ));
  return (
    <div
      className={styles.table}
      ref={(element) => {
        table.current = element;
        return measured(element);
      }}
    >
      <DataTable
        label={t('today.values')}
        columns={columns}
        rows={rows}
        keyOf={rowKey}
        roomy
        below={(row) =>
          faults[rowKey(row)] !== undefined && (
            <span className={cell.fault} role="alert">
              {faults[rowKey(row)]}
            </span>
          )
        }
      />
    </div>
  );
}

function columnsOf(
  isRoomy: boolean,
  field: (row: ValueRow) => React.ReactNode,
): TableColumn<ValueRow>[] {
  const columns: (TableColumn<ValueRow> | false)[] = [
    {
      title: t('today.value.kpi'),
      width: 'minmax(10rem, 1.4fr)',
      cell: ({ name, kpi, entered }) => (
        <Link
          href={`/kpis/${kpi}`}
          className={styles.kpi ?? ''}
          data-done={entered !== null}
          tabIndex={-1}
          title={name}
        >
          {name}
        </Link>
      ),
    },
    isRoomy && {
      title: t('today.value.owner'),
      width: '3.5rem',
      cell: ({ owner }) => owner && <Person name={owner} compact />,
    },
    { title: t('today.value.period'), width: '5.5rem', cell: ({ periodLabel }) => periodLabel },
    {
      title: t('today.value.due'),
      width: 'minmax(8rem, 1fr)',
      cell: (row) => row.entered === null && <Due row={row} />,
    },
    isRoomy && {
      title: t('today.value.last'),
      width: '7rem',
      end: true,
      cell: (row) => <Last row={row} />,
    },
    { title: t('today.value.value'), width: '9.5rem', end: true, cell: field },
  ];
  return columns.filter((column) => column !== false);
}

/** Since when the value could be entered, and how many periods lack theirs. */
function Due({ row: { since, daysLate, missing } }: { row: ValueRow }) {
  const { today } = usePlan();
  const format = useFormat();
  const date = format.date(since, today);
  const more = missing > 1 ? tn('today.value.missing', missing - 1) : undefined;
  return (
    <span className={styles.due} title={more}>
      {daysLate === 0
        ? t('today.value.now')
        : tn('today.value.late', daysLate).replace('{date}', date)}
      {more && <small>{`+${missing - 1}`}</small>}
    </span>
  );
}

function Last({ row: { last, lastLabel, unit } }: { row: ValueRow }) {
  if (last === null) return <span className={styles.quiet}>{t('value.none')}</span>;
  return (
    <span className={styles.last} title={lastLabel ?? undefined}>
      <Value value={last} unit={unit} />
    </span>
  );
}

interface FieldProps {
  row: ValueRow;
  text: string;
  hasFault: boolean;
  readOnly: boolean;
  /** Whoever comes to the values begins here. */
  isFirst: boolean;
  onType: (text: string) => void;
  onSave: () => void;
}

function Field({ row, text, hasFault, readOnly, isFirst, onType, onSave }: FieldProps) {
  const { name, periodLabel, unit, entered } = row;
  if (entered !== null) {
    return (
      <span className={styles.entered}>
        <IconCheckbox size="0.9375rem" role="img" aria-label={t('today.value.done')} />
        {[entered, unit].filter(Boolean).join(unit === '%' ? '' : '\u00a0')}
      </span>
    );
  }
  if (readOnly) return null;
  return (
    <span className={cell.with}>
      <input
        className={cell.field}
        data-value={rowKey(row)}
        data-arrive={isFirst || undefined}
        aria-label={t('today.value.field', { name, period: periodLabel })}
        aria-invalid={hasFault}
        data-number
        inputMode="decimal"
        autoComplete="off"
        value={text}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') onSave();
          else if (event.key === 'Escape') onType('');
          else return;
          event.preventDefault();
        }}
      />
      {unit && <span className={cell.unit}>{unit}</span>}
    </span>
  );
}
