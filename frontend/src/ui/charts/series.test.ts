import { describe, expect, it } from 'vitest';
import { formatter } from '~/ui/format';
import { wrapped } from '~/ui/picture';
import { type Ink, optionOf, type Series, tickWords } from './series';

const format = formatter({ decimalMark: '.', progressShown: 'fraction', dateOrder: 'dmy' });
const ink: Ink = {
  font: 'Inter',
  surface: '#fff',
  line: '#333',
  target: '#000',
  limit: '#777',
  grid: '#eee',
  axis: '#666',
  text: '#111',
};
const point = (date: string, value: number, provisional = false) => ({
  date,
  label: date,
  value,
  provisional,
  note: '',
});
const series: Series = {
  name: 'Activation',
  unit: '%',
  decimals: 1,
  points: [point('2026-01-05', 41), point('2026-01-12', 44), point('2026-01-19', 47, true)],
  lines: [
    {
      name: 'target',
      points: [
        { date: '2026-01-01', value: 41 },
        { date: '2026-03-31', value: 60 },
      ],
    },
  ],
  notes: [{ date: '2026-01-12', mark: 'A' }],
};
const drawn = (of: Series) => {
  const all = optionOf(of, ink, format).series;
  return Array.isArray(all) ? all : [];
};
const day = (date: string) => Date.parse(`${date}T00:00:00Z`);

describe('a chart of values', () => {
  it('draws what is over in one line, and what is under way hollow at its end', () => {
    const all = drawn(series);
    expect(all.find(({ id }) => id === 'values')?.data).toEqual([
      [day('2026-01-05'), 41],
      [day('2026-01-12'), 44],
    ]);
    const underWay = all.find(({ id }) => id === 'provisional');
    expect(underWay?.data).toEqual([
      [day('2026-01-12'), 44],
      [day('2026-01-19'), 47],
    ]);
    expect(underWay).toMatchObject({ itemStyle: { color: ink.surface, borderColor: ink.line } });
  });

  it('has no hollow point where every period is over', () => {
    const over = { ...series, points: series.points.slice(0, 2) };
    expect(drawn(over).map(({ id }) => id)).not.toContain('provisional');
  });

  it('draws the way to the target with its value at the end, and the notes at their days', () => {
    const target = drawn(series).find(({ id }) => id === 'line target');
    expect(target).toMatchObject({ endLabel: { formatter: 'target\n60.0%' } });
    const notes = drawn(series).find(({ id }) => id === 'notes');
    expect(notes).toMatchObject({ markLine: { data: [{ name: 'A', xAxis: day('2026-01-12') }] } });
  });

  it.each([
    ['2026-01-01', 'Jan 2026'],
    ['2026-02-01', 'Feb'],
    ['2026-02-09', '9 Feb'],
  ])('says %s on its axis as %s', (date, words) =>
    expect(tickWords(day(date), format)).toBe(words),
  );

  it('writes the days of its axis in the order of the plan', () => {
    const us = formatter({ decimalMark: '.', progressShown: 'fraction', dateOrder: 'mdy' });
    expect(tickWords(day('2026-02-09'), us)).toBe('Feb 9');
  });

  it('wraps the words of a picture, and no word is lost', () => {
    expect(wrapped('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  });
});
