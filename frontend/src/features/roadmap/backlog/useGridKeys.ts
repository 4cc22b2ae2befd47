import { isErasing, isMenuKey, isTyping } from '~/ui/presses';
import type { Column } from './columns';
import { navigate } from './navigation';
import type { Focus } from './state';
import type { BacklogModel } from './useBacklog';

interface Options {
  model: BacklogModel;
  shown: readonly Column[];
  /** Rows that a page holds. */
  page: () => number;
  onMenu: (at: { x: number; y: number }) => void;
  /** Enter on a row as a whole. */
  onOpen: () => void;
  /** Delete, while rows are marked. */
  onDelete: () => void;
}

/** The keys of the grid while nothing is edited. Commands with keys of their own are not here. */
export function useGridKeys(options: Options) {
  const { model } = options;
  return (event: React.KeyboardEvent) => {
    const { focus } = model.state;
    if (!focus || event.altKey || (event.target as Element).matches('input')) return;
    const item = model.items.find(({ id }) => id === focus.row);
    if (!item) return;
    const isTaken =
      editsAhead(event, options) ||
      marks(event, options, focus) ||
      goes(event, options, focus) ||
      (item.type === 'group'
        ? onGroup(event, options, item.group.id, !item.group.expanded)
        : onRow(event, options, focus));
    if (!isTaken) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** What is typed into a cell before its field stands: nothing of it is lost. */
function editsAhead(event: React.KeyboardEvent, { model, shown }: Options): boolean {
  const { editing } = model.state;
  if (!editing) return false;
  const { row, column, text = '' } = editing;
  const cell = { row, column };
  const saved = { text, words: text };
  if (event.key === 'Escape') model.dispatch({ type: 'giveUp', cell });
  else if (editing.text === undefined) return false;
  else if (event.key === 'Enter') void model.save(cell, saved, 'down', shown);
  else if (event.key === 'Tab')
    void model.save(cell, saved, event.shiftKey ? 'previous' : 'next', shown);
  else if (isErasing(event)) model.dispatch({ type: 'edit', cell, text: text.slice(0, -1) });
  else if (event.key === ' ' || isTyping(event))
    model.dispatch({ type: 'edit', cell, text: text + event.key });
  else return false;
  return true;
}

/** The arrow keys, Home, End and the page keys. */
function goes(event: React.KeyboardEvent, { model, shown, page }: Options, focus: Focus): boolean {
  if (event.shiftKey) return false;
  const intent = navigate({ items: model.items, shown, focus, page: page() }, event);
  if (!intent) return false;
  if (intent.type === 'focus') model.dispatch({ type: 'focus', focus: intent.focus, grab: true });
  else model.fold(intent.group, intent.expanded);
  return true;
}

/** The keys that mark rows: Space, Shift with the arrows, Ctrl A for all; and what ends it. */
function marks(event: React.KeyboardEvent, { model, onDelete }: Options, focus: Focus): boolean {
  const { rows, selection, dispatch, readOnly, state } = model;
  const isMod = event.ctrlKey || event.metaKey;
  const isRow = rows.some(({ id }) => id === focus.row);
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (event.key === ' ' && !event.shiftKey && isRow) selection.toggle(focus.row);
  else if (event.key.toLowerCase() === 'a' && isMod && !event.shiftKey)
    selection.only(rows.map(({ id }) => id));
  else if (event.key === 'Delete' && selection.marked.length > 0 && !readOnly) onDelete();
  else if (event.key === 'Escape' && selection.marked.length > 0 && !state.explained)
    selection.clear();
  else if (event.shiftKey && !isMod && by !== 0 && isRow) {
    const next = rows[rows.findIndex(({ id }) => id === focus.row) + by];
    if (!next) return false;
    selection.extend(focus.row, next.id);
    dispatch({ type: 'focus', focus: { row: next.id, column: null }, grab: true });
  } else return false;
  return true;
}

/** The head of a group: Enter folds and opens it. */
function onGroup(
  event: React.KeyboardEvent,
  { model }: Options,
  group: string,
  expanded: boolean,
): boolean {
  if (event.key !== 'Enter' && event.key !== ' ') return false;
  model.fold(group, expanded);
  return true;
}

function onRow(event: React.KeyboardEvent, options: Options, focus: Focus): boolean {
  const { model, onMenu, onOpen } = options;
  const { state, dispatch, canEdit } = model;
  const { row, column } = focus;
  const isMod = event.ctrlKey || event.metaKey;
  const cell = column && { row, column };
  const canType = cell !== null && canEdit(cell);
  if (event.key === 'Escape') {
    if (state.explained) dispatch({ type: 'explain', row: '' });
    else if (column) dispatch({ type: 'focus', focus: { row, column: null }, grab: true });
    else return false;
  } else if (isMenuKey(event)) {
    const box = (event.target as Element).getBoundingClientRect();
    onMenu({ x: box.left + 24, y: box.bottom });
  } else if ((event.key === 'Enter' && !isMod) || event.key === 'F2') {
    if (canType) dispatch({ type: 'edit', cell });
    else if (column === 'score' || column === 'rank') dispatch({ type: 'explain', row });
    else onOpen();
  } else if (event.key === '?' && (column === 'score' || column === 'rank')) {
    dispatch({ type: 'explain', row });
  } else if (canType && isTyping(event)) {
    dispatch({ type: 'edit', cell, text: event.key });
  } else if (canType && isErasing(event)) dispatch({ type: 'edit', cell, text: '' });
  else return false;
  return true;
}
