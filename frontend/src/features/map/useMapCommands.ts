import { useCallback, useEffect, useMemo, useRef } from 'react';
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

type Name =
  | Direction
  | 'open'
  | 'collapse'
  | 'path'
  | 'leave'
  | 'expandAll'
  | 'collapseAll'
  | 'zoomIn'
  | 'zoomOut'
  | 'fit'
  | 'findings'
  | 'copy'
  | 'png'
  | 'svg';

interface Row {
  name: Name;
  /** Its keys work on the map alone; none for a command that is run by name. */
  keys?: readonly string[];
  run: (acts: Acts) => void;
}

const rows: readonly Row[] = [
  { name: 'left', keys: ['arrowleft'], run: (acts) => acts.onStep('left') },
  { name: 'right', keys: ['arrowright'], run: (acts) => acts.onStep('right') },
  { name: 'up', keys: ['arrowup'], run: (acts) => acts.onStep('up') },
  { name: 'down', keys: ['arrowdown'], run: (acts) => acts.onStep('down') },
  { name: 'open', keys: ['enter'], run: (acts) => acts.onOpen() },
  { name: 'collapse', keys: [' '], run: (acts) => acts.onCollapse() },
  { name: 'path', keys: ['f'], run: (acts) => acts.onPath() },
  { name: 'leave', keys: ['escape'], run: (acts) => acts.onLeave() },
  { name: 'zoomIn', keys: ['+', '='], run: (acts) => acts.onZoom(1) },
  { name: 'zoomOut', keys: ['-'], run: (acts) => acts.onZoom(-1) },
  { name: 'fit', keys: ['0'], run: (acts) => acts.onFit() },
  { name: 'expandAll', run: (acts) => acts.onExpandAll(true) },
  { name: 'collapseAll', run: (acts) => acts.onExpandAll(false) },
  { name: 'findings', run: (acts) => acts.onFindings() },
  { name: 'copy', run: (acts) => acts.onCopy() },
  { name: 'png', run: (acts) => acts.onSave('png') },
  { name: 'svg', run: (acts) => acts.onSave('svg') },
];

/** Offers what can be done on the map. `isPart` says that paths or a filter leave some of it out. */
export function useMapCommands(acts: Acts, isPart: boolean): void {
  // What a command does follows the screen; which commands there are does not.
  const doing = useRef(acts);
  useEffect(() => {
    doing.current = acts;
  });
  const does = useCallback((run: Row['run']) => run(doing.current), []);
  const commands = useMemo<Command[]>(
    () =>
      rows.map(({ name, keys, run }) => ({
        id: `map.${name}`,
        title: t(`map.command.${name}`),
        group: 'view',
        ...(keys && { keys, within: 'map', notInText: true }),
        disabled: name === 'leave' && !isPart,
        run: () => does(run),
      })),
    [does, isPart],
  );
  useCommands(commands);
}
