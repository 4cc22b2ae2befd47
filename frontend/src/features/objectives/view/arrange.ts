import type { Status } from '~/bridge/types';
import { type Child, flatten, type Row, top, type Tree } from '~/features/objectives/outline/rows';
import {
  type Filter,
  filterFields,
  type Grouping,
  isFiltered,
  nothing,
  type Sorting,
  type View,
} from './view';

/** Rows that share a value, under a head of their own. */
export interface Group {
  /** What it is folded and focused by; no row has it. */
  id: string;
  /** The value: an id, a status, or "" for none. */
  value: string;
  /** How many rows share the value, folded away or not. */
  count: number;
  expanded: boolean;
  /** Those that are shown. */
  rows: readonly Row[];
  /** All of them. */
  members: readonly Row[];
}

const groupMark = 'group/';

function groupId(grouping: Grouping, value: string): string {
  return `${groupMark}${grouping}/${value}`;
}

/** Whether what is folded is a group rather than an objective. */
export function isGroupId(id: string): boolean {
  return id.startsWith(groupMark);
}

/** The rows of a view. */
export interface Arranged {
  rows: readonly Row[];
  /** In the order of the rows; none where they are not grouped. */
  groups: readonly Group[];
  /** How many rows the filter lets through, also where they are folded away. */
  fitting: number;
  /** Rows that are shown only because of what lies beneath them. */
  context: ReadonlySet<string>;
}

const all: ReadonlySet<string> = new Set();

/** The values of a field that a row has; a key result has the team and the phase of its objective. */
export function valuesOf(tree: Tree, row: Row, field: keyof Filter): readonly string[] {
  const objective = row.type === 'objective' ? row.objective : tree.objectives.get(row.parent);
  const thing = row.type === 'objective' ? row.objective : row.keyResult;
  switch (field) {
    case 'owner':
      return [thing.ownerId ?? nothing];
    case 'team':
      return [objective?.teamId ?? nothing];
    case 'phase':
      return [objective?.phaseId ?? nothing];
    case 'status':
      return [row.type === 'objective' ? row.objective.worstStatus : row.keyResult.status];
    case 'tag':
      return thing.tags.length === 0 ? [nothing] : thing.tags;
    case 'text':
      return [thing.title, thing.note, ...thing.tags];
  }
}

/** Whether a filter lets a row through. */
export function fits(tree: Tree, row: Row, filter: Filter): boolean {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const text = words.length === 0 ? '' : valuesOf(tree, row, 'text').join(' ').toLowerCase();
  return (
    words.every((word) => text.includes(word)) &&
    filterFields.every((field) => {
      const wanted = filter[field];
      return (
        wanted.length === 0 || valuesOf(tree, row, field).some((each) => wanted.includes(each))
      );
    })
  );
}

type Compare = (a: Row, b: Row) => number;

/** The worst first: whoever sorts by status looks for what needs help. */
export const statusOrder: readonly Status[] = [
  'at_risk',
  'behind',
  'stale',
  'not_started',
  'on_track',
  'achieved',
];

function statusOf(row: Row): Status {
  return row.type === 'objective' ? row.objective.worstStatus : row.keyResult.status;
}

/** What rows are sorted by; what has no value comes last. */
function rankOf(row: Row, sort: Sorting): string | number | null {
  const thing = row.type === 'objective' ? row.objective : row.keyResult;
  switch (sort) {
    case 'progress':
      return thing.progress;
    case 'status':
      return statusOrder.indexOf(statusOf(row));
    case 'due':
      return row.type === 'objective' ? null : row.keyResult.due;
    case 'owner':
      return thing.owner;
  }
}

