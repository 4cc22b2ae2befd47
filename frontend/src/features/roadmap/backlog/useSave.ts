import { toCairnError } from '~/bridge/errors';
import { roadmap, scoring } from '~/bridge/roadmapCalls';
import type { Initiative, InitiativeState, RoadmapWritten } from '~/bridge/roadmapTypes';
import { useRoadmapWrite } from '~/data/roadmap';
import { t } from '~/strings/strings';
import { toast } from '~/ui/toast';
import { type Item, type Row, states } from './arrange';
import { type Column, criterionOf } from './columns';
import { nextEditable } from './navigation';
import { type BacklogAction, type BacklogState, type Cell, failureKey, type Focus } from './state';
import { editText } from './values';
import { nextEmpty } from './walk';

/** Where the person goes when the edit is saved. */
export type Onward = 'down' | 'next' | 'previous' | 'away';

interface Options {
  byId: ReadonlyMap<string, Row>;
  items: readonly Item[];
  rows: readonly Row[];
  state: BacklogState;
  dispatch: (action: BacklogAction) => void;
  canEdit: (cell: Cell) => boolean;
  toState: (rows: readonly Row[], state: InitiativeState) => void;
}

/** The write that puts a text into a cell. */
function writeOf(initiative: Initiative, column: Column, text: string): Promise<RoadmapWritten> {
  const { id, efforts, teamId } = initiative;
  const criterion = criterionOf(column);
  if (criterion !== '') {
    return scoring.rate({ initiative: id, criterion, text, note: null });
  }
  if (column === 'effort') {
    return roadmap.setEffort({ initiative: id, team: efforts[0]?.teamId ?? teamId ?? '', text });
  }
  if (column === 'state') {
    const state = states.find((each) => each === text) ?? initiative.state;
    return roadmap.setState({ ids: [id], state, reason: '', date: '' });
  }
  return roadmap.edit({ id, field: column, text });
}

/** The name by which a refusal finds the cell. */
function fieldOf(column: Column): string {
  return criterionOf(column) === '' ? column : 'range';
}

/** Saves cells; nobody waits for the disk with a key in hand. */
export function useSave(options: Options) {
  const { byId, items, rows, state, dispatch, canEdit, toState } = options;
  const write = useRoadmapWrite();
  const isSaving = (cell: Cell) => state.failures.get(failureKey(cell))?.message === '';
  const nextOf = (cell: Cell, onward: Onward, shown: readonly Column[]): Cell | null => {
    if (onward === 'away') return null;
    if (onward === 'previous') return nextEditable(items, shown, cell, -1, canEdit);
    if (state.walking) return nextEmpty(rows, shown, cell, isSaving);
    return onward === 'next' ? nextEditable(items, shown, cell, 1, canEdit) : null;
  };
  return async (
    cell: Cell,
    { text, words }: { text: string; words: string },
    onward: Onward,
    shown: readonly Column[],
  ): Promise<void> => {
    const row = byId.get(cell.row);
    if (!row) return;
    const next = nextOf(cell, onward, shown);
    const isDown = onward === 'down' && !state.walking;
    const focus = onward === 'away' ? null : isDown ? below(items, cell) : cell;
    if (state.walking && onward !== 'away' && !next) toast({ text: t('backlog.walk.done') });
    dispatch({ type: 'saving', cell, failure: { text, shown: words, message: '' }, next, focus });
    const isAsked = cell.column === 'state' && (text === 'dropped' || text === 'shipped');
    try {
      if (isAsked && text !== row.initiative.state) toState([row], text);
      else if (text !== editText(row.initiative, cell.column)) {
        await write(() => writeOf(row.initiative, cell.column, text));
      }
      dispatch({ type: 'saved', cells: [cell] });
    } catch (reason) {
      const message = toCairnError(reason).sentence(fieldOf(cell.column));
      dispatch({ type: 'failed', cell, message });
    }
  };
}

/** The cell beneath, or the same one where there is none. */
function below(items: readonly Item[], cell: Cell): Focus {
  const at = items.findIndex(({ id }) => id === cell.row);
  const next = items.slice(at + 1).find(({ type }) => type === 'row');
  return next ? { row: next.id, column: cell.column } : cell;
}
