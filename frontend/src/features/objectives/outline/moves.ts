import { isWithin, type Row, siblings, top, type Tree } from './rows';

/** Where a row goes: beneath `parent`, right after `after`, or first where that is "". */
export interface Place {
  parent: string;
  after: string;
}

export type Direction = 'up' | 'down' | 'in' | 'out';

/** Rows of one parent that are moved together. */
interface Block {
  parent: string;
  /** Ids and kinds of what stays beneath the parent, in order. */
  others: readonly { id: string; type: Row['type'] }[];
  /** How many of the others stand before the first of the rows, and before the last. */
  first: number;
  last: number;
  hasKeyResults: boolean;
  /** Whether the rows can pass another one: those of one kind pass only their own. */
  passes: (other: { type: Row['type'] }) => boolean;
}

function blockOf(tree: Tree, rows: readonly Row[]): Block | null {
  const parent = rows[0]?.parent;
  if (parent === undefined || rows.some((row) => row.parent !== parent)) return null;
  const ids = new Set(rows.map(({ id }) => id));
  const list = siblings(tree, parent);
  const othersBefore = (at: number) => list.slice(0, at).filter(({ id }) => !ids.has(id)).length;
  const kinds = new Set(rows.map(({ type }) => type));
  return {
    parent,
    others: list.filter(({ id }) => !ids.has(id)),
    first: othersBefore(list.findIndex(({ id }) => ids.has(id))),
    last: othersBefore(list.findLastIndex(({ id }) => ids.has(id))),
    hasKeyResults: kinds.has('key_result'),
    passes: ({ type }) => kinds.size > 1 || kinds.has(type),
  };
}

/** Whether rows lie beneath one parent, so that a step of one is a step of all. */
export function areBeside(rows: readonly Row[]): boolean {
  return rows.every(({ parent }) => parent === rows[0]?.parent);
}

/**
 * Where rows of one parent go when they are moved one step together, or null where they cannot go
 * there. They come to stand one behind the other.
 */
export function step(tree: Tree, rows: readonly Row[], direction: Direction): Place | null {
  const block = blockOf(tree, rows);
  if (!block) return null;
  switch (direction) {
    case 'up':
      return above(block);
    case 'down':
      return below(block);
    case 'in':
      return inwards(tree, block);
    case 'out':
      return outwards(tree, block);
  }
}

// Key results and objectives share one order beneath a parent; a step passes the next of its kind.
function above({ parent, others, first, passes }: Block): Place | null {
  const passed = others.slice(0, first).findLastIndex(passes);
  return passed < 0 ? null : { parent, after: others[passed - 1]?.id ?? '' };
}

function below({ parent, others, last, passes }: Block): Place | null {
  const passed = others.slice(last).find(passes);
  return passed ? { parent, after: passed.id } : null;
}

function inwards(tree: Tree, { others, first, hasKeyResults }: Block): Place | null {
  if (hasKeyResults) return null;
  const into = others.slice(0, first).findLast(({ type }) => type === 'objective');
  return into ? { parent: into.id, after: siblings(tree, into.id).at(-1)?.id ?? '' } : null;
}

function outwards(tree: Tree, { parent: from, hasKeyResults }: Block): Place | null {
  const parent = tree.objectives.get(from);
  if (hasKeyResults || !parent) return null;
  const above = parent.parent !== null && tree.objectives.has(parent.parent) ? parent.parent : top;
  return { parent: above, after: parent.id };
}

/** Which part of a row the pointer is over. */
export type Zone = 'before' | 'inside' | 'after';

/** Where dragged rows go when they are dropped on a part of another, or null where they may not. */
export function drop(tree: Tree, dragged: readonly Row[], target: Row, zone: Zone): Place | null {
  const ids = new Set(dragged.map(({ id }) => id));
  const home = target.type === 'objective' ? target.id : target.parent;
  if (ids.has(target.id) || dragged.some(({ id }) => isWithin(tree, home, id))) return null;
  if (zone === 'inside') {
    return target.type === 'objective'
      ? { parent: target.id, after: lastBut(tree, target.id, ids) }
      : null;
  }
  const { parent } = target;
  if (parent === top && dragged.some(({ type }) => type === 'key_result')) return null;
  const list = siblings(tree, parent).filter(({ id }) => !ids.has(id));
  const at = list.findIndex(({ id }) => id === target.id);
  if (zone === 'before') return { parent, after: list[at - 1]?.id ?? '' };
  // Below an open objective lies its first child, not its next sibling.
  const opened = target.type === 'objective' && target.expanded;
  return opened ? { parent: target.id, after: '' } : { parent, after: target.id };
}

/** The last row beneath a parent that is none of `ids`; "" for none. */
export function lastBut(tree: Tree, parent: string, ids: ReadonlySet<string>): string {
  return siblings(tree, parent).findLast(({ id }) => !ids.has(id))?.id ?? '';
}

/** Whether a move would leave the rows where they are. */
export function staysPut(tree: Tree, rows: readonly Row[], place: Place): boolean {
  const [row] = rows;
  if (!row || rows.length > 1 || place.parent !== row.parent) return false;
  const list = siblings(tree, row.parent);
  const at = list.findIndex(({ id }) => id === row.id);
  return (list[at - 1]?.id ?? '') === place.after;
}
