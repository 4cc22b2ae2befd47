import type { Column } from './columns';
import type { Group } from '~/features/objectives/view/arrange';
import { isErasing, isMenuKey, isTyping } from '~/ui/presses';
import { type Focus, navigate } from './navigation';
import type { OutlineModel } from './useOutlineModel';

interface Options {
  model: OutlineModel;
  shown: readonly Column[];
  /** Rows that a page holds. */
  page: () => number;
  onMenu: (at: { x: number; y: number }) => void;
}

/** The keys of the grid while nothing is edited. Commands with keys of their own are not here. */
export function useGridKeys({ model, shown, page, onMenu }: Options) {
  const { rows, stops, groups, state, dispatch, canEdit, selection } = model;
  /** Follows the arrow keys; says whether it took the key. */
  const went = (event: React.KeyboardEvent, focus: Focus): boolean => {
    const grid = { rows: stops, shown, focus, page: page() };
    const intent = event.shiftKey ? null : navigate(grid, event);
    if (!intent) return false;
    if (intent.type === 'focus') dispatch({ type: 'focus', focus: intent.focus, grab: true });
    else model.toggle(intent.row, intent.expanded);
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  /** The head of a group: Enter folds and opens it, Space marks its rows. */
  const onGroup = (event: React.KeyboardEvent, group: Group, focus: Focus) => {
    if (went(event, focus)) return;
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey)
      model.toggle(group.id, !group.expanded);
    else if (event.key === ' ' && !event.shiftKey) {
      // Only what is seen is changed with others.
      if (!group.expanded) model.toggle(group.id, true);
      selection.only(group.members.map(({ id }) => id));
    } else if (event.key === 'Escape' && selection.marked.length > 0) selection.clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (event: React.KeyboardEvent) => {
    const { focus } = state;
    if (!focus || event.altKey || (event.target as Element).matches('input')) return;
    const group = groups.find(({ id }) => id === focus.row);
    if (group) {
      onGroup(event, group, focus);
      return;
    }
    const row = rows.find(({ id }) => id === focus.row);
    if (!row) return;
    const column = focus.column ?? 'title';
    const cell = { row: row.id, column };
    if (marking(event, model, focus.row)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (went(event, focus)) return;
    if (event.key === 'Escape') {
      if (state.explained) dispatch({ type: 'explain', cell: null });
      else if (selection.marked.length > 0) selection.clear();
      else if (focus.column)
        dispatch({ type: 'focus', focus: { row: row.id, column: null }, grab: true });
      else return;
    } else if (isMenuKey(event)) {
      const box = (event.target as Element).getBoundingClientRect();
      onMenu({ x: box.left + 24, y: box.bottom });
    } else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'F2') {
      if (canEdit(row, column)) dispatch({ type: 'edit', cell, isRow: focus.column === null });
      else model.explain(cell);
    } else if (event.key === '?' && focus.column !== null && isComputed(column))
      model.explain(cell);
    else if (focus.column !== null && isTyping(event) && canEdit(row, column)) {
      // The field may not stand yet when the next letter comes.
      const { editing } = state;
      const begun = editing?.row === row.id && editing.column === column ? editing.text : '';
      dispatch({ type: 'edit', cell, text: (begun ?? '') + event.key });
    } else if (focus.column !== null && isErasing(event) && canEdit(row, column)) {
      dispatch({ type: 'edit', cell, text: '' });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

const vertical: readonly string[] = ['ArrowUp', 'ArrowDown'];

/** The keys that mark rows: Space, Shift with the arrows, Ctrl A for all. */
function marking(event: React.KeyboardEvent, model: OutlineModel, row: string): boolean {
  const { rows, dispatch, selection } = model;
  const isMod = event.ctrlKey || event.metaKey;
  if (event.key === ' ' && !event.shiftKey) selection.toggle(row);
  else if (event.key.toLowerCase() === 'a' && isMod && !event.shiftKey)
    selection.only(rows.map(({ id }) => id));
  else if (event.shiftKey && !isMod && vertical.includes(event.key)) {
    const focus = { row, column: null };
    const intent = navigate({ rows, shown: [], focus, page: 1 }, event);
    if (intent?.type !== 'focus') return false;
    selection.extend(row, intent.focus.row);
    dispatch({ type: 'focus', focus: intent.focus, grab: true });
  } else return false;
  return true;
}

function isComputed(column: Column): boolean {
  return column === 'progress' || column === 'status';
}
