import { describe, expect, it } from 'vitest';
import { keyResult, objective } from '~/fixtures/rows';
import { areBeside, drop, staysPut, step } from './moves';
import { flatten, type Row, treeOf } from './rows';

// a            b         c
// ├ k1         (empty)
// ├ k2
// └ d
//   └ k3
const tree = treeOf([
  objective('a', 'A', { keyResults: [keyResult('k1', 'K1'), keyResult('k2', 'K2')] }),
  objective('d', 'D', { parent: 'a', keyResults: [keyResult('k3', 'K3')] }),
  objective('b', 'B'),
  objective('c', 'C'),
]);
const rows = flatten(tree, new Set());

function row(id: string): Row {
  const found = rows.find((each) => each.id === id);
  if (!found) throw new Error(`no row ${id}`);
  return found;
}

describe('moving a row one step', () => {
  it.each([
    ['b', 'up', { parent: '', after: '' }],
    ['c', 'up', { parent: '', after: 'a' }],
    ['a', 'up', null],
    ['a', 'down', { parent: '', after: 'b' }],
    ['c', 'down', null],
    ['k2', 'up', { parent: 'a', after: '' }],
    ['k1', 'down', { parent: 'a', after: 'k2' }],
    ['k2', 'down', null],
    ['b', 'in', { parent: 'a', after: 'd' }],
    ['c', 'in', { parent: 'b', after: '' }],
    ['a', 'in', null],
    ['k1', 'in', null],
    ['d', 'out', { parent: '', after: 'a' }],
    ['a', 'out', null],
    ['k3', 'out', null],
  ] as const)('%s %s', (id, direction, place) => {
    expect(step(tree, [row(id)], direction)).toEqual(place);
  });
});

describe('moving rows one step together', () => {
  it.each([
    [['b', 'c'], 'up', { parent: '', after: '' }],
    [['a', 'b'], 'up', null],
    [['a', 'b'], 'down', { parent: '', after: 'c' }],
    [['a', 'c'], 'up', null],
    [['a', 'c'], 'down', null],
    [['b', 'c'], 'in', { parent: 'a', after: 'd' }],
    [['k1', 'k2'], 'down', null],
    [['k2', 'd'], 'up', { parent: 'a', after: '' }],
    [['k2', 'd'], 'out', null],
    [['k1', 'k3'], 'up', null],
    [[], 'up', null],
  ] as const)('%j %s', (ids, direction, place) => {
    expect(step(tree, ids.map(row), direction)).toEqual(place);
  });

  it('knows whether they lie beneath one parent', () => {
    expect(areBeside([row('k1'), row('d')])).toBe(true);
    expect(areBeside([row('k1'), row('k3')])).toBe(false);
  });

  it('drops them where none of them is', () => {
    const dragged = [row('b'), row('c')];
    expect(drop(tree, dragged, row('a'), 'before')).toEqual({ parent: '', after: '' });
    expect(drop(tree, dragged, row('c'), 'after')).toBeNull();
    expect(drop(tree, [row('k1'), row('b')], row('c'), 'before')).toBeNull();
    expect(drop(tree, [row('a'), row('b')], row('k3'), 'after')).toBeNull();
  });
});

describe('dropping a dragged row', () => {
  it.each([
    ['c', 'b', 'before', { parent: '', after: 'a' }],
    ['c', 'a', 'before', { parent: '', after: '' }],
    ['c', 'b', 'after', { parent: '', after: 'b' }],
    ['c', 'b', 'inside', { parent: 'b', after: '' }],
    ['c', 'a', 'inside', { parent: 'a', after: 'd' }],
    ['k1', 'k3', 'after', { parent: 'd', after: 'k3' }],
    ['k1', 'b', 'inside', { parent: 'b', after: '' }],
  ] as const)('%s on %s, %s', (dragged, target, zone, place) => {
    expect(drop(tree, [row(dragged)], row(target), zone)).toEqual(place);
  });

  it('goes to the first place beneath an open objective', () => {
    expect(drop(tree, [row('c')], row('a'), 'after')).toEqual({ parent: 'a', after: '' });
  });

  it('never puts an objective beneath itself', () => {
    expect(drop(tree, [row('a')], row('d'), 'inside')).toBeNull();
    expect(drop(tree, [row('a')], row('k3'), 'after')).toBeNull();
    expect(drop(tree, [row('a')], row('a'), 'before')).toBeNull();
  });

  it('never leaves a key result without an objective', () => {
    expect(drop(tree, [row('k1')], row('b'), 'before')).toBeNull();
  });

  it('knows a drop that changes nothing', () => {
    expect(staysPut(tree, [row('b')], { parent: '', after: 'a' })).toBe(true);
    expect(staysPut(tree, [row('b')], { parent: '', after: 'c' })).toBe(false);
    expect(staysPut(tree, [row('b')], { parent: 'a', after: 'd' })).toBe(false);
  });
});
