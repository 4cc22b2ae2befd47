import { useCallback, useMemo, useState } from 'react';
import type { Alignment } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { isText, isTexts, useRemembered } from '~/data/remembered';
import {
  aboveOf,
  beneathOf,
  closedToFit,
  type Direction,
  filtered,
  type Filter,
  type Graph,
  graphOf,
  isFilter,
  isFiltering,
  next,
  noFilter,
  pathOf,
  shownOf,
} from './graph';

// Nodes that a map begins with: as many as can be read without being lost in it.
const readable = 60;

export interface MapModel {
  graph: Graph;
  filter: Filter;
  setFilter: (filter: Filter) => void;
  /** Rows of which only the paths are shown; none for all. */
  paths: readonly string[];
  /** Those that fit the filter; null without one. */
  fit: ReadonlySet<string> | null;
  collapsed: ReadonlySet<string>;
  /** What is drawn, in order. */
  shown: readonly string[];
  /** The node that the keys are about. */
  current: string;
  choose: (id: string) => void;
  /** Goes along the map; answers where to, or null. */
  step: (direction: Direction) => string | null;
  toggle: (id: string) => void;
  expandAll: (open: boolean) => void;
  showPaths: (ids: readonly string[]) => void;
  /** Ends paths and filter. */
  showAll: () => void;
}

/** What of a cycle's map is shown, and where the person is on it. */
export function useMapModel({ map }: Alignment): MapModel {
  const { id: plan } = usePlan();
  const graph = useMemo(() => graphOf(map), [map]);
  const [kept, setFilter] = useRemembered(plan, 'map.filter', noFilter, isFilter);
  const [asked, showPaths] = useState<readonly string[]>([]);
  const [at, choose] = useRemembered(plan, `map.at/${map.cycle.id}`, '', isText);

  const paths = useMemo(() => asked.filter((id) => graph.nodes.has(id)), [asked, graph]);
  const isFiltered = isFiltering(kept) && paths.length === 0;
  const found = useMemo(
    () => (isFiltered ? filtered(graph, kept) : null),
    [isFiltered, graph, kept],
  );
  const only = useMemo(() => {
    if (paths.length === 0) return found?.shown ?? null;
    return new Set(paths.flatMap((id) => [...pathOf(graph, id)]));
  }, [paths, graph, found]);
  const { collapsed, setClosed } = useClosed(plan, map.cycle.id, graph, only);
  const shown = useMemo(() => shownOf(graph, { collapsed, only }), [graph, collapsed, only]);
  const current = nearest(graph, shown, at);

  const toggle = useCallback(
    (id: string) => {
      if (collapsed.has(id)) setClosed([...collapsed].filter((each) => each !== id));
      else if (beneathOf(graph, id).length > 0) setClosed([...collapsed, id]);
    },
    [collapsed, graph, setClosed],
  );
  const expandAll = useCallback(
    (open: boolean) =>
      setClosed(
        open ? [] : [...graph.nodes.keys()].filter((id) => beneathOf(graph, id).length > 0),
      ),
    [graph, setClosed],
  );
  const step = useCallback(
    (direction: Direction) => {
      const to = next(graph, shown, current, direction);
      if (to !== null) choose(to);
      return to;
    },
    [graph, shown, current, choose],
  );
  const showAll = useCallback(() => {
    showPaths([]);
    setFilter(noFilter);
  }, [setFilter]);
  return {
    graph,
    filter: kept,
    setFilter,
    paths,
    fit: found?.fit ?? null,
    collapsed,
    shown,
    current,
    choose,
    step,
    toggle,
    expandAll,
    showPaths,
    showAll,
  };
}

/** The branches that are closed: remembered of the whole map, and begun anew of a part of it. */
function useClosed(
  plan: string,
  cycle: string,
  graph: Graph,
  only: ReadonlySet<string> | null,
): { collapsed: ReadonlySet<string>; setClosed: (ids: readonly string[]) => void } {
  const first = useMemo(() => closedToFit(graph, only, readable), [graph, only]);
  const [whole, setWhole] = useRemembered(plan, `map.closed/${cycle}`, first, isTexts);
  const [part, setPart] = useState<{ of: ReadonlySet<string> | null; ids: readonly string[] }>({
    of: null,
    ids: first,
  });
  const ids = only === null ? whole : part.of === only ? part.ids : first;
  const collapsed = useMemo(() => new Set(ids), [ids]);
  const setClosed = useCallback(
    (next: readonly string[]) => {
      if (only === null) setWhole([...next]);
      else setPart({ of: only, ids: next });
    },
    [only, setWhole],
  );
  return { collapsed, setClosed };
}

/** The node itself where it is shown, else the nearest above it, else the first. */
function nearest(graph: Graph, shown: readonly string[], id: string): string {
  const isShown = new Set(shown);
  if (isShown.has(id)) return id;
  const above = aboveOf(graph, id).findLast((each) => isShown.has(each));
  return above ?? shown[0] ?? '';
}
