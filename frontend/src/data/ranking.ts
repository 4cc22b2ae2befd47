import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { roadmap } from '~/bridge/roadmapCalls';
import type {
  KeptRanking,
  Ranking,
  RankingQuery,
  ScenarioPage,
  Standing,
  StandingQuery,
} from '~/bridge/rankingTypes';
import type { ModelsPage } from '~/bridge/roadmapTypes';
import { keys } from './keys';
import type { Read } from './roadmap';

/** A read that may take a while: ten thousand rankings are drawn for it. */
export interface SlowRead<T> extends Read<T> {
  /** It has not answered for half a second; what was there before stands in the meantime. */
  isSlow: boolean;
}

const patience = 500; // ms after which waiting is said

/** Whether something has been under way for longer than a person takes for at once. */
function useSlow(isUnderWay: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isUnderWay) return undefined;
    const timer = setTimeout(() => setSlow(true), patience);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isUnderWay]);
  return isSlow;
}

/** Who is in the top, how surely, and what fits. */
export function useRanking(query: RankingQuery): SlowRead<Ranking> {
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: keys.ranking(query),
    queryFn: () => roadmap.ranking(query),
    enabled: query.cycle !== '',
    placeholderData: (before) => before,
  });
  return { data, error, again: () => void refetch(), isSlow: useSlow(isFetching) };
}

/** A ranking that was kept, and what has changed since; another one never stands in for it. */
export function useKeptRanking(id: string): SlowRead<KeptRanking> {
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: keys.keptRanking(id),
    queryFn: () => roadmap.keptRanking(id),
  });
  return { data, error, again: () => void refetch(), isSlow: useSlow(isFetching) };
}

/** Where one initiative stands, and why; another one's answer never stands in for it. */
export function useStanding(query: StandingQuery): SlowRead<Standing> {
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: keys.standing(query),
    queryFn: () => roadmap.standing(query),
    placeholderData: (before) => (before?.id === query.id ? before : undefined),
  });
  return { data, error, again: () => void refetch(), isSlow: useSlow(isFetching) };
}

/** The plan of record and its scenarios side by side. */
export function useScenarios(cycle: string): SlowRead<ScenarioPage> {
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: keys.scenarios(cycle),
    queryFn: () => roadmap.scenarios(cycle),
    enabled: cycle !== '',
    placeholderData: (before) => before,
  });
  return { data, error, again: () => void refetch(), isSlow: useSlow(isFetching) };
}

/** All models with their criteria. */
export function useModels(): Read<ModelsPage> {
  const { data, error, refetch } = useQuery({ queryKey: keys.models, queryFn: roadmap.models });
  return { data, error, again: () => void refetch() };
}
