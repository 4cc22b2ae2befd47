import type { QueryClient } from '@tanstack/react-query';
import { cycleShown } from './cycle';
import { appState, outlineOf } from './plan';

/**
 * Reads what is open before anything is drawn, and begins to read its outline. A page that waited
 * inside React would be shown a third of a second later: React holds back what follows a fallback.
 * What fails here fails again, with its sentence, where it is drawn.
 */
export async function readFirst(client: QueryClient): Promise<void> {
  const state = await client.query(appState).catch(() => undefined);
  const cycle = state?.plan && cycleShown(state.plan);
  if (cycle) client.query(outlineOf(cycle.id)).catch(() => undefined);
}
