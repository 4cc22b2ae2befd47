import { useCallback, useMemo, useState } from 'react';
import type { Outline } from '~/bridge/types';
import { recall } from '~/data/memory';
import { isGroupId } from '~/features/objectives/view/arrange';
import { isTexts, useRemembered } from '~/data/remembered';

const none: string[] = [];

/** Which objectives and groups are closed, and how to close and open them. */
export interface Collapsed {
  collapsed: ReadonlySet<string>;
  toggle: (id: string, expanded: boolean) => void;
  open: (ids: readonly string[]) => void;
  expandAll: (expanded: boolean) => void;
}

/** Which objectives are closed, remembered for each cycle of a plan. */
export function useCollapsed(plan: string, { cycle, objectives: rows }: Outline): Collapsed {
  const name = `collapsed/${cycle.id}`;
  const [list, remember] = useRemembered(plan, name, none, isTexts);
  const collapsed = useMemo(() => new Set(list), [list]);
  // Lines are not drawn again when another one closes: what they call must know what is closed now.
  const closed = useCallback(() => {
    const kept = recall(plan, name);
    return isTexts(kept) ? kept : none;
  }, [plan, name]);
  const open = useCallback(
    (ids: readonly string[]) => {
      if (!ids.some((id) => closed().includes(id))) return;
      remember(closed().filter((each) => !ids.includes(each)));
    },
    [closed, remember],
  );
  const toggle = useCallback(
    (id: string, expanded: boolean) => {
      if (expanded) open([id]);
      else if (!closed().includes(id)) remember([...closed(), id]);
    },
    [closed, open, remember],
  );
  const expandAll = useCallback(
    (expanded: boolean) =>
      remember(expanded ? [] : [...closed().filter(isGroupId), ...rows.map(({ id }) => id)]),
    [closed, remember, rows],
  );
  return { collapsed, toggle, open, expandAll };
}

/**
 * The same while rows are filtered: what fits is not hidden by what was closed before. `of` is what
 * they are filtered by; another filter begins with everything open.
 */
export function useCollapsedWithin(of: unknown, { objectives: rows }: Outline): Collapsed {
  const [closed, setClosed] = useState({ of, ids: none });
  const ids = closed.of === of ? closed.ids : none;
  const collapsed = useMemo(() => new Set(ids), [ids]);
  const change = useCallback(
    (next: (ids: string[]) => string[]) =>
      setClosed((before) => ({ of, ids: next(before.of === of ? before.ids : none) })),
    [of],
  );
  const open = useCallback(
    (opened: readonly string[]) => change((list) => list.filter((id) => !opened.includes(id))),
    [change],
  );
  const toggle = useCallback(
    (id: string, expanded: boolean) =>
      change((list) => (expanded ? list.filter((each) => each !== id) : [...list, id])),
    [change],
  );
  const expandAll = useCallback(
    (expanded: boolean) =>
      change((list) => (expanded ? [] : [...list.filter(isGroupId), ...rows.map(({ id }) => id)])),
    [change, rows],
  );
  return { collapsed, toggle, open, expandAll };
}
