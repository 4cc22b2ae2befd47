import type { Status } from '~/bridge/types';
import { isTexts } from '~/data/remembered';
import { type Column, columns } from '~/features/objectives/outline/columns';

/** What can be asked of a row; a field without values asks nothing. */
export const filterFields = ['owner', 'team', 'phase', 'status', 'tag'] as const;
export type FilterField = (typeof filterFields)[number];

/** Which rows to show: of each field one of the values, and all words of the text. */
export type Filter = Record<FilterField, readonly string[]> & { text: string };

export const groupings = ['owner', 'team', 'phase', 'status'] as const;
export type Grouping = (typeof groupings)[number];

export const sortings = ['progress', 'status', 'due', 'owner'] as const;
export type Sorting = (typeof sortings)[number];

/** How the outline is looked at. It changes nothing in the plan. */
export interface View {
  filter: Filter;
  /** "" for none */
  group: Grouping | '';
  /** "" for the order of the outline */
  sort: Sorting | '';
  columns: readonly Column[];
}

/** A view that a person has given a name. */
export interface SavedView {
  name: string;
  view: View;
}

/** The value of a row that has none of the field, such as no owner. */
export const nothing = '';

export const noFilter: Filter = { owner: [], team: [], phase: [], status: [], tag: [], text: '' };

/** The columns that are there until the person chooses. */
export const usualColumns: readonly Column[] = columns.filter(
  (column) => column !== 'due' && column !== 'team' && column !== 'tags',
);

export const plainView: View = { filter: noFilter, group: '', sort: '', columns: usualColumns };

/** Statuses that ask for someone to do something, the most urgent first. */
export const needingAttention: readonly Status[] = ['at_risk', 'behind', 'stale'];

export const attentionView: View = {
  ...plainView,
  filter: { ...noFilter, status: needingAttention },
};

/** Whether rows are left out. */
export function isFiltered({ text, ...fields }: Filter): boolean {
  return text.trim() !== '' || Object.values(fields).some((values) => values.length > 0);
}

/** Whether the rows stand in another order than the outline's, in which nothing can be moved. */
export function isRearranged({ group, sort }: View): boolean {
  return group !== '' || sort !== '';
}

/** Whether rows are left out or stand in another order: what a view is for. */
export function isInForce(view: View): boolean {
  return isFiltered(view.filter) || isRearranged(view);
}

/** Whether two views show the same; the order of chosen values does not count. */
export function isSameView(a: View, b: View): boolean {
  return signature(a) === signature(b);
}

function signature({ filter, group, sort, columns: shown }: View): string {
  const fields = filterFields.map((field) => [...filter[field]].sort());
  return JSON.stringify([fields, filter.text.trim(), group, sort, [...shown].sort()]);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isFilter(value: unknown): value is Filter {
  return (
    isRecord(value) &&
    typeof value.text === 'string' &&
    filterFields.every((field) => isTexts(value[field]))
  );
}

/** Whether a value that was remembered is a view. */
export function isView(value: unknown): value is View {
  return (
    isRecord(value) &&
    isFilter(value.filter) &&
    ['', ...groupings].some((each) => each === value.group) &&
    ['', ...sortings].some((each) => each === value.sort) &&
    isTexts(value.columns) &&
    value.columns.every((each) => columns.some((column) => column === each))
  );
}

/** Whether a value that was remembered is a list of named views. */
export function isSavedViews(value: unknown): value is SavedView[] {
  return (
    Array.isArray(value) &&
    value.every((each) => isRecord(each) && typeof each.name === 'string' && isView(each.view))
  );
}
