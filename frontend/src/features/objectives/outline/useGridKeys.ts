import type { Column } from './columns';
import { isTyping, navigate } from './navigation';
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
  const { rows, state, dispatch, canEdit, selection } = model;
  return (event: React.KeyboardEvent) => {
    const { focus } = state;
    const row = rows.find(({ id }) => id === focus?.row);
    if (!row || !focus || event.altKey || (event.target as Element).matches('input')) return;
    const column = focus.column ?? 'title';
    const cell = { row: row.id, column };
    if (marking(event, model, focus.row)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const intent = event.shiftKey ? null : navigate({ rows, shown, focus, page: page() }, event);
    if (intent?.type === 'focus') dispatch({ type: 'focus', focus: intent.focus, grab: true });
    else if (intent) model.toggle(intent.row, intent.expanded);
    else if (event.key === 'Escape') {
      if (state.explained) dispatch({ type: 'explain', cell: null });
      else if (selection.marked.length > 0) selection.clear();
      else if (focus.column)
        dispatch({ type: 'focus', focus: { row: row.id, column: null }, grab: true });
      else return;
    } else if (isMenuKey(event)) {
      const box = (event.target as Element).getBoundingClientRect();
      onMenu({ x: box.left + 24, y: box.bottom });
    } else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'F2') {
      if (canEdit(row, column)) dispatch({ type: 'edit', cell });
      else model.explain(cell);
    } else if (event.key === '?' && focus.column !== null && isComputed(column))
      model.explain(cell);
    else if (focus.column !== null && isTyping(event) && canEdit(row, column)) {
      dispatch({ type: 'edit', cell, text: event.key });
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

function isMenuKey(event: React.KeyboardEvent): boolean {
  return event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10');
}

function isErasing(event: React.KeyboardEvent): boolean {
  return event.key === 'Backspace' && !event.ctrlKey && !event.metaKey;
}
