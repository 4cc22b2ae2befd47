import { useSuspenseQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { appState, AppStateProvider, FactsProvider } from '~/data/plan';

/** Reads the state of the app and hands it to all beneath. Suspends until it is known. */
export function Known({ children }: { children: ReactNode }) {
  const state = useSuspenseQuery(appState).data;
  const today = state.plan?.today ?? '';
  const teams = state.plan?.teams;
  const facts = useMemo(
    () => ({ today, teams: new Set(teams?.map(({ name }) => name)) }),
    [today, teams],
  );
  return (
    <AppStateProvider value={state}>
      <FactsProvider value={facts}>{children}</FactsProvider>
    </AppStateProvider>
  );
}
