import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { closing } from '~/bridge/calls';
import type {
  Becomes,
  CarryChoices,
  ClosedAnswer,
  ClosingAnswer,
  Ending,
  LessonKind,
} from '~/bridge/closingTypes';
import { keys } from './keys';
import { useWrites } from './writes';

/** What a person does at the end of a cycle. All of it rejects with a CairnError. */
export interface Closes {
  say: (row: string, field: 'score' | 'why', text: string) => Promise<unknown>;
  decide: (rows: readonly string[], outcome: Becomes) => Promise<unknown>;
  addLesson: (kind: LessonKind, text: string) => Promise<unknown>;
  editLesson: (id: string, field: 'text' | 'kind' | 'kpi', text: string) => Promise<unknown>;
  deleteLesson: (id: string) => Promise<unknown>;
  close: (next: string, choices: CarryChoices) => Promise<ClosedAnswer>;
  reopen: (why: string) => Promise<unknown>;
}

/** How a cycle ends, or how it was closed. */
export function useEnding(cycle: string): {
  ending: Ending | undefined;
  error: unknown;
  again: () => void;
} {
  const { data, error, refetch } = useQuery({
    queryKey: keys.ending(cycle),
    queryFn: () => closing.ending(cycle),
    retry: false,
  });
  return { ending: data, error, again: () => void refetch() };
}

export function useCloses(cycle: string): Closes {
  const client = useQueryClient();
  const { rewrite } = useWrites();
  const answer = useCallback(
    (call: () => Promise<ClosingAnswer>) =>
      rewrite(async () => {
        const { closing } = await call();
        client.setQueryData(keys.ending(cycle), closing);
      }),
    [client, rewrite, cycle],
  );
  return useMemo(() => {
    const line = { cycle, id: '', field: '', kind: '', text: '', kpi: '' };
    return {
      say: (row, field, text) => answer(() => closing.say({ cycle, row, field, text })),
      decide: (rows, outcome) => answer(() => closing.decide({ cycle, rows: [...rows], outcome })),
      addLesson: (kind, text) => answer(() => closing.addLesson({ ...line, kind, text })),
      editLesson: (id, field, text) =>
        answer(() => closing.editLesson({ ...line, id, field, text })),
      deleteLesson: (id) => answer(() => closing.deleteLesson({ ...line, id })),
      close: (next, choices) => rewrite(() => closing.close({ cycle, next, choices })),
      reopen: (why) => answer(() => closing.reopen({ cycle, why })),
    };
  }, [answer, rewrite, cycle]);
}

/** How well stated confidence held over the closed cycles. */
export function useCalibration() {
  return useQuery({ queryKey: keys.calibration, queryFn: closing.calibration, retry: false }).data;
}

/** The numbers of a cycle. */
export function useStatistics(cycle: string) {
  const { data, error, refetch } = useQuery({
    queryKey: keys.statistics(cycle),
    queryFn: () => closing.statistics(cycle),
    retry: false,
  });
  return { statistics: data, error, again: () => void refetch() };
}
