import { useMemo } from 'react';
import { objectives } from '~/bridge/calls';
import type { Outline } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { useWrites } from '~/data/writes';
import { lastBut } from '~/features/objectives/outline/moves';
import { beneath, type Row, top, topmost, type Tree } from '~/features/objectives/outline/rows';
import type { OutlineModel } from '~/features/objectives/outline/useOutlineModel';
import { t, tn } from '~/strings/strings';
import { copy } from '~/ui/clipboard';
import { offerUndo } from '~/ui/offerUndo';
import { attempt, toast } from '~/ui/toast';

/** What many rows are given at once. */
export type BulkField = 'owner' | 'team' | 'phase' | 'addTag' | 'removeTag';

/** What can be done with the marked rows, or with the row that has the focus where none is. */
export interface Bulk {
  rows: readonly Row[];
  edit: (field: BulkField, text: string) => void;
  remove: () => void;
  /** Beneath an objective, behind what hangs there; "" is the top. */
  moveTo: (parent: string) => void;
  moveToCycle: (cycle: string) => void;
  copyAsText: () => void;
}

/** Objectives beneath which all of the rows can hang. */
export function placesFor(tree: Tree, rows: readonly Row[]): string[] {
  const own = beneath(tree, rows);
  for (const { id } of rows) own.add(id);
  const allowed = [...tree.objectives.keys()].filter((id) => !own.has(id));
  return rows.some(({ type }) => type === 'key_result') ? allowed : [top, ...allowed];
}

async function inWords(rows: readonly Row[]): Promise<void> {
  const shared = await Promise.all(rows.map(({ id }) => objectives.shareRow(id)));
  await copy({
    text: shared.map(({ markdown }) => markdown).join('\n'),
    html: shared.map(({ html }) => html).join(''),
  });
}

type Doing = Pick<OutlineModel, 'row' | 'tree' | 'selection'>;

/** Actions on many rows; each is one step of undo, and says so. */
export function useBulk({ cycle }: Outline, { row, tree, selection }: Doing): Bulk {
  const { write } = useWrites();
  const { cycles } = usePlan();
  const { marked, clear } = selection;
  return useMemo(() => {
    const rows = marked.length > 0 ? marked : row ? [row] : [];
    const ids = rows.map(({ id }) => id);
    const counted = tn('objectives.rows', rows.length);
    const said = (work: Promise<unknown>, words: string) => {
      attempt(work.then(() => offerUndo(words)));
    };
    return {
      rows,
      edit: (field, text) =>
        said(
          write(() => objectives.editMany({ cycle: cycle.id, ids, field, text })),
          t(`bulk.changed.${field}`, { rows: counted }),
        ),
      remove: () => {
        clear();
        said(
          write(() => objectives.removeMany({ cycle: cycle.id, ids })),
          t('bulk.deleted', { rows: counted }),
        );
      },
      moveTo: (parent) => {
        const after = lastBut(tree, parent, new Set(ids));
        said(
          write(() => objectives.moveMany({ cycle: cycle.id, ids, parent, after })),
          t('bulk.moved', { rows: counted }),
        );
      },
      moveToCycle: (to) => {
        const name = cycles.find(({ id }) => id === to)?.name ?? '';
        const moving = write(() => objectives.moveToCycle({ cycle: cycle.id, ids, to }));
        said(moving.then(clear), t('bulk.movedToCycle', { rows: counted, cycle: name }));
      },
      copyAsText: () =>
        attempt(
          inWords(topmost(tree, rows)).then(() =>
            toast({ text: t('bulk.copied', { rows: counted }) }),
          ),
        ),
    };
  }, [row, marked, clear, tree, cycle.id, cycles, write]);
}
