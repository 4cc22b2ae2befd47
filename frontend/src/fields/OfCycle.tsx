import { type ReactNode, useMemo } from 'react';
import type { Cycle } from '~/bridge/types';
import { PlanProvider, usePlan } from '~/data/plan';

/** What belongs to a cycle: in a closed one nothing can be changed. */
export function OfCycle({ cycle, children }: { cycle: Cycle; children: ReactNode }) {
  const plan = usePlan();
  const isClosed = cycle.state === 'closed';
  const seen = useMemo(() => (isClosed ? { ...plan, readOnly: true } : plan), [plan, isClosed]);
  return <PlanProvider value={seen}>{children}</PlanProvider>;
}
