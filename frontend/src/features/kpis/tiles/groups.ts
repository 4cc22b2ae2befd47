import type { KPI } from '~/bridge/types';

/** What tiles are gathered by. */
export const groupings = ['key', 'category', 'phase', 'owner'] as const;
export type Grouping = (typeof groupings)[number];

/** Whether a value that was remembered is one of them. */
export function isGrouping(value: unknown): value is Grouping {
  return groupings.some((each) => each === value);
}

/** KPIs under one heading; `name` is null for those that have none of what is grouped by. */
export interface Group {
  name: string | null;
  kpis: KPI[];
}

function namesOf(kpi: KPI, by: Exclude<Grouping, 'key'>): (string | null)[] {
  switch (by) {
    case 'category':
      return [kpi.category || null];
    case 'owner':
      return [kpi.owner];
    case 'phase':
      return kpi.phases.length > 0 ? kpi.phases.map(({ name }) => name) : [null];
  }
}

/**
 * The KPIs in groups, key ones first in each. Phases come in the order of their lives, everything
 * else by name; what has no name comes last. A KPI that matters in several phases is in each.
 */
export function groupsOf(
  kpis: readonly KPI[],
  by: Grouping,
  phases: readonly { name: string }[],
): Group[] {
  const keyFirst = [...kpis].sort((a, b) => Number(b.key) - Number(a.key));
  if (by === 'key') {
    return [true, false]
      .map((key) => ({ name: key ? 'key' : null, kpis: keyFirst.filter((kpi) => kpi.key === key) }))
      .filter((group) => group.kpis.length > 0);
  }
  const groups = new Map<string | null, KPI[]>();
  for (const kpi of keyFirst) {
    for (const name of namesOf(kpi, by)) groups.set(name, [...(groups.get(name) ?? []), kpi]);
  }
  const place = new Map(phases.map(({ name }, at) => [name, at]));
  const order = (a: string, b: string) =>
    by === 'phase'
      ? (place.get(a) ?? phases.length) - (place.get(b) ?? phases.length)
      : a.localeCompare(b);
  return [...groups]
    .map(([name, members]) => ({ name, kpis: members }))
    .sort((a, b) =>
      a.name === null || b.name === null
        ? Number(a.name === null) - Number(b.name === null)
        : order(a.name, b.name),
    );
}

/** A tile and its place among all of them. */
export interface Placed {
  kpi: KPI;
  at: number;
}

/** One line of the screen: a heading, or as many tiles as fit beside each other. */
export type TileLine = { group: Group } | { tiles: Placed[] };

/** The lines that groups take up where so many tiles fit beside each other. */
export function linesOf(groups: readonly Group[], columns: number): TileLine[] {
  let at = 0;
  return groups.flatMap((group) => {
    const lines: TileLine[] = [{ group }];
    for (let first = 0; first < group.kpis.length; first += columns) {
      const tiles = group.kpis.slice(first, first + columns);
      lines.push({ tiles: tiles.map((kpi) => ({ kpi, at: at++ })) });
    }
    return lines;
  });
}

/** The tile that a key leads to from another one; undefined where the key means nothing. */
export function tileAfter(
  lines: readonly TileLine[],
  from: number,
  key: string,
): number | undefined {
  const rows = lines.flatMap((line) => ('tiles' in line ? [line.tiles] : []));
  const all = rows.flat();
  const row = rows.findIndex((tiles) => tiles.some(({ at }) => at === from));
  const column = rows[row]?.findIndex(({ at }) => at === from) ?? 0;
  const beside = (by: number) => Math.max(0, Math.min(all.length - 1, from + by));
  const below = (by: number) => {
    const tiles = rows[Math.max(0, Math.min(rows.length - 1, row + by))] ?? [];
    return tiles[Math.min(column, tiles.length - 1)]?.at;
  };
  switch (key) {
    case 'ArrowRight':
      return beside(1);
    case 'ArrowLeft':
      return beside(-1);
    case 'ArrowDown':
      return below(1);
    case 'ArrowUp':
      return below(-1);
    case 'Home':
      return 0;
    case 'End':
      return all.length - 1;
    default:
      return undefined;
  }
}
