import { describe, expect, it } from 'vitest';
import type { Outline, Patch } from '~/bridge/types';
import { Fake } from '~/fixtures/fake';
import { cycleId, keyResult, objective } from '~/fixtures/rows';
import { applyPatch, hasNewOwner, patchPlan } from './patch';

const fake = new Fake('empty');
const before: Outline = {
  ...fake.outline(cycleId),
  objectives: [
    objective('a', 'A', { keyResults: [keyResult('k1', 'K1'), keyResult('k2', 'K2')] }),
    objective('b', 'B'),
    objective('c', 'C'),
  ],
};

function patch(more: Partial<Patch>): Patch {
  return {
    cycle: before.cycle,
    progress: 0.5,
    expected: 0.6,
    counts: before.counts,
    order: before.objectives.map(({ id }) => id),
    objectives: [],
    removed: [],
    created: null,
    undo: { undo: 'Edit target', redo: null },
    ...more,
  };
}
const ids = (outline: Outline) => outline.objectives.map(({ id }) => id);

describe('the outline after a write', () => {
  it('replaces changed rows and keeps the others as they are', () => {
    const after = applyPatch(before, patch({ objectives: [objective('b', 'Better')] }));
    expect(after.objectives[1]?.title).toBe('Better');
    expect(after.objectives[0]).toBe(before.objectives[0]);
    expect(after.objectives[2]).toBe(before.objectives[2]);
    expect(after).toMatchObject({ progress: 0.5, expected: 0.6 });
  });

  it('takes in a new row at its place', () => {
    const after = applyPatch(
      before,
      patch({ order: ['a', 'n', 'b', 'c'], objectives: [objective('n', 'New')], created: 'n' }),
    );
    expect(ids(after)).toEqual(['a', 'n', 'b', 'c']);
  });

  it('puts moved rows in their new order', () => {
    expect(ids(applyPatch(before, patch({ order: ['c', 'a', 'b'] })))).toEqual(['c', 'a', 'b']);
  });

  it('drops removed objectives and key results', () => {
    const after = applyPatch(before, patch({ order: ['a', 'c'], removed: ['b', 'k1'] }));
    expect(ids(after)).toEqual(['a', 'c']);
    expect(after.objectives[0]?.keyResults.map(({ id }) => id)).toEqual(['k2']);
  });

  it('tells the frame what Undo would do and how many rows the cycle has', () => {
    const plan = fake.plan();
    const cycle = { ...before.cycle, objectives: 7, current: false };
    const after = patchPlan(plan, patch({ cycle }));
    expect(after.undo.undo).toBe('Edit target');
    expect(after.cycles.find(({ id }) => id === cycle.id)?.objectives).toBe(7);
    expect(after.cycles.filter(({ current }) => current).map(({ id }) => id)).toEqual([cycleId]);
    expect(after.cycles).toHaveLength(plan.cycles.length);
  });
});

describe('a patch of the plan', () => {
  it('keeps the list of cycles where they say the same', () => {
    const plan = fake.plan();
    const own = plan.cycles.find(({ id }) => id === cycleId);
    if (!own) throw new Error('no cycle');
    expect(patchPlan(plan, patch({ cycle: { ...own } })).cycles).toBe(plan.cycles);
    const renamed = patchPlan(plan, patch({ cycle: { ...own, name: 'Q9' } })).cycles;
    expect(renamed.map(({ name }) => name)).toContain('Q9');
  });

  it('says that somebody is new', () => {
    const plan = fake.plan();
    const known = plan.parties[0]?.id ?? null;
    const owned = (ownerId: string | null) =>
      patch({
        objectives: [objective('a', 'A', { keyResults: [keyResult('k1', 'K1', { ownerId })] })],
      });
    expect(hasNewOwner(plan, owned(known))).toBe(false);
    expect(hasNewOwner(plan, owned(null))).toBe(false);
    expect(hasNewOwner(plan, owned('lena'))).toBe(true);
  });
});
