import { useCallback, useMemo, useState } from 'react';
import { usePlan } from '~/data/plan';
import { useRemembered } from '~/data/remembered';
import { bounds, type Column, columns, type Widths } from '~/features/objectives/outline/columns';
import { isSavedViews, isView, plainView, type SavedView, type View } from './view';

/** How the outline is looked at, remembered for each plan. */
export interface ViewState {
  view: View;
  show: (view: View) => void;
  /** Changes a part of the view. */
  change: (change: Partial<View>) => void;
  /** Neither grouped nor sorted. */
  showInOrder: () => void;
  saved: readonly SavedView[];
  /** Keeps the view under a name; one of that name is replaced. */
  save: (name: string) => void;
  remove: (name: string) => void;
  restore: (saved: readonly SavedView[]) => void;
  /** The view is being given a name. */
  isNaming: boolean;
  setNaming: (naming: boolean) => void;
}

const noViews: SavedView[] = [];

/** The view of a plan's outlines and the views with names. */
export function useView(): ViewState {
  const { id } = usePlan();
  const [view, show] = useRemembered(id, 'view', plainView, isView);
  const [saved, keep] = useRemembered(id, 'views', noViews, isSavedViews);
  const [isNaming, setNaming] = useState(false);
  return useMemo(() => {
    const change = (changes: Partial<View>) => show({ ...view, ...changes });
    return {
      view,
      show,
      change,
      showInOrder: () => change({ group: '', sort: '' }),
      saved,
      save: (name) => keep([...saved.filter((each) => each.name !== name), { name, view }]),
      remove: (name) => keep(saved.filter((each) => each.name !== name)),
      restore: (views) => keep([...views]),
      isNaming,
      setNaming,
    };
  }, [view, show, saved, keep, isNaming]);
}

const noWidths: Widths = {};

function isWidths(value: unknown): value is Widths {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(
      ([name, width]) => columns.some((column) => column === name) && typeof width === 'number',
    )
  );
}

/** Widths that a person has given to columns, in rem; while one is dragged it is not yet kept. */
export function useWidths(): {
  widths: Widths;
  setWidth: (column: Column, width: number, done: boolean) => void;
  reset: () => void;
} {
  const { id } = usePlan();
  const [kept, keep] = useRemembered(id, 'widths', noWidths, isWidths);
  const [dragged, setDragged] = useState<Widths | null>(null);
  const setWidth = useCallback(
    (column: Column, width: number, done: boolean) => {
      const fitting = Math.min(bounds.most, Math.max(bounds.least, width));
      const next = { ...kept, [column]: Math.round(fitting * 100) / 100 };
      setDragged(done ? null : next);
      if (done) keep(next);
    },
    [kept, keep],
  );
  const reset = useCallback(() => keep(noWidths), [keep]);
  return { widths: dragged ?? kept, setWidth, reset };
}
