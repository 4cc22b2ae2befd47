import { replaceEqualDeep } from '@tanstack/react-query';
import type { Cycle, Objective, Outline, Patch, PlanInfo } from '~/bridge/types';

/**
 * The outline after a write: changed rows replaced, removed ones dropped, all in the order that the
 * patch gives. Rows that did not change keep their identity, so that they are not drawn again.
 */
export function applyPatch(outline: Outline, patch: Patch): Outline {
  const removed = new Set(patch.removed);
  const rows = new Map(outline.objectives.map((row) => [row.id, row]));
  for (const row of patch.objectives) rows.set(row.id, row);
  const objectives: Objective[] = [];
  for (const id of patch.order) {
    const row = rows.get(id);
    if (row && !removed.has(id)) objectives.push(withoutRemoved(row, removed));
  }
  return {
    ...outline,
    cycle: patch.cycle,
    progress: patch.progress,
    expected: patch.expected,
    counts: patch.counts,
    objectives,
  };
}

function withoutRemoved(row: Objective, removed: Set<string>): Objective {
  if (!row.keyResults.some((keyResult) => removed.has(keyResult.id))) return row;
  return { ...row, keyResults: row.keyResults.filter((keyResult) => !removed.has(keyResult.id)) };
}

/** The plan's frame after a write: what Undo would do, and the counts of the cycle. */
export function patchPlan(plan: PlanInfo, patch: Patch): PlanInfo {
  // The same list where it says the same: most writes change no cycle.
  const cycles = replaceEqualDeep(plan.cycles, replaceCycle(plan.cycles, patch.cycle));
  return { ...plan, undo: patch.undo, cycles };
}

function replaceCycle(cycles: Cycle[], changed: Cycle): Cycle[] {
  // Which cycle a new window shows is a matter of the list; one cycle alone does not know it.
  return cycles.map((cycle) =>
    cycle.id === changed.id ? { ...changed, current: cycle.current } : cycle,
  );
}

/** Whether rows name an owner that the plan did not know: somebody was added by being typed. */
export function hasNewOwner({ parties }: PlanInfo, { objectives }: Patch): boolean {
  const known = new Set<string | null>([null, ...parties.map(({ id }) => id)]);
  return objectives.some(
    ({ ownerId, keyResults }) =>
      !known.has(ownerId) || keyResults.some((each) => !known.has(each.ownerId)),
  );
}
