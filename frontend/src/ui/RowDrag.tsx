import {
  DndContext,
  type DragEndEvent,
  type DragMoveEvent,
  DragOverlay,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type ReactNode, useState } from 'react';
import styles from './RowDrag.module.css';

/** A row that is dragged, and where it would go. */
export interface RowDrop<Mark> {
  /** null while it would go nowhere. */
  mark: Mark | null;
  /** What is dragged; "" while nothing is. */
  words: string;
  start: (id: string) => void;
  move: (event: DragMoveEvent) => void;
  end: (event: DragEndEvent | null) => void;
}

interface Options<Row, Mark> {
  rows: readonly Row[];
  /** The rows that move with one, itself among them. */
  movedWith: (row: Row) => readonly Row[];
  /** Where they would go if they were dropped at a height of the window; null for nowhere. */
  markAt: (clientY: number, moved: readonly Row[]) => Mark | null;
  onDrop: (dragged: Row, moved: readonly Row[], mark: Mark) => void;
  /** What they are called on their way. */
  wordsOf: (dragged: Row, count: number) => string;
}

/** Follows a dragged row, and the marked ones that move with it. The rows are virtual, so the place is computed from the pointer. */
export function useRowDrop<Row extends { id: string }, Mark>({
  rows,
  movedWith,
  markAt,
  onDrop,
  wordsOf,
}: Options<Row, Mark>): RowDrop<Mark> {
  const [id, setId] = useState('');
  const [mark, setMark] = useState<Mark | null>(null);
  const dragged = id === '' ? undefined : rows.find((row) => row.id === id);
  const moved = dragged ? movedWith(dragged) : [];
  return {
    mark,
    words: dragged ? wordsOf(dragged, moved.length) : '',
    start: setId,
    move: ({ activatorEvent, delta }) => {
      const from = activatorEvent instanceof PointerEvent ? activatorEvent.clientY : 0;
      setMark(dragged ? markAt(from + delta.y, moved) : null);
    },
    end: (event) => {
      if (event && mark && dragged) onDrop(dragged, moved, mark);
      setId('');
      setMark(null);
    },
  };
}

interface Props {
  drop: RowDrop<unknown>;
  children: ReactNode;
}

/** Lets rows be dragged by their number. Alt and the arrows do the same. */
export function RowDrag({ drop, children }: Props) {
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  return (
    <DndContext
      sensors={sensors}
      onDragStart={({ active }) => drop.start(String(active.id))}
      onDragMove={drop.move}
      onDragEnd={drop.end}
      onDragCancel={() => drop.end(null)}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {drop.words && <span className={styles.dragged}>{drop.words}</span>}
      </DragOverlay>
    </DndContext>
  );
}
