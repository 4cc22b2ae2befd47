import { useEffect, useMemo, useRef } from 'react';
import { type Command, useCommands } from '~/app/commands/registry';
import { t } from '~/strings/strings';
import type { Part } from './days';

/** What the keys of the timeline do. */
export interface Acts {
  onStep: (way: 1 | -1) => void;
  onOpen: () => void;
  onMove: (part: Part, days: number) => void;
  onZoom: (way: 1 | -1) => void;
  onToday: () => void;
  onConflicts: () => void;
  onCopy: () => void;
  onSave: (kind: 'png' | 'svg') => void;
}

type Name =
  | 'up'
  | 'down'
  | 'open'
  | 'earlier'
  | 'later'
  | 'weekEarlier'
  | 'weekLater'
  | 'endEarlier'
  | 'endLater'
  | 'zoomIn'
  | 'zoomOut'
  | 'today'
  | 'conflicts'
  | 'copy'
  | 'png'
  | 'svg';

interface Row {
  name: Name;
  /** Its keys work on the timeline alone; none for a command that is run by name. */
  keys?: readonly string[];
  /** It changes the plan. */
  moves?: true;
  run: (acts: Acts) => void;
}

const week = 7; // days

const rows: readonly Row[] = [
  { name: 'up', keys: ['arrowup'], run: (acts) => acts.onStep(-1) },
  { name: 'down', keys: ['arrowdown'], run: (acts) => acts.onStep(1) },
  { name: 'open', keys: ['enter'], run: (acts) => acts.onOpen() },
  { name: 'earlier', keys: ['alt+arrowleft'], moves: true, run: (acts) => acts.onMove('all', -1) },
  { name: 'later', keys: ['alt+arrowright'], moves: true, run: (acts) => acts.onMove('all', 1) },
  {
    name: 'weekEarlier',
    keys: ['alt+shift+arrowleft'],
    moves: true,
    run: (acts) => acts.onMove('all', -week),
  },
  {
    name: 'weekLater',
    keys: ['alt+shift+arrowright'],
    moves: true,
    run: (acts) => acts.onMove('all', week),
  },
  // Some desktops keep Ctrl Alt and the arrows for themselves: there the brackets do it.
  {
    name: 'endEarlier',
    keys: ['mod+alt+arrowleft', 'alt+['],
    moves: true,
    run: (acts) => acts.onMove('end', -1),
  },
  {
    name: 'endLater',
    keys: ['mod+alt+arrowright', 'alt+]'],
    moves: true,
    run: (acts) => acts.onMove('end', 1),
  },
  { name: 'zoomIn', keys: ['+', '='], run: (acts) => acts.onZoom(-1) },
  { name: 'zoomOut', keys: ['-'], run: (acts) => acts.onZoom(1) },
  { name: 'today', keys: ['t'], run: (acts) => acts.onToday() },
  { name: 'conflicts', run: (acts) => acts.onConflicts() },
  { name: 'copy', run: (acts) => acts.onCopy() },
  { name: 'png', run: (acts) => acts.onSave('png') },
  { name: 'svg', run: (acts) => acts.onSave('svg') },
];

/** Offers what can be done on the timeline. */
export function useTimelineCommands(acts: Acts, canMove: boolean): void {
  // What a command does follows the screen; which commands there are does not.
  const doing = useRef(acts);
  useEffect(() => {
    doing.current = acts;
  });
  const commands = useMemo<Command[]>(
    () =>
      rows.map(({ name, keys, moves, run }) => ({
        id: `timeline.${name}`,
        title: t(`timeline.command.${name}`),
        group: moves ? 'roadmap' : 'view',
        ...(keys && { keys, within: 'timeline', notInText: true }),
        disabled: moves === true && !canMove,
        run: () => run(doing.current),
      })),
    [canMove],
  );
  useCommands(commands);
}
