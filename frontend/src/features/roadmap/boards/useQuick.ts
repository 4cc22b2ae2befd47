import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Roadmap, RoadmapQuery, RoadmapWritten } from '~/bridge/roadmapTypes';
import { keys } from '~/data/keys';
import { useRoadmapCache, useRoadmapWrite } from '~/data/roadmap';
import { refused } from '~/ui/toast';

/** Shows a change at once and writes it; what is refused says why and goes back to where it was. */
export type Quick = (
  change: (page: Roadmap) => Roadmap,
  call: () => Promise<RoadmapWritten>,
) => void;

export function useQuick(query: RoadmapQuery): Quick {
  const client = useQueryClient();
  const show = useRoadmapCache(query);
  const write = useRoadmapWrite();
  return useCallback(
    (change, call) => {
      show(change);
      write(call).catch((reason: unknown) => {
        refused(reason);
        void client.invalidateQueries({ queryKey: keys.roadmap(query) });
      });
    },
    [client, show, write, query],
  );
}
