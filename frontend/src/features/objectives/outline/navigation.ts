import { cellsOf, type Column } from './columns';
import type { Row } from './rows';
import type { GroupStop, Stop } from './stops';

/** What has the focus in the outline: a row or the head of a group as a whole, or one cell of a row. */
export interface Focus {
  /** Id of the row, or of the group. */
  row: string;
  /** null for the row as a whole */
  column: Column | null;
  /** The column that Up and Down keep to across a row that has no such cell. */
  wanted?: Column;
}

/** What a key asks for. */
export type Intent =
  { type: 'focus'; focus: Focus } | { type: 'expand'; row: string; expanded: boolean };

interface Grid {
  rows: readonly Stop[];
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
      return row.type === 'group' ? into(grid, row, at) : right(grid, row);
    case 'ArrowLeft':
      return row.type === 'group' ? fold(row, false) : left(grid, row, at);
    default:
      return null;
  }
}

function toRow({ rows, shown, focus }: Grid, index: number): Intent | null {
  const row = rows[index];
  if (!row || row.id === focus.row) return null;
  const wanted = focus.wanted ?? focus.column;
  const column = nearest(row, shown, wanted);
  const isKept = wanted === null || column === wanted;
  return { type: 'focus', focus: { row: row.id, column, ...(!isKept && { wanted }) } };
}

/** The same column in another row, or the title that reaches over it; a head has no cells to go to. */
function nearest(row: Stop, shown: readonly Column[], column: Column | null): Column | null {
  if (column === null || row.type === 'group') return null;
  return cellsOf(row.type, shown).includes(column) ? column : 'title';
}

function toCell({ shown, focus }: Grid, row: Stop, index: number): Intent | null {
  if (focus.column === null || row.type === 'group') return null;
  const cells = cellsOf(row.type, shown);
  const column = cells[Math.min(index, cells.length - 1)] ?? null;
  return { type: 'focus', focus: { row: row.id, column } };
}

function fold({ id, expanded }: GroupStop, wanted: boolean): Intent | null {
  return expanded === wanted ? null : { type: 'expand', row: id, expanded: wanted };
}

/** Opens a group, and goes to its first row once it is open. */
function into(grid: Grid, group: GroupStop, at: number): Intent | null {
  return fold(group, true) ?? toRow(grid, at + 1);
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

function left({ rows, shown, focus }: Grid, row: Row, at: number): Intent | null {
  if (focus.column === null) {
    if (row.type === 'objective' && row.expanded) {
      return { type: 'expand', row: row.id, expanded: false };
    }
    // Where rows are filtered or grouped, a row may stand without the one above it.
    const isShown = row.level > 1 && rows.some(({ id }) => id === row.parent);
    const head = rows.slice(0, at).findLast(({ type }) => type === 'group');
    const above = isShown ? row.parent : head?.id;
    return above === undefined ? null : { type: 'focus', focus: { row: above, column: null } };
  }
  const cells = cellsOf(row.type, shown);
  const before = cells[cells.indexOf(focus.column) - 1] ?? null;
  return { type: 'focus', focus: { row: row.id, column: before } };
}
