import { describe, expect, it } from 'vitest';
import type { MapEdge, MapNode } from '~/bridge/types';
import {
  closedToFit,
  filtered,
  type Graph,
  graphOf,
  next,
  noFilter,
  pathOf,
  shownOf,
} from './graph';

const node = (id: string, above: string | null, more: Partial<MapNode> = {}): MapNode => ({
  id,
  subject: id.startsWith('k') ? 'key_result' : id.startsWith('p') ? 'kpi' : 'objective',
  order: '',
  title: id,
  above,
  cycle: null,
  cycleId: 'q1',
  owner: null,
  ownerId: null,
  team: false,
  phase: null,
  phaseId: null,
  kind: null,
  status: 'on_track',
  standing: null,
  progress: null,
  expected: null,
  confidence: null,
  start: null,
  current: null,
  target: null,
  unit: '',
  held: [],
  keyResults: 0,
  objectives: 0,
  initiatives: 0,
  alone: false,
  ...more,
});
const edge = (kind: MapEdge['kind'], from: string, to: string): MapEdge => ({ kind, from, to });

// o1 has k1 and o2, which has k2 and k3; o3 stands at the top beside it; p feeds k1 and k3.
const graph: Graph = graphOf({
  nodes: [
    node('o1', null),
    node('k1', 'o1'),
    node('o2', 'o1', { ownerId: 'ines' }),
    node('k2', 'o2'),
    node('k3', 'o2', { ownerId: 'ines', status: 'behind' }),
    node('o3', null),
    node('p', null, { status: null, standing: 'met' }),
  ],
  edges: [edge('feeds', 'p', 'k1'), edge('feeds', 'p', 'k3'), edge('supports', 'o3', 'o2')],
});
const all = { collapsed: new Set<string>(), only: null };

describe('what is shown of a map', () => {
  it('is in outline order, KPIs last, and nothing beneath what is closed', () => {
    expect(shownOf(graph, all)).toEqual(['o1', 'k1', 'o2', 'k2', 'k3', 'o3', 'p']);
    expect(shownOf(graph, { ...all, collapsed: new Set(['o2']) })).toEqual([
      'o1',
      'k1',
      'o2',
      'o3',
      'p',
    ]);
    expect(shownOf(graph, { ...all, collapsed: new Set(['o1']) })).toEqual(['o1', 'o3']);
  });

  it('is closed to what fits, from the top down', () => {
    for (const [most, closed] of [
      [99, []],
      [6, ['o2']],
      [4, ['o1']],
      [0, ['o1']],
    ] as const) {
      expect(closedToFit(graph, null, most)).toEqual(closed);
    }
  });

  it('is one path: all above and beneath, what feeds it and what it is tied to', () => {
    const path = (id: string) =>
      shownOf(graph, { collapsed: new Set(), only: pathOf(graph, id) }).join(' ');
    expect(path('k2')).toBe('o1 o2 k2');
    expect(path('o2')).toBe('o1 o2 k2 k3 o3 p');
    expect(path('o3')).toBe('o1 o2 o3');
    expect(path('p')).toBe('o1 k1 o2 k3 p');
  });

  it('is what fits a filter with what it hangs from', () => {
    const { fit, shown } = filtered(graph, { ...noFilter, owner: 'ines', status: 'behind' });
    expect([...fit]).toEqual(['k3', 'p']);
    expect(shownOf(graph, { collapsed: new Set(), only: shown })).toEqual(['o1', 'o2', 'k3', 'p']);
  });
});

describe('an arrow key', () => {
  it('goes along what hangs together, and along a column', () => {
    const shown = shownOf(graph, all);
    const from = (id: string) =>
      (['left', 'right', 'up', 'down'] as const).map((way) => next(graph, shown, id, way));
    expect(from('o1')).toEqual([null, 'k1', null, 'o3']);
    expect(from('k1')).toEqual(['o1', 'p', null, 'o2']);
    expect(from('o2')).toEqual(['o1', 'k2', 'k1', null]);
    expect(from('k3')).toEqual(['o2', 'p', 'k2', null]);
    expect(from('p')).toEqual(['k1', null, null, null]);
    expect(from('gone')).toEqual(['o1', 'o1', 'o1', 'o1']);
  });
});
