import {
  type Announcements,
  type DragMoveEvent,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { matches } from '~/app/commands/keys';
import { roadmap } from '~/bridge/roadmapCalls';
import type { Initiative } from '~/bridge/roadmapTypes';
import type { Quick } from '~/features/roadmap/boards/useQuick';
import { t } from '~/strings/strings';
import { dateOf, isDated, moved, type Part, type Span } from './days';

/** A bar that is not where the plan has it yet. */
export interface Moving {
  id: string;
  part: Part;
  days: number;
}

const rest = 600; // ms after the last press of a key: all presses before are one step of undo

interface Options {
  rows: readonly Initiative[];
  spanOf: (row: Initiative) => Span;
  /** px of a day */
  perDay: number;
  quick: Quick;
  /** Where a bar lies now, in words. */
  words: (span: Span) => string;
  /** The bar shall have the focus where it is drawn next. */
  onMoved: (id: string) => void;
}

/** What is dragged has an id of its part and its initiative. */
export const dragId = (part: Part, id: string) => `${part} ${id}`;

function partsOf(id: unknown): { part: Part; id: string } {
  const [part = '', ...words] = String(id).split(' ');
  return { part: part === 'start' || part === 'end' ? part : 'all', id: words.join(' ') };
}

/** Moves bars, or one of their ends, by pointer and by key, and writes their days once they rest. */
export function useBarMoves(options: Options) {
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const [moving, setMoving] = useState<Moving | null>(null);
  const latest = useRef<Moving | null>(null);
  const timer = useRef(0);
  const given = useRef(options);
  useEffect(() => {
    given.current = options;
  });
  const follow = useCallback((next: Moving | null) => {
    latest.current = next;
    setMoving(next);
  }, []);
  const rowOf = (id: string) => given.current.rows.find((row) => row.id === id);
  const spanNow = useCallback(({ id, part, days }: Moving): Span | null => {
    const row = rowOf(id);
    if (!row) return null;
    const span = moved(given.current.spanOf(row), part, days);
    // What had no date at all gets both.
    return isDated(row) ? span : { ...span, isGuessedStart: false, isGuessedEnd: false };
  }, []);
  const commit = useCallback(() => {
    clearTimeout(timer.current);
    const done = latest.current;
    if (!done) return;
    follow(null);
    const row = rowOf(done.id);
    const span = spanNow(done);
    if (!row || !span || (done.days === 0 && isDated(row))) return;
    const start = span.isGuessedStart ? '' : dateOf(span.first);
    const end = span.isGuessedEnd ? '' : dateOf(span.last);
    given.current.quick(
      (page) => ({
        ...page,
        initiatives: page.initiatives.map((each) =>
          each.id === row.id ? { ...each, start: start || null, end: end || null } : each,
        ),
      }),
      () => roadmap.setDates({ initiative: row.id, start, end }),
    );
    given.current.onMoved(row.id);
  }, [follow, spanNow]);
  const isDragged = useRef(false);
  // What the keys have moved is written also where the person leaves before the rest is over.
  useEffect(() => commit, [commit]);
  const nudge = useCallback(
    (row: Initiative, part: Part, days: number) => {
      const before = latest.current;
      const isSame = before?.id === row.id && before.part === part;
      if (!isSame) commit();
      // The first press puts what has no dates where it is drawn.
      const first = isDated(row) ? days : 0;
      follow({ id: row.id, part, days: isSame ? before.days + days : first });
      clearTimeout(timer.current);
      timer.current = window.setTimeout(commit, rest);
    },
    [commit, follow],
  );
  const isMoving = moving !== null;
  useEffect(() => {
    if (!isMoving) return undefined;
    // What is not written yet has no step of undo: it is given up, and not what was written before it.
    const giveUp = (event: KeyboardEvent) => {
      if (isDragged.current || !matches('mod+z', event)) return;
      event.preventDefault();
      event.stopPropagation();
      clearTimeout(timer.current);
      follow(null);
    };
    window.addEventListener('keydown', giveUp, true);
    return () => window.removeEventListener('keydown', giveUp, true);
  }, [isMoving, follow]);
  const said = () => {
    const span = latest.current && spanNow(latest.current);
    return span ? given.current.words(span) : undefined;
  };
  const announcements: Announcements = {
    onDragStart: said,
    onDragMove: said,
    onDragOver: () => undefined,
    onDragEnd: () => undefined,
    onDragCancel: () => t('board.dragged.cancel'),
  };
  return {
    moving,
    nudge,
    /** The person leaves the bar: what the keys have moved is written. */
    leave: () => {
      if (!isDragged.current) commit();
    },
    /** The span that is drawn while a bar is moved. */
    spanNow,
    context: {
      sensors,
      accessibility: {
        announcements,
        screenReaderInstructions: { draggable: t('timeline.dragged.how') },
      },
      onDragStart: ({ active }: Pick<DragMoveEvent, 'active'>) => {
        commit();
        isDragged.current = true;
        follow({ ...partsOf(active.id), days: 0 });
      },
      onDragMove: ({ active, delta }: DragMoveEvent) => {
        const days = Math.round(delta.x / given.current.perDay);
        follow({ ...partsOf(active.id), days });
      },
      onDragEnd: () => {
        isDragged.current = false;
        // A bar that was let go where it was taken stays as it is, also one without dates.
        if (latest.current?.days === 0) follow(null);
        commit();
      },
      onDragCancel: () => {
        isDragged.current = false;
        follow(null);
      },
    },
  };
}
