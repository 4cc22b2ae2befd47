interface Movable {
  id: string;
}

/** The rows with some of them put before another; "" is the end. */
export function reordered<Row extends Movable>(
  rows: readonly Row[],
  ids: readonly string[],
  before: string,
): Row[] {
  const isMoved = new Set(ids);
  const moved = rows.filter(({ id }) => isMoved.has(id));
  const rest = rows.filter(({ id }) => !isMoved.has(id));
  const at = before === '' ? rest.length : rest.findIndex(({ id }) => id === before);
  return at < 0 ? [...rows] : [...rest.slice(0, at), ...moved, ...rest.slice(at)];
}

/** The row that stands behind another once some have been moved away; "" is the end. */
export function behind(all: readonly Movable[], id: string, moved: readonly Movable[]): string {
  const isMoved = new Set(moved.map((each) => each.id));
  const at = all.findIndex((each) => each.id === id);
  return all.slice(at + 1).find((each) => !isMoved.has(each.id))?.id ?? '';
}

/**
 * Before which row moved ones stand after a step up or down past the next that is seen; "" is the
 * end, null where there is nowhere to go.
 */
export function placeAfterStep(
  all: readonly Movable[],
  seen: readonly Movable[],
  moved: readonly Movable[],
  by: 1 | -1,
): string | null {
  const isMoved = new Set(moved.map(({ id }) => id));
  if (by < 0) {
    const first = seen.findIndex(({ id }) => isMoved.has(id));
    return seen.slice(0, Math.max(0, first)).findLast(({ id }) => !isMoved.has(id))?.id ?? null;
  }
  const last = seen.findLastIndex(({ id }) => isMoved.has(id));
  const passed = last < 0 ? undefined : seen.slice(last + 1).find(({ id }) => !isMoved.has(id));
  return passed ? behind(all, passed.id, moved) : null;
}
