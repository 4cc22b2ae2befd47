import { objectives, plans } from '~/bridge/calls';
import type { AppState, Cycle, Outline, PlanInfo } from '~/bridge/types';
import { recall } from './memory';

/** What the first screen shows, as far as it could be read. */
export interface Begin {
  state?: AppState;
  outline?: Outline;
}

/**
 * Reads what the first screen shows while the rest of the page is still being loaded. It needs none
 * of the page's libraries for that reason. What fails here fails again, with its sentence, where it
 * is drawn.
 */
export async function readFirst(): Promise<Begin> {
  const first = await plans.first().catch(() => undefined);
  if (!first) return {};
  const { state, outline } = first;
  const cycle = state.plan && cycleShown(state.plan, recall(state.plan.id, 'cycle'));
  if (!cycle) return { state };
  if (cycle.id === outline?.cycle.id) return { state, outline };
  const chosen = await objectives.outline(cycle.id).catch(() => undefined);
  return chosen ? { state, outline: chosen } : { state };
}

/** The cycle that the window shows for a plan: the one chosen last, else the one that runs. */
export function cycleShown(
  { cycles }: Pick<PlanInfo, 'cycles'>,
  chosen: unknown,
): Cycle | undefined {
  return (
    cycles.find(({ id }) => id === chosen) ?? cycles.find(({ current }) => current) ?? cycles[0]
  );
}
