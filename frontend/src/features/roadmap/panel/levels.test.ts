import { describe, expect, it } from 'vitest';
import { keysOf } from './Levels';

const levels = (...values: number[]) => values.map((value) => ({ value, text: String(value) }));

describe('the keys of levels', () => {
  it.each([
    [
      [1, 2, 3, 4],
      ['1', '2', '3', '4'],
    ],
    // A digit never means another number than it says.
    [
      [1, 3, 5, 8, 10],
      ['1', '3', '5', '8', ''],
    ],
    [
      [1, 2, 3, 5, 8, 13, 20],
      ['1', '2', '3', '5', '8', '', ''],
    ],
    [
      [0.25, 0.5, 1, 2, 3],
      ['1', '2', '3', '4', '5'],
    ],
    [
      [50, 80, 100],
      ['1', '2', '3'],
    ],
  ])('%j are %j', (values, want) => {
    expect(keysOf(levels(...values))).toEqual(want);
  });
});
