import type { Axis } from './axis';
import { arrowHead, arrowPath } from './arrows';
import type { Span } from './days';
import type { Tie } from './lines';
import styles from './timeline.module.css';

interface Props {
  ties: readonly Tie[];
  axis: Axis;
  /** px of a line */
  height: number;
  spanOf: (id: string) => Span | null;
  /** Of what is chosen: its arrows are drawn stronger. */
  chosen: string;
}

/** Arrows from what is required to what requires it. The bars say the same in words. */
export function Ties({ ties, axis, height, spanOf, chosen }: Props) {
  return (
    <svg className={styles.ties} aria-hidden>
      {ties.map((tie) => {
        const [first, then] = [spanOf(tie.on), spanOf(tie.id)];
        if (!first || !then) return null;
        const from = { x: axis.at(first.last + 1), y: (tie.from + 0.5) * height };
        const to = { x: axis.at(then.first), y: (tie.to + 0.5) * height };
        return (
          <g
            key={`${tie.on} ${tie.id}`}
            data-tie={`${tie.on} ${tie.id}`}
            data-conflict={tie.isConflict || undefined}
            data-chosen={tie.on === chosen || tie.id === chosen || undefined}
          >
            <path d={arrowPath(from, to)} />
            <path d={arrowHead(to)} data-head />
            {tie.isConflict && (
              <g transform={`translate(${to.x - 24} ${to.y - 6})`} data-warning>
                <path d="M6 0l6 10.5H0Z" />
                <path d="M6 3.8v3M6 8.6v.2" />
              </g>
            )}
          </g>
        );
      })}
    </svg>
  );
}
