import {
  type Announcements,
  type DragMoveEvent,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type RefObject, useRef, useState } from 'react';
import type { Initiative } from '~/bridge/roadmapTypes';
import { t } from '~/strings/strings';
import { pitch } from './BoardColumn';
import type { Column } from './columns';
import { type BoardModel, columnWords } from './useBoard';
import { drawnIn } from './walk';

/** Where a dragged card would go if it were dropped now. */
export interface Mark {
  key: string;
  /** The gap between cards at which the line is drawn, from 0. */
  gap: number;
  /** The place among the cards without the dragged one. */
  at: number;
}

/** The gap between cards that is nearest to a height, and the place that it means. */
export function placeAt(
  column: Column,
  id: string,
  y: number,
  cardPitch: number,
): Omit<Mark, 'key'> {
  const rows = drawnIn(column);
  const gap = Math.min(rows.length, Math.max(0, Math.round(y / cardPitch)));
  const own = rows.findIndex((row) => row.id === id);
  return { gap, at: own >= 0 && own < gap ? gap - 1 : gap };
}

/** Follows a dragged card. The cards are virtual, so the place is computed from the pointer. */
export function useBoardDrag(model: BoardModel, board: RefObject<HTMLElement | null>, rem: number) {
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const [dragged, setDragged] = useState<Initiative | null>(null);
  const [mark, setMark] = useState<Mark | null>(null);
  const latest = useRef<Mark | null>(null);
  const titleOf = (id: unknown) => model.page.initiatives.find((row) => row.id === id)?.title ?? '';

  const follow = (next: Mark | null) => {
    latest.current = next;
    setMark(next);
  };
  const markAt = (id: string, x: number, y: number): Mark | null => {
    for (const column of model.columns) {
      const section = board.current?.querySelector<HTMLElement>(
        `[data-column="${CSS.escape(column.key)}"]`,
      );
      const cards = section?.lastElementChild;
      if (!section || !cards) continue;
      const { left, right } = section.getBoundingClientRect();
      if (x < left || x >= right) continue;
      const within = y - cards.getBoundingClientRect().top + cards.scrollTop;
      return { key: column.key, ...placeAt(column, id, within, pitch * rem) };
    }
    return null;
  };
  const words = (of: Mark) => {
    const column = model.columns.find(({ key }) => key === of.key);
    return column
      ? t('board.dragged', { column: columnWords(column, model.by), place: of.at + 1 })
      : '';
  };
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('board.dragged.start', { title: titleOf(active.id) }),
    onDragMove: () => (latest.current ? words(latest.current) : undefined),
    onDragOver: () => undefined,
    // What has become of it is said by the board itself.
    onDragEnd: () => undefined,
    onDragCancel: () => t('board.dragged.cancel'),
  };
  const end = () => {
    setDragged(null);
    follow(null);
  };
  return {
    dragged,
    mark,
    context: {
      sensors,
      accessibility: {
        announcements,
        screenReaderInstructions: { draggable: t('board.dragged.how') },
      },
      onDragStart: ({ active }: Pick<DragMoveEvent, 'active'>) =>
        setDragged(model.page.initiatives.find(({ id }) => id === active.id) ?? null),
      onDragMove: ({ active, activatorEvent, delta }: DragMoveEvent) => {
        if (!(activatorEvent instanceof PointerEvent)) return;
        const { clientX, clientY } = activatorEvent;
        follow(markAt(String(active.id), clientX + delta.x, clientY + delta.y));
      },
      onDragEnd: () => {
        const to = latest.current;
        if (dragged && to) {
          const column = model.columns.find(({ key }) => key === to.key);
          model.place(dragged, to.key, column?.isFolded ? null : to.at);
        }
        end();
      },
      onDragCancel: end,
    },
  };
}
