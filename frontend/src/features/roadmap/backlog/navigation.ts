import type { Item } from './arrange';
import type { Column } from './columns';
import type { Cell, Focus } from './state';

/** What a key asks for: another place, or to fold a group. */
export type Intent =
  { type: 'focus'; focus: Focus } | { type: 'expand'; group: string; expanded: boolean };

interface Grid {
  items: readonly Item[];
  shown: readonly Column[];
  focus: Focus;
  /** Rows that a page holds. */
  page: number;
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>;

/**
 * What an arrow key, Home, End or a page key means, after the grid pattern of the ARIA authoring
 * practices with rows that can be stood on; null for any other key and where there is nowhere to go.
 */
export function navigate(grid: Grid, press: Press): Intent | null {
  const { items, focus, page } = grid;
  const at = items.findIndex(({ id }) => id === focus.row);
  const item = items[at];
  if (!item) return null;
  const far = press.ctrlKey || press.metaKey;
  switch (press.key) {
    case 'ArrowUp':
      return toItem(grid, at - 1);
    case 'ArrowDown':
      return toItem(grid, at + 1);
    case 'PageUp':
      return toItem(grid, Math.max(0, at - page));
    case 'PageDown':
      return toItem(grid, Math.min(items.length - 1, at + page));
    case 'Home':
      return far ? toItem(grid, 0) : toCell(grid, 0);
    case 'End':
      return far ? toItem(grid, items.length - 1) : toCell(grid, grid.shown.length - 1);
    case 'ArrowRight':
      if (item.type === 'group') return fold(item, true) ?? toItem(grid, at + 1);
      return across(grid, focus.column === null ? 0 : grid.shown.indexOf(focus.column) + 1);
    case 'ArrowLeft':
      if (item.type === 'group') return fold(item, false);
      return focus.column === null
        ? toHead(grid, at)
        : across(grid, grid.shown.indexOf(focus.column) - 1);
    default:
      return null;
  }
}

function toItem({ items, focus }: Grid, index: number): Intent | null {
  const item = items[index];
  if (!item || item.id === focus.row) return null;
  const column = item.type === 'group' ? null : focus.column;
  return { type: 'focus', focus: { row: item.id, column } };
}

function toCell({ shown, focus }: Grid, index: number): Intent | null {
  const column = shown[index];
  if (focus.column === null || column === undefined) return null;
  return { type: 'focus', focus: { row: focus.row, column } };
}

/** To a cell of the row; before the first stands the row itself. */
function across({ shown, focus }: Grid, index: number): Intent | null {
  if (index >= shown.length) return null;
  return { type: 'focus', focus: { row: focus.row, column: shown[index] ?? null } };
}

/** The head of the group that a row stands in. */
function toHead({ items }: Grid, at: number): Intent | null {
  const head = items.slice(0, at).findLast(({ type }) => type === 'group');
  return head ? { type: 'focus', focus: { row: head.id, column: null } } : null;
}

function fold(item: Item & { type: 'group' }, wanted: boolean): Intent | null {
  if (item.group.expanded === wanted) return null;
  return { type: 'expand', group: item.id, expanded: wanted };
}

/** The cell that Tab or Shift+Tab goes to while editing: the next that can be, in the rows beyond if need be. */
export function nextEditable(
  items: readonly Item[],
  shown: readonly Column[],
  from: Cell,
  by: 1 | -1,
  canEdit: (cell: Cell) => boolean,
): Cell | null {
  const rows = items.filter(({ type }) => type === 'row').map(({ id }) => id);
  let row = rows.indexOf(from.row);
  let column = shown.indexOf(from.column);
  while (row >= 0 && row < rows.length) {
    column += by;
    if (column < 0 || column >= shown.length) {
      row += by;
      column = by > 0 ? -1 : shown.length;
      continue;
    }
    const cell = { row: rows[row] ?? '', column: shown[column] ?? 'title' };
    if (cell.row !== '' && canEdit(cell)) return cell;
  }
  return null;
}
