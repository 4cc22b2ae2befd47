import type { Column } from './columns';

/** One cell. */
export interface Cell {
  row: string;
  column: Column;
}

/** What has the focus: a row or the head of a group as a whole, or one cell of a row. */
export interface Focus {
  row: string;
  /** null for the row as a whole */
  column: Column | null;
}

/** A cell that is being edited. */
export interface Editing extends Cell {
  /** What it begins with instead of its value: the letter that was typed, or what failed. */
  text?: string;
}

/** What was typed into a cell and is not in the plan. */
export interface Failure {
  text: string;
  /** How the cell shows it: the name of what was chosen. */
  shown: string;
  /** The sentence that says why it was refused; "" while it is being saved. */
  message: string;
}

export interface BacklogState {
  focus: Focus | null;
  /** Counts up when the focus shall be put on the element, not only remembered. */
  grabs: number;
  editing: Editing | null;
  /** Whoever edits goes from one empty cell to the next. */
  walking: boolean;
  /** By row and column: "id/column" */
  failures: ReadonlyMap<string, Failure>;
  /** The initiative whose score explains itself; "" for none. */
  explained: string;
}

export type BacklogAction =
  /** Remembers what has the focus; `grab` puts it there. */
  | { type: 'focus'; focus: Focus; grab?: boolean }
  | { type: 'grab' }
  | { type: 'edit'; cell: Cell; text?: string }
  /** Edits an empty cell, and goes on to the next one from there. */
  | { type: 'walk'; cell: Cell }
  /** Leaves the cell as it was, and forgets what had failed there. */
  | { type: 'giveUp'; cell: Cell }
  /**
   * The edit is done and its text on the way to the plan. The person goes on at once: `next` is
   * edited, or `focus` has the keys. Nobody waits for the disk.
   */
  | { type: 'saving'; cell: Cell; failure: Failure; next: Cell | null; focus: Focus | null }
  /** Cells that wait for the disk, as pasted ones do. */
  | { type: 'waiting'; cells: readonly (Cell & { text: string })[] }
  | { type: 'saved'; cells: readonly Cell[] }
  | { type: 'failed'; cell: Cell; message: string }
  | { type: 'explain'; row: string };

export function failureKey({ row, column }: Cell): string {
  return `${row}/${column}`;
}

/** The focus is where it was left, else at the first row. */
export function beginAt(row: string): BacklogState {
  return {
    focus: row === '' ? null : { row, column: null },
    grabs: 0,
    editing: null,
    walking: false,
    failures: new Map(),
    explained: '',
  };
}

function without(failures: BacklogState['failures'], cells: readonly Cell[]) {
  if (!cells.some((cell) => failures.has(failureKey(cell)))) return failures;
  const rest = new Map(failures);
  for (const cell of cells) rest.delete(failureKey(cell));
  return rest;
}

function isSame(a: Cell | null, b: Cell): boolean {
  return a?.row === b.row && a.column === b.column;
}

export function reduce(state: BacklogState, action: BacklogAction): BacklogState {
  switch (action.type) {
    case 'grab':
      return { ...state, grabs: state.grabs + 1 };
    case 'focus':
      return {
        ...state,
        focus: action.focus,
        walking: false,
        grabs: state.grabs + (action.grab ? 1 : 0),
        explained: '',
      };
    case 'edit': {
      const { cell } = action;
      const text = action.text ?? state.failures.get(failureKey(cell))?.text;
      return {
        ...state,
        focus: cell,
        editing: { ...cell, ...(text !== undefined && { text }) },
        explained: '',
      };
    }
    case 'walk':
      return reduce({ ...state, walking: true }, { type: 'edit', cell: action.cell });
    case 'giveUp':
      return {
        ...state,
        walking: false,
        editing: isSame(state.editing, action.cell) ? null : state.editing,
        failures: without(state.failures, [action.cell]),
        focus: action.cell,
        grabs: state.grabs + 1,
      };
    case 'saving':
      return saving(state, action);
    case 'waiting': {
      const failures = new Map(state.failures);
      for (const { text, ...cell } of action.cells) {
        failures.set(failureKey(cell), { text, shown: text, message: '' });
      }
      return { ...state, failures };
    }
    case 'saved':
      return { ...state, failures: without(state.failures, action.cells) };
    case 'failed':
      return failed(state, action);
    case 'explain':
      return { ...state, explained: action.row };
  }
}

function saving(
  state: BacklogState,
  { cell, failure, next, focus }: BacklogAction & { type: 'saving' },
): BacklogState {
  const failures = new Map(state.failures).set(failureKey(cell), failure);
  // Where another cell has been opened meanwhile, it keeps the focus.
  if (!isSame(state.editing, cell)) return { ...state, failures };
  if (next) return reduce({ ...state, failures }, { type: 'edit', cell: next });
  const done = { ...state, failures, editing: null, walking: false };
  return focus ? { ...done, focus, grabs: state.grabs + 1 } : done;
}

/** The edit was refused; it is open again where the person has not gone on. */
function failed(
  state: BacklogState,
  { cell, message }: BacklogAction & { type: 'failed' },
): BacklogState {
  const kept = state.failures.get(failureKey(cell)) ?? { text: '', shown: '' };
  const failures = new Map(state.failures).set(failureKey(cell), { ...kept, message });
  const { focus } = state;
  const isThere = focus?.row === cell.row && focus.column === cell.column && !state.editing;
  return { ...state, failures, ...(isThere && { editing: { ...cell, text: kept.text } }) };
}

/** The failures of one row, always the same list where there are none. */
export function failuresOf(
  failures: BacklogState['failures'],
  row: string,
  shown: readonly Column[],
): readonly (readonly [Column, Failure])[] {
  if (failures.size === 0) return none;
  const own = shown.flatMap((column) => {
    const failure = failures.get(failureKey({ row, column }));
    return failure ? [[column, failure] as const] : [];
  });
  return own.length === 0 ? none : own;
}

const none: readonly never[] = [];
