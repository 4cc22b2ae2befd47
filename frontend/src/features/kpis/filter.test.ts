import { describe, expect, it } from 'vitest';
import { kpi } from '~/fixtures/kpiRows';
import { filtered, isFilter, noFilter, uncategorised } from './filter';

const kpis = [
  kpi('a', 'A', { category: 'Growth' }),
  kpi('b', 'B', { state: 'retired', category: 'Growth' }),
  kpi('c', 'C', { state: 'draft', productId: 'product-2' }),
];
const ids = (change: Partial<typeof noFilter>) =>
  filtered(kpis, { ...noFilter, ...change }).map(({ id }) => id);

describe('the filter of the KPIs', () => {
  it.each([
    [{}, ['a', 'c']],
    [{ state: '' }, ['a', 'b', 'c']],
    [{ state: 'retired' }, ['b']],
    [{ state: '', category: 'Growth' }, ['a', 'b']],
    [{ category: uncategorised }, ['c']],
    [{ product: 'product-2' }, ['c']],
  ])('%o', (change, left) => expect(ids(change)).toEqual(left));

  it('refuses what an older Cairn left', () => {
    expect(isFilter(noFilter)).toBe(true);
    expect(isFilter({ product: '' })).toBe(false);
    expect(isFilter(null)).toBe(false);
  });
});
