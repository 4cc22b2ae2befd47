import type { KeyResult, Objective } from '~/bridge/types';

/** A line of the outline that stands for an objective. */
export interface ObjectiveRow {
  type: 'objective';
  id: string;
  /** 1 for a top row */
  level: number;
  /** Row beneath which it hangs; "" at the top. */
  parent: string;
  objective: Objective;
  hasChildren: boolean;
  expanded: boolean;
}

/** A line of the outline that stands for a key result. */
export interface KeyResultRow {
  type: 'key_result';
  id: string;
  level: number;
  parent: string;
  keyResult: KeyResult;
}

export type Row = ObjectiveRow | KeyResultRow;

/** What hangs beneath an objective, or at the top. */
export type Child =
  | { type: 'objective'; position: string; objective: Objective }
  | { type: 'key_result'; position: string; keyResult: KeyResult };

/** The outline as a tree: what hangs beneath each row, in order. */
export interface Tree {
  /** Children of an objective, key results and objectives mixed as their positions say. */
  children: ReadonlyMap<string, readonly Child[]>;
  objectives: ReadonlyMap<string, Objective>;
}

export const top = '';

function parentOf(objective: Objective, known: ReadonlyMap<string, Objective>): string {
  // A parent in another cycle is not on this screen: the row stands at the top.
  return objective.parent !== null && known.has(objective.parent) ? objective.parent : top;
}

/** Builds the tree of an outline. Objectives come in outline order, key results in theirs. */
export function treeOf(objectives: readonly Objective[]): Tree {
  const known = new Map(objectives.map((objective) => [objective.id, objective]));
  const children = new Map<string, Child[]>([[top, []]]);
  for (const objective of objectives) {
    children.set(
      objective.id,
      objective.keyResults.map((keyResult) => ({
        type: 'key_result',
        position: keyResult.position,
        keyResult,
      })),
    );
  }
  for (const objective of objectives) {
    children
      .get(parentOf(objective, known))
      ?.push({ type: 'objective', position: objective.position, objective });
  }
  // Positions compare as text; what shares one keeps the order in which it came.
  for (const [parent, list] of children) {
    if (parent !== top) list.sort((a, b) => compare(a.position, b.position));
  }
  return { children, objectives: known };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The lines that are on the screen: the tree without what is collapsed. */
export function flatten(tree: Tree, collapsed: ReadonlySet<string>): Row[] {
  const rows: Row[] = [];
  // A stack of its own, so that a plan of any depth can be drawn.
  const waiting: { child: Child; level: number; parent: string }[] = [];
  const push = (parent: string, level: number) => {
    const list = tree.children.get(parent) ?? [];
    for (const child of list.toReversed()) waiting.push({ child, level, parent });
  };
  push(top, 1);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { child, level, parent } = next;
    if (child.type === 'key_result') {
      rows.push({
        type: 'key_result',
        id: child.keyResult.id,
        level,
        parent,
        keyResult: child.keyResult,
      });
      continue;
    }
    const { objective } = child;
    const hasChildren = (tree.children.get(objective.id)?.length ?? 0) > 0;
    const expanded = hasChildren && !collapsed.has(objective.id);
    rows.push({
      type: 'objective',
      id: objective.id,
      level,
      parent,
      objective,
      hasChildren,
      expanded,
    });
    if (expanded) push(objective.id, level + 1);
  }
  return rows;
}

function idOf(child: Child): string {
  return child.type === 'objective' ? child.objective.id : child.keyResult.id;
}

/** Ids of the siblings of one kind beneath a parent, and of everything beneath it, in order. */
export function siblings(tree: Tree, parent: string): { id: string; type: Row['type'] }[] {
  return (tree.children.get(parent) ?? []).map((child) => ({ id: idOf(child), type: child.type }));
}

/** Whether `id` is `ancestor` or lies beneath it. */
export function isWithin(tree: Tree, id: string, ancestor: string): boolean {
  return id === ancestor || ancestors(tree, id).includes(ancestor);
}

/** Everything that hangs beneath some rows, at any depth. */
export function beneath(tree: Tree, rows: readonly Row[]): Set<string> {
  const found = new Set<string>();
  const waiting = rows.map(({ id }) => id);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const child of siblings(tree, id)) {
      if (found.has(child.id)) continue;
      found.add(child.id);
      waiting.push(child.id);
    }
  }
  return found;
}

/** The rows that lie beneath no other of them: those bring the others along. */
export function topmost(tree: Tree, rows: readonly Row[]): Row[] {
  const brought = beneath(tree, rows);
  return rows.filter(({ id }) => !brought.has(id));
}

/** The objectives above a row, nearest first. */
export function ancestors(tree: Tree, id: string): string[] {
  const owner = [...tree.objectives.values()].find(({ keyResults }) =>
    keyResults.some((keyResult) => keyResult.id === id),
  );
  const above: string[] = owner ? [owner.id] : [];
  let at = tree.objectives.get(owner?.id ?? id)?.parent;
  while (at && tree.objectives.has(at) && !above.includes(at)) {
    above.push(at);
    at = tree.objectives.get(at)?.parent;
  }
  return above;
}

/** Title of the thing that a row stands for. */
export function titleOf(row: Row): string {
  return row.type === 'objective' ? row.objective.title : row.keyResult.title;
}

/** Outline number of a row, "O1" for an objective and "1.2" for a key result. */
export function numberOf(row: Row): string {
  return row.type === 'objective' ? `O${row.objective.order}` : row.keyResult.order;
}
