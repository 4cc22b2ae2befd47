import { IconStarFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { KPI, KPIChange } from '~/bridge/types';
import { t } from '~/strings/strings';
import type { TableColumn } from '~/ui/DataTable';
import { type Format, useFormat } from '~/ui/format';
import { Person } from '~/ui/Person';
import { Sparkline } from '~/ui/Sparkline';
import { Spoken } from '~/ui/Spoken';
import { Value } from '~/ui/Value';
import styles from './kpis.module.css';
import { Standing } from '~/fields/Standing';

/** How much room the sheet has. */
export type Room = 'wide' | 'narrow' | 'tight';

/** The room that a width in rem gives. */
export function roomFor(width: number): Room {
  if (width >= 64) return 'wide';
  return width >= 52 ? 'narrow' : 'tight';
}

type Name =
  'name' | 'value' | 'change' | 'year' | 'target' | 'status' | 'trend' | 'owner' | 'measured';

const widths: Record<Name, string> = {
  name: 'minmax(10rem, 1fr)',
  value: '6.5rem',
  change: '5rem',
  year: '5rem',
  target: '6.5rem',
  status: '6.5rem',
  trend: '5.75rem',
  owner: '3.25rem',
  measured: '11.5rem',
};
// Columns give way in this order; the panel has what the sheet leaves out.
const givingWay: Record<Room, readonly Name[]> = {
  wide: [],
  narrow: ['year', 'owner'],
  tight: ['year', 'owner', 'target', 'change'],
};
const figures: readonly Name[] = ['value', 'change', 'year', 'target'];

/** The columns of the list for a room; `explained` draws the status with its explanation. */
export function columnsFor(
  room: Room,
  explained: (kpi: KPI, content: ReactNode) => ReactNode,
): TableColumn<KPI>[] {
  const cells: Record<Name, (kpi: KPI) => ReactNode> = {
    name: (kpi) => <NameCell kpi={kpi} />,
    value: (kpi) => <ValueCell kpi={kpi} />,
    change: (kpi) => <Change kpi={kpi} change={kpi.sincePrevious} />,
    year: (kpi) => <Change kpi={kpi} change={kpi.sinceLastYear} />,
    target: (kpi) => <Target kpi={kpi} />,
    status: (kpi) =>
      explained(
        kpi,
        <span data-explains={kpi.id}>
          <Standing kpi={kpi} />
        </span>,
      ),
    trend: (kpi) => <Trend kpi={kpi} />,
    owner: ({ owner }) => owner && <Person name={owner} compact />,
    measured: (kpi) => <Measured kpi={kpi} />,
  };
  return (Object.keys(widths) as Name[])
    .filter((name) => !givingWay[room].includes(name))
    .map((name) => ({
      title: t(`kpis.column.${name}`),
      width: widths[name],
      end: figures.includes(name),
      cell: cells[name],
    }));
}

function NameCell({ kpi: { name, key, state } }: { kpi: KPI }) {
  return (
    <>
      <span className={styles.star}>
        {key && (
          <>
            <IconStarFilled size="0.75rem" aria-hidden />
            <Spoken>{t('kpis.key')}</Spoken>
          </>
        )}
      </span>
      <span className={styles.name} data-key={key} title={name}>
        {name}
      </span>
      {state !== 'active' && <span className={styles.state}>{t(`kpiState.${state}`)}</span>}
    </>
  );
}

/** A value as a list shows it. */
interface Shown {
  value: number;
  /** Of the period under way: it decides nothing yet. */
  isSoFar: boolean;
}

/** The value of the newest period that is over; else that of the one under way; null for none. */
export function shownOf({ value, provisional }: KPI): Shown | null {
  if (value !== null) return { value, isSoFar: false };
  return provisional && { value: provisional.value, isSoFar: true };
}

function ValueCell({ kpi }: { kpi: KPI }) {
  const { id, unit, decimals } = kpi;
  const shown = shownOf(kpi);
  if (!shown) return <span className={styles.quiet}>{t('value.none')}</span>;
  return (
    <span className={styles.value} data-explains={id} data-so-far={shown.isSoFar || undefined}>
      <Value value={shown.value} unit={unit} {...(decimals !== null && { decimals })} />
    </span>
  );
}

/** A difference with its sign. */
export function signed(value: number, format: Format, decimals: number | null): string {
  return (value > 0 ? '+' : '') + format.number(value, decimals ?? undefined);
}

/** How the newest value differs from an older one, and whether that is better. */
export function changeWords(kpi: KPI, change: KPIChange, format: Format): string {
  const { better, label, from } = change;
  const word = better === null ? 'neither' : better ? 'better' : 'worse';
  return t(`kpis.change.${word}`, {
    label,
    from: format.value(from, kpi.unit, kpi.decimals ?? undefined),
  });
}

function Change({ kpi, change }: { kpi: KPI; change: KPIChange | null }) {
  const format = useFormat();
  if (!change) return null;
  const words = changeWords(kpi, change, format);
  return (
    <span className={styles.change} title={words}>
      {change.better !== null && (
        <span className={styles.way} data-better={change.better} aria-hidden>
          {change.difference > 0 ? '▲' : '▼'}
        </span>
      )}
      {signed(change.difference, format, kpi.decimals)}
      <Spoken>, {words}</Spoken>
    </span>
  );
}

/** The target as it applies now, or the limits that are good. */
export function targetWords(kpi: KPI, format: Format): string {
  const { goal, greenLow, greenHigh, unit } = kpi;
  const decimals = kpi.decimals ?? undefined;
  if (goal !== null) return format.value(goal, unit, decimals);
  if (greenLow !== null && greenHigh !== null) {
    return t('objectives.range', {
      low: format.number(greenLow, decimals),
      high: format.number(greenHigh, decimals),
    });
  }
  return '';
}

function Target({ kpi }: { kpi: KPI }) {
  const words = targetWords(kpi, useFormat());
  return words ? <>{words}</> : <span className={styles.quiet}>{t('value.none')}</span>;
}

/** The way of the latest values in a sentence; null where there are too few of them. */
export function trendWords({ name, trend, unit }: KPI, format: Format): string | null {
  const first = trend[0];
  const last = trend.at(-1);
  if (trend.length < 3 || first === undefined || last === undefined) return null;
  return t('kpis.trend', {
    name,
    n: trend.length,
    first: format.value(first, unit),
    last: format.value(last, unit),
  });
}

function Trend({ kpi }: { kpi: KPI }) {
  const label = trendWords(kpi, useFormat());
  return label === null ? null : <Sparkline values={kpi.trend} label={label} />;
}

/** The period that the shown value is of. */
function periodOf({ periodLabel, provisional, overdue }: KPI): string {
  if (periodLabel === null) {
    return provisional ? t('kpis.period.soFar', { label: provisional.label }) : t('kpis.never');
  }
  return overdue ? t('kpis.overdue', { label: periodLabel }) : periodLabel;
}

/** What the period under way has so far, beside the value of one that is over; "" for nothing. */
export function besideOf(kpi: KPI, format: Format): string {
  const { value, provisional, unit, decimals } = kpi;
  if (value === null || !provisional) return '';
  return t('kpis.value.soFar', {
    value: format.value(provisional.value, unit, decimals ?? undefined),
    label: provisional.label,
  });
}

/** The periods of the values there are: of the newest, and of the one under way. */
export function periodsOf(kpi: KPI, format: Format): string {
  return [periodOf(kpi), besideOf(kpi, format)].filter(Boolean).join('; ');
}

interface MeasuredProps {
  kpi: KPI;
  /** The value of the period under way stands elsewhere. */
  isShort?: boolean;
}

/** How fresh the newest value is. */
export function Measured({ kpi, isShort = false }: MeasuredProps) {
  const format = useFormat();
  const { value, provisional, decimals, overdue } = kpi;
  return (
    <span className={styles.measured} data-overdue={overdue} title={periodsOf(kpi, format)}>
      {periodOf(kpi)}
      {!isShort && value !== null && provisional && (
        <>; {t('kpis.soFar', { value: format.number(provisional.value, decimals ?? undefined) })}</>
      )}
    </span>
  );
}
