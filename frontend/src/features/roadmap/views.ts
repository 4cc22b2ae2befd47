import type { Roadmap, RoadmapQuery } from '~/bridge/roadmapTypes';

export const views = ['backlog', 'board', 'timeline', 'matrix', 'ranking', 'scenarios'] as const;
export type View = (typeof views)[number];

/** Whether a name, as of an address, is one of a view. */
export function isView(name: unknown): name is View {
  return views.some((each) => each === name);
}

/** What each view of the roadmap is given. */
export interface ViewProps {
  page: Roadmap;
  /** What was asked for: a view that reads more asks with the same. */
  query: RoadmapQuery;
  /** The chosen initiative; "" for none. It is the same in all views. */
  chosen: string;
  onChoose: (id: string) => void;
  /** Shows the panel of the chosen one. */
  onOpen: () => void;
  /** Counts up when the chosen one shall have the focus. */
  grab: number;
  /** Counts up when a new initiative shall be typed, which is done in the backlog. */
  asked: number;
}
