import type { Initiative } from '~/bridge/roadmapTypes';
import type { Row } from './arrange';
import { type Column, criterionOf } from './columns';
import type { Cell, Focus } from './state';

/** What a column of estimates is called among what an initiative lacks; "" for any other column. */
function inputOf(column: Column): string {
  return column === 'effort' ? column : criterionOf(column);
}

/** The columns in which an initiative lacks something for its score. What is over lacks nothing. */
export function emptyColumns(
  { lacks, state }: Initiative,
  columns: readonly Column[],
): readonly Column[] {
  if (lacks.length === 0 || state === 'shipped' || state === 'dropped') return [];
  return columns.filter((column) => lacks.includes(inputOf(column)));
}

/**
 * The next cell that a score lacks: behind a place, in the rows beneath, then from the top. Null where
 * there is no other.
 */
export function nextEmpty(
  rows: readonly Row[],
  shown: readonly Column[],
  from: Focus | null,
  isTaken: (cell: Cell) => boolean,
): Cell | null {
  const begin = Math.max(
    0,
    rows.findIndex(({ id }) => id === from?.row),
  );
  const at = from?.column ? shown.indexOf(from.column) : -1;
  for (let step = 0; step <= rows.length; step++) {
    const row = rows[(begin + step) % rows.length];
    if (!row) return null;
    const isFirst = step === 0;
    const isAgain = step === rows.length;
    const columns = isFirst ? shown.slice(at + 1) : isAgain ? shown.slice(0, at + 1) : shown;
    for (const column of emptyColumns(row.initiative, columns)) {
      const cell = { row: row.id, column };
      const isHere = row.id === from?.row && column === from.column;
      if (!isHere && !isTaken(cell)) return cell;
    }
  }
  return null;
}
