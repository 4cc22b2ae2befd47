import { useMemo } from 'react';
import { type Command, useCommands } from '~/app/commands/registry';
import { type Column, usualWidth } from '~/features/objectives/outline/columns';
import type { OutlineModel } from '~/features/objectives/outline/useOutlineModel';
import { t } from '~/strings/strings';
import { useWidths, type ViewState } from './useView';
import { attentionView, groupings, isInForce, isSameView, noFilter, plainView } from './view';

/** Offers filter, group and the views by name in the palette, and the widths of columns by keys. */
export function useViewCommands(
  { view, show, change, saved, setNaming }: ViewState,
  { state }: OutlineModel,
  onFiltering: (opened: boolean) => void,
): void {
  const column = state.focus?.column ?? null;
  const resize = useResize(column);
  const commands = useMemo<Command[]>(() => {
    const within = { group: 'view', within: 'outline' } as const;
    const plain = { ...plainView, columns: view.columns };
    const named = [
      { name: t('view.attention'), view: { ...attentionView, columns: view.columns } },
      ...saved,
    ];
    return [
      {
        id: 'view.filter',
        title: t('view.command.filter'),
        group: 'view',
        keys: ['f'],
        run: () => onFiltering(true),
      },
      {
        id: 'view.clear',
        title: t('view.command.clear'),
        group: 'view',
        keys: ['shift+f'],
        run: () => change({ filter: noFilter, group: '', sort: '' }),
      },
      {
        id: 'view.save',
        title: t('view.save'),
        group: 'view',
        disabled: !isInForce(view) || saved.some((each) => isSameView(each.view, view)),
        run: () => setNaming(true),
      },
      ...groupings.map((grouping): Command => ({
        id: `view.group.${grouping}`,
        title: t('view.command.group', { field: t(`view.field.${grouping}`).toLowerCase() }),
        group: 'view',
        run: () => show({ ...plain, filter: view.filter, sort: view.sort, group: grouping }),
      })),
      ...named.map((each): Command => ({
        id: `view.show.${each.name}`,
        ofData: saved.some(({ name }) => name === each.name),
        title: t('view.command.show', { name: each.name }),
        group: 'view',
        run: () => show(each.view),
      })),
      {
        ...within,
        id: 'view.wider',
        title: t('view.command.wider'),
        keys: ['alt+shift+arrowright'],
        disabled: column === null || column === 'title',
        run: () => resize(step),
      },
      {
        ...within,
        id: 'view.narrower',
        title: t('view.command.narrower'),
        keys: ['alt+shift+arrowleft'],
        disabled: column === null || column === 'title',
        run: () => resize(-step),
      },
    ];
  }, [view, show, change, saved, setNaming, onFiltering, column, resize]);
  useCommands(commands);
}

const step = 0.5; // rem

/** Changes the width of the column that has the focus. */
function useResize(column: Column | null): (by: number) => void {
  const { widths, setWidth } = useWidths();
  return useMemo(
    () => (by: number) => {
      if (column === null || column === 'title') return;
      setWidth(column, (widths[column] ?? usualWidth(column)) + by, true);
    },
    [column, widths, setWidth],
  );
}
