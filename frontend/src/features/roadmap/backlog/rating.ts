import type { Initiative, Model } from '~/bridge/roadmapTypes';
import type { Row } from './arrange';
import { type Column, criterionOf } from './columns';
import { isScored } from './pasted';

/** The columns that a number can be given in, in the order in which people go through them. */
export function ratedColumns(model: Model): Column[] {
  return [...model.criteria.map(({ id }): Column => `rating/${id}`), 'effort'];
}

/** Whether an initiative has a number in a column; of the effort, that of a team, "" is any. */
export function hasNumber(initiative: Initiative, column: Column, team: string): boolean {
  if (column === 'effort') {
    return initiative.efforts.some(
      ({ teamId, text }) => text !== '' && (team === '' || teamId === team),
    );
  }
  return initiative.ratings.some(({ criterion }) => criterion === criterionOf(column));
}

/** Where to begin: the column with the focus, else the first that some rows lack, else the first. */
export function firstColumn(
  rows: readonly Row[],
  columns: readonly Column[],
  focused: Column | null,
): Column {
  if (focused && isScored(focused)) return focused;
  return columns.find((column) => isLacking(rows, column)) ?? columns[0] ?? 'effort';
}

/** The next column that some rows lack; null where the rest is said. */
export function nextColumn(
  rows: readonly Row[],
  columns: readonly Column[],
  from: Column,
): Column | null {
  const rest = columns.slice(columns.indexOf(from) + 1);
  return rest.find((column) => isLacking(rows, column)) ?? null;
}

function isLacking(rows: readonly Row[], column: Column): boolean {
  return rows.some(({ initiative }) => !hasNumber(initiative, column, ''));
}
