import type { Format } from '~/ui/format';
import { dateOf, type Days, mondayOf, monthStart, quarterStart } from './days';

export const zooms = ['weeks', 'months', 'quarters'] as const;
export type Zoom = (typeof zooms)[number];

export function isZoom(value: unknown): value is Zoom {
  return zooms.some((each) => each === value);
}

/** Width of a day in rem. */
const widths: Record<Zoom, number> = { weeks: 0.8, months: 0.25, quarters: 0.0875 };

/** Where days lie on the time axis, in px. */
export interface Axis extends Days {
  zoom: Zoom;
  /** px of a day */
  perDay: number;
  /** px of all days */
  width: number;
  at: (day: number) => number;
}

/** An axis that has room for all these days, and a little more at both ends. */
export function axisOf(spans: readonly Days[], zoom: Zoom, rem: number): Axis {
  const lowest = spans.reduce((least, { first }) => Math.min(least, first), Infinity);
  const highest = spans.reduce((most, { last }) => Math.max(most, last), -Infinity);
  const first = stepsOf[zoom](lowest, -1);
  const last = stepsOf[zoom](highest, 2) - 1;
  const perDay = widths[zoom] * rem;
  return {
    zoom,
    first,
    last,
    perDay,
    width: (last - first + 1) * perDay,
    at: (day) => (day - first) * perDay,
  };
}

/** How many days have room in a width in px. */
export function daysIn(px: number, zoom: Zoom, rem: number): number {
  return Math.ceil(px / (widths[zoom] * rem));
}

const stepsOf: Record<Zoom, (day: number, count: number) => number> = {
  weeks: (day, count) => mondayOf(day) + 7 * count,
  months: monthStart,
  quarters: quarterStart,
};

export interface Tick {
  day: number;
  words: string;
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `isNew` says that the year is another one than before. */
function tickWords(zoom: Zoom, day: number, isNew: boolean, format: Format): string {
  const month = Number(dateOf(day).slice(5, 7)) - 1;
  const withYear = (words: string) => (isNew ? `${words} ${yearOf(day)}` : words);
  switch (zoom) {
    case 'weeks':
      return format.date(dateOf(day), isNew ? '' : dateOf(day));
    case 'months':
      return withYear(months[month] ?? '');
    case 'quarters':
      return withYear(`${months[month] ?? ''}–${months[month + 2] ?? ''}`);
  }
}

function yearOf(day: number): string {
  return dateOf(day).slice(0, 4);
}

/** The first day of the tick that a day belongs to. */
export function tickOf({ zoom }: Axis, day: number): number {
  return stepsOf[zoom](day, 0);
}

/** The first tick whose words begin at a place or behind it, in px of the axis. */
export function tickFrom(axis: Axis, px: number): number {
  const day = axis.first + Math.ceil(px / axis.perDay);
  const tick = tickOf(axis, day);
  return tick === day ? tick : stepsOf[axis.zoom](day, 1);
}

/** The ticks from one day to another. The year stands at the first, and where it changes. */
export function ticksOf({ zoom, first, last }: Axis, shown: Days, format: Format): Tick[] {
  const step = stepsOf[zoom];
  const ticks: Tick[] = [];
  let year = '';
  for (
    let day = step(Math.max(first, shown.first), 0);
    day <= Math.min(last, shown.last);
    day = step(day, 1)
  ) {
    ticks.push({ day, words: tickWords(zoom, day, yearOf(day) !== year, format) });
    year = yearOf(day);
  }
  return ticks;
}
