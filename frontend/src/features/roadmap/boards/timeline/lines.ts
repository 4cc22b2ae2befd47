import type { Conflict, Initiative, Roadmap } from '~/bridge/roadmapTypes';
import { isOver } from '~/features/roadmap/boards/board/columns';
import { isDated } from './days';

/** By what the lines of the timeline are grouped. */
export const groupings = ['team', 'phase', 'none'] as const;
export type Grouping = (typeof groupings)[number];

export function isGrouping(value: unknown): value is Grouping {
  return groupings.some((each) => each === value);
}

export type Line =
  | { type: 'group'; id: string; name: string | null; isUndated: boolean; count: number }
  | { type: 'row'; id: string; row: Initiative; isUndated: boolean };

/** The lines of the timeline: groups in the order of the backlog, what has no dates at the foot. */
export function linesOf(page: Roadmap, by: Grouping, withOver: boolean): Line[] {
  const shown = page.initiatives.filter((row) => withOver || !isOver(row));
  const dated = shown.filter(isDated);
  const groups = new Map<string, { name: string | null; rows: Initiative[] }>();
  for (const row of dated) {
    const [id, name] = groupOf(row, by);
    const group = groups.get(id) ?? { name, rows: [] };
    group.rows.push(row);
    groups.set(id, group);
  }
  const lines: Line[] = [];
  for (const [id, { name, rows }] of groups) {
    if (by !== 'none') {
      lines.push({ type: 'group', id: `group ${id}`, name, isUndated: false, count: rows.length });
    }
    lines.push(...rows.map((row): Line => ({ type: 'row', id: row.id, row, isUndated: false })));
  }
  const undated = shown.filter((row) => !isDated(row));
  if (undated.length === 0) return lines;
  return [
    ...lines,
    { type: 'group', id: 'undated', name: null, isUndated: true, count: undated.length },
    ...undated.map((row): Line => ({ type: 'row', id: row.id, row, isUndated: true })),
  ];
}

function groupOf(row: Initiative, by: Grouping): [string, string | null] {
  switch (by) {
    case 'team':
      return [row.teamId ?? '', row.team];
    case 'phase':
      return [row.phaseId ?? '', row.phase];
    case 'none':
      return ['', null];
  }
}

/** An initiative, and what it requires. */
export interface Tie {
  id: string;
  /** What has to be done first. */
  on: string;
  /** Of the line each stands in. */
  from: number;
  to: number;
  /** The backend says that the two do not go together. */
  isConflict: boolean;
}

/** What is between the bars that have dates. */
export function tiesOf(lines: readonly Line[], conflicts: readonly Conflict[]): Tie[] {
  const places = new Map(
    lines.flatMap((line, at): [string, number][] =>
      line.type === 'row' && !line.isUndated ? [[line.id, at]] : [],
    ),
  );
  const apart = new Set(
    conflicts.flatMap(({ initiatives: [first, ...others] }) =>
      others.map((other) => `${first ?? ''} ${other}`),
    ),
  );
  return lines.flatMap((line) => {
    const to = places.get(line.id);
    if (line.type !== 'row' || to === undefined) return [];
    return line.row.requires.flatMap(({ id: on }): Tie[] => {
      const from = places.get(on);
      if (from === undefined) return [];
      return [{ id: line.id, on, from, to, isConflict: apart.has(`${line.id} ${on}`) }];
    });
  });
}

const tooSoon: readonly string[] = ['starts_too_soon'];

/** How many of the dated initiatives start before what they need is done. */
export function tooSoonOf(lines: readonly Line[], conflicts: readonly Conflict[]) {
  const dated = new Set(
    lines.flatMap((line) => (line.type === 'row' && !line.isUndated ? [line.id] : [])),
  );
  const found = new Set(
    conflicts.flatMap(({ kind, initiatives: [first] }) =>
      tooSoon.includes(kind) && first !== undefined && dated.has(first) ? [first] : [],
    ),
  );
  return { dated: dated.size, tooSoon: found.size };
}
