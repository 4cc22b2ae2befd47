import type { Initiative, InitiativeState, Model } from '~/bridge/roadmapTypes';
import { type Column, columnsOf, criterionOf } from './columns';
import {
  type BacklogView,
  type Filter,
  type FilterField,
  filterFields,
  type Grouping,
  nothing,
  type Sort,
} from './view';

export const states: readonly InitiativeState[] = [
  'idea',
  'candidate',
  'planned',
  'in_progress',
  'shipped',
  'dropped',
];
export const classes = ['mandatory', 'committed', 'compliance'] as const;
export const horizons = ['now', 'next', 'later'] as const;

/** An initiative as the backlog shows it. */
export interface Row {
  id: string;
  /** Its place in the order of the backlog, from 1, whatever the rows are sorted by. */
  number: number;
  initiative: Initiative;
}

/** Rows that share a value, under a head of their own. */
export interface Group {
  /** What it is folded and focused by; no row has it. */
  id: string;
  /** The value: an id, a state, or "" for none. */
  value: string;
  /** The value in the words of its rows; "" where it has none of its own. */
  name: string;
  expanded: boolean;
  rows: readonly Row[];
}

/** A line that the arrow keys go to. */
export type Item =
  { type: 'row'; id: string; row: Row } | { type: 'group'; id: string; group: Group };

export interface Arranged {
  items: readonly Item[];
  /** Those that are seen, in their order. */
  rows: readonly Row[];
  /** How many the filter lets through, folded away or not. */
  fitting: number;
}

/** Whether it has no score and should have one: what is a must stands outside. */
export function isUnscored({ score, band, class: kind }: Initiative): boolean {
  return score === null && band === '' && kind === '';
}

/** The values of a field that an initiative has. */
export function valuesOf(initiative: Initiative, field: FilterField): readonly string[] {
  switch (field) {
    case 'state':
      return [initiative.state];
    case 'team':
      return [initiative.teamId ?? nothing];
    case 'phase':
      return [initiative.phaseId ?? nothing];
    case 'class':
      return [initiative.class];
    case 'scored':
      return [isUnscored(initiative) ? 'unscored' : 'scored'];
    case 'tag':
      return initiative.tags.length > 0 ? initiative.tags : [nothing];
  }
}

function fits(initiative: Initiative, filter: Filter, words: readonly string[]): boolean {
  const isWanted = filterFields.every(
    (field) =>
      filter[field].length === 0 ||
      valuesOf(initiative, field).some((value) => filter[field].includes(value)),
  );
  if (!isWanted || words.length === 0) return isWanted;
  const { title, problem, note, tags, serves } = initiative;
  const text = [title, problem, note, ...tags, ...serves.map((each) => each.title)]
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

type Key = number | string | null;

function orderIn(list: readonly string[], value: string): number | null {
  const at = list.indexOf(value);
  return at < 0 ? null : at;
}

function keyOf({ initiative, number }: Row, column: Column): Key {
  const criterion = criterionOf(column);
  if (criterion !== '') {
    return initiative.ratings.find((each) => each.criterion === criterion)?.likely ?? null;
  }
  switch (column) {
    case 'title':
      return initiative.title;
    case 'state':
      return orderIn(states, initiative.state);
    case 'serves':
      return initiative.serves[0]?.title ?? null;
    case 'horizon':
      return orderIn(horizons, initiative.horizon);
    case 'team':
    case 'owner':
    case 'phase':
    case 'cycle':
      return initiative[column];
    case 'effort':
      return initiative.effort;
    case 'score':
      return initiative.score ?? (initiative.band || null);
    case 'rank':
      return initiative.place;
    default:
      return number;
  }
}

function compare(a: Key, b: Key): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), undefined, { numeric: true });
}

/** By a column; what has no value stands last either way. Equal ones keep their order. */
function sorted(rows: readonly Row[], { column, descending }: Sort): readonly Row[] {
  const keyed = rows.map((row) => ({ row, key: keyOf(row, column as Column) }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
    return descending ? compare(b.key, a.key) : compare(a.key, b.key);
  });
  return keyed.map(({ row }) => row);
}

function groupedBy({ initiative }: Row, grouping: Grouping): { value: string; name: string } {
  switch (grouping) {
    case 'state':
      return { value: initiative.state, name: '' };
    case 'horizon':
      return { value: initiative.horizon, name: '' };
    case 'team':
      return { value: initiative.teamId ?? nothing, name: initiative.team ?? '' };
    case 'phase':
      return { value: initiative.phaseId ?? nothing, name: initiative.phase ?? '' };
    case 'cycle':
      return { value: initiative.cycleId ?? nothing, name: initiative.cycle ?? '' };
  }
}

/** Whether what is focused or folded is the head of a group. */
export function isGroupId(id: string): boolean {
  return id.startsWith('group/');
}

/** The order of groups: that of a course of things, else by name; those without a value last. */
function placeOf(grouping: Grouping, { value, name }: Group): Key {
  if (value === nothing) return null;
  if (grouping === 'state') return orderIn(states, value);
  return grouping === 'horizon' ? orderIn(horizons, value) : name;
}

function groupsOf(rows: readonly Row[], grouping: Grouping, folded: ReadonlySet<string>): Group[] {
  const groups = new Map<string, Group & { rows: Row[] }>();
  for (const row of rows) {
    const { value, name } = groupedBy(row, grouping);
    const id = `group/${grouping}/${value}`;
    const group = groups.get(id) ?? { id, value, name, expanded: !folded.has(id), rows: [] };
    group.rows.push(row);
    groups.set(id, group);
  }
  return [...groups.values()].sort((a, b) => {
    const [first, second] = [placeOf(grouping, a), placeOf(grouping, b)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return compare(first, second);
  });
}

/** Whether the rows stand in the order of the backlog, in which they can be moved. */
export function isInOrder({ group, sort }: BacklogView, model: Model): boolean {
  return group === '' && !sortIn(sort, model);
}

/** The sort, where the shown model has its column. */
export function sortIn(sort: Sort | null, model: Model): Sort | null {
  return sort && columnsOf(model).some((column) => column === sort.column) ? sort : null;
}

/** The rows of a view. */
export function arrange(
  rows: readonly Row[],
  view: BacklogView,
  model: Model,
  folded: ReadonlySet<string>,
): Arranged {
  const words = view.filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = rows.filter(({ initiative }) => fits(initiative, view.filter, words));
  const sort = sortIn(view.sort, model);
  const ordered = sort ? sorted(fitting, sort) : fitting;
  const asItem = (row: Row): Item => ({ type: 'row', id: row.id, row });
  if (view.group === '') {
    return { items: ordered.map(asItem), rows: ordered, fitting: fitting.length };
  }
  const groups = groupsOf(ordered, view.group, folded);
  return {
    items: groups.flatMap((group): Item[] => [
      { type: 'group', id: group.id, group },
      ...(group.expanded ? group.rows.map(asItem) : []),
    ]),
    rows: groups.flatMap((group) => (group.expanded ? group.rows : [])),
    fitting: fitting.length,
  };
}
