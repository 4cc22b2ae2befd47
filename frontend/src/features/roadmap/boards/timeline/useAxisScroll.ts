import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { type Axis, tickFrom, tickOf } from './axis';
import type { Days } from './days';

const step = 512; // px between two looks at what is in sight: the ticks beyond are drawn ahead
const slack = 2; // px that a place may be off, since the window rounds it
const lead = 0.15; // part of the width that stays before what the timeline begins with

/** Where the axis is scrolled to for a day to be in sight, from the beginning of a tick. */
function leftFor(axis: Axis, day: number, room: number): number {
  const before = Math.floor((room * lead) / axis.perDay);
  return axis.at(tickOf(axis, day - before));
}

/** px of the axis that the window has room for */
function roomIn(place: HTMLElement, before: number): number {
  return Math.max(0, place.clientWidth - before);
}

/**
 * Where the time axis is scrolled to: the same day stays in the middle when the axis changes.
 * `before` is the width in px of the column before the axis, `begin` the day that is shown first.
 */
export function useAxisScroll(axis: Axis, before: number, begin: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [left, setLeft] = useState(0);
  // The first tick whose words are not cut off: before it none is written, and it has the year.
  const [edge, setEdge] = useState(axis.first);
  const known = useRef<Axis | null>(null);
  useLayoutEffect(() => {
    const place = scroller.current;
    const was = known.current;
    known.current = axis;
    if (!place || was === axis) return;
    const room = roomIn(place, before);
    if (!was) place.scrollTo({ left: leftFor(axis, begin, room) });
    else if (was.zoom !== axis.zoom || was.perDay !== axis.perDay) {
      const middle = was.first + (place.scrollLeft + room / 2) / was.perDay;
      place.scrollTo({ left: axis.at(middle) - room / 2 });
    } else if (was.first !== axis.first) {
      place.scrollTo({ left: place.scrollLeft + (was.first - axis.first) * axis.perDay });
    }
  }, [axis, before, begin]);
  const show = useCallback(
    (day: number) => {
      const place = scroller.current;
      place?.scrollTo({ left: leftFor(axis, day, roomIn(place, before)) });
    },
    [axis, before],
  );
  /** Brings days into sight where they are not. */
  const reveal = useCallback(
    ({ first, last }: Days) => {
      const place = scroller.current;
      if (!place) return;
      const end = place.scrollLeft + roomIn(place, before);
      if (axis.at(first) >= end || axis.at(last + 1) <= place.scrollLeft) show(first);
    },
    [axis, before, show],
  );
  const seen: Days = {
    first: edge,
    last: axis.first + Math.ceil((left + innerWidth + step) / axis.perDay),
  };
  return {
    scroller,
    seen,
    show,
    reveal,
    onScroll: () => {
      const at = scroller.current?.scrollLeft ?? 0;
      setLeft(Math.floor(at / step) * step);
      setEdge(tickFrom(axis, at - slack));
    },
  };
}
