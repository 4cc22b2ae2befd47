import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import { objectives } from '~/bridge/calls';
import { toCairnError } from '~/bridge/errors';
import type { Outline, Patch } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { useWrites } from '~/data/writes';
import { type Column, isEditable, nextEditable } from './columns';
import { editText } from './values';
import { type ArrangedRows, useArranged } from '~/features/objectives/view/useArranged';
import { isRearranged, type View } from '~/features/objectives/view/view';
import { ancestors, type Row, topmost, treeOf, type Tree } from './rows';
import { type Selection, useSelection } from '~/ui/marks';
import { type Stop, stopsOf } from './stops';
import type { Onward } from './EditCell';
import { useFormat } from '~/ui/format';
import {
  type Cell,
  type Draft,
  type DraftOnward,
  beginAt,
  type OutlineAction,
  type OutlineState,
  reduce,
} from './state';
import type { Place } from './moves';

/** The outline on the screen and everything that can be done to it. */
export interface OutlineModel extends Omit<ArrangedRows, 'open' | 'keep'> {
  tree: Tree;
  state: OutlineState;
  /** The rows that are marked to be changed together. */
  selection: Selection<Row>;
  /** Rows stand in another order than the outline's: nothing can be moved among them. */
  isRearranged: boolean;
  readOnly: boolean;
  /** What the arrow keys go to: the rows, and the heads of their groups. */
  stops: readonly Stop[];
  /** The row that holds the focus; undefined where the head of a group does. */
  row: Row | undefined;
  dispatch: (action: OutlineAction) => void;
  canEdit: (row: Row, column: Column) => boolean;
  /** Saves one cell and goes on; a refusal stays at the cell. */
  save: (
    row: Row,
    column: Column,
    text: string,
    shown: readonly Column[],
    onward: Onward,
  ) => Promise<void>;
  /** Makes the row of a draft and answers its id, or null where it was refused. */
  create: (making: Making) => Promise<string | null>;
  giveUpDraft: () => void;
  explain: (cell: Cell) => void;
  /** Opens what hides a row and puts the focus on it. */
  reveal: (id: string) => void;
  /** Opens what hides new rows and goes to the last; `grab` takes the keys there. */
  showNew: (ids: readonly string[], grab: boolean) => void;
  /** What a move takes along: the marked rows where the row is one of them, else the row alone. */
  movedWith: (row: Row) => readonly Row[];
  /** These two reject with a CairnError. What is moved together is one step of undo. */
  move: (row: Row, place: Place) => Promise<void>;
  remove: (row: Row) => Promise<void>;
}

// The row that each cycle was left at, for as long as the window is open.
const left = new Map<string, string>();

/** A draft that shall become a row. */
export interface Making {
  draft: Draft;
  /** The line as it was typed. */
  text: string;
  onward: DraftOnward;
  /** The number that a new key result goes on with. */
  first: Column;
  /** What was typed since. */
  typed: () => string;
}

/** Holds the outline of a cycle while it is on the screen. */
export function useOutlineModel(outline: Outline, view: View): OutlineModel {
  const { id: plan, readOnly } = usePlan();
  const tree = useMemo(() => treeOf(outline.objectives), [outline.objectives]);
  const { open, keep, ...arranged } = useArranged(outline, tree, view);
  const { rows, groups, toggle } = arranged;
  const selection = useSelection(rows);
  const place = `${plan}/${outline.cycle.id}`;
  const stops = useMemo(() => stopsOf(rows, arranged.groups), [rows, arranged.groups]);
  const begin = {
    rows: stops,
    left: left.get(place),
    isFree: document.activeElement === document.body,
  };
  const [state, dispatch] = useReducer(reduce, begin, beginAt);
  const focused = state.focus?.row;
  useEffect(() => {
    if (focused !== undefined) left.set(place, focused);
  }, [place, focused]);
  useFocusOnRows(stops, dispatch);

  const canEdit = useCallback(
    (row: Row, column: Column) => !readOnly && isEditable(row, column),
    [readOnly],
  );
  const explain = useCallback((cell: Cell) => {
    const column = cell.column === 'status' ? 'status' : 'progress';
    dispatch({ type: 'focus', focus: { row: cell.row, column }, grab: true });
    dispatch({ type: 'explain', cell: { row: cell.row, column } });
  }, []);
  const unfold = useCallback(
    (id: string) => {
      const group = groups.find(({ members }) => members.some((row) => row.id === id));
      open([...ancestors(tree, id), ...(group ? [group.id] : [])]);
    },
    [tree, groups, open],
  );
  const reveal = useCallback(
    (id: string) => {
      unfold(id);
      keep(id);
      dispatch({ type: 'focus', focus: { row: id, column: null }, grab: true });
    },
    [unfold, keep],
  );
  const seen = useArrivals(tree, unfold);
  const showNew = useCallback(
    (ids: readonly string[], grab: boolean) => {
      const last = ids.at(-1);
      if (last === undefined) return;
      ids.forEach(keep);
      const go = () => dispatch({ type: 'focus', focus: { row: last, column: null }, grab });
      go();
      // While its group was folded the focus had to go elsewhere.
      seen(ids, go);
    },
    [keep, seen],
  );
  const save = useSave(rows, dispatch, keep);
  const welcome = useCallback(
    (id: string) => {
      keep(id);
      seen([id]);
    },
    [keep, seen],
  );
  const { create, giveUpDraft } = useDrafting(outline.cycle.id, dispatch, welcome);
  const { write } = useWrites();
  const { id: cycle } = outline.cycle;
  const { marked } = selection;
  const movedWith = useCallback(
    (one: Row) => (marked.some(({ id }) => id === one.id) ? topmost(tree, marked) : [one]),
    [marked, tree],
  );
  const move = useCallback(
    async (row: Row, { parent, after }: Place) => {
      const ids = movedWith(row).map(({ id }) => id);
      await write(() =>
        ids.length > 1
          ? objectives.moveMany({ cycle, ids, parent, after })
          : objectives.move({ id: ids[0] ?? row.id, parent, after }),
      );
      if (parent) toggle(parent, true);
      dispatch({ type: 'focus', focus: { row: row.id, column: null }, grab: true });
    },
    [movedWith, write, toggle, cycle],
  );
  const remove = useCallback(
    async (row: Row) => {
      await write(() => objectives.remove(row.id));
    },
    [write],
  );
  const row = useMemo(
    () => rows.find(({ id }) => id === state.focus?.row),
    [rows, state.focus?.row],
  );
  return {
    ...arranged,
    tree,
    state,
    selection,
    stops,
    isRearranged: isRearranged(view),
    readOnly,
    row,
    dispatch,
    canEdit,
    save: (of, column, text, shown, onward) => save({ row: of, column, text, shown, onward }),
    create,
    giveUpDraft,
    explain,
    reveal,
    showNew,
    movedWith,
    move,
    remove,
  };
}

