import { cellsOf, type Column } from './columns';
import type { Row } from './rows';

/** What has the focus in the outline: a row as a whole, or one cell of it. */
export interface Focus {
  row: string;
  /** null for the row as a whole */
  column: Column | null;
}

/** What a key asks for. */
export type Intent =
  { type: 'focus'; focus: Focus } | { type: 'expand'; row: string; expanded: boolean };

interface Grid {
  rows: readonly Row[];
  shown: readonly Column[];
  focus: Focus;
  /** Rows that a page holds. */
  page: number;
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>;

/**
 * What an arrow key, Home, End or a page key means, after the treegrid pattern of the ARIA
 * authoring practices; null for any other key and where there is nowhere to go.
 */
export function navigate(grid: Grid, press: Press): Intent | null {
  const { rows, focus, page } = grid;
  const at = rows.findIndex(({ id }) => id === focus.row);
  const row = rows[at];
  if (!row) return null;
  const far = press.ctrlKey || press.metaKey;
  switch (press.key) {
    case 'ArrowUp':
      return toRow(grid, at - 1);
    case 'ArrowDown':
      return toRow(grid, at + 1);
    case 'PageUp':
      return toRow(grid, Math.max(0, at - page));
    case 'PageDown':
      return toRow(grid, Math.min(rows.length - 1, at + page));
    case 'Home':
      return far ? toRow(grid, 0) : toCell(grid, row, 0);
    case 'End':
      return far ? toRow(grid, rows.length - 1) : toCell(grid, row, Infinity);
    case 'ArrowRight':
      return right(grid, row);
    case 'ArrowLeft':
      return left(grid, row);
    default:
      return null;
  }
}

function toRow({ rows, shown, focus }: Grid, index: number): Intent | null {
  const row = rows[index];
  if (!row || row.id === focus.row) return null;
  return { type: 'focus', focus: { row: row.id, column: nearest(row, shown, focus.column) } };
}

/** The same column in another row, or the title that reaches over it. */
function nearest(row: Row, shown: readonly Column[], column: Column | null): Column | null {
  if (column === null) return null;
  return cellsOf(row.type, shown).includes(column) ? column : 'title';
}

function toCell({ shown, focus }: Grid, row: Row, index: number): Intent | null {
  if (focus.column === null) return null;
  const cells = cellsOf(row.type, shown);
  const column = cells[Math.min(index, cells.length - 1)] ?? null;
  return { type: 'focus', focus: { row: row.id, column } };
}

function right({ shown, focus }: Grid, row: Row): Intent | null {
  if (focus.column === null) {
    if (row.type === 'objective' && row.hasChildren && !row.expanded) {
      return { type: 'expand', row: row.id, expanded: true };
    }
    return { type: 'focus', focus: { row: row.id, column: 'title' } };
  }
  const cells = cellsOf(row.type, shown);
  const next = cells[cells.indexOf(focus.column) + 1];
  return next ? { type: 'focus', focus: { row: row.id, column: next } } : null;
}

function left({ rows, shown, focus }: Grid, row: Row): Intent | null {
  if (focus.column === null) {
    if (row.type === 'objective' && row.expanded) {
      return { type: 'expand', row: row.id, expanded: false };
    }
    // Where rows are filtered or grouped, a row may stand without the one above it.
    const isShown = rows.some(({ id }) => id === row.parent);
    return isShown ? { type: 'focus', focus: { row: row.parent, column: null } } : null;
  }
  const cells = cellsOf(row.type, shown);
  const before = cells[cells.indexOf(focus.column) - 1] ?? null;
  return { type: 'focus', focus: { row: row.id, column: before } };
}

/** Whether a key press begins to replace what a cell holds. */
export function isTyping(
  press: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): boolean {
  const plain = !press.ctrlKey && !press.metaKey && !press.altKey;
  return plain && press.key.length === 1 && press.key !== ' ' && press.key !== '?';
}
