import type { Column } from './columns';
import type { Focus } from './navigation';
import type { Row } from './rows';

/** One cell. */
export interface Cell {
  row: string;
  column: Column;
}

/** A cell that is being edited. */
export interface Editing extends Cell {
  /** What it begins with instead of its value: the letter that was typed, or what failed. */
  text?: string;
}

/** An edit that was refused: what was typed, and the sentence that says why. */
export interface Failure {
  text: string;
  message: string;
}

/** A row that has no title yet. It is nothing to the plan until it has one. */
export interface Draft {
  type: 'objective' | 'key_result';
  /** Objective beneath which it will hang; "" at the top. */
  parent: string;
  /** Sibling that it will follow; "" puts it at the end. */
  after: string;
  failure?: Failure;
}

export interface OutlineState {
  focus: Focus | null;
  /** Counts up when the focus shall be put on the element, not only remembered. */
  grabs: number;
  editing: Editing | null;
  /** By row and column: "id/column" */
  failures: ReadonlyMap<string, Failure>;
  draft: Draft | null;
  /** The computed number whose explanation is open. */
  explained: Cell | null;
}

export const noState: OutlineState = {
  focus: null,
  grabs: 0,
  editing: null,
  failures: new Map(),
  draft: null,
  explained: null,
};

/** The outline as it is first shown: the focus waits at the first row. */
export function beginAt(row: Row | undefined): OutlineState {
  return row ? { ...noState, focus: { row: row.id, column: null } } : noState;
}

export type OutlineAction =
  /** Remembers what has the focus; `grab` puts it there. */
  | { type: 'focus'; focus: Focus; grab?: boolean }
  | { type: 'edit'; cell: Cell; text?: string }
  /** Leaves the cell as it was, and forgets what had failed there. */
  | { type: 'giveUp'; cell: Cell }
  /** The edit is done; `next` is edited then, or else the cell has the focus again. */
  | { type: 'saved'; cell: Cell; next: Cell | null; grab: boolean }
  | { type: 'failed'; cell: Cell; failure: Failure; leave: boolean }
  | { type: 'draft'; draft: Draft | null }
  /** The draft has become a row; `again` keeps it open for the next one. */
  | { type: 'drafted'; created: string; again: boolean }
  | { type: 'draftFailed'; failure: Failure }
  /** No further row is wanted: the focus goes back to the row beside the draft. */
  | { type: 'giveUpDraft' }
  | { type: 'explain'; cell: Cell | null }
  /**
   * Rows came or went: the focus must be on one that exists. `lost` says that the page's focus went
   * with a row, so that it is put on the next.
   */
  | { type: 'rows'; rows: readonly Row[]; before: readonly Row[]; lost: boolean };

export function failureKey({ row, column }: Cell): string {
  return `${row}/${column}`;
}

function without(failures: OutlineState['failures'], cell: Cell): OutlineState['failures'] {
  if (!failures.has(failureKey(cell))) return failures;
  const rest = new Map(failures);
  rest.delete(failureKey(cell));
  return rest;
}

function isSame(a: Cell | null, b: Cell): boolean {
  return a?.row === b.row && a.column === b.column;
}

export function reduce(state: OutlineState, action: OutlineAction): OutlineState {
  switch (action.type) {
    case 'focus':
      return {
        ...state,
        focus: action.focus,
        grabs: state.grabs + (action.grab ? 1 : 0),
        explained: null,
      };
    case 'edit': {
      const kept = state.failures.get(failureKey(action.cell));
      const text = action.text ?? kept?.text;
      const { row, column } = action.cell;
      return {
        ...state,
        focus: { row, column },
        editing: text === undefined ? { row, column } : { row, column, text },
        draft: null,
        explained: null,
      };
    }
    case 'giveUp':
      return {
        ...state,
        editing: null,
        failures: without(state.failures, action.cell),
        focus: action.cell,
        grabs: state.grabs + 1,
      };
    case 'saved':
      return saved(state, action);
    case 'failed':
      return {
        ...state,
        editing: action.leave && isSame(state.editing, action.cell) ? null : state.editing,
        failures: new Map(state.failures).set(failureKey(action.cell), action.failure),
      };
    case 'draft':
      return { ...state, draft: action.draft, editing: null, explained: null };
    case 'drafted':
      return drafted(state, action);
    case 'giveUpDraft': {
      const near = state.draft?.after || state.draft?.parent;
      if (!near) return { ...state, draft: null };
      return { ...state, draft: null, focus: { row: near, column: null }, grabs: state.grabs + 1 };
    }
    case 'draftFailed':
      return { ...state, draft: state.draft && { ...state.draft, failure: action.failure } };
    case 'explain':
      return { ...state, explained: action.cell };
    case 'rows': {
      const focus = stillThere(state.focus, action.rows, action.before);
      if (focus?.row === state.focus?.row) return state;
      return { ...state, focus, grabs: state.grabs + (action.lost ? 1 : 0) };
    }
  }
}

function saved(
  state: OutlineState,
  { cell, next, grab }: OutlineAction & { type: 'saved' },
): OutlineState {
  const failures = without(state.failures, cell);
  // The person may have gone on to edit another cell in the meantime: that one keeps the focus.
  if (!isSame(state.editing, cell)) return { ...state, failures };
  if (next) return { ...reduce({ ...state, failures }, { type: 'edit', cell: next }) };
  if (!grab) return { ...state, failures, editing: null };
  return { ...state, failures, editing: null, focus: cell, grabs: state.grabs + 1 };
}

function drafted(
  state: OutlineState,
  { created, again }: OutlineAction & { type: 'drafted' },
): OutlineState {
  const focus = { row: created, column: null };
  // The person may have given up the next draft before this row was made.
  if (!again || !state.draft) return { ...state, draft: null, focus, grabs: state.grabs + 1 };
  const { type, parent } = state.draft;
  return { ...state, draft: { type, parent, after: created }, focus };
}

/** The focus, or the row that has taken the place of one that is gone. */
function stillThere(
  focus: Focus | null,
  rows: readonly Row[],
  before: readonly Row[],
): Focus | null {
  const first = rows[0];
  if (!first) return null;
  if (!focus) return { row: first.id, column: null };
  if (rows.some(({ id }) => id === focus.row)) return focus;
  const at = before.findIndex(({ id }) => id === focus.row);
  const near = rows[Math.min(Math.max(at, 0), rows.length - 1)] ?? first;
  return { row: near.id, column: null };
}

/** Where in the outline a draft is drawn: beneath the row that it follows and all that hangs there. */
export function draftIndex(rows: readonly Row[], draft: Draft): { index: number; level: number } {
  const anchor = draft.after || draft.parent;
  const at = rows.findIndex(({ id }) => id === anchor);
  const row = rows[at];
  if (!row) return { index: rows.length, level: 1 };
  const end = rows.findIndex(({ level }, index) => index > at && level <= row.level);
  return {
    index: end < 0 ? rows.length : end,
    level: draft.after ? row.level : row.level + 1,
  };
}
