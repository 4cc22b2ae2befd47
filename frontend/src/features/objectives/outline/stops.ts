import type { Group } from '~/features/objectives/view/arrange';
import type { Row } from './rows';

/** The head of a group, as the arrow keys meet it. */
export interface GroupStop {
  type: 'group';
  id: string;
  expanded: boolean;
}

/** A line that the arrow keys go to. */
export type Stop = Row | GroupStop;

/** All lines that the arrow keys go to, from the top. Rows that are not grouped stand alone. */
export function stopsOf(rows: readonly Row[], groups: readonly Group[]): readonly Stop[] {
  if (groups.length === 0) return rows;
  return groups.flatMap(({ id, expanded, rows: within }): Stop[] => [
    { type: 'group', id, expanded },
    ...within,
  ]);
}
