import { useMemo } from 'react';
import { type Command, useCommands } from '~/app/commands/registry';
import { objectives } from '~/bridge/calls';
import type { Outline } from '~/bridge/types';
import type { OutlineModel } from '~/features/objectives/outline/useOutlineModel';
import { t } from '~/strings/strings';
import { copy } from '~/ui/clipboard';
import { attempt, toast } from '~/ui/toast';
import { type Pick, picks } from './picks';
import type { Bulk } from './useBulk';

interface Options {
  outline: Outline;
  model: OutlineModel;
  bulk: Bulk;
  onPick: (pick: Pick) => void;
}

/** Offers what can be done with the marked rows, or with the one that has the focus. */
export function useBulkCommands({ outline, model, bulk, onPick }: Options): void {
  const { readOnly, selection, row, rows } = model;
  const { id, name } = outline.cycle;
  const commands = useMemo<Command[]>(() => {
    const within = { group: 'objectives', within: 'outline', disabled: !row } as const;
    // The lists open in the bar, which stands there while a row is marked.
    const pick = (which: Pick) => {
      if (selection.marked.length === 0 && row) selection.only([row.id]);
      onPick(which);
    };
    return [
      {
        ...within,
        id: 'objectives.select',
        title: t('bulk.command.select'),
        keys: ['x'],
        run: () => row && selection.toggle(row.id),
      },
      {
        id: 'objectives.selectAll',
        title: t('bulk.command.selectAll'),
        group: 'objectives',
        disabled: rows.length === 0,
        run: () => selection.only(rows.map((each) => each.id)),
      },
      ...picks.map((which): Command => ({
        ...within,
        id: `objectives.pick.${which}`,
        title: t(`bulk.command.${which}`),
        disabled: readOnly || !row,
        run: () => pick(which),
      })),
      {
        ...within,
        id: 'objectives.copy',
        title: t('bulk.command.copy'),
        keys: ['mod+shift+c'],
        run: bulk.copyAsText,
      },
      {
        id: 'objectives.copyCycle',
        title: t('bulk.command.copyCycle'),
        group: 'objectives',
        run: () => attempt(copyCycle(id).then(() => said(name))),
      },
    ];
  }, [readOnly, selection, row, rows, bulk, onPick, id, name]);
  useCommands(commands);
}

async function copyCycle(cycle: string): Promise<void> {
  const { markdown, html } = await objectives.shareCycle(cycle);
  await copy({ text: markdown, html });
}

function said(cycle: string): void {
  toast({ text: t('bulk.copied.cycle', { cycle }) });
}
