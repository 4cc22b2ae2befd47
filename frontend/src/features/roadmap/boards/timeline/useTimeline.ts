import { useMemo, useState } from 'react';
import type { Conflict } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { isFlag, useRemembered } from '~/data/remembered';
import { isOver } from '~/features/roadmap/boards/board/columns';
import { useQuick } from '~/features/roadmap/boards/useQuick';
import { useWithOver } from '~/features/roadmap/boards/useWithOver';
import type { ViewProps } from '~/features/roadmap/views';
import { useFormat } from '~/ui/format';
import { axisOf, daysIn, isZoom, type Zoom, zooms } from './axis';
import { dayOf, type Span, spanOf } from './days';
import { type Grouping, isGrouping, linesOf, tiesOf } from './lines';
import { bandsOf } from './Scale';
import { useBarMoves } from './useBarMoves';
import { spanWords } from './words';

type Given = Pick<ViewProps, 'page' | 'query'>;

/** What the timeline shows, how it is arranged, and the bars that are being moved. */
export function useTimeline({ page, query }: Given, rem: number, onMoved: (id: string) => void) {
  const { id: plan, cycles, today, readOnly } = usePlan();
  const format = useFormat();
  const [zoom, setZoom] = useRemembered<Zoom>(plan, 'roadmap.zoom', 'months', isZoom);
  const [by, group] = useRemembered<Grouping>(plan, 'roadmap.timelineBy', 'team', isGrouping);
  const [withOver, showOver] = useWithOver();
  const [isListed, setListed] = useRemembered(
    plan,
    'roadmap.conflicts',
    page.conflicts.length > 0,
    isFlag,
  );
  const [lit, setLit] = useState<Conflict | null>(null);
  const { initiatives, conflicts, cycle } = page;
  const day = dayOf(today);
  // Where what has no dates is drawn: from now on, and not before its cycle.
  const otherwise = Math.max(day, cycle.start === null ? day : dayOf(cycle.start));
  const lines = useMemo(() => linesOf(page, by, withOver), [page, by, withOver]);
  const ties = useMemo(() => tiesOf(lines, conflicts), [lines, conflicts]);
  const spans = useMemo(
    () =>
      new Map(
        lines.flatMap((line): [string, Span][] =>
          line.type === 'row' ? [[line.id, spanOf(line.row, otherwise)]] : [],
        ),
      ),
    [lines, otherwise],
  );
  const axis = useMemo(() => {
    const own =
      cycle.start === null || cycle.end === null
        ? []
        : [{ first: dayOf(cycle.start), last: dayOf(cycle.end) }];
    // Today can be brought to where a window begins, also where nothing comes after it.
    const ahead = { first: day, last: day + daysIn(innerWidth, zoom, rem) };
    return axisOf([...spans.values(), ...own, ahead], zoom, rem);
  }, [spans, cycle, day, zoom, rem]);
  const bands = useMemo(() => bandsOf(cycles, cycle.id, axis), [cycles, cycle.id, axis]);
  const about = useMemo(() => {
    const found = new Map<string, Conflict[]>();
    for (const conflict of conflicts) {
      for (const id of conflict.initiatives) {
        found.set(id, [...(found.get(id) ?? []), conflict]);
      }
    }
    return found;
  }, [conflicts]);
  const moves = useBarMoves({
    rows: initiatives,
    spanOf: (row) => spans.get(row.id) ?? spanOf(row, otherwise),
    perDay: axis.perDay,
    quick: useQuick(query),
    words: (span) => spanWords(span, today, format),
    onMoved,
  });
  const { moving } = moves;
  const movingSpan = moving && moves.spanNow(moving);
  return {
    page,
    today,
    day,
    readOnly,
    zoom,
    setZoom,
    zoomBy: (way: 1 | -1) => {
      const next = zooms[zooms.indexOf(zoom) + way];
      if (next) setZoom(next);
    },
    by,
    group,
    withOver,
    showOver,
    over: initiatives.filter(isOver).length,
    isListed,
    setListed,
    lit,
    setLit,
    lines,
    ties,
    axis,
    bands,
    conflictsOf: (id: string): readonly Conflict[] => about.get(id) ?? [],
    /** Where a bar is drawn now. */
    spanOf: (id: string): Span | null => (moving?.id === id ? movingSpan : (spans.get(id) ?? null)),
    moves,
    /** Where the bar that is being moved lies, in words. */
    said: movingSpan ? spanWords(movingSpan, today, format) : '',
  };
}

export type TimelineModel = ReturnType<typeof useTimeline>;
