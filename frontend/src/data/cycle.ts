import type { Cycle } from '~/bridge/types';
import { cycleShown } from './first';
import { usePlan } from './plan';
import { isText, useRemembered } from './remembered';

/** The cycle that the window shows, remembered for each plan, and how to choose another. */
export function useCycle(): { cycle: Cycle | undefined; choose: (id: string) => void } {
  const plan = usePlan();
  const [chosen, choose] = useRemembered(plan.id, 'cycle', '', isText);
  return { cycle: cycleShown(plan, chosen), choose };
}
