import { useDebouncedValue } from '@mantine/hooks';
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { smart } from '~/bridge/calls';
import type { SmartAnswer, SmartFinding, SmartReport, SmartTrial } from '~/bridge/types';
import { keys } from './keys';
import { useWrites } from './writes';

const pause = 200; // ms: whoever types on is not interrupted

/** What a finding is known by. */
export type FindingPlace = Pick<SmartFinding, 'row' | 'rule'>;

/** What SMART says of a cycle, and how a person answers it. */
export interface Coaching {
  report: SmartReport | undefined;
  error: unknown;
  again: () => void;
  /** Says that a finding is right as it is. Rejects with a CairnError at `reason`. */
  overrule: (finding: FindingPlace, reason: string) => Promise<unknown>;
  takeBack: (finding: FindingPlace) => Promise<unknown>;
}

/** What SMART says of the goals of a cycle and of the targets of KPIs. */
export function useSmart(cycle: string): Coaching {
  const client = useQueryClient();
  const { rewrite } = useWrites();
  const { data, error, refetch } = useQuery({
    queryKey: keys.smart(cycle),
    queryFn: () => smart.report(cycle),
    retry: false,
  });
  const answer = useCallback(
    (call: () => Promise<SmartAnswer>) =>
      rewrite(async () => {
        const { report } = await call();
        client.setQueryData(keys.smart(cycle), report);
      }),
    [client, rewrite, cycle],
  );
  const overrule = useCallback(
    ({ row, rule }: FindingPlace, reason: string) =>
      answer(() => smart.overrule({ row, cycle, rule, reason })),
    [answer, cycle],
  );
  const takeBack = useCallback(
    ({ row, rule }: FindingPlace) => answer(() => smart.takeBack({ row, cycle, rule, reason: '' })),
    [answer, cycle],
  );
  return { report: data, error, again: () => void refetch(), overrule, takeBack };
}

/**
 * What SMART says of the target of a key result or KPI while it is typed, asked of the backend at
 * every pause. "" is about the target as it stands, and null asks nothing; the answer is null before
 * the first one, and where the text is no number.
 */
export function useTargetTrial(row: string, typed: string | null): SmartTrial | null {
  const [target] = useDebouncedValue(typed?.trim() ?? null, pause);
  const { data } = useQuery({
    queryKey: keys.target(JSON.stringify([row, target])),
    // A target that cannot be read says so when it is saved.
    queryFn:
      target === null
        ? skipToken
        : () => smart.test({ row, target, start: '', due: '' }).catch(() => null),
    placeholderData: (before) => (before?.row === row ? before : undefined),
    gcTime: 0,
  });
  return target === null ? null : (data ?? null);
}
