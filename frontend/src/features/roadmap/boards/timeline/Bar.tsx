import { useDraggable } from '@dnd-kit/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Conflict, Initiative } from '~/bridge/roadmapTypes';
import { effortWords } from '~/features/roadmap/boards/words';
import { useFormat } from '~/ui/format';
import type { Axis } from './axis';
import type { Part, Span } from './days';
import styles from './timeline.module.css';
import { dragId } from './useBarMoves';
import { barName, daysBeside, spanWords } from './words';

interface Props {
  row: Initiative;
  span: Span;
  axis: Axis;
  today: string;
  conflicts: readonly Conflict[];
  isUndated: boolean;
  isChosen: boolean;
  /** Tab comes to it. */
  isStop: boolean;
  /** A conflict that is looked at is about it. */
  isLit: boolean;
  isMoving: boolean;
  canMove: boolean;
  onChoose: (id: string) => void;
  onOpen: () => void;
}

const roomy = 60; // px of a bar in which its effort has room

/** One initiative on the time axis. */
export function Bar(props: Props) {
  const { row, span, axis, today, conflicts, isUndated, isChosen, isStop, isMoving, canMove } =
    props;
  const format = useFormat();
  const { setNodeRef, listeners } = useDraggable({ id: dragId('all', row.id), disabled: !canMove });
  const left = axis.at(span.first);
  const right = axis.at(span.last + 1);
  const name = barName(row, span, isUndated, conflicts, today, format);
  const isDecided = row.state !== 'idea' && row.state !== 'candidate';
  const isDue = row.class === 'compliance' && row.end !== null;
  return (
    <>
      <button
        ref={setNodeRef}
        type="button"
        className={styles.bar}
        style={{ left, width: Math.max(right - left, axis.perDay) }}
        data-bar={row.id}
        data-chosen={isChosen || undefined}
        data-lit={props.isLit || undefined}
        data-undated={isUndated || undefined}
        data-guessed={guessed(span)}
        data-decided={isDecided || undefined}
        data-outside={row.class !== '' || undefined}
        // Who comes to the timeline comes to today, and not to where this bar begins.
        data-arrive={isStop ? 'still' : undefined}
        tabIndex={isStop ? 0 : -1}
        aria-label={name}
        aria-current={isChosen || undefined}
        title={isMoving ? undefined : name}
        onFocus={() => {
          if (!isChosen) props.onChoose(row.id);
        }}
        onDoubleClick={props.onOpen}
        {...listeners}
      >
        {conflicts.length > 0 && <IconAlertTriangle size="0.8125rem" aria-hidden />}
        {right - left > roomy && <span>{effortWords(row.effort, format)}</span>}
        {canMove && !isUndated && <Edge part="start" id={row.id} />}
        {canMove && !isUndated && <Edge part="end" id={row.id} />}
      </button>
      {isDue && <span className={styles.due} style={{ left: right }} aria-hidden />}
      <span className={styles.beside} style={{ left: right }} aria-hidden>
        {isUndated && !isMoving ? '' : daysBeside(span, today, format)}
      </span>
      {isMoving && (
        <span className={styles.float} style={{ left }} aria-hidden>
          {spanWords(span, today, format)}
        </span>
      )}
    </>
  );
}

function guessed({ isGuessedStart, isGuessedEnd }: Span): 'start' | 'end' | undefined {
  if (isGuessedStart === isGuessedEnd) return undefined;
  return isGuessedStart ? 'start' : 'end';
}

/** The end of a bar, by which it is made longer or shorter. Keys do the same on the bar itself. */
function Edge({ part, id }: { part: Exclude<Part, 'all'>; id: string }) {
  const { setNodeRef, listeners } = useDraggable({ id: dragId(part, id) });
  return (
    <span ref={setNodeRef} className={styles.edge} data-part={part} aria-hidden {...listeners} />
  );
}
