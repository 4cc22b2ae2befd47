import type { Initiative, RoadmapQuery } from '~/bridge/roadmapTypes';

interface Props {
  initiative: Initiative;
  query: RoadmapQuery;
  onClose: () => void;
  onBack: () => void;
}

export function InitiativePanel({ initiative }: Props) {
  return <p>{initiative.title}</p>;
}
