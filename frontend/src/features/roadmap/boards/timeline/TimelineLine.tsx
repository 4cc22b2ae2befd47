import { IconAlertTriangle, IconChevronLeft } from '@tabler/icons-react';
import type { Conflict } from '~/bridge/roadmapTypes';
import { isOver } from '~/features/roadmap/boards/board/columns';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import type { Axis } from './axis';
import { Bar } from './Bar';
import { dateOf, type Span } from './days';
import type { Grouping, Line } from './lines';
import styles from './timeline.module.css';

interface Props {
  line: Line;
  by: Grouping;
  axis: Axis;
  today: string;
  span: Span | null;
  /** Days before this one are out of sight. */
  seenFrom: number;
  conflicts: readonly Conflict[];
  chosen: string;
  stop: string;
  isLit: boolean;
  isMoving: boolean;
  readOnly: boolean;
  onChoose: (id: string) => void;
  /** The bar comes into sight. */
  onReveal: (id: string) => void;
  onOpen: () => void;
}

/** The words over a group. */
export function groupWords(
  { name, isUndated }: Extract<Line, { type: 'group' }>,
  by: Grouping,
): string {
  if (isUndated) return t('timeline.undated');
  return name ?? (by === 'phase' ? t('board.phase.none') : t('board.team.none'));
}

/** A line of the timeline: the head of a group, or an initiative with its bar. */
export function TimelineLine(props: Props) {
  const { line, by, axis, span, conflicts, chosen, readOnly } = props;
  const format = useFormat();
  if (line.type === 'group') {
    return (
      <div role="rowheader" className={styles.group}>
        <b>{groupWords(line, by)}</b> <span>{line.count}</span>
        {line.isUndated && !readOnly && <i>{t('timeline.undated.how')}</i>}
      </div>
    );
  }
  const { row } = line;
  return (
    <>
      <div
        role="rowheader"
        className={styles.label}
        title={row.title}
        onClick={() => props.onReveal(row.id)}
      >
        <span className={styles.rank}>{row.place ?? ''}</span>
        <span className={styles.title}>{row.title}</span>
        {conflicts.length > 0 && <IconAlertTriangle size="0.875rem" aria-hidden />}
      </div>
      <div role="gridcell" className={styles.lane} style={{ width: axis.width }}>
        {span && span.last < props.seenFrom && (
          <button
            type="button"
            tabIndex={-1}
            className={styles.earlier}
            aria-hidden
            onClick={() => props.onReveal(row.id)}
          >
            <IconChevronLeft size="0.75rem" />
            {format.date(dateOf(span.last), '')}
          </button>
        )}
        {span && (
          <Bar
            row={row}
            span={span}
            axis={axis}
            today={props.today}
            conflicts={conflicts}
            isUndated={line.isUndated}
            isChosen={row.id === chosen}
            isStop={row.id === props.stop}
            isLit={props.isLit}
            isMoving={props.isMoving}
            canMove={!readOnly && !isOver(row)}
            onChoose={props.onChoose}
            onOpen={props.onOpen}
          />
        )}
      </div>
    </>
  );
}
