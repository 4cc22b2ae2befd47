import type { MapEdge, MapNode, PlanMap } from '~/bridge/types';

/** The map as it is walked through: what hangs from what, in the order of the outline. */
export interface Graph {
  nodes: ReadonlyMap<string, MapNode>;
  /** Beneath each node; those at the top are beneath "". KPIs hang from none. */
  beneath: ReadonlyMap<string, readonly string[]>;
  /** KPIs by what they feed, and the other way round. */
  feeding: ReadonlyMap<string, readonly string[]>;
  fed: ReadonlyMap<string, readonly string[]>;
  edges: readonly MapEdge[];
}

const none: readonly string[] = [];

function listed<Key>(lists: Map<Key, string[]>, key: Key, value: string): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

export function graphOf({ nodes, edges }: Pick<PlanMap, 'nodes' | 'edges'>): Graph {
  const beneath = new Map<string, string[]>();
  const feeding = new Map<string, string[]>();
  const fed = new Map<string, string[]>();
  for (const { id, subject, above } of nodes)
    if (subject !== 'kpi') listed(beneath, above ?? '', id);
  for (const { kind, from, to } of edges) {
    if (kind !== 'feeds') continue;
    listed(feeding, to, from);
    listed(fed, from, to);
  }
  return { nodes: new Map(nodes.map((node) => [node.id, node])), beneath, feeding, fed, edges };
}

export function beneathOf(graph: Graph, id: string): readonly string[] {
  return graph.beneath.get(id) ?? none;
}

/** A node and all beneath it. Not by recursion: a damaged plan may be deep. */
export function branchOf(graph: Graph, id: string): string[] {
  const found = [id];
  for (const each of found) found.push(...beneathOf(graph, each));
  return found;
}

/** All above a node, from the top down. */
export function aboveOf({ nodes }: Graph, id: string): string[] {
  const found: string[] = [];
  for (let at = nodes.get(id)?.above; at; at = nodes.get(at)?.above) found.unshift(at);
  return found;
}

/** Everything on the way through a node: above it, beneath it, what feeds that, and what it is tied to. */
export function pathOf(graph: Graph, id: string): Set<string> {
  const path = new Set<string>();
  const starts = graph.nodes.get(id)?.subject === 'kpi' ? (graph.fed.get(id) ?? none) : [id];
  for (const start of starts)
    for (const each of [...aboveOf(graph, start), ...branchOf(graph, start)]) path.add(each);
  for (const { kind, from, to } of graph.edges) {
    if (kind === 'supports' && from === id) path.add(to);
    if (kind === 'supports' && to === id) path.add(from);
  }
  // Who supports it stands beneath a parent of its own, which says where it belongs.
  for (const each of [...path]) for (const above of aboveOf(graph, each)) path.add(above);
  path.add(id);
  return path;
}

/** How much of the map is shown. */
export interface Choice {
  collapsed: ReadonlySet<string>;
  /** Shows these alone; null for all. */
  only: ReadonlySet<string> | null;
}

/** What is shown, parents before what hangs from them, and then the KPIs that feed it. */
export function shownOf(graph: Graph, { collapsed, only }: Choice): string[] {
  const isWanted = (id: string) => only === null || only.has(id);
  const shown: string[] = [];
  const waiting = beneathOf(graph, '').filter(isWanted).reverse();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    shown.push(id);
    if (!collapsed.has(id)) waiting.push(...beneathOf(graph, id).filter(isWanted).reverse());
  }
  const kpis = new Set(shown.flatMap((id) => graph.feeding.get(id) ?? none));
  return [...shown, ...kpis];
}

/**
 * The branches that are closed so that at most so many nodes are shown: it opens from the top down,
 * and of each height in order, as long as there is room.
 */
export function closedToFit(
  graph: Graph,
  only: ReadonlySet<string> | null,
  most: number,
): string[] {
  const isWanted = (id: string) => only === null || only.has(id);
  const closed: string[] = [];
  const found = beneathOf(graph, '').filter(isWanted);
  let shown = found.length;
  for (const id of found) {
    const children = beneathOf(graph, id).filter(isWanted);
    if (children.length === 0) continue;
    // What hangs from a closed branch is never come to, and needs not be closed.
    const kpis = children.filter((child) => graph.feeding.has(child)).length;
    if (shown + children.length + kpis > most) closed.push(id);
    else {
      shown += children.length + kpis;
      found.push(...children);
    }
  }
  return closed;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/**
 * Where an arrow key goes to: left to what a node hangs from, right to the first that hangs from it,
 * up and down along its column. null where there is nothing.
 */
export function next(
  graph: Graph,
  shown: readonly string[],
  id: string,
  direction: Direction,
): string | null {
  const isShown = new Set(shown);
  const node = graph.nodes.get(id);
  if (!node || !isShown.has(id)) return shown[0] ?? null;
  const first = (ids: readonly string[] | undefined) => ids?.find((each) => isShown.has(each));
  if (direction === 'left') {
    const to = node.subject === 'kpi' ? first(graph.fed.get(id)) : (node.above ?? undefined);
    return to !== undefined && isShown.has(to) ? to : null;
  }
  if (direction === 'right')
    return first(beneathOf(graph, id)) ?? first(graph.feeding.get(id)) ?? null;
  const kpis = node.subject === 'kpi';
  const height = aboveOf(graph, id).length;
  const column = shown.filter((each) => {
    const isKPI = graph.nodes.get(each)?.subject === 'kpi';
    return isKPI === kpis && (kpis || aboveOf(graph, each).length === height);
  });
  return column[column.indexOf(id) + (direction === 'down' ? 1 : -1)] ?? null;
}

/** What a person looks for: an owner, a phase, a status; "" is any. */
export interface Filter {
  owner: string;
  phase: string;
  status: string;
}

export const noFilter: Filter = { owner: '', phase: '', status: '' };

export function isFilter(value: unknown): value is Filter {
  if (typeof value !== 'object' || value === null) return false;
  const keys = ['owner', 'phase', 'status'] as const;
  return keys.every((key) => typeof (value as Partial<Filter>)[key] === 'string');
}

export function isFiltering({ owner, phase, status }: Filter): boolean {
  return owner !== '' || phase !== '' || status !== '';
}

/** Those that fit a filter, and with them what they hang from, which gives them their place. */
export function filtered(graph: Graph, filter: Filter): { fit: Set<string>; shown: Set<string> } {
  const fit = new Set<string>();
  const shown = new Set<string>();
  for (const [id, { subject, ownerId, phaseId, status }] of graph.nodes) {
    if (subject === 'kpi') continue;
    const fits =
      (filter.owner === '' || filter.owner === ownerId) &&
      (filter.phase === '' || filter.phase === phaseId) &&
      (filter.status === '' || filter.status === status);
    if (!fits) continue;
    fit.add(id);
    shown.add(id);
    for (const above of aboveOf(graph, id)) shown.add(above);
  }
  for (const [kpi, ids] of graph.fed) if (ids.some((id) => fit.has(id))) fit.add(kpi);
  return { fit, shown };
}
