import type { Column } from './columns';
import type { Focus } from './navigation';
import type { Row } from './rows';
import type { Stop } from './stops';

/** One cell. */
export interface Cell {
  row: string;
  column: Column;
}

/** A cell that is being edited. */
export interface Editing extends Cell {
  /** What it begins with instead of its value: the letter that was typed, or what failed. */
  text?: string;
  /** It was begun from the row as a whole, which has the focus again afterwards. */
  isRow?: boolean;
}

/** What was typed into a cell and is not in the plan. */
export interface Failure {
  text: string;
  /** The sentence that says why it was refused; "" while it is being saved. */
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

/**
 * What follows a draft: another one, the first key result of the objective that it was, the focus
 * on the new row, or what the person does already.
 */
export type DraftOnward = 'again' | 'inside' | 'row' | 'elsewhere';

/** The draft that follows one that has become a row; key results have nothing inside. */
export function draftAfter({ type, parent }: Draft, created: string, onward: DraftOnward): Draft {
  return onward === 'inside' && type === 'objective'
    ? { type: 'key_result', parent: created, after: '' }
    : { type, parent, after: created };
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

/**
 * The outline as it is first shown: the focus is where it was left, or at the first row, and takes
 * the keys if nothing else has them.
 */
export function beginAt({
  rows,
  left,
  isFree,
}: {
  rows: readonly Stop[];
  left: string | undefined;
  isFree: boolean;
}): OutlineState {
  const row = rows.find(({ id }) => id === left) ?? rows[0];
  if (!row) return noState;
  return { ...noState, focus: { row: row.id, column: null }, grabs: isFree ? 1 : 0 };
}

export type OutlineAction =
  /** Remembers what has the focus; `grab` puts it there. */
  | { type: 'focus'; focus: Focus; grab?: boolean }
  /** Puts the focus back where it was. */
  | { type: 'grab' }
  | { type: 'edit'; cell: Cell; text?: string; isRow?: boolean }
  /** Leaves the cell as it was, and forgets what had failed there. */
  | { type: 'giveUp'; cell: Cell }
  /**
   * The edit is done and its text on the way to the plan. The person goes on at once: `next` is
   * edited, or else the cell has the focus again. Nobody waits for the disk with a key in hand.
   */
  | { type: 'saving'; cell: Cell; text: string; next: Cell | null; grab: boolean }
  | { type: 'saved'; cell: Cell }
  /** The edit was refused; it is open again where the person has not gone on. */
  | { type: 'failed'; cell: Cell; failure: Failure; reopen: boolean }
  | { type: 'draft'; draft: Draft | null }
  /**
   * The draft has become a row. A key result goes on with its `first` number, which begins with
   * what has been typed in the meantime.
   */
  | { type: 'drafted'; created: string; onward: DraftOnward; first: Column; typed: string }
  /** The row was not made; its draft comes back where the person has left it meanwhile. */
  | { type: 'draftFailed'; draft: Draft; failure: Failure }
  /** No further row is wanted: the focus goes back to the row beside the draft. */
  | { type: 'giveUpDraft' }
  | { type: 'explain'; cell: Cell | null }
  /**
   * Rows came or went: the focus must be on one that exists. `lost` says that the page's focus went
   * with a row, so that it is put on the next.
   */
  | { type: 'rows'; rows: readonly Stop[]; before: readonly Stop[]; lost: boolean };

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
    case 'grab':
      return { ...state, grabs: state.grabs + 1 };
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
        editing: {
          ...{ row, column },
          ...(text !== undefined && { text }),
          ...(action.isRow && { isRow: true }),
        },
        draft: null,
        explained: null,
      };
    }
    case 'giveUp':
      return {
        ...state,
        editing: null,
        failures: without(state.failures, action.cell),
        focus: afterEdit(state, action.cell),
        grabs: state.grabs + 1,
      };
    case 'saving':
      return saving(state, action);
    case 'saved':
      return { ...state, failures: without(state.failures, action.cell) };
    case 'failed':
      return failed(state, action);
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
      return { ...state, draft: { ...(state.draft ?? action.draft), failure: action.failure } };
    case 'explain':
      return { ...state, explained: action.cell };
    case 'rows': {
      const focus = stillThere(state.focus, action.rows, action.before);
      if (focus?.row === state.focus?.row) return state;
      return { ...state, focus, grabs: state.grabs + (action.lost ? 1 : 0) };
    }
  }
}

/** What has the focus once a cell is no longer edited. */
function afterEdit({ editing }: OutlineState, cell: Cell): Focus {
  return editing?.isRow && isSame(editing, cell) ? { row: cell.row, column: null } : cell;
}

function saving(
  state: OutlineState,
  { cell, text, next, grab }: OutlineAction & { type: 'saving' },
): OutlineState {
  const failures = new Map(state.failures).set(failureKey(cell), { text, message: '' });
  // Where another cell has been opened meanwhile, it keeps the focus.
  if (!isSame(state.editing, cell)) return { ...state, failures };
  if (next) return reduce({ ...state, failures }, { type: 'edit', cell: next });
  if (!grab) return { ...state, failures, editing: null };
  const focus = afterEdit(state, cell);
  return { ...state, failures, editing: null, focus, grabs: state.grabs + 1 };
}

function failed(
  state: OutlineState,
  { cell, failure, reopen }: OutlineAction & { type: 'failed' },
): OutlineState {
  const failures = new Map(state.failures).set(failureKey(cell), failure);
  const column = state.focus?.column;
  const isThere =
    state.focus?.row === cell.row && (column === cell.column || column === null) && !state.editing;
  if (!reopen || !isThere || state.draft) return { ...state, failures };
  return { ...state, failures, editing: { ...cell, text: failure.text } };
}

function drafted(
  state: OutlineState,
  { created, onward, first, typed }: OutlineAction & { type: 'drafted' },
): OutlineState {
  const focus = { row: created, column: null };
  // The person may have gone on to something else before this row was made: it keeps the focus.
  if (state.editing) return { ...state, draft: null };
  if (onward === 'elsewhere') return { ...state, draft: null, focus };
  if (onward === 'row' && state.draft?.type === 'key_result') {
    const cell = { row: created, column: first };
    return reduce(state, { type: 'edit', cell, ...(typed !== '' && { text: typed }) });
  }
  if (onward === 'row' || !state.draft) {
    return { ...state, draft: null, focus, grabs: state.grabs + 1 };
  }
  return { ...state, draft: draftAfter(state.draft, created, onward), focus };
}

/** The focus, or the row that has taken the place of one that is gone. */
function stillThere(
  focus: Focus | null,
  rows: readonly Stop[],
  before: readonly Stop[],
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
