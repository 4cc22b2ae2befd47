import { type RefObject, useCallback, useMemo } from 'react';
import { type Command, useCommands } from '~/app/commands/registry';
import { t } from '~/strings/strings';

/** The lines of an agenda, in their order. */
function linesIn({ current }: RefObject<HTMLElement | null>): HTMLElement[] {
  return [...(current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
}

/**
 * Walks through the lines of an agenda by keys: J and K, or the arrows on a line; N notes something on
 * it. The answer goes some lines on from the current one, 0 back to it.
 */
export function useWalk(
  agenda: RefObject<HTMLElement | null>,
  isOpen: boolean,
): (steps: number) => void {
  const walk = useCallback(
    (steps: number) => {
      const lines = linesIn(agenda);
      const at = lines.findIndex((line) => line.tabIndex === 0);
      const isThere = lines[at]?.contains(document.activeElement) ?? false;
      // Whoever comes from elsewhere comes to the line where the talk is.
      const to = isThere ? at + steps : at;
      const line = lines[Math.min(Math.max(to, 0), lines.length - 1)];
      line?.focus({ preventScroll: true });
      line?.scrollIntoView({ block: 'nearest' });
    },
    [agenda],
  );
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'review.next',
        title: t('command.review.next'),
        group: 'reviews',
        keys: ['j'],
        run: () => walk(1),
      },
      {
        id: 'review.previous',
        title: t('command.review.previous'),
        group: 'reviews',
        keys: ['k'],
        run: () => walk(-1),
      },
      {
        id: 'review.note',
        title: t('command.review.note'),
        group: 'reviews',
        keys: ['n'],
        disabled: !isOpen,
        run: () => {
          const line = linesIn(agenda).find((each) => each.tabIndex === 0);
          line?.querySelector<HTMLElement>('[data-note] button')?.click();
        },
      },
    ],
    [agenda, isOpen, walk],
  );
  useCommands(commands);
  return walk;
}
