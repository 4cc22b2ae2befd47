import { useCallback } from 'react';
import type { Cycle } from '~/bridge/types';
import { cycleShown } from './first';
import { keep } from './memory';
import { useOpenPlan, usePlan } from './plan';
import { isText, useRemembered } from './remembered';

/** Shows another cycle, also where no plan may be open. */
export function useChooseCycle(): (id: string) => void {
  const id = useOpenPlan()?.id ?? '';
  return useCallback((cycle: string) => keep(id, 'cycle', cycle), [id]);
}

/** The cycle that the window shows, remembered for each plan, and how to choose another. */
export function useCycle(): { cycle: Cycle | undefined; choose: (id: string) => void } {
  const plan = usePlan();
  const [chosen, choose] = useRemembered(plan.id, 'cycle', '', isText);
  return { cycle: cycleShown(plan, chosen), choose };
}
