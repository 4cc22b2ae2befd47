import type { ReactNode } from 'react';
import type { KPI } from '~/bridge/types';
import { Explained, explanationId } from '~/ui/Explanation';
import { KPIExplanation } from './KPIExplanation';

interface Props {
  kpi: KPI;
  heading: 'h2' | 'h3';
  isOpen: boolean;
  onClose: () => void;
  /** The number that explains itself. */
  children: ReactNode;
}

/** The number of a KPI, with its explanation while that is open. */
export function ExplainedKPI({ kpi, heading, isOpen, onClose, children }: Props) {
  if (!isOpen) return children;
  return (
    <Explained
      id={explanationId}
      card={<KPIExplanation kpi={kpi} heading={heading} />}
      onClose={onClose}
    >
      {children}
    </Explained>
  );
}
