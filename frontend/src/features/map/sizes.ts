import type { Sizes } from './layout';

/** Sizes of nodes and the room between them, in px at the usual text size. */
export const usual: Sizes = {
  width: 240,
  height: 96,
  kpiHeight: 82,
  column: 60,
  row: 14,
  tree: 22,
  band: 58,
};

/** The same at a text size in percent. Whole pixels: the nodes are measured in them. */
export function sizesAt(textSize: number): Sizes {
  const scaled = Object.entries(usual).map(([name, size]: [string, number]) => [
    name,
    Math.round((size * textSize) / 100),
  ]);
  return Object.fromEntries(scaled) as Sizes;
}
