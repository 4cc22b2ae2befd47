import type { Cycle, PlanInfo } from '~/bridge/types';
import { usePlan } from './plan';
import { isText, remembered, useRemembered } from './remembered';

/** The cycle that the window shows, remembered for each plan, and how to choose another. */
export function useCycle(): { cycle: Cycle | undefined; choose: (id: string) => void } {
  const plan = usePlan();
  const [chosen, choose] = useRemembered(plan.id, 'cycle', '', isText);
  return { cycle: chosenOf(plan, chosen), choose };
}

/** The cycle that the window is going to show for a plan. */
export function cycleShown(plan: PlanInfo): Cycle | undefined {
  return chosenOf(plan, remembered(plan.id, 'cycle', '', isText));
}

function chosenOf({ cycles }: PlanInfo, chosen: string): Cycle | undefined {
  return (
    cycles.find(({ id }) => id === chosen) ?? cycles.find(({ current }) => current) ?? cycles[0]
  );
}
