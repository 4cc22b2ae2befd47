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
  'due',
  'team',
  'tags',
] as const;

export type Column = (typeof columns)[number];

/** How much room the sheet has. */
export type Room = 'wide' | 'narrow' | 'tight';

/** Widths in rem that a person has given to columns. */
export type Widths = Readonly<Partial<Record<Column, number>>>;

// rem; the title takes what is left.
const wide: Record<Exclude<Column, 'title'>, number> = {
  start: 4.125,
  current: 4.375,
  target: 5.25,
  progress: 8.25,
  confidence: 4.625,
  status: 6.5,
  owner: 3.125,
  trend: 5.5,
  due: 4.75,
  team: 6.5,
  tags: 7.5,
};
const narrow: typeof wide = {
  ...wide,
  current: 4.125,
  target: 5.75,
  progress: 6.75,
  confidence: 4.5,
  status: 6.375,
  trend: 5.25,
};

/** The width in rem that a column has in a wide sheet until a person changes it. */
export function usualWidth(column: Exclude<Column, 'title'>): number {
  return wide[column];
}

/** The narrowest and the widest that a column can be made, in rem. */
export const bounds = { least: 2.5, most: 30 } as const;

// What gives way first while the title would have less than it likes; the panel has what is left out.
const giving: readonly Column[] = ['tags', 'team', 'due', 'start', 'owner'];
// And what goes too before the title has less than it needs.
const lastGiving: readonly Column[] = ['confidence', 'trend', 'status', 'target'];
const titleLikes = 18; // rem
const titleNeeds = 11; // rem

/** The columns that are shown, and their widths. */
export interface Layout {
  shown: readonly Column[];
  /** For grid-template-columns. */
  template: string;
  /** In rem; without the title, which takes the rest. */
  widths: Readonly<Record<Exclude<Column, 'title'>, number>>;
}

/** The room that a width in rem gives. */
export function roomFor(width: number): Room {
  if (width >= 58) return 'wide';
  return width >= 44 ? 'narrow' : 'tight';
}

/** The chosen columns that there is room for, in `width` rem. */
export function layoutFor(width: number, chosen: readonly Column[], given: Widths): Layout {
  const widths = { ...(roomFor(width) === 'wide' ? wide : narrow), ...given };
  let shown = columns.filter((column) => column === 'title' || chosen.includes(column));
  const forTitle = () =>
    width - shown.reduce((sum, column) => sum + (column === 'title' ? 0 : widths[column]), 0);
  const give = (from: readonly Column[], wanted: number) => {
    for (const column of from) {
      if (forTitle() >= wanted) return;
      shown = shown.filter((each) => each !== column);
    }
  };
  give(giving, titleLikes);
  give(lastGiving, titleNeeds);
  const template = shown
    .map((column) => (column === 'title' ? 'minmax(9rem, 1fr)' : `${widths[column]}rem`))
    .join(' ');
  return { shown, template, widths };
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

/** The columns whose cells are typed into. */
export type TypedColumn = Column & ('title' | 'start' | 'current' | 'target' | 'owner' | 'due');

/** Whether the cells of a column are typed into, where a row has them. */
export function isTyped(column: Column): column is TypedColumn {
  return column === 'title' || column === 'owner' || column === 'due' || isNumber(column);
}

/** Whether a cell is edited in place. */
export function isEditable(row: Row, column: Column): boolean {
  if (column === 'title' || column === 'owner') return true;
  if (row.type !== 'key_result') return false;
  return column === 'due' || numbersOf[row.keyResult.kind].includes(column);
}

/** Whether a cell holds a number, which is edited at its right edge. */
export function isNumber(column: Column): column is Column & ('start' | 'current' | 'target') {
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
