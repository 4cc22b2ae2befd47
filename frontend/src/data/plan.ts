import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useCallback } from 'react';
import { objectives, plans } from '~/bridge/calls';
import type { AppState, Outline, PlanInfo, Preferences } from '~/bridge/types';
import { keys } from './keys';

/** The read of what is open. */
export const appState = queryOptions({ queryKey: keys.app, queryFn: plans.state });

/** The read of a cycle's outline. */
export const outlineOf = (cycle: string) =>
  queryOptions({ queryKey: keys.outline(cycle), queryFn: () => objectives.outline(cycle) });

// Read once for all of the page: every reader of a query keeps an account of its own, and three
// hundred cells of an outline were slow to draw for that reason.
const StateContext = createContext<AppState | null>(null);
export const AppStateProvider = StateContext.Provider;

/** All that is known of the app. Whoever asks for it is drawn again after every write. */
export function useAppState(): AppState {
  const state = use(StateContext);
  if (!state) throw new Error('the state of the app is not known here');
  return state;
}

const PreferencesContext = createContext<Preferences | null>(null);
export const PreferencesProvider = PreferencesContext.Provider;

/** What the person prefers. */
export function usePreferences(): Preferences {
  const preferences = use(PreferencesContext);
  if (!preferences) throw new Error('what the person prefers is not known here');
  return preferences;
}

/** The open plan without what every write changes: whoever reads it is not drawn again for that. */
export type Plan = Omit<PlanInfo, 'undo' | 'lastBackup'>;

const PlanContext = createContext<Plan | null>(null);
export const PlanProvider = PlanContext.Provider;

/** The open plan, if there is one. */
export function useOpenPlan(): Plan | null {
  return use(PlanContext);
}

/** The open plan. Only for screens inside the frame, which is not drawn without a plan. */
export function usePlan(): Plan {
  return opened(useOpenPlan());
}

/** The same with what can be undone and when it was last backed up. */
export function useWholePlan(): PlanInfo {
  return opened(useAppState().plan);
}

function opened<Opened>(plan: Opened | null): Opened {
  if (!plan) throw new Error('no plan is open');
  return plan;
}

/** Puts another plan, or none, in place of the open one: everything read before is forgotten. */
export function useReplacePlan(): (plan: PlanInfo | null) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (plan) => {
      const state = await plans.state();
      client.setQueryData<AppState>(keys.app, { ...state, plan });
      // What is on the screen is read anew. To remove it would leave it there as it was, where nothing
      // but its rows is different: what shows it would not be drawn again.
      void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.app[0] });
    },
    [client],
  );
}

/** Changes what the person prefers and remembers it. */
export function useSetPreferences(): (change: Partial<Preferences>) => Promise<void> {
  const client = useQueryClient();
  const preferences = usePreferences();
  return useCallback(
    async (change) => {
      const kept = await plans.setPreferences({ ...preferences, ...change });
      client.setQueryData<AppState>(keys.app, (state) => state && { ...state, preferences: kept });
    },
    [client, preferences],
  );
}

/** The outline of a cycle. */
export function useOutline(cycle: string): {
  outline: Outline | undefined;
  error: unknown;
  again: () => void;
} {
  const { data, error, refetch } = useQuery({ ...outlineOf(cycle), enabled: cycle !== '' });
  return { outline: data, error, again: () => void refetch() };
}
