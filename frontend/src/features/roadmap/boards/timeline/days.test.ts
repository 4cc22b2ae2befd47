import { describe, expect, it } from 'vitest';
import type { Initiative } from '~/bridge/roadmapTypes';
import { initiativesOf } from '~/fixtures/roadmap';
import { formatter } from '~/ui/format';
import { arrowPath } from './arrows';
import { axisOf, tickFrom, ticksOf } from './axis';
import {
  dateOf,
  dayOf,
  daysOfWork,
  mondayOf,
  monthStart,
  moved,
  quarterStart,
  spanOf,
} from './days';

const format = formatter({ decimalMark: '.', progressShown: 'fraction', dateOrder: 'dmy' });
const rows = initiativesOf('sample');

function named(title: string): Initiative {
  const row = rows.find((each) => each.title.startsWith(title));
  if (!row) throw new Error(`no initiative ${title}`);
  return row;
}
const saved = named('Saved');

describe('days', () => {
  it.each(['1969-12-31', '2024-02-29', '2026-03-29', '2100-12-31'])('keep %s', (date) =>
    expect(dateOf(dayOf(date))).toBe(date),
  );

  it.each([
    ['2026-02-17', '2026-02-16', '2026-02-01', '2026-01-01'],
    ['2026-02-16', '2026-02-16', '2026-02-01', '2026-01-01'],
    ['1969-12-31', '1969-12-29', '1969-12-01', '1969-10-01'],
  ])('of %s begin their week, month and quarter', (date, monday, month, quarter) => {
    expect(dateOf(mondayOf(dayOf(date)))).toBe(monday);
    expect(dateOf(monthStart(dayOf(date)))).toBe(month);
    expect(dateOf(quarterStart(dayOf(date)))).toBe(quarter);
  });
});

describe('where an initiative lies', () => {
  it('is what was given, and follows from the effort where it was not', () => {
    const given = spanOf(saved, 0);
    expect([dateOf(given.first), dateOf(given.last)]).toEqual(['2026-04-06', '2026-05-15']);
    expect([given.isGuessedStart, given.isGuessedEnd]).toEqual([false, false]);
    const due = spanOf(named('Allergen'), 0);
    expect(dateOf(due.last)).toBe('2026-04-01');
    expect(due.last - due.first + 1).toBe(76); // 2.5 months of one person
    expect([due.isGuessedStart, due.isGuessedEnd]).toEqual([true, false]);
    const none = spanOf(named('Menu photo'), 100);
    expect([none.first, none.last]).toEqual([100, 175]);
  });

  it('is as long as the longest of its teams takes', () => {
    const longer = saved.efforts.map((effort) => ({ ...effort, likely: 4 }));
    const both = [...saved.efforts, ...longer];
    expect(daysOfWork({ ...saved, effort: 6, efforts: both })).toBe(122);
    expect(daysOfWork({ ...saved, effort: null, efforts: [] })).toBe(30);
  });

  it('keeps one day at least when an end is moved past the other', () => {
    const span = { first: 10, last: 12, isGuessedStart: false, isGuessedEnd: true };
    expect(moved(span, 'end', -9)).toMatchObject({ first: 10, last: 10, isGuessedEnd: false });
    expect(moved(span, 'start', 9)).toMatchObject({ first: 12, last: 12, isGuessedEnd: true });
    expect(moved(span, 'all', -20)).toMatchObject({ first: -10, last: -8 });
  });
});

describe('the axis', () => {
  const days = { first: dayOf('2026-01-20'), last: dayOf('2026-06-30') };

  it('has room around all days, with a tick for each step and the year where it changes', () => {
    const axis = axisOf([days], 'months', 16);
    expect([dateOf(axis.first), dateOf(axis.last)]).toEqual(['2025-12-01', '2026-07-31']);
    expect(axis.at(axis.last + 1)).toBeCloseTo(axis.width);
    const ticks = ticksOf(axis, axis, format).map(({ words }) => words);
    expect(ticks).toEqual(['Dec 2025', 'Jan 2026', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul']);
    const quarters = axisOf([days], 'quarters', 16);
    expect(ticksOf(quarters, quarters, format).map(({ words }) => words)).toEqual([
      'Oct–Dec 2025',
      'Jan–Mar 2026',
      'Apr–Jun',
      'Jul–Sep',
    ]);
  });

  it('says the year of the first tick in sight, and of a week in which a year begins', () => {
    const months = axisOf([days], 'months', 16);
    const seen = { first: dayOf('2026-03-01'), last: dayOf('2026-05-31') };
    expect(ticksOf(months, seen, format).map(({ words }) => words)).toEqual([
      'Mar 2026',
      'Apr',
      'May',
    ]);
    const weeks = axisOf([days], 'weeks', 16);
    const turn = { first: dayOf('2025-12-20'), last: dayOf('2026-01-12') };
    expect(
      ticksOf({ ...weeks, first: turn.first }, turn, format).map(({ words }) => words),
    ).toEqual(['15 Dec 2025', '22 Dec', '29 Dec', '5 Jan 2026', '12 Jan']);
  });

  it('begins with the first tick whose words are whole', () => {
    const axis = axisOf([days], 'months', 16);
    expect(dateOf(tickFrom(axis, 0))).toBe('2025-12-01');
    expect(dateOf(tickFrom(axis, 1))).toBe('2026-01-01');
    expect(dateOf(tickFrom(axis, axis.at(dayOf('2026-02-01'))))).toBe('2026-02-01');
  });

  it('draws the ticks in sight alone, also of a century', () => {
    const century = axisOf([{ first: 0, last: 36_525 }], 'weeks', 16);
    const seen = { first: 20_000, last: 20_100 };
    const ticks = ticksOf(century, seen, format);
    expect(ticks.length).toBeLessThan(17);
    expect(ticks.every(({ day }) => day >= seen.first - 7 && day <= seen.last)).toBe(true);
  });
});

describe('an arrow', () => {
  it('goes straight where there is room, and back between the rows where there is none', () => {
    expect(arrowPath({ x: 10, y: 0 }, { x: 100, y: 32 })).toBe('M10 0H18V32H100');
    expect(arrowPath({ x: 100, y: 32 }, { x: 10, y: 0 })).toBe('M100 32H108V16H2V0H10');
  });
});
