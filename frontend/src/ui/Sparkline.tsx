import styles from './Sparkline.module.css';

interface Props {
  /** Oldest first, at least two. */
  values: readonly number[];
  /** The same in a sentence. */
  label: string;
}

const width = 72;
const height = 22;
const inset = 4; // keeps the last dot inside the picture

/** The way of a number over its latest values; the dot is where it stands. */
export function Sparkline({ values, label }: Props) {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const points = values.map((value, index) => ({
    x: inset + (index * (width - 2 * inset)) / (values.length - 1),
    // A number that never moved is a line through the middle.
    y: most === least ? height / 2 : 3 + ((most - value) / (most - least)) * (height - 6),
  }));
  const last = points.at(-1);
  const path = points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L');
  return (
    <svg
      className={styles.spark}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <path d={`M${path}`} />
      {last && <circle cx={last.x} cy={last.y} r="2.4" />}
    </svg>
  );
}
