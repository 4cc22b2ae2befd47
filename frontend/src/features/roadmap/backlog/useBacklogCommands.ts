import { useEffect, useMemo, useRef } from 'react';
import { type Command, useCommands } from '~/app/commands/registry';
import { clipboardText } from '~/bridge/clipboard';
import type { Roadmap } from '~/bridge/roadmapTypes';
import { t } from '~/strings/strings';
import { toast } from '~/ui/toast';
import { states } from './arrange';
import { type Pick, picks } from './picks';
import type { BacklogModel } from './useBacklog';
import type { Bulk } from './useBulk';
import type { Pasting } from './usePasting';
import type { Walk } from './useWalk';
import { groupings, noFilter, type ViewState } from './view';

interface Options {
  page: Roadmap;
  model: BacklogModel;
  viewing: ViewState;
  bulk: Bulk;
  pasting: Pasting;
  walk: Walk;
  onRate: () => void;
  onPick: (pick: Pick) => void;
  onFilter: () => void;
}

/** Offers what can be done with the chosen initiative or the marked ones, and how they are shown. */
export function useBacklogCommands(options: Options): void {
  const { page, model, viewing } = options;
  const { readOnly, inOrder, row, acted } = model;
  // What a command does follows the screen; which commands there are follows the chosen row.
  const doing = useRef(options);
  useEffect(() => {
    doing.current = options;
  });
  const isOne = row !== undefined;
  const state = acted.length === 1 ? acted[0]?.initiative.state : undefined;
  const { id: cycle, name } = page.cycle;
  const isPlanned = acted.length === 1 && acted[0]?.initiative.cycleId === cycle;
  const onRows = useMemo<Command[]>(() => {
    const within = { group: 'roadmap', within: 'roadmap' } as const;
    const cannot = readOnly || !isOne;
    const toState = (to: (typeof states)[number]) =>
      doing.current.model.toState(doing.current.model.acted, to);
    return [
      {
        ...within,
        id: 'roadmap.plan',
        title: t('backlog.command.plan', { cycle: name }),
        keys: ['p'],
        disabled: cannot || isPlanned,
        run: () => doing.current.bulk.edit('cycle', cycle),
      },
      ...states.map((to): Command => ({
        ...within,
        id: `roadmap.state.${to}`,
        title: t(`backlog.command.${to}`),
        disabled: cannot || to === state,
        run: () => toState(to),
      })),
      {
        ...within,
        id: 'roadmap.explain',
        title: t('backlog.command.explain'),
        keys: ['e'],
        disabled: !isOne,
        run: () => {
          const { dispatch, row: at } = doing.current.model;
          if (at) dispatch({ type: 'explain', row: at.id });
        },
      },
      {
        ...within,
        id: 'roadmap.select',
        title: t('bulk.command.select'),
        keys: ['x'],
        disabled: !isOne,
        run: () => {
          const { selection, row: at } = doing.current.model;
          if (at) selection.toggle(at.id);
        },
      },
      {
        ...within,
        id: 'roadmap.rate',
        title: t('backlog.command.rate'),
        keys: ['r'],
        disabled: cannot,
        run: () => doing.current.onRate(),
      },
      {
        ...within,
        id: 'roadmap.up',
        title: t('backlog.command.up'),
        keys: ['alt+arrowup'],
        disabled: cannot || !inOrder,
        run: () => doing.current.model.step(-1),
      },
      {
        ...within,
        id: 'roadmap.down',
        title: t('backlog.command.down'),
        keys: ['alt+arrowdown'],
        disabled: cannot || !inOrder,
        run: () => doing.current.model.step(1),
      },
      ...picks.map((pick): Command => ({
        group: 'roadmap',
        id: `roadmap.pick.${pick}`,
        title: t(`backlog.command.pick.${pick}`),
        disabled: cannot,
        run: () => doing.current.onPick(pick),
      })),
    ];
  }, [readOnly, isOne, state, inOrder, cycle, name, isPlanned]);
  useCommands(onRows);
  const { group, sort, filter } = viewing.view;
  const { canWalk } = options.walk;
  const isUnscored = filter.scored.includes('unscored');
  const onView = useMemo<Command[]>(
    () => [
      {
        id: 'roadmap.missing',
        title: t('backlog.command.missing'),
        group: 'roadmap',
        keys: ['m', 'f8'],
        disabled: !canWalk,
        run: () => doing.current.walk.begin(),
      },
      {
        id: 'roadmap.unscored',
        title: t(isUnscored ? 'backlog.command.allScored' : 'backlog.command.unscored'),
        group: 'roadmap',
        keys: ['u'],
        run: () =>
          doing.current.viewing.change({
            filter: { ...filter, scored: isUnscored ? [] : ['unscored'] },
          }),
      },
      {
        id: 'roadmap.filter',
        title: t('backlog.command.filter'),
        group: 'roadmap',
        keys: ['f'],
        run: () => doing.current.onFilter(),
      },
      {
        id: 'roadmap.inOrder',
        title: t('backlog.command.inOrder'),
        group: 'roadmap',
        keys: ['shift+f'],
        disabled: group === '' && sort === null && filter === noFilter,
        run: () => doing.current.viewing.change({ filter: noFilter, group: '', sort: null }),
      },
      ...groupings.map((each): Command => ({
        id: `roadmap.group.${each}`,
        title: t('view.command.group', { field: t(`backlog.column.${each}`).toLowerCase() }),
        group: 'roadmap',
        disabled: each === group,
        run: () => doing.current.viewing.change({ group: each }),
      })),
      {
        id: 'roadmap.paste',
        title: t('backlog.command.paste'),
        group: 'roadmap',
        keys: ['mod+v'],
        isNative: true,
        within: 'roadmap',
        disabled: readOnly,
        run: () =>
          void clipboardText().then((pasted) => {
            if (pasted.trim() !== '') doing.current.pasting.take(pasted);
            else toast({ text: t('kpis.paste.nothing') });
          }),
      },
    ],
    [group, sort, filter, readOnly, canWalk, isUnscored],
  );
  useCommands(onView);
}
