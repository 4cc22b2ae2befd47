import styles from './TrendLine.module.css';

interface Props {
  /** Oldest first, at least two. */
  values: readonly number[];
  /** Drawn as a dotted line; null for none. */
  goal: number | null;
  /** The same in a sentence. */
  label: string;
}

const size = 100; // of the picture's own coordinates, which are stretched to the room there is

/** The way of a number over its latest values, as wide as there is room; the dot is where it stands. */
export function TrendLine({ values, goal, label }: Props) {
  const all = goal === null ? values : [...values, goal];
  const least = Math.min(...all);
  const most = Math.max(...all);
  // A number that never moved is a line through the middle.
  const y = (value: number) =>
    most === least ? size / 2 : ((most - value) / (most - least)) * size;
  const points = values.map(
    (value, index) => `${((index * size) / (values.length - 1)).toFixed(2)} ${y(value).toFixed(2)}`,
  );
  const last = values.at(-1);
  return (
    <span className={styles.trend} role="img" aria-label={label}>
      <svg viewBox={`0 0 ${size} ${size}`} preserveAspectRatio="none" aria-hidden>
        {goal !== null && (
          <path
            className={styles.goal}
            vectorEffect="non-scaling-stroke"
            d={`M0 ${y(goal)}H${size}`}
          />
        )}
        <path
          className={styles.line}
          vectorEffect="non-scaling-stroke"
          d={`M${points.join('L')}`}
        />
      </svg>
      {last !== undefined && <span className={styles.dot} style={{ top: `${y(last)}%` }} />}
    </span>
  );
}
