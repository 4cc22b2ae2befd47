import type { Cycle } from '~/bridge/types';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { type Axis, ticksOf } from './axis';
import { dayOf, type Days } from './days';
import styles from './timeline.module.css';

interface Band extends Days {
  id: string;
  name: string;
  isShown: boolean;
}

/** The cycles that the axis reaches into. */
export function bandsOf(cycles: readonly Cycle[], shown: string, axis: Axis): Band[] {
  return cycles.flatMap(({ id, name, start, end }) => {
    if (start === null || end === null) return [];
    const [first, last] = [dayOf(start), dayOf(end)];
    if (last < axis.first || first > axis.last) return [];
    return [
      {
        id,
        name,
        isShown: id === shown,
        first: Math.max(first, axis.first),
        last: Math.min(last, axis.last),
      },
    ];
  });
}

interface Props {
  axis: Axis;
  bands: readonly Band[];
  /** Days in sight, for the ticks to draw. */
  seen: Days;
  today: number;
}

/** The head of the time axis: cycles and ticks. */
export function Scale({ axis, bands, seen, today }: Props) {
  const format = useFormat();
  return (
    <div className={styles.scale} style={{ width: axis.width }}>
      {bands.map(({ id, name, isShown, first, last }) => (
        <span
          key={id}
          className={styles.cycle}
          data-shown={isShown || undefined}
          title={name}
          style={{ left: axis.at(first), width: axis.at(last + 1) - axis.at(first) }}
        >
          <span>{name}</span>
        </span>
      ))}
      {ticksOf(axis, seen, format).map(({ day, words }) => (
        <span key={day} className={styles.tick} style={{ left: axis.at(day) }}>
          {words}
        </span>
      ))}
      <span className={styles.todayWord} style={{ left: axis.at(today) }}>
        {t('timeline.today')}
      </span>
    </div>
  );
}

/** What lies behind the bars: other cycles as bands, the ends of the shown one, and today. */
export function Marks({ axis, bands, today }: Omit<Props, 'seen'>) {
  return (
    <>
      {bands.map(({ id, isShown, first, last }) => (
        <span
          key={id}
          className={styles.band}
          data-shown={isShown || undefined}
          style={{ left: axis.at(first), width: axis.at(last + 1) - axis.at(first) }}
        />
      ))}
      <span className={styles.today} style={{ left: axis.at(today) }} />
    </>
  );
}
