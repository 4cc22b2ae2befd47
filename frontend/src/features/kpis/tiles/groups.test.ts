import { describe, expect, it } from 'vitest';
import { kpi } from '~/fixtures/kpiRows';
import { groupsOf, linesOf, tileAfter } from './groups';

const launch = { id: 'l', name: 'Launch' };
const growth = { id: 'g', name: 'Growth' };
const a = kpi('a', 'A', { category: 'Quality', phases: [growth], owner: 'Dana' });
const b = kpi('b', 'B', { key: true, phases: [launch, growth], owner: 'Ines' });
const c = kpi('c', 'C', { category: 'Activation', owner: 'Dana' });
const said = (by: Parameters<typeof groupsOf>[1]) =>
  groupsOf([a, b, c], by, [launch, growth]).map(
    ({ name, kpis }) => `${name ?? '-'}: ${kpis.map(({ id }) => id).join(' ')}`,
  );

describe('tiles', () => {
  it('are grouped, key ones first, what has no group last', () => {
    expect(said('key')).toEqual(['key: b', '-: a c']);
    expect(said('category')).toEqual(['Activation: c', 'Quality: a', '-: b']);
    expect(said('owner')).toEqual(['Dana: a c', 'Ines: b']);
  });

  it('stand in each phase that they matter in, in the order of the phases', () => {
    expect(said('phase')).toEqual(['Launch: b', 'Growth: b a', '-: c']);
  });

  it('take as many lines as they need', () => {
    const lines = linesOf(groupsOf([a, b, c], 'key', []), 2);
    const places = lines.map((line) => ('tiles' in line ? line.tiles.map(({ at }) => at) : 'head'));
    expect(places).toEqual(['head', [0], 'head', [1, 2]]);
    expect(linesOf(groupsOf([a, b, c], 'key', []), 1)).toHaveLength(5);
  });

  it.each([
    [0, 'ArrowRight', 1],
    [2, 'ArrowRight', 2],
    [0, 'ArrowLeft', 0],
    [0, 'ArrowDown', 1],
    [2, 'ArrowUp', 0],
    [2, 'Home', 0],
    [0, 'End', 2],
    [0, 'x', undefined],
  ])('are walked through: from %i by %s to %s', (from, key, to) => {
    expect(tileAfter(linesOf(groupsOf([a, b, c], 'key', []), 2), from, key)).toBe(to);
  });
});
