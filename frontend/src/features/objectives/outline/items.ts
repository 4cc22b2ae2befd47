import type { Group } from '~/features/objectives/view/arrange';
import type { Row } from './rows';
import { draftIndex, type Draft } from './state';

/** A line of the grid: a row, the head of a group, or the row that is being typed. */
export type Item =
  | { type: 'row'; row: Row; index: number }
  | { type: 'group'; group: Group; index: number }
  | { type: 'draft'; draft: Draft; level: number };

function withGroups(rows: readonly Row[], groups: readonly Group[]): Item[] {
  let index = 0;
  const item = (row: Row): Item => ({ type: 'row', row, index: (index += 1) });
  if (groups.length === 0) return rows.map(item);
  return groups.flatMap((group): Item[] => [
    { type: 'group', group, index: (index += 1) },
    ...group.rows.map(item),
  ]);
}

/** The lines of the grid, from the top; the head of the grid is row 1. */
export function itemsOf(
  rows: readonly Row[],
  groups: readonly Group[],
  draft: Draft | null,
): Item[] {
  const items = withGroups(rows, groups);
  if (!draft) return items;
  const { index, level } = draftIndex(rows, draft);
  const before = rows[index - 1]?.id;
  const at = items.findIndex((item) => item.type === 'row' && item.row.id === before);
  return items.toSpliced(at < 0 ? items.length : at + 1, 0, { type: 'draft', draft, level });
}

/** What the list knows a line by. */
export function keyOf(item: Item | undefined): string {
  switch (item?.type) {
    case 'row':
      return item.row.id;
    case 'group':
      return item.group.id;
    default:
      return 'draft';
  }
}
