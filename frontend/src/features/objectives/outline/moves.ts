import { isWithin, type Row, siblings, top, type Tree } from './rows';

/** Where a row goes: beneath `parent`, right after `after`, or first where that is "". */
export interface Place {
  parent: string;
  after: string;
}

export type Direction = 'up' | 'down' | 'in' | 'out';

/** Where a row goes when it is moved one step, or null where it cannot go there. */
export function step(tree: Tree, row: Row, direction: Direction): Place | null {
  switch (direction) {
    case 'up':
      return above(tree, row);
    case 'down':
      return below(tree, row);
    case 'in':
      return inwards(tree, row);
    case 'out':
      return outwards(tree, row);
  }
}

// Key results and objectives share one order beneath a parent; a step passes the next of its kind.
function above(tree: Tree, row: Row): Place | null {
  const list = siblings(tree, row.parent);
  const at = list.findIndex(({ id }) => id === row.id);
  const passed = list.slice(0, at).findLastIndex(({ type }) => type === row.type);
  if (passed < 0) return null;
  return { parent: row.parent, after: list[passed - 1]?.id ?? '' };
}

function below(tree: Tree, row: Row): Place | null {
  const list = siblings(tree, row.parent);
  const at = list.findIndex(({ id }) => id === row.id);
  const passed = list.slice(at + 1).find(({ type }) => type === row.type);
  return passed ? { parent: row.parent, after: passed.id } : null;
}

function inwards(tree: Tree, row: Row): Place | null {
  if (row.type === 'key_result') return null;
  const list = siblings(tree, row.parent);
  const at = list.findIndex(({ id }) => id === row.id);
  const into = list.slice(0, at).findLast(({ type }) => type === 'objective');
  return into ? { parent: into.id, after: siblings(tree, into.id).at(-1)?.id ?? '' } : null;
}

function outwards(tree: Tree, row: Row): Place | null {
  const parent = tree.objectives.get(row.parent);
  if (row.type === 'key_result' || !parent) return null;
  const above = parent.parent !== null && tree.objectives.has(parent.parent) ? parent.parent : top;
  return { parent: above, after: parent.id };
}

/** Which part of a row the pointer is over. */
export type Zone = 'before' | 'inside' | 'after';

/** Where a dragged row goes when it is dropped on a part of another, or null where it may not. */
export function drop(tree: Tree, dragged: Row, target: Row, zone: Zone): Place | null {
  if (dragged.id === target.id) return null;
  if (
    dragged.type === 'objective' &&
    isWithin(tree, target.type === 'objective' ? target.id : target.parent, dragged.id)
  ) {
    return null;
  }
  if (zone === 'inside') {
    return target.type === 'objective'
      ? { parent: target.id, after: lastBeneath(tree, target.id, dragged.id) }
      : null;
  }
  const { parent } = target;
  if (dragged.type === 'key_result' && parent === top) return null;
  if (zone === 'after') {
    // Below an open objective lies its first child, not its next sibling.
    const opened = target.type === 'objective' && target.expanded;
    return opened ? { parent: target.id, after: '' } : { parent, after: target.id };
  }
  const list = siblings(tree, parent).filter(({ id }) => id !== dragged.id);
  const at = list.findIndex(({ id }) => id === target.id);
  return { parent, after: list[at - 1]?.id ?? '' };
}

function lastBeneath(tree: Tree, parent: string, dragged: string): string {
  return siblings(tree, parent).findLast(({ id }) => id !== dragged)?.id ?? '';
}

/** Whether a move would leave the row where it is. */
export function staysPut(tree: Tree, row: Row, place: Place): boolean {
  if (place.parent !== row.parent) return false;
  const list = siblings(tree, row.parent);
  const at = list.findIndex(({ id }) => id === row.id);
  return (list[at - 1]?.id ?? '') === place.after;
}
