import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { history } from '~/bridge/calls';
import type { AppState, KPIPatch, Outcome, Outline, Patch } from '~/bridge/types';
import { keys } from './keys';
import { applyPatch, patchPlan, hasNewOwner } from './patch';

// How many writes are under way. An event that comes in the meantime is the write's own, unless it
// says that it is from outside: its patch brings the rows, and the outline need not be read again.
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

// Nobody waits for the disk before going on, and yet what was done first is written first.
let before: Promise<unknown> = Promise.resolve();

async function counted<T>(work: () => Promise<T>): Promise<T> {
  count(1);
  try {
    return await work();
  } finally {
    count(-1);
  }
}

const during = <T>(work: () => Promise<T>) => counted(() => inTurn(work));

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = before.then(work);
  before = mine.catch(() => undefined);
  return mine;
}

// To read a large roadmap takes seconds. Writes that come in the meantime go to the disk at once, and
// share one more read after the one that is under way, which may not know of them.
const reads = new WeakMap<QueryClient, { now: Promise<void>; next: Promise<void> | null }>();

function readAgain(client: QueryClient): Promise<void> {
  const under = reads.get(client);
  if (under) return (under.next ??= under.now.then(() => readAgain(client)));
  const now = client.invalidateQueries().finally(() => reads.delete(client));
  reads.set(client, { now, next: null });
  return now;
}

async function take(client: QueryClient, patch: Patch): Promise<void> {
  const shown = keys.outline(patch.cycle.id);
  // A read that began before the write would put its older rows over the patch.
  const isRead = client.isFetching({ queryKey: shown }) > 0;
  if (isRead) await client.cancelQueries({ queryKey: shown });
  client.setQueryData<Outline>(shown, (outline) => outline && applyPatch(outline, patch));
  const plan = client.getQueryData<AppState>(keys.app)?.plan;
  if (plan && hasNewOwner(plan, patch)) void client.invalidateQueries({ queryKey: keys.app });
  client.setQueryData<AppState>(
    keys.app,
    (state) => state && { ...state, plan: state.plan && patchPlan(state.plan, patch) },
  );
  if (isRead) void client.invalidateQueries({ queryKey: shown });
  // Objectives of other cycles may roll up what has changed; they are read when they are looked at.
  void client.invalidateQueries({
    queryKey: keys.outlines,
    predicate: ({ queryKey }) => queryKey[1] !== shown[1],
    refetchType: 'none',
  });
  void client.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] !== keys.outlines[0] && queryKey[0] !== keys.app[0],
  });
}

/** A KPI feeds key results of any cycle: only the frame is known to stay as it is. */
function takeKPI(client: QueryClient, { undo }: KPIPatch): void {
  client.setQueryData<AppState>(
    keys.app,
    (state) => state && { ...state, plan: state.plan && { ...state.plan, undo } },
  );
  void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.app[0] });
}

export interface Writes {
  /** Runs a write and puts its patch on the screen. Rejects with a CairnError; nothing is changed then. */
  write: (call: () => Promise<Patch>) => Promise<Patch>;
  /** The same for a write to a KPI or its measurements. */
  writeKPI: (call: () => Promise<KPIPatch>) => Promise<KPIPatch>;
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
      counted(async () => {
        const answer = await inTurn(call);
        await readAgain(client);
        return answer;
      });
    return {
      write: (call) =>
        during(async () => {
          const patch = await call();
          await take(client, patch);
          return patch;
        }),
      writeKPI: (call) =>
        during(async () => {
          const patch = await call();
          takeKPI(client, patch);
          return patch;
        }),
      rewrite,
      undo: () => rewrite(history.undo),
      redo: () => rewrite(history.redo),
    };
  }, [client]);
}
