import { useEffect, useSyncExternalStore } from 'react';
import { caps, isSingle } from './keys';
import { allCommands, type Command, type Place, watchCommands, works } from './registry';
import { placeOf } from './shortcuts';

/** A key and what it does just now, for the end of the status bar. */
export interface Hint {
  caps: readonly string[];
  words: string;
}

const none: readonly Hint[] = [];
let current = none;
const listeners = new Set<() => void>();

function show(hints: readonly Hint[]): void {
  current = hints;
  for (const listener of listeners) listener();
}

/** Shows hints while the component is on the screen. Pass a constant list, or null for none. */
export function useShowHints(hints: readonly Hint[] | null): void {
  useEffect(() => {
    if (!hints) return undefined;
    show(hints);
    return () => show(none);
  }, [hints]);
}

/**
 * Whether a key does at a place what a hint says: one of a command where that can be run, any other
 * in the rows, whose own key it is.
 */
export function isTrueAt(
  { caps: wanted }: Hint,
  commands: readonly Command[],
  place: Place,
): boolean {
  let isLetter = false;
  for (const command of commands) {
    const shortcut = command.keys?.find((each) => caps(each).join() === wanted.join());
    if (shortcut === undefined) continue;
    if (works(command, shortcut, place)) return true;
    isLetter ||= isSingle(shortcut);
  }
  return place.inRows && !isLetter;
}

let shown = none;

/** Those of the screen whose keys work where the focus is; the same list until it changes. */
function hintsHere(singleKeys: boolean): readonly Hint[] {
  const place = placeOf(document.activeElement, singleKeys);
  const next = current.filter((hint) => isTrueAt(hint, allCommands(), place));
  const isSame = next.length === shown.length && next.every((hint, at) => hint === shown[at]);
  if (!isSame) shown = next;
  return shown;
}

function watch(listener: () => void): () => void {
  const left = (event: FocusEvent) => {
    if (event.relatedTarget === null) listener();
  };
  listeners.add(listener);
  document.addEventListener('focusin', listener);
  document.addEventListener('focusout', left);
  const leave = watchCommands(listener);
  return () => {
    listeners.delete(listener);
    document.removeEventListener('focusin', listener);
    document.removeEventListener('focusout', left);
    leave();
  };
}

/** The hints to draw. */
export function useHints(singleKeys: boolean): readonly Hint[] {
  return useSyncExternalStore(watch, () => hintsHere(singleKeys));
}
