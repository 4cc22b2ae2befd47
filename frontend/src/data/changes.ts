import type { Changes } from '~/bridge/roadmapTypes';

/** The rows of a long list as the backend answered them, and by what name it knows that answer. */
export interface Held<Row> {
  answer: string;
  rows: readonly Row[];
}

/**
 * The rows of an answer that may leave out what is held already. Rows that have not changed stay the
 * same objects, so that they are not drawn again.
 */
export function takeChanges<Row extends { id: string }>(
  held: Held<Row> | undefined,
  { since, order, ordered }: Changes,
  lacking: readonly Row[],
): readonly Row[] {
  const before = since === held?.answer ? held.rows : [];
  if (!ordered && lacking.length === 0) return before;
  const fresh = new Map(lacking.map((row) => [row.id, row]));
  if (!ordered) return before.map((row) => fresh.get(row.id) ?? row);
  const known = new Map(before.map((row) => [row.id, row]));
  return order.flatMap((id) => fresh.get(id) ?? known.get(id) ?? []);
}
