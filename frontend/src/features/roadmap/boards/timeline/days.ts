import type { Initiative } from '~/bridge/roadmapTypes';

// Days are counted from 1 January 1970 in UTC, so that the clocks' change makes none longer.
const length = 86_400_000; // ms of a day
const monthDays = 365.25 / 12;
const unknown = 30; // days that something without an estimate is drawn with

export function dayOf(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / length);
}

export function dateOf(day: number): string {
  return new Date(day * length).toISOString().slice(0, 10);
}

/** The Monday of a day's week. */
export function mondayOf(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7); // day 0 was a Thursday
}

/** The first day of the month that is `months` after that of a day. */
export function monthStart(day: number, months = 0): number {
  const date = new Date(day * length);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / length;
}

/** The first day of the calendar quarter that is `quarters` after that of a day. */
export function quarterStart(day: number, quarters = 0): number {
  const date = new Date(day * length);
  const month = Math.floor(date.getUTCMonth() / 3) * 3 + quarters * 3;
  return Date.UTC(date.getUTCFullYear(), month, 1) / length;
}

/** First and last day, both inclusive. */
export interface Days {
  first: number;
  last: number;
}

/** Where an initiative lies in time. */
export interface Span extends Days {
  /** The day was not given: it follows from the effort. */
  isGuessedStart: boolean;
  isGuessedEnd: boolean;
}

/** Days that the work takes if each team puts one person on it. */
export function daysOfWork({ efforts, effort }: Initiative): number {
  const months = efforts.flatMap(({ likely, high, low }) => likely ?? high ?? low ?? []);
  const longest = Math.max(0, ...(months.length > 0 ? months : [effort ?? 0]));
  return longest > 0 ? Math.max(1, Math.round(longest * monthDays)) : unknown;
}

/** Where an initiative lies; one without any date lies at a day that is given. */
export function spanOf(row: Initiative, otherwise: number): Span {
  const work = daysOfWork(row) - 1;
  const start = row.start === null ? null : dayOf(row.start);
  const end = row.shipped ?? row.end;
  const last = end === null ? null : dayOf(end);
  const first = start ?? (last === null ? otherwise : last - work);
  return {
    first,
    last: Math.max(first, last ?? first + work),
    isGuessedStart: start === null,
    isGuessedEnd: last === null,
  };
}

/** Whether somebody has given it a day. */
export function isDated({ start, end, shipped }: Initiative): boolean {
  return start !== null || end !== null || shipped !== null;
}

/** What of a bar is moved. */
export type Part = 'all' | 'start' | 'end';

/** A span after some of it was moved by days; it keeps one day at least. */
export function moved(span: Span, part: Part, days: number): Span {
  const { first, last } = span;
  switch (part) {
    case 'all':
      return { ...span, first: first + days, last: last + days };
    case 'start':
      return { ...span, first: Math.min(first + days, last), isGuessedStart: false };
    case 'end':
      return { ...span, last: Math.max(last + days, first), isGuessedEnd: false };
  }
}
