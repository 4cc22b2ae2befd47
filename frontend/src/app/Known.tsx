import { useSuspenseQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { PlanInfo } from '~/bridge/types';
import {
  appState,
  AppStateProvider,
  type Plan,
  PlanProvider,
  PreferencesProvider,
} from '~/data/plan';

/** Reads the state of the app and hands it to all beneath. Suspends until it is known. */
export function Known({ children }: { children: ReactNode }) {
  const state = useSuspenseQuery(appState).data;
  return (
    <AppStateProvider value={state}>
      <PreferencesProvider value={state.preferences}>
        <PlanProvider value={useSteady(state.plan)}>{children}</PlanProvider>
      </PreferencesProvider>
    </AppStateProvider>
  );
}

// What every write changes.
const changing: readonly string[] = ['undo', 'lastBackup'] satisfies (keyof PlanInfo)[];

/** The same plan for as long as nothing else of it has changed. */
function useSteady(plan: PlanInfo | null): Plan | null {
  const [steady, setSteady] = useState(plan);
  if (isSame(steady, plan)) return steady;
  setSteady(plan);
  return plan;
}

function isSame(a: PlanInfo | null, b: PlanInfo | null): boolean {
  if (!a || !b) return a === b;
  const names = Object.keys(b) as (keyof PlanInfo)[];
  return names.every((name) => changing.includes(name) || a[name] === b[name]);
}
