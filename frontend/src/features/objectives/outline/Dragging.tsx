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
import { attempt } from '~/ui/toast';
import { drop, type Place, staysPut, type Zone } from './moves';
import styles from './outline.module.css';
import { type Row, titleOf } from './rows';
import type { OutlineModel } from './useOutlineModel';

/** Where the row would go if it were dropped now. */
export interface Mark {
  place: Place;
  zone: Zone;
  /** Top and height of the row under the pointer, in the canvas. */
  top: number;
  height: number;
  level: number;
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
  model: OutlineModel;
  virtualizer: Virtualizer<HTMLDivElement, Element>;
  body: RefObject<HTMLDivElement | null>;
}

const before = 0.25; // upper part of a row that means "before it"
const after = 0.75; // lower part of a row that means "after it"

/** Follows a dragged row, and the marked ones that move with it. The rows are virtual, so the place is computed from the pointer. */
export function useDropMark({ model, virtualizer, body }: Options): Drop {
  const [id, setId] = useState('');
  const [mark, setMark] = useState<Mark | null>(null);
  const { rows, tree } = model;
  const dragged = rows.find((row) => row.id === id);
  const moved = dragged ? model.movedWith(dragged) : [];

  const markAt = (clientY: number): Mark | null => {
    const box = body.current?.getBoundingClientRect();
    if (!box || !dragged) return null;
    const y = clientY - box.top + (body.current?.scrollTop ?? 0);
    const slot = virtualizer.getVirtualItemForOffset(Math.max(0, y));
    // A draft stands among the rows and is none of them.
    const target = slot && rows.find(({ id: each }) => each === slot.key);
    if (!target) return null;
    const part = (y - slot.start) / slot.size;
    const zone: Zone =
      part < before ? 'before' : part > after || target.type === 'key_result' ? 'after' : 'inside';
    const place = drop(tree, moved, target, zone);
    if (!place || staysPut(tree, moved, place)) return null;
    const inside = place.parent === target.id && zone === 'after';
    const level = target.level + (inside ? 1 : 0);
    return { place, zone, top: slot.start, height: slot.size, level };
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
      if (event && mark && dragged) {
        attempt(model.move(dragged, mark.place));
      }
      setId('');
      setMark(null);
    },
  };
}

/** Lets rows be dragged by their outline number. Alt and the arrows do the same. */
export function Dragging({ drop: follow, children }: { drop: Drop; children: ReactNode }) {
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  return (
    <DndContext
      sensors={sensors}
      onDragStart={({ active }) => follow.start(String(active.id))}
      onDragMove={follow.move}
      onDragEnd={follow.end}
      onDragCancel={() => follow.end(null)}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {follow.dragged && (
          <span className={styles.dragged}>
            {follow.count > 1 ? tn('objectives.rows', follow.count) : titleOf(follow.dragged)}
          </span>
        )}
      </DragOverlay>
    </DndContext>
  );
}
