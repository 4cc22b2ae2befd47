import { describe, expect, it } from 'vitest';
import { behind, placeAfterStep, reordered } from './moves';

const of = (ids: string) => Array.from(ids).map((id) => ({ id }));
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).join('');

describe('rows that are moved', () => {
  it.each([
    ['b', 'd', 'acbd'],
    ['bd', 'a', 'bdac'],
    ['a', '', 'bcda'],
    ['a', 'gone', 'abcd'],
  ])('%s before “%s” makes %s', (moved, before, expected) => {
    expect(ids(reordered(of('abcd'), Array.from(moved), before))).toBe(expected);
  });

  it('stand behind a row, and behind the moved ones that follow it', () => {
    expect(behind(of('abcd'), 'b', of('a'))).toBe('c');
    expect(behind(of('abcd'), 'b', of('c'))).toBe('d');
    expect(behind(of('abcd'), 'd', of('a'))).toBe('');
  });

  it.each([
    ['b', -1, 'a'],
    ['a', -1, null],
    ['b', 1, 'd'],
    ['c', 1, ''],
    ['d', 1, null],
    ['bc', -1, 'a'],
    ['bd', 1, null],
  ] as const)('%s by %i go before %s', (moved, by, expected) => {
    expect(placeAfterStep(of('abcd'), of('abcd'), of(moved), by)).toBe(expected);
  });

  it('step past the next that is seen, wherever the others stand', () => {
    expect(placeAfterStep(of('abcde'), of('ace'), of('a'), 1)).toBe('d');
    expect(placeAfterStep(of('abcde'), of('ace'), of('e'), -1)).toBe('c');
  });
});
