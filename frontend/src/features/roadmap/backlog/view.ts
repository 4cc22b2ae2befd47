import { useCallback, useMemo } from 'react';
import { usePlan } from '~/data/plan';
import { isTexts, useRemembered } from '~/data/remembered';
import { usuallyHidden } from './columns';

/** What can be asked of an initiative; a field without values asks nothing. */
export const filterFields = ['state', 'team', 'phase', 'class', 'scored', 'tag'] as const;
export type FilterField = (typeof filterFields)[number];

/** Which initiatives to show: of each field one of the values, and all words of the text. */
export type Filter = Record<FilterField, readonly string[]> & { text: string };

export const groupings = ['state', 'team', 'phase', 'horizon', 'cycle'] as const;
export type Grouping = (typeof groupings)[number];

/** By what the rows are sorted. The column may be of a model that is not shown now. */
export interface Sort {
  column: string;
  descending: boolean;
}

/** How the backlog is looked at. It changes nothing in the plan. */
export interface BacklogView {
  filter: Filter;
  /** "" for none */
  group: Grouping | '';
  /** null for the order of the backlog */
  sort: Sort | null;
  hidden: readonly string[];
}

/** The value of an initiative that has none of the field, such as no team. */
export const nothing = '';

export const noFilter: Filter = {
  state: [],
  team: [],
  phase: [],
  class: [],
  scored: [],
  tag: [],
  text: '',
};

export const plainView: BacklogView = {
  filter: noFilter,
  group: '',
  sort: null,
  hidden: usuallyHidden,
};

/** Whether initiatives are left out. */
export function isFiltered({ text, ...fields }: Filter): boolean {
  return text.trim() !== '' || Object.values(fields).some((values) => values.length > 0);
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

function isSort(value: unknown): value is Sort | null {
  if (value === null) return true;
  return (
    isRecord(value) && typeof value.column === 'string' && typeof value.descending === 'boolean'
  );
}

/** Whether a value that was remembered is a view. */
export function isView(value: unknown): value is BacklogView {
  return (
    isRecord(value) &&
    isFilter(value.filter) &&
    ['', ...groupings].some((each) => each === value.group) &&
    isSort(value.sort) &&
    isTexts(value.hidden)
  );
}

/** The view and how to change a part of it. */
export interface ViewState {
  view: BacklogView;
  change: (change: Partial<BacklogView>) => void;
}

/** How the backlog is looked at, remembered for each plan. */
export function useBacklogView(): ViewState {
  const { id } = usePlan();
  const [view, show] = useRemembered(id, 'roadmap.backlog', plainView, isView);
  const change = useCallback(
    (part: Partial<BacklogView>) => show({ ...view, ...part }),
    [view, show],
  );
  return useMemo(() => ({ view, change }), [view, change]);
}
