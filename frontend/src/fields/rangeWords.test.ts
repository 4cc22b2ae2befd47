import { describe, expect, it } from 'vitest';
import { formatter } from '~/ui/format';
import { rangeParts, rangeWords } from './rangeWords';

const format = formatter({ decimalMark: ',', progressShown: 'fraction', dateOrder: 'dmy' });
const range = (low: number | null, likely: number | null, high: number | null) => ({
  low,
  likely,
  high,
});

describe('an estimate in words', () => {
  it('has its unit behind the likely number', () => {
    expect(rangeWords(range(2, 3.5, 6), format, { unit: '%' })).toBe('3,5% (2–6)');
    expect(rangeWords(range(null, 3, null), format, { unit: 'd' })).toBe('3\u00a0d');
  });

  it('is one number where its ends are', () => {
    expect(rangeWords(range(3, 3, 3), format)).toBe('3');
  });

  it('does not put a dash before a minus sign', () => {
    expect(rangeWords(range(-3, -2, -1), format)).toBe('−2 (−3 to −1)');
  });

  it('says what there is of one that a damaged plan left without its likely number', () => {
    expect(rangeWords(range(2, null, 6), format)).toBe('2–6');
    expect(rangeWords(range(null, null, null), format)).toBeNull();
  });

  it('has the decimals of its column in each of its parts', () => {
    expect(rangeParts(range(2, 3, 6), format, { decimals: 1 })).toEqual({
      likely: '3,0',
      between: '2,0–6,0',
    });
  });
});
