import { useEffect, useMemo, useRef } from 'react';
import { type Command, useCommands } from '~/app/commands/registry';
import { t } from '~/strings/strings';
import type { Step } from './walk';

/** What the keys of the board do. */
export interface Acts {
  onStep: (step: Step) => void;
  onMove: (step: Step) => void;
  onOpen: () => void;
  onMenu: () => void;
}

const steps = ['left', 'right', 'up', 'down'] as const;

/** Offers what can be done with the chosen card. */
export function useBoardCommands(acts: Acts, canMove: boolean): void {
  // What a command does follows the screen; which commands there are does not.
  const doing = useRef(acts);
  useEffect(() => {
    doing.current = acts;
  });
  const commands = useMemo<Command[]>(() => {
    const on = { group: 'roadmap', within: 'board', notInText: true } as const;
    return [
      ...steps.map((step) => ({
        ...on,
        id: `board.${step}`,
        title: t(`board.command.${step}`),
        keys: [`arrow${step}`],
        run: () => doing.current.onStep(step),
      })),
      {
        ...on,
        id: 'board.open',
        title: t('board.command.open'),
        keys: ['enter'],
        run: () => doing.current.onOpen(),
      },
      ...steps.map((step) => ({
        ...on,
        id: `board.move.${step}`,
        title: t(`board.command.move.${step}`),
        keys: [`alt+arrow${step}`],
        disabled: !canMove,
        run: () => doing.current.onMove(step),
      })),
      {
        ...on,
        id: 'board.menu',
        title: t('board.command.menu'),
        keys: ['contextmenu', 'shift+f10'],
        run: () => doing.current.onMenu(),
      },
    ];
  }, [canMove]);
  useCommands(commands);
}
