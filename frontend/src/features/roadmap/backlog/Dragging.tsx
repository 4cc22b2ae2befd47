import {
  DndContext,
  type DragEndEvent,
  type DragMoveEvent,
  DragOverlay,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { Virtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useState } from 'react';
import { tn } from '~/strings/strings';
import type { Row } from './arrange';
import styles from './backlog.module.css';
import { behind } from './moves';
import type { BacklogModel } from './useBacklog';

/** Where the rows would go if they were dropped now. */
interface Mark {
  /** The row that they would stand before; "" is the end. */
  before: string;
  /** px from the top of the rows. */
  top: number;
}

export interface Drop {
  mark: Mark | null;
  dragged: Row | undefined;
  /** How many rows move with it, itself among them. */
  count: number;
  start: (id: string) => void;
  move: (event: DragMoveEvent) => void;
  end: (event: DragEndEvent | null) => void;
}

interface Options {
  model: BacklogModel;
  virtualizer: Virtualizer<HTMLDivElement, Element>;
  canvas: RefObject<HTMLDivElement | null>;
}

const middle = 0.5; // of a row: above it is before the row, beneath it behind

/** Follows a dragged row, and the marked ones that move with it. The rows are virtual, so the place is computed from the pointer. */
export function useDrop({ model, virtualizer, canvas }: Options): Drop {
  const [id, setId] = useState('');
  const [mark, setMark] = useState<Mark | null>(null);
  const { all, rows, movedWith, move } = model;
  const dragged = id === '' ? undefined : rows.find((row) => row.id === id);
  const moved = dragged ? movedWith(dragged) : [];

  const markAt = (clientY: number): Mark | null => {
    const box = canvas.current?.getBoundingClientRect();
    if (!box || !dragged) return null;
    const y = Math.max(0, clientY - box.top);
    const slot = virtualizer.getVirtualItemForOffset(y);
    if (!slot) return null;
    const target = String(slot.key);
    const isAbove = (y - slot.start) / slot.size < middle;
    const isMoved = moved.some((row) => row.id === target);
    const before = isAbove && !isMoved ? target : behind(all, target, moved);
    return { before, top: isAbove ? slot.start : slot.start + slot.size };
  };
  return {
    mark,
    dragged,
    count: moved.length,
    start: setId,
    move: ({ activatorEvent, delta }) => {
      const from = activatorEvent instanceof PointerEvent ? activatorEvent.clientY : 0;
      setMark(markAt(from + delta.y));
    },
    end: (event) => {
      if (event && mark && dragged) move(moved, mark.before);
      setId('');
      setMark(null);
    },
  };
}

/** Lets rows be dragged by their number. Alt and the arrows do the same. */
export function Dragging({ drop, children }: { drop: Drop; children: ReactNode }) {
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
        {drop.dragged && (
          <span className={styles.dragged}>
            {drop.count > 1 ? tn('backlog.count', drop.count) : drop.dragged.initiative.title}
          </span>
        )}
      </DragOverlay>
    </DndContext>
  );
}
