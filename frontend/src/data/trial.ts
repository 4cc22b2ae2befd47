import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { objectives } from '~/bridge/calls';
import { type CairnError, type FieldFault, toCairnError } from '~/bridge/errors';
import type { CheckInGrid, CheckInMeaning, CheckInTrial } from '~/bridge/types';
import { t } from '~/strings/strings';
import { keys } from './keys';

const pause = 250; // ms: whoever types on is not interrupted

/** What a row of check-ins would mean, or why it would be refused. */
export type Trial = { meaning: CheckInMeaning } | { fault: string; field: string };

/** Trials by key result. */
export type Trials = Readonly<Record<string, Trial>>;

const none: Trials = {};

/** The sentence of a fault in a row. Confidence is kept out of a hundred, but typed out of ten. */
export function faultSentence({ field, code, message }: FieldFault): string {
  const isRange = field === 'confidence' && code === 'out_of_range';
  return isRange ? t('checkIns.confidence.range') : message;
}

function trialsOf({ meanings, faults }: CheckInTrial, grid: CheckInGrid): Trials {
  const trials: Record<string, Trial> = {};
  for (const meaning of meanings) trials[meaning.keyResult] = { meaning };
  for (const fault of faults) {
    const at = fault.row === undefined ? undefined : grid.rows[fault.row - 1];
    if (at) trials[at.keyResult] = { fault: faultSentence(fault), field: fault.field };
  }
  return trials;
}

/** A grid that is refused as a whole, such as for its date, is refused in all its rows. */
function refusedIn(error: CairnError, grid: CheckInGrid): Trials {
  const fault = error.sentence();
  const field = error.fields[0]?.field ?? '';
  return Object.fromEntries(grid.rows.map(({ keyResult }) => [keyResult, { fault, field }]));
}

/**
 * What check-ins that are being typed would mean, asked of the backend at every pause. The answer to
 * an older question never takes the place of a newer one's.
 */
export function useTrials(grid: CheckInGrid): Trials {
  const [asked] = useDebouncedValue(JSON.stringify(grid), pause);
  const about = JSON.parse(asked) as CheckInGrid;
  const { data } = useQuery({
    queryKey: keys.trial(asked),
    queryFn: async () => {
      try {
        return trialsOf(await objectives.tryCheckIns(about), about);
      } catch (reason) {
        return refusedIn(toCairnError(reason), about);
      }
    },
    enabled: about.rows.length > 0,
    placeholderData: (before) => before,
    gcTime: 0,
  });
  return about.rows.length > 0 ? (data ?? none) : none;
}
