import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { Explanation, KeyResult, Objective } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { type Format, outOfTen, useFormat } from '~/ui/format';
import { Person } from '~/ui/Person';
import { Progress } from '~/ui/Progress';
import { Sparkline } from '~/ui/Sparkline';
import { Value } from '~/ui/Value';
import type { Column } from './columns';
import styles from './outline.module.css';
import { decimalsOf } from './values';

interface TwistProps {
  title: string;
  expanded: boolean;
  onToggle: () => void;
}

/** The chevron that opens and closes an objective. The arrow keys do the same. */
export function Twist({ title, expanded, onToggle }: TwistProps) {
  const Icon = expanded ? IconChevronDown : IconChevronRight;
  return (
    <button
      type="button"
      className={styles.twist}
      tabIndex={-1}
      aria-label={t(expanded ? 'objectives.collapse' : 'objectives.expand', { title })}
      onClick={(event) => {
        event.stopPropagation();
        onToggle();
      }}
    >
      <Icon size="0.875rem" aria-hidden />
    </button>
  );
}

/** The last day of a key result, or nothing where the cycle says it. */
export function DueCell({ due }: { due: string | null }) {
  const { today } = usePlan();
  const format = useFormat();
  return due === null ? null : <span className={styles.ellipsis}>{format.date(due, today)}</span>;
}

/** "2 of 5 below" */
export function Below({ objective: { below, drivers } }: { objective: Objective }) {
  if (drivers === 0) return null;
  return (
    <span className={styles.below}>
      {below === 0 ? t('objectives.below.none') : t('objectives.below', { below, drivers })}
    </span>
  );
}

interface NumberProps {
  keyResult: KeyResult;
  column: Column & ('start' | 'current' | 'target');
}

/** Start, current or target as its kind of key result shows it. */
export function NumberCell({ keyResult, column }: NumberProps) {
  const { kind, low, high } = keyResult;
  const decimals = decimalsOf(keyResult);
  const format = useFormat();
  if (column === 'target' && kind === 'range' && low !== null && high !== null) {
    return (
      <span className={styles.ellipsis}>
        {t('objectives.range', {
          low: format.number(low, decimals),
          high: format.number(high, decimals),
        })}
      </span>
    );
  }
  const value = keyResult[column];
  if (kind === 'yes_no') {
    const isYes = column === 'target' || (column === 'current' && value === 1);
    return (
      <span className={isYes ? undefined : styles.dash}>{t(isYes ? 'value.yes' : 'value.no')}</span>
    );
  }
  if (value === null)
    return column === 'start' && kind !== 'baseline' ? null : (
      <Nothing kind={kind} column={column} />
    );
  return (
    <span className={styles.ellipsis}>
      {column === 'target' && kind === 'at_least' && (
        <span className={styles.unit}>{t('objectives.minimum')} </span>
      )}
      {column === 'target' && kind === 'at_most' && (
        <span className={styles.unit}>{t('objectives.maximum')} </span>
      )}
      <Value value={value} unit={shownUnit(keyResult, column)} decimals={decimals} />
    </span>
  );
}

/** A word for a unit stands once in a row, behind the target; a sign stands behind every number. */
function shownUnit({ unit, target }: KeyResult, column: Column): string {
  const isSign = unit.length <= 2;
  return isSign || column === 'target' || (target === null && column === 'current') ? unit : '';
}

function Nothing({ kind, column }: { kind: KeyResult['kind']; column: Column }) {
  const isRule = column === 'target' && (kind === 'milestones' || kind === 'range');
  return isRule ? null : <span className={styles.dash}>{t('value.none')}</span>;
}

interface ProgressProps {
  progress: number | null;
  expected: number | null;
  status?: KeyResult['status'];
  held?: readonly boolean[];
  explanation: Explanation;
  startDate?: string | null;
}

/** The bar with its mark, or the words for why there is none. */
export function ProgressCell({
  progress,
  expected,
  status,
  held,
  explanation,
  startDate,
}: ProgressProps) {
  const { today } = usePlan();
  const format = useFormat();
  if (progress === null) {
    return (
      <span className={styles.why}>
        {whyWords(explanation.statusReason.code, startDate, today, format)}
      </span>
    );
  }
  return (
    <Progress progress={progress} expected={expected} held={held} {...(status ? { status } : {})} />
  );
}

function whyWords(
  code: string,
  startDate: string | null | undefined,
  today: string,
  format: Format,
): string {
  switch (code) {
    case 'before_start':
      return startDate
        ? t('objectives.why.before_start', { date: format.date(startDate, today) })
        : t('objectives.why.drivers_wait');
    case 'no_drivers':
    case 'no_numbers':
    case 'no_dates':
    case 'no_value_yet':
    case 'zero_weights':
    case 'drivers_wait':
      return t(`objectives.why.${code}`);
    default:
      return t('objectives.why.unknown');
  }
}

/** Confidence out of ten, and how it changed. */
export function ConfidenceCell({
  keyResult: { confidence, confidenceBefore },
}: {
  keyResult: KeyResult;
}) {
  const format = useFormat();
  if (confidence === null) return null;
  const now = outOfTen(confidence);
  const change = confidenceBefore === null ? 0 : outOfTen(confidence - confidenceBefore);
  const signed = (change > 0 ? '+' : '') + format.number(change);
  const label =
    change === 0
      ? t('objectives.confidence', { confidence: format.number(now) })
      : t('objectives.confidence.change', { confidence: format.number(now), change: signed });
  return (
    <span className={styles.confidence} role="img" aria-label={label}>
      <b>{format.number(now)}</b>
      <small>{change !== 0 && signed}</small>
    </span>
  );
}

/** The owner's initials. */
export function OwnerCell({ owner }: { owner: string | null }) {
  const { teams } = usePlan();
  if (owner === null) return null;
  return <Person name={owner} team={teams.some(({ name }) => name === owner)} compact />;
}

/** The way of the latest values. */
export function TrendCell({ keyResult: { title, trend, unit } }: { keyResult: KeyResult }) {
  const format = useFormat();
  const first = trend[0];
  const last = trend.at(-1);
  if (trend.length < 3 || first === undefined || last === undefined) return null;
  return (
    <Sparkline
      values={trend}
      label={t('objectives.trend', {
        title,
        n: trend.length,
        first: format.value(first, unit),
        last: format.value(last, unit),
      })}
    />
  );
}