interface Arrivals {
  ids: readonly string[];
  then?: (() => void) | undefined;
}

const none: Arrivals = { ids: [] };

function isIn(tree: Tree, id: string): boolean {
  return tree.objectives.has(id) || ancestors(tree, id).length > 0;
}

/**
 * Opens what hides rows that were just made, as soon as they have come: only then is it known where
 * they stand. `then` follows.
 */
function useArrivals(
  tree: Tree,
  unfold: (id: string) => void,
): (ids: readonly string[], then?: () => void) => void {
  const awaited = useRef(none);
  useEffect(() => {
    const { ids, then } = awaited.current;
    if (ids.length === 0 || !ids.every((id) => isIn(tree, id))) return;
    awaited.current = none;
    ids.forEach(unfold);
    then?.();
  });
  return useCallback((ids, then) => {
    awaited.current = { ids, then };
  }, []);
}

/** Keeps the focus on a row that exists. */
function useFocusOnRows(rows: readonly Stop[], dispatch: (action: OutlineAction) => void): void {
  // The state begins with the rows that there are.
  const before = useRef(rows);
  useEffect(() => {
    if (before.current === rows) return;
    const lost = document.activeElement === document.body;
    dispatch({ type: 'rows', rows, before: before.current, lost });
    before.current = rows;
  }, [rows, dispatch]);
}

interface Saving {
  row: Row;
  column: Column;
  text: string;
  shown: readonly Column[];
  onward: Onward;
}

function useSave(
  rows: readonly Row[],
  dispatch: (action: OutlineAction) => void,
  keep: (id: string) => void,
): (saving: Saving) => Promise<void> {
  const { write } = useWrites();
  const format = useFormat();
  return async ({ row, column, text, shown, onward }) => {
    const cell = { row: row.id, column };
    const by = onward === 'next' ? 1 : -1;
    const isMovingOn = onward === 'next' || onward === 'previous';
    const next = isMovingOn ? nextEditable(rows, shown, cell, by) : null;
    dispatch({ type: 'saving', cell, text, next, grab: onward !== 'away' });
    try {
      if (text !== editText(row, column, format)) {
        keep(row.id);
        await write(() => objectives.edit({ id: row.id, field: column, text }));
      }
      dispatch({ type: 'saved', cell });
    } catch (reason) {
      const message = toCairnError(reason).sentence(column);
      dispatch({ type: 'failed', cell, failure: { text, message }, reopen: onward !== 'away' });
    }
  };
}

function useDrafting(
  cycle: string,
  dispatch: (action: OutlineAction) => void,
  /** Sees to it that the new row is shown. */
  welcome: (id: string) => void,
): Pick<OutlineModel, 'create' | 'giveUpDraft'> {
  const { write } = useWrites();
  const giveUpDraft = useCallback(() => dispatch({ type: 'giveUpDraft' }), [dispatch]);
  const create = useCallback(
    async ({ draft: made, text, onward, first, typed }: Making) => {
      try {
        const { created } = await write(() => add(cycle, made, text));
        if (created !== null) {
          welcome(created);
          dispatch({ type: 'drafted', created, onward, first, typed: typed() });
        }
        return created;
      } catch (reason) {
        const message = toCairnError(reason).sentence('text');
        dispatch({ type: 'draftFailed', draft: made, failure: { text, message } });
        return null;
      }
    },
    [cycle, dispatch, write, welcome],
  );
  return { create, giveUpDraft };
}

function add(cycle: string, { type, parent, after }: Draft, text: string): Promise<Patch> {
  return objectives.quickAdd({ cycle, parent, after, keyResult: type === 'key_result', text });
}
