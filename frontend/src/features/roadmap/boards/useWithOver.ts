import { usePlan } from '~/data/plan';
import { isFlag, useRemembered } from '~/data/remembered';

/** Whether what is shipped or dropped is shown too; board and timeline remember it together. */
export function useWithOver(): [boolean, (shown: boolean) => void] {
  const { id } = usePlan();
  return useRemembered(id, 'roadmap.withOver', false, isFlag);
}
