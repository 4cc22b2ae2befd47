import { useMemo } from 'react';
import type { RankingQuery, RoadmapQuery } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { useRemembered } from '~/data/remembered';

/** How the rankings are drawn; 0 is what is usual. */
export interface Drawing {
  top: number;
  seed: number;
  draws: number;
}

const usual: Drawing = { top: 0, seed: 0, draws: 0 };

function isDrawing(value: unknown): value is Drawing {
  return (
    typeof value === 'object' &&
    value !== null &&
    (['top', 'seed', 'draws'] as const).every(
      (name) => name in value && Number.isSafeInteger((value as Record<string, unknown>)[name]),
    )
  );
}

/** What is asked of the ranking: as the roadmap is looked at, drawn as the person last said. */
export function useRankingQuery(
  query: RoadmapQuery,
): [RankingQuery, Drawing, (next: Drawing) => void] {
  const { id } = usePlan();
  const [drawing, setDrawing] = useRemembered(id, 'roadmap.drawing', usual, isDrawing);
  const { top, seed, draws } = drawing;
  const asked = useMemo(() => ({ ...query, top, seed, draws }), [query, top, seed, draws]);
  return [asked, drawing, setDrawing];
}
