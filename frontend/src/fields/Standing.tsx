import type { KPI, Standing as StandingName } from '~/bridge/types';
import { t } from '~/strings/strings';
import { Status, type StatusName } from '~/ui/Status';

// A KPI has words of its own; the shapes are those that people know from key results.
export const standingShapes: Record<StandingName, StatusName> = {
  met: 'on_track',
  near: 'behind',
  missed: 'at_risk',
  stale: 'stale',
  no_target: 'not_started',
  no_value: 'not_started',
};

interface Props {
  kpi: Pick<KPI, 'standing' | 'provisional'>;
}

/** Shape and word for how the newest value stands against the target. */
export function Standing({ kpi: { standing, provisional } }: Props) {
  // There is a value to see, though none that decides anything yet.
  const word = standing === 'no_value' && provisional ? 'provisional' : standing;
  return <Status status={standingShapes[standing]} word={t(`standing.${word}`)} />;
}
