import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { roadmap } from '~/bridge/roadmapCalls';
import type { InitiativeState } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { useRoadmapCache, useRoadmapWrite } from '~/data/roadmap';
import type { ViewProps } from '~/features/roadmap/views';
import { type Selection, useSelection } from '~/ui/marks';
import { refused } from '~/ui/toast';
import { type Arranged, arrange, isGroupId, isInOrder, type Item, type Row } from './arrange';
import { type Column, columnsOf, criterionOf } from './columns';
import { placeAfterStep, reordered } from './moves';
import {
  type BacklogAction,
  type BacklogState,
  beginAt,
  type Cell,
  type Focus,
  reduce,
} from './state';
import { type Onward, useSave } from './useSave';
import type { BacklogView } from './view';

/** A state that asks for more before it is taken: why it is dropped, or when it was shipped. */
export interface Asking {
  state: Extract<InitiativeState, 'dropped' | 'shipped'>;
  rows: readonly Row[];
}

export interface BacklogModel extends Arranged {
  /** All of them, in the order of the backlog. */
  all: readonly Row[];
  state: BacklogState;
  dispatch: (action: BacklogAction) => void;
  selection: Selection<Row>;
  readOnly: boolean;
  /** The row with the focus. */
  row: Row | undefined;
  /** The marked rows, or the one with the focus where none is. */
  acted: readonly Row[];
  /** The rows stand in the order of the backlog, and can be moved. */
  inOrder: boolean;
  canEdit: (cell: Cell) => boolean;
  save: (
    cell: Cell,
    typed: { text: string; words: string },
    onward: Onward,
    shown: readonly Column[],
  ) => Promise<void>;
  /** Folds a group, or opens it. */
  fold: (group: string, expanded: boolean) => void;
  /** Before a row; "" is the end. What is marked moves together. */
  move: (rows: readonly Row[], before: string) => void;
  step: (by: 1 | -1) => void;
  movedWith: (row: Row) => readonly Row[];
  asking: Asking | null;
  ask: (asking: Asking | null) => void;
  /** Gives rows a state at once, or asks for what it needs. */
  toState: (rows: readonly Row[], state: InitiativeState) => void;
}

const editable: readonly Column[] = [
  'title',
  'state',
  'team',
  'owner',
  'phase',
  'cycle',
  'horizon',
];
const noFolded: ReadonlySet<string> = new Set();

type Options = Pick<ViewProps, 'page' | 'query' | 'chosen' | 'grab' | 'onChoose'> & {
  view: BacklogView;
};

/** Holds the backlog while it is on the screen. */
export function useBacklog({ page, query, chosen, grab, onChoose, view }: Options): BacklogModel {
  const { readOnly } = usePlan();
  const { initiatives, model } = page;
  const [folded, setFolded] = useState(noFolded);
  const all = useMemo(
    () =>
      initiatives.map((initiative, at): Row => ({ id: initiative.id, number: at + 1, initiative })),
    [initiatives],
  );
  const arranged = useMemo(() => arrange(all, view, model, folded), [all, view, model, folded]);
  const { items, rows } = arranged;
  const byId = useMemo(() => new Map(all.map((row) => [row.id, row])), [all]);
  const selection = useSelection(rows);
  const { marked } = selection;
  const [asking, ask] = useState<Asking | null>(null);
  const [state, dispatch] = useFocus({ chosen, grab, onChoose });
  useFocusOnRows(items, state, dispatch);

  const row = byId.get(state.focus?.row ?? '');
  const acted = useMemo(() => (marked.length > 0 ? marked : row ? [row] : []), [marked, row]);
  const columns = useMemo(() => new Set<string>(columnsOf(model)), [model]);
  const canEdit = useCallback(
    ({ row: id, column }: Cell) => {
      const initiative = byId.get(id)?.initiative;
      if (readOnly || !initiative || !columns.has(column)) return false;
      // What several teams give is told apart in the panel.
      if (column === 'effort') return initiative.efforts.length <= 1;
      return editable.includes(column) || criterionOf(column) !== '';
    },
    [readOnly, byId, columns],
  );
  const fold = useCallback(
    (group: string, expanded: boolean) =>
      setFolded((before) => {
        const next = new Set(before);
        if (expanded) next.delete(group);
        else next.add(group);
        return next;
      }),
    [],
  );
  const toState = useStates(ask);
  const save = useSave({ byId, items, rows, state, dispatch, canEdit, toState });
  const movedWith = useCallback(
    (one: Row) => (marked.some(({ id }) => id === one.id) ? marked : [one]),
    [marked],
  );
  const move = useMove(query, dispatch);
  const step = (by: 1 | -1) => {
    if (!row) return;
    const moved = movedWith(row);
    const before = placeAfterStep(all, rows, moved, by);
    if (before !== null) move(moved, before);
  };
  return {
    ...arranged,
    all,
    state,
    dispatch,
    selection,
    readOnly,
    row,
    acted,
    inOrder: isInOrder(view, model),
    canEdit,
    save,
    fold,
    move,
    step,
    movedWith,
    asking,
    ask,
    toState,
  };
}

