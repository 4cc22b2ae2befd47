import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { roadmap } from '~/bridge/roadmapCalls';
import type { Initiative, Roadmap, RoadmapQuery, RoadmapWritten } from '~/bridge/roadmapTypes';
import { type Held, takeChanges } from './changes';
import { keys } from './keys';
import { usePlan } from './plan';
import { isText, useRemembered } from './remembered';
import { useWrites } from './writes';

/** What a screen reads, and how to read it again. */
export interface Read<T> {
  data: T | undefined;
  error: unknown;
  again: () => void;
}

/** Which scenario is looked at, remembered for each plan; "" is the plan of record. */
export function useScenario(): [string, (scenario: string) => void] {
  const { id } = usePlan();
  return useRemembered(id, 'roadmap.scenario', '', isText);
}

// The initiatives as they were answered last, whatever was asked for. What a screen shows before the
// backend has answered is not among them.
const answered = new WeakMap<QueryClient, Held<Initiative>>();

/** Reads a roadmap: of thousands of initiatives those cross the bridge that have changed. */
async function readRoadmap(client: QueryClient, query: RoadmapQuery): Promise<Roadmap> {
  const held = answered.get(client);
  const { changes, page, ranks, places } = await roadmap.page(query, held?.answer ?? '');
  const initiatives = takeChanges(held, changes, page.initiatives).map((row, at) => {
    const [rank, place] = [ranks[at] || null, places[at] || null];
    return row.rank === rank && row.place === place ? row : { ...row, rank, place };
  });
  answered.set(client, { answer: changes.answer, rows: initiatives });
  return { ...page, initiatives };
}

/** The roadmap of a cycle. What was read stands until the next is there. */
export function useRoadmap(query: RoadmapQuery): Read<Roadmap> {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: keys.roadmap(query),
    queryFn: () => readRoadmap(client, query),
    enabled: query.cycle !== '',
    placeholderData: (before) => before,
    // To look in 5 000 initiatives for what has stayed takes longer than to draw those in sight.
    structuralSharing: false,
  });
  return { data, error, again: () => void refetch() };
}

/** Puts what is known of a roadmap on the screen before the backend has answered. */
export function useRoadmapCache(query: RoadmapQuery): (change: (page: Roadmap) => Roadmap) => void {
  const client = useQueryClient();
  return useCallback(
    (change) => client.setQueryData<Roadmap>(keys.roadmap(query), (page) => page && change(page)),
    [client, query],
  );
}

/** Writes to the roadmap: what is shown is read again. Rejects with a CairnError. */
export function useRoadmapWrite(): (call: () => Promise<RoadmapWritten>) => Promise<string> {
  const { rewrite } = useWrites();
  return useMemo(() => (call) => rewrite(call).then(({ id }) => id), [rewrite]);
}
