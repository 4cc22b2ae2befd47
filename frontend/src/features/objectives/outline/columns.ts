import type { Kind } from '~/bridge/types';
import type { Row } from './rows';

/** The columns of the outline, left to right. */
export const columns = [
  'title',
  'start',
  'current',
  'target',
  'progress',
  'confidence',
  'status',
  'owner',
  'trend',
] as const;

export type Column = (typeof columns)[number];

/** How much room the sheet has. */
export type Room = 'wide' | 'narrow' | 'tight';

// Columns give way in this order; the panel has what the sheet leaves out.
const givingWay: Record<Room, readonly Column[]> = {
  wide: [],
  narrow: ['start', 'owner'],
  tight: ['start', 'owner', 'confidence', 'trend'],
};
const shownIn = {
  wide: columns,
  narrow: columns.filter((column) => !givingWay.narrow.includes(column)),
  tight: columns.filter((column) => !givingWay.tight.includes(column)),
};

/** The room that a width in rem gives. */
export function roomFor(width: number): Room {
  if (width >= 58) return 'wide';
  return width >= 44 ? 'narrow' : 'tight';
}

/** The columns that there is room for. */
export function columnsFor(room: Room): readonly Column[] {
  return shownIn[room];
}

/** The cells that a row has: an objective's title reaches over the numbers, which it has none of. */
export function cellsOf(type: Row['type'], shown: readonly Column[]): readonly Column[] {
  if (type === 'key_result') return shown;
  return shown.filter(
    (column) => column !== 'start' && column !== 'current' && column !== 'target',
  );
}

const numbersOf: Record<Kind, readonly Column[]> = {
  increase: ['start', 'current', 'target'],
  decrease: ['start', 'current', 'target'],
  at_least: ['current', 'target'],
  at_most: ['current', 'target'],
  range: ['current'],
  milestones: [],
  yes_no: ['current'],
  baseline: ['current'],
};

/** Whether a cell is edited in place. */
export function isEditable(row: Row, column: Column): boolean {
  if (column === 'title' || column === 'owner') return true;
  return row.type === 'key_result' && numbersOf[row.keyResult.kind].includes(column);
}

/** Whether a cell holds a number, which is edited at its right edge. */
export function isNumber(column: Column): boolean {
  return column === 'start' || column === 'current' || column === 'target';
}

/** The cell that Tab or Shift+Tab goes to while editing: the next editable one, in the rows beyond if need be. */
export function nextEditable(
  rows: readonly Row[],
  shown: readonly Column[],
  from: { row: string; column: Column },
  by: 1 | -1,
): { row: string; column: Column } | null {
  const cells = rows.flatMap((row) =>
    cellsOf(row.type, shown)
      .filter((column) => isEditable(row, column))
      .map((column) => ({ row: row.id, column })),
  );
  const at = cells.findIndex(({ row, column }) => row === from.row && column === from.column);
  return at < 0 ? null : (cells[at + by] ?? null);
}