/** The line to which an action brings the focus; undefined where it leaves it. */
function lineOf(action: BacklogAction): string | undefined {
  switch (action.type) {
    case 'focus':
      return action.focus.row;
    case 'edit':
    case 'walk':
    case 'giveUp':
      return action.cell.row;
    case 'saving':
      return (action.next ?? action.focus)?.row;
    default:
      return undefined;
  }
}

/**
 * The row with the focus is the chosen one of all views, and the other way round. Both are told at
 * once: one that followed the other would chase it where a person goes through the rows quickly.
 */
function useFocus({
  chosen,
  grab,
  onChoose,
}: Pick<Options, 'chosen' | 'grab' | 'onChoose'>): [BacklogState, (action: BacklogAction) => void] {
  const [state, tell] = useReducer(reduce, chosen, beginAt);
  const dispatch = useCallback(
    (action: BacklogAction) => {
      tell(action);
      const line = lineOf(action);
      // The head of a group is no initiative.
      if (line !== undefined && !isGroupId(line)) onChoose(line);
    },
    [onChoose],
  );
  const focused = state.focus?.row;
  const seen = useRef(chosen);
  useEffect(() => {
    if (chosen === seen.current) return;
    seen.current = chosen;
    if (chosen !== '' && chosen !== focused) {
      tell({ type: 'focus', focus: { row: chosen, column: null } });
    }
  }, [chosen, focused]);
  const grabbed = useRef(0);
  useEffect(() => {
    if (grab === grabbed.current) return;
    grabbed.current = grab;
    tell({ type: 'grab' });
  }, [grab]);
  return [state, dispatch];
}

/** Keeps the focus on a line that exists: the one that has taken the place of what is gone. */
function useFocusOnRows(
  items: readonly Item[],
  { focus }: BacklogState,
  dispatch: (action: BacklogAction) => void,
): void {
  const before = useRef(items);
  useEffect(() => {
    if (before.current === items) return;
    const was = before.current;
    before.current = items;
    const isFree = document.activeElement === document.body;
    const [first] = items;
    // The first rows that come, as those of an import, take the keys that nothing has.
    if (!focus && was.length === 0 && first && isFree) {
      dispatch({ type: 'focus', focus: { row: first.id, column: null }, grab: true });
      return;
    }
    if (!focus || items.some(({ id }) => id === focus.row)) return;
    const at = was.findIndex(({ id }) => id === focus.row);
    const near = items[Math.min(at, items.length - 1)];
    if (at < 0 || !near) return;
    const next: Focus = { row: near.id, column: null };
    dispatch({ type: 'focus', focus: next, grab: isFree });
  }, [items, focus, dispatch]);
}

function useStates(ask: (asking: Asking) => void): BacklogModel['toState'] {
  const write = useRoadmapWrite();
  return useCallback(
    (rows, to) => {
      if (rows.length === 0) return;
      if (to === 'dropped' || to === 'shipped') {
        ask({ state: to, rows });
        return;
      }
      const ids = rows.map(({ id }) => id);
      write(() => roadmap.setState({ ids, state: to, reason: '', date: '' })).catch(refused);
    },
    [ask, write],
  );
}

/** Moves rows at once; where the plan refuses it they go back. */
function useMove(
  query: Options['query'],
  dispatch: (action: BacklogAction) => void,
): BacklogModel['move'] {
  const write = useRoadmapWrite();
  const put = useRoadmapCache(query);
  return useCallback(
    (moved, before) => {
      const ids = moved.map(({ id }) => id);
      let was: Parameters<Parameters<typeof put>[0]>[0] | undefined;
      put((page) => {
        was = page;
        return { ...page, initiatives: reordered(page.initiatives, ids, before) };
      });
      dispatch({ type: 'grab' });
      write(() => roadmap.move({ ids, before })).catch((reason: unknown) => {
        put((page) => was ?? page);
        refused(reason);
      });
    },
    [put, write, dispatch],
  );
}
