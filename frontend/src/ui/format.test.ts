import { describe, expect, it } from 'vitest';
import { commonDecimals, formatter, localDate, localTime, outOfTen } from './format';

const point = formatter({ decimalMark: '.', progressShown: 'fraction', dateOrder: 'dmy' });
const comma = formatter({ decimalMark: ',', progressShown: 'percent', dateOrder: 'mdy' });

describe('numbers', () => {
  it('groups thousands, keeps decimals and has a true minus', () => {
    expect(point.number(12400)).toBe('12,400');
    expect(point.number(-1.5)).toBe('−1.5');
    expect(point.number(3, 1)).toBe('3.0');
    expect(comma.number(1234.5)).toBe('1.234,5');
  });

  it('does not show the noise of binary arithmetic', () => {
    expect(point.number(0.1 + 0.2)).toBe('0.3');
    expect(point.number(1e-7)).toBe('0.0000001');
  });

  it('shows no more of a long number than is read at a glance', () => {
    expect(point.number((189 / 402) * 100)).toBe('47.0149');
    expect(point.number(0.000123456)).toBe('0.000123');
    expect(point.number(-0.00005)).toBe('\u22120.00005');
    expect(point.number(2.5)).toBe('2.5');
    expect(point.number(1 / 3, 2)).toBe('0.33');
    expect(point.plain(3.14159265)).toBe('3.14159265');
  });

  it('writes progress as the plan shows it', () => {
    expect(point.progress(0.474)).toBe('0.47');
    expect(comma.progress(0.474)).toBe('47%');
  });

  it('puts the unit where it belongs', () => {
    expect(point.value(41, '%')).toBe('41%');
    expect(point.value(6.41, '€')).toBe('€6.41');
    expect(point.value(6.5, 'd')).toBe('6.5\u00a0d');
    expect(point.value(3, '')).toBe('3');
  });

  it('offers digits for editing that read back the same', () => {
    expect(point.plain(12400.25)).toBe('12400.25');
    expect(comma.plain(0.5)).toBe('0,5');
    expect(point.plain(123456789012345)).toBe('123456789012345');
  });

  it('finds the decimals that a row needs', () => {
    expect(commonDecimals([6.5, 4.25, null, 3])).toBe(2);
    expect(commonDecimals([41, 60])).toBe(0);
    expect(commonDecimals([])).toBe(0);
  });
});

describe('dates', () => {
  it.each([
    ['dmy', '31 Mar', '1 Dec 2025'],
    ['mdy', 'Mar 31', 'Dec 1, 2025'],
    ['ymd', 'Mar 31', '2025 Dec 1'],
  ])('are in the order %s, without the year of today', (dateOrder, short, long) => {
    const { date } = formatter({ decimalMark: '.', progressShown: 'fraction', dateOrder });
    expect(date('2026-03-31', '2026-02-17')).toBe(short);
    expect(date('2025-12-01', '2026-02-17')).toBe(long);
    expect(date('2025-12-01')).toBe(long);
  });

  it('say their day of the week in the same order', () => {
    expect(point.day('2026-02-17')).toBe('Tuesday 17 February');
    expect(comma.day('2026-02-17')).toBe('Tuesday, February 17');
  });

  it('turns instants into local civil time', () => {
    const instant = new Date(2026, 1, 3, 9, 5).toISOString();
    expect(localDate(instant)).toBe('2026-02-03');
    expect(localTime(instant)).toBe('09:05');
  });
});

it('shows confidence out of ten', () => {
  expect(outOfTen(60)).toBe(6);
  expect(outOfTen(75)).toBe(7.5);
});
