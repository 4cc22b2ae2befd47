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
function roomIn(element: HTMLElement, before: number): number {
  return Math.max(0, element.clientWidth - before);
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
  // An axis that becomes shorter takes the place with it before it can be asked where it was.
  const place = useRef(0);
  const scrollTo = useCallback((px: number) => {
    scroller.current?.scrollTo({ left: px });
    place.current = Math.max(0, px);
  }, []);
  useLayoutEffect(() => {
    const element = scroller.current;
    const was = known.current;
    known.current = axis;
    if (!element || was === axis) return;
    const room = roomIn(element, before);
    if (!was) scrollTo(leftFor(axis, begin, room));
    else if (was.zoom !== axis.zoom || was.perDay !== axis.perDay) {
      const middle = was.first + (place.current + room / 2) / was.perDay;
      scrollTo(axis.at(middle) - room / 2);
    } else if (was.first !== axis.first) {
      scrollTo(place.current + (was.first - axis.first) * axis.perDay);
    }
  }, [axis, before, begin, scrollTo]);
  const show = useCallback(
    (day: number) => {
      const element = scroller.current;
      if (element) scrollTo(leftFor(axis, day, roomIn(element, before)));
    },
    [axis, before, scrollTo],
  );
  /** Brings days into sight where they are not. */
  const reveal = useCallback(
    ({ first, last }: Days) => {
      const element = scroller.current;
      if (!element) return;
      const end = element.scrollLeft + roomIn(element, before);
      if (axis.at(first) >= end || axis.at(last + 1) <= element.scrollLeft) show(first);
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
      place.current = at;
      setLeft(Math.floor(at / step) * step);
      setEdge(tickFrom(axis, at - slack));
    },
  };
}