function comparing(sort: Sorting): Compare {
  return (a, b) => {
    const [one, other] = [rankOf(a, sort), rankOf(b, sort)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    if (typeof one === 'string') return one.localeCompare(String(other));
    return one - Number(other);
  };
}

function childOf(row: Row): Child {
  return row.type === 'objective'
    ? { type: 'objective', position: '', objective: row.objective }
    : { type: 'key_result', position: '', keyResult: row.keyResult };
}

/** The tree of some rows; one whose parent is not among them hangs at the top. */
function treeOfRows(tree: Tree, rows: readonly Row[], compare: Compare | null): Tree {
  const kept = new Set(rows.map(({ id }) => id));
  const lists = new Map<string, Row[]>([[top, []]]);
  for (const row of rows) {
    const parent = kept.has(row.parent) ? row.parent : top;
    const list = lists.get(parent);
    if (list) list.push(row);
    else lists.set(parent, [row]);
  }
  const children = new Map<string, Child[]>();
  for (const [parent, list] of lists) {
    // Rows that compare equal keep the order of the outline.
    if (compare) list.sort(compare);
    children.set(parent, list.map(childOf));
  }
  return { children, objectives: tree.objectives };
}

/** Rows know the objective that they belong to, also where it is not shown above them. */
function withParents(rows: readonly Row[]): Row[] {
  return rows.map((row) =>
    row.type === 'key_result' && row.parent === top
      ? { ...row, parent: row.keyResult.objective }
      : row,
  );
}

/** Values in the order in which their groups are shown; those not named keep the order of the rows. */
export type GroupOrder = (grouping: Grouping) => readonly string[];

function grouped(
  tree: Tree,
  rows: readonly Row[],
  grouping: Grouping,
  order: readonly string[],
): Map<string, Row[]> {
  const groups = new Map<string, Row[]>(order.map((value) => [value, []]));
  const without: Row[] = [];
  for (const row of rows) {
    const value = valuesOf(tree, row, grouping)[0] ?? nothing;
    const group = value === nothing ? without : groups.get(value);
    if (group) group.push(row);
    else groups.set(value, [row]);
  }
  groups.set(nothing, without);
  return groups;
}

interface Options {
  tree: Tree;
  collapsed: ReadonlySet<string>;
  view: View;
  /** Rows that stay although the filter does not let them through: they were just made or changed. */
  kept: ReadonlySet<string>;
  order: GroupOrder;
}

/** The rows of a view: filtered, grouped and sorted. The plain view is the outline itself. */
export function arrange({ tree, collapsed, view, kept, order }: Options): Arranged {
  const { filter, group, sort } = view;
  if (!isFiltered(filter) && group === '' && sort === '') {
    return { rows: flatten(tree, collapsed), groups: [], fitting: 0, context: all };
  }
  const every = flatten(tree, all);
  const fitting = every.filter((row) => kept.has(row.id) || fits(tree, row, filter));
  const compare = sort === '' ? null : comparing(sort);
  if (group !== '') {
    const groups = [...grouped(tree, fitting, group, order(group))]
      .filter(([, rows]) => rows.length > 0)
      .map(([value, rows]): Group => {
        const id = groupId(group, value);
        const expanded = !collapsed.has(id);
        const shown = expanded ? flatten(treeOfRows(tree, rows, compare), collapsed) : [];
        return { id, value, count: rows.length, expanded, rows: withParents(shown), members: rows };
      });
    const rows = groups.flatMap((each) => each.rows);
    return { rows, groups, fitting: fitting.length, context: all };
  }
  const ids = new Set(fitting.map(({ id }) => id));
  const above = new Set(fitting.flatMap(({ parent }) => (parent ? [parent] : [])));
  // What is added on the way is looked at in its turn.
  for (const id of above) {
    const parent = tree.objectives.get(id)?.parent ?? '';
    if (tree.objectives.has(parent)) above.add(parent);
  }
  const context = new Set([...above].filter((id) => !ids.has(id)));
  const rows = every.filter(({ id }) => ids.has(id) || context.has(id));
  return {
    rows: flatten(treeOfRows(tree, rows, compare), collapsed),
    groups: [],
    fitting: fitting.length,
    context,
  };
}
