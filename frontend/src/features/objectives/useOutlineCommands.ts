import { useMemo } from 'react';
import { type Command, useCommands } from '~/app/commands/registry';
import { t } from '~/strings/strings';
import { offerUndo } from '~/ui/offerUndo';
import { attempt, toast } from '~/ui/toast';
import type { Bulk } from './bulk/useBulk';
import { areBeside, type Direction, step } from './outline/moves';
import { numberOf, type Row, siblings, titleOf } from './outline/rows';
import type { Draft } from './outline/state';
import type { OutlineModel } from './outline/useOutlineModel';

interface Options {
  model: OutlineModel;
  onDetails: () => void;
  onPage: () => void;
  onCheckIn: () => void;
  bulk: Bulk;
  /** Shows the rows in the order of the outline again. */
  onInOrder: () => void;
}

/** The objective that a row is or belongs to. */
export function objectiveOf(row: Row | undefined): string {
  if (!row) return '';
  return row.type === 'objective' ? row.id : row.parent;
}

function draftObjective({ row, tree }: Doing): Draft {
  const id = objectiveOf(row);
  const parent = tree.objectives.get(id)?.parent ?? '';
  return { type: 'objective', parent: tree.objectives.has(parent) ? parent : '', after: id };
}

function draftKeyResult(row: Row, model: Doing): Draft {
  if (row.type === 'key_result') return { type: 'key_result', parent: row.parent, after: row.id };
  const last = siblings(model.tree, row.id).findLast(({ type }) => type === 'key_result');
  return { type: 'key_result', parent: row.id, after: last?.id ?? '' };
}

/** What the commands of the outline work on. */
type Doing = Pick<
  OutlineModel,
  | 'row'
  | 'tree'
  | 'readOnly'
  | 'isRearranged'
  | 'dispatch'
  | 'toggle'
  | 'expandAll'
  | 'explain'
  | 'movedWith'
  | 'move'
  | 'remove'
  | 'selection'
>;

/** Offers what can be done with the chosen row. */
export function useOutlineCommands(options: Options): void {
  const { model, bulk, onDetails, onPage, onCheckIn, onInOrder } = options;
  const { row, tree, readOnly, isRearranged, selection } = model;
  const { dispatch, toggle, expandAll, explain, movedWith, move, remove } = model;
  // The state of the outline changes with every key; what can be done changes with the row.
  const doing = useMemo<Doing>(
    () => ({
      ...{ row, tree, readOnly, isRearranged, selection },
      ...{ dispatch, toggle, expandAll, explain, movedWith, move, remove },
    }),
    [
      row,
      tree,
      readOnly,
      isRearranged,
      selection,
      dispatch,
      toggle,
      expandAll,
      explain,
      movedWith,
      move,
      remove,
    ],
  );
  const commands = useMemo<Command[]>(
    () => [
      ...adding(doing),
      {
        id: 'objectives.checkIn',
        title: t('objectives.command.checkIn'),
        group: 'objectives',
        keys: ['c'],
        within: 'outline',
        disabled: doing.readOnly || doing.row?.type !== 'key_result',
        run: onCheckIn,
      },
      {
        id: 'objectives.details',
        title: t('objectives.command.details'),
        group: 'view',
        keys: ['d', 'mod+.'],
        run: onDetails,
      },
      {
        id: 'objectives.page',
        title: t('objectives.command.page'),
        group: 'view',
        keys: ['p'],
        disabled: !doing.row,
        run: onPage,
      },
      explaining(doing),
      ...moving(doing, onInOrder),
      deleting(doing, bulk.remove),
      ...folding(doing),
    ],
    [doing, bulk, onCheckIn, onDetails, onPage, onInOrder],
  );
  useCommands(commands);
}

function adding(model: Doing): Command[] {
  const { row, readOnly, dispatch, toggle } = model;
  const begin = (draft: Draft) => {
    if (draft.parent) toggle(draft.parent, true);
    dispatch({ type: 'draft', draft });
  };
  return [
    {
      id: 'objectives.add',
      title: t('objectives.command.add'),
      group: 'objectives',
      keys: ['n'],
      disabled: readOnly,
      run: () => begin(draftObjective(model)),
    },
    {
      id: 'objectives.addKeyResult',
      title: t('objectives.command.addKeyResult'),
      group: 'objectives',
      keys: ['k', 'mod+enter'],
      within: 'outline',
      disabled: readOnly || !row,
      run: () => row && begin(draftKeyResult(row, model)),
    },
    {
      id: 'objectives.addInside',
      title: t('objectives.command.addInside'),
      group: 'objectives',
      keys: ['shift+n'],
      within: 'outline',
      disabled: readOnly || row?.type !== 'objective',
      run: () => row && begin({ type: 'objective', parent: row.id, after: '' }),
    },
  ];
}

function explaining({ row, explain }: Doing): Command {
  return {
    id: 'objectives.explain',
    title: t('objectives.command.explain'),
    group: 'objectives',
    keys: ['e'],
    within: 'outline',
    disabled: !row,
    run: () => row && explain({ row: row.id, column: 'progress' }),
  };
}

const directions: readonly { direction: Direction; key: string }[] = [
  { direction: 'up', key: 'alt+arrowup' },
  { direction: 'down', key: 'alt+arrowdown' },
  { direction: 'in', key: 'alt+arrowright' },
  { direction: 'out', key: 'alt+arrowleft' },
];

/** Moves the row that has the focus, or all that are marked with it. */
function moving(
  { row, tree, readOnly, isRearranged, movedWith, move }: Doing,
  inOrder: () => void,
): Command[] {
  const moved = row ? movedWith(row) : [];
  const isApart = !areBeside(moved);
  return directions.map(({ direction, key }) => {
    const place = step(tree, moved, direction);
    return {
      id: `objectives.${direction}`,
      title: t(`objectives.command.${direction}`),
      group: 'objectives',
      keys: [key],
      within: 'outline',
      notInText: true,
      disabled: readOnly || !(place || isApart),
      run: () => {
        if (isRearranged) {
          toast({ text: t('view.fixed'), action: { label: t('view.fixed.back'), run: inOrder } });
        } else if (isApart) toast({ text: t('objectives.moveApart') });
        else if (row && place) attempt(move(row, place));
      },
    };
  });
}

/** Deletes the row that has the focus, or all that are marked. */
function deleting({ row, readOnly, remove, selection }: Doing, removeMarked: () => void): Command {
  return {
    id: 'objectives.delete',
    title: t('objectives.command.delete'),
    group: 'objectives',
    keys: ['delete', 'mod+backspace'],
    within: 'outline',
    notInText: true,
    disabled: readOnly || !row,
    run: () => {
      if (selection.marked.length > 0) {
        removeMarked();
        return;
      }
      if (!row) return;
      const title = `${numberOf(row)} ${titleOf(row)}`;
      attempt(remove(row).then(() => offerUndo(t('objectives.deleted', { title }))));
    },
  };
}

function folding({ expandAll }: Doing): Command[] {
  return [
    {
      id: 'objectives.expandAll',
      title: t('objectives.command.expandAll'),
      group: 'view',
      run: () => expandAll(true),
    },
    {
      id: 'objectives.collapseAll',
      title: t('objectives.command.collapseAll'),
      group: 'view',
      run: () => expandAll(false),
    },
  ];
}
