import { useQuery } from '@tanstack/react-query';
import { roadmap } from '~/bridge/roadmapCalls';
import type { InitiativeDetail } from '~/bridge/roadmapTypes';
import { keys } from '~/data/keys';

/** All that is known of an initiative, scored by a model; `model` "" is the plan's. */
export function useInitiative(id: string, model: string): InitiativeDetail | undefined {
  const { data } = useQuery({
    queryKey: keys.initiative(id, model),
    queryFn: () => roadmap.initiative(id, model),
    enabled: id !== '',
    retry: false,
    // While another model scores it, what the one before said stands.
    placeholderData: (before) => (before?.initiative.id === id ? before : undefined),
  });
  return data;
}
