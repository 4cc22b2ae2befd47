import { useEffect, useMemo, useRef } from 'react';
import { type Command, useCommands } from '~/app/commands/registry';
import { t } from '~/strings/strings';
import type { Direction } from './graph';

/** What the keys of the map do. */
export interface Acts {
  onStep: (direction: Direction) => void;
  onOpen: () => void;
  onCollapse: () => void;
  onPath: () => void;
  onLeave: () => void;
  onExpandAll: (open: boolean) => void;
  onZoom: (direction: 1 | -1) => void;
  onFit: () => void;
  onFindings: () => void;
  onCopy: () => void;
  onSave: (kind: 'png' | 'svg') => void;
}

/** Offers what can be done on the map. `isPart` says that paths or a filter leave some of it out. */
export function useMapCommands(acts: Acts, isPart: boolean): void {
  // What a command does follows the screen; which commands there are does not.
  const doing = useRef(acts);
  useEffect(() => {
    doing.current = acts;
  });
  const commands = useMemo<Command[]>(() => {
    const within = { group: 'view', within: 'map', notInText: true } as const;
    const step = (direction: Direction): Command => ({
      ...within,
      id: `map.${direction}`,
      title: t(`map.command.${direction}`),
      keys: [`arrow${direction}`],
      run: () => doing.current.onStep(direction),
    });
    const zoom = (id: 'zoomIn' | 'zoomOut', keys: string[], direction: 1 | -1): Command => ({
      ...within,
      id: `map.${id}`,
      title: t(`map.command.${id}`),
      keys,
      run: () => doing.current.onZoom(direction),
    });
    const plain = (id: 'expandAll' | 'collapseAll' | 'findings' | 'copy' | 'png' | 'svg') =>
      ({ id: `map.${id}`, title: t(`map.command.${id}`), group: 'view' }) as const;
    return [
      step('left'),
      step('right'),
      step('up'),
      step('down'),
      {
        ...within,
        id: 'map.open',
        title: t('map.command.open'),
        keys: ['enter'],
        run: () => doing.current.onOpen(),
      },
      {
        ...within,
        id: 'map.collapse',
        title: t('map.command.collapse'),
        keys: [' '],
        run: () => doing.current.onCollapse(),
      },
      {
        ...within,
        id: 'map.path',
        title: t('map.command.path'),
        keys: ['f'],
        run: () => doing.current.onPath(),
      },
      {
        ...within,
        id: 'map.leave',
        title: t('map.command.leave'),
        keys: ['escape'],
        disabled: !isPart,
        run: () => doing.current.onLeave(),
      },
      zoom('zoomIn', ['+', '='], 1),
      zoom('zoomOut', ['-'], -1),
      {
        ...within,
        id: 'map.fit',
        title: t('map.command.fit'),
        keys: ['0'],
        run: () => doing.current.onFit(),
      },
      { ...plain('expandAll'), run: () => doing.current.onExpandAll(true) },
      { ...plain('collapseAll'), run: () => doing.current.onExpandAll(false) },
      { ...plain('findings'), run: () => doing.current.onFindings() },
      { ...plain('copy'), run: () => doing.current.onCopy() },
      { ...plain('png'), run: () => doing.current.onSave('png') },
      { ...plain('svg'), run: () => doing.current.onSave('svg') },
    ];
  }, [isPart]);
  useCommands(commands);
}
