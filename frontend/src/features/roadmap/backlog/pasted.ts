import type { Row } from './arrange';
import { type Column, criterionOf } from './columns';
import type { Cell } from './state';

/** The lines of a text that say something. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Whether cells of a spreadsheet can go into a column. */
export function isScored(column: Column): boolean {
  return column === 'effort' || criterionOf(column) !== '';
}

interface Block {
  /** In the order of the table. */
  cells: (Cell & { text: string })[];
  /** How many cells with a text found no place. */
  left: number;
}

/**
 * The cells that a block from a spreadsheet fills, from one cell to the right and down. An empty cell
 * leaves what is there: to paste takes no rating away.
 */
export function blockOf(
  text: string,
  from: Cell,
  rows: readonly Row[],
  shown: readonly Column[],
  canEdit: (cell: Cell) => boolean,
): Block {
  const columns = shown.filter(isScored);
  const firstColumn = columns.indexOf(from.column);
  const firstRow = rows.findIndex(({ id }) => id === from.row);
  const block: Block = { cells: [], left: 0 };
  const lines = text.replace(/(\r\n|\r|\n)+$/, '').split(/\r\n|\r|\n/);
  lines.forEach((line, down) =>
    line.split('\t').forEach((typed, across) => {
      const row = rows[firstRow + down];
      const column = columns[firstColumn + across];
      if (typed.trim() === '') return;
      const cell = row && column && { row: row.id, column };
      if (cell && canEdit(cell)) block.cells.push({ ...cell, text: typed.trim() });
      else block.left += 1;
    }),
  );
  return block;
}
