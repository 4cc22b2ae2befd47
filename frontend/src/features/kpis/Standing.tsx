import type { Standing as StandingName } from '~/bridge/types';
import { t } from '~/strings/strings';
import { Status, type StatusName } from '~/ui/Status';

// A KPI has words of its own; the shapes are those that people know from key results.
const shapes: Record<StandingName, StatusName> = {
  met: 'on_track',
  near: 'behind',
  missed: 'at_risk',
  stale: 'stale',
  no_target: 'not_started',
  no_value: 'not_started',
};

/** Shape and word for how the newest value stands against the target. */
export function Standing({ standing }: { standing: StandingName }) {
  return <Status status={shapes[standing]} word={t(`standing.${standing}`)} />;
}
