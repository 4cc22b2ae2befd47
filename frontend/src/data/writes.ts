import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { history } from '~/bridge/calls';
import type { AppState, Outcome, Outline, Patch } from '~/bridge/types';
import { keys } from './keys';
import { applyPatch, patchPlan } from './patch';

// How many writes are under way. An event that comes in the meantime is the write's own: its patch
// brings the rows, and the outline need not be read again.
let underWay = 0;
const listeners = new Set<() => void>();

function count(change: 1 | -1): void {
  underWay += change;
  for (const listener of listeners) listener();
}

/** Whether a write has not been answered yet. */
export function isWriting(): boolean {
  return underWay > 0;
}

/** The same, for the status bar. */
export function useIsWriting(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, isWriting);
}

async function during<T>(work: () => Promise<T>): Promise<T> {
  count(1);
  try {
    return await work();
  } finally {
    count(-1);
  }
}

function take(client: QueryClient, patch: Patch): void {
  client.setQueryData<Outline>(
    keys.outline(patch.cycle.id),
    (outline) => outline && applyPatch(outline, patch),
  );
  client.setQueryData<AppState>(
    keys.app,
    (state) => state && { ...state, plan: state.plan && patchPlan(state.plan, patch) },
  );
  void client.invalidateQueries({ queryKey: keys.details });
  void client.invalidateQueries({ queryKey: keys.log });
}

export interface Writes {
  /** Runs a write and puts its patch on the screen. Rejects with a CairnError; nothing is changed then. */
  write: (call: () => Promise<Patch>) => Promise<Patch>;
  /** Runs a write that changes more than a patch says, such as an import, and reads everything again. */
  rewrite: <T>(call: () => Promise<T>) => Promise<T>;
  undo: () => Promise<Outcome>;
  redo: () => Promise<Outcome>;
}

/** Everything that changes the plan goes through here. */
export function useWrites(): Writes {
  const client = useQueryClient();
  return useMemo(() => {
    const rewrite = <T>(call: () => Promise<T>) =>
      during(async () => {
        const answer = await call();
        await client.invalidateQueries();
        return answer;
      });
    return {
      write: (call) =>
        during(async () => {
          const patch = await call();
          take(client, patch);
          return patch;
        }),
      rewrite,
      undo: () => rewrite(history.undo),
      redo: () => rewrite(history.redo),
    };
  }, [client]);
}
