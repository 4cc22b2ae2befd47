import { useCallback, useMemo, useState } from 'react';
import type { Outline } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import type { Tree } from '~/features/objectives/outline/rows';
import {
  type Collapsed,
  useCollapsed,
  useCollapsedWithin,
} from '~/features/objectives/outline/useCollapsed';
import { arrange, type Arranged, type GroupOrder, statusOrder } from './arrange';
import { isFiltered, type View } from './view';

export interface ArrangedRows extends Arranged, Omit<Collapsed, 'collapsed'> {
  /** Lets a row stay although the filter does not let it through, until the filter changes. */
  keep: (id: string) => void;
}

const nobody: ReadonlySet<string> = new Set();

/** The rows of a cycle as a view shows them. */
export function useArranged(outline: Outline, tree: Tree, view: View): ArrangedRows {
  const { id: plan, parties, phases, teams } = usePlan();
  const { filter } = view;
  const isNarrowed = isFiltered(filter);
  const remembered = useCollapsed(plan, outline);
  const passing = useCollapsedWithin(filter, outline);
  const { collapsed, ...folding } = isNarrowed ? passing : remembered;
  const [staying, setStaying] = useState({ of: filter, ids: nobody });
  const kept = staying.of === filter ? staying.ids : nobody;
  const keep = useCallback(
    (id: string) => {
      if (!isNarrowed) return;
      setStaying(({ of, ids }) => ({
        of: filter,
        ids: new Set(of === filter ? [...ids, id] : [id]),
      }));
    },
    [filter, isNarrowed],
  );
  const order = useCallback<GroupOrder>(
    (grouping) =>
      ({
        owner: parties.map(({ id }) => id),
        team: teams.map(({ id }) => id),
        phase: phases.map(({ id }) => id),
        status: statusOrder,
      })[grouping],
    [parties, phases, teams],
  );
  const arranged = useMemo(
    () => arrange({ tree, collapsed, view, kept, order }),
    [tree, collapsed, view, kept, order],
  );
  return { ...arranged, ...folding, keep };
}
