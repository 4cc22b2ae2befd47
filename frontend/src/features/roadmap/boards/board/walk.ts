import type { Initiative } from '~/bridge/roadmapTypes';
import type { Column } from './columns';

export type Step = 'left' | 'right' | 'up' | 'down';

/** The initiatives of a column that are drawn. */
export function drawnIn({ rows, isFolded }: Column): readonly Initiative[] {
  return isFolded ? [] : rows;
}

/** The card that an arrow key leads to, as near to the one it comes from as there is. */
export function stepFrom(
  columns: readonly Column[],
  id: string,
  step: Step,
): Initiative | undefined {
  const drawn = columns.map(drawnIn);
  const from = drawn.findIndex((rows) => rows.some((row) => row.id === id));
  if (from < 0) return drawn.flat()[0];
  const at = drawn[from]?.findIndex((row) => row.id === id) ?? 0;
  if (step === 'up' || step === 'down') return drawn[from]?.[at + (step === 'up' ? -1 : 1)];
  const beside = step === 'left' ? drawn.slice(0, from).reverse() : drawn.slice(from + 1);
  const rows = beside.find((each) => each.length > 0);
  return rows?.[Math.min(at, rows.length - 1)];
}
