import { expect, it } from 'vitest';
import { formatter } from './format';
import { whenWords } from './when';

const format = formatter({ decimalMark: '.', progressShown: 'fraction', dateOrder: 'dmy' });

/** An instant by its time on this machine's clock. */
const at = (year: number, month: number, day: number, hour: number, minute: number) =>
  new Date(year, month - 1, day, hour, minute).toISOString();

it.each([
  [at(2026, 2, 17, 9, 12), 'today 09:12'],
  [at(2026, 2, 16, 18, 40), 'yesterday 18:40'],
  [at(2026, 2, 15, 0, 0), '15 Feb 00:00'],
  [at(2025, 12, 31, 23, 59), '31 Dec 2025 23:59'],
])('%s', (instant, want) => expect(whenWords(instant, '2026-02-17', format)).toBe(want));

it('knows yesterday across the end of a year', () => {
  expect(whenWords(at(2025, 12, 31, 8, 5), '2026-01-01', format)).toBe('yesterday 08:05');
});
