import { expect, it } from 'vitest';
import { taken } from './OptionInput';

const levels = ['massive', 'high', 'medium', 'low', 'minimal'].map((label, at) => ({
  value: String(at),
  label,
}));

it.each([
  ['high', false, 'high'],
  ['MAS', false, 'massive'],
  // Two begin so: a scale takes neither, a list the first.
  ['m', false, undefined],
  ['m', true, 'massive'],
  ['2', false, undefined],
  ['', true, undefined],
  ['huge', true, undefined],
])('takes “%s” (of a list: %s) for %s', (typed, isStrict, expected) => {
  expect(taken(levels, typed, isStrict)?.label).toBe(expected);
});
