import { useEffect, useSyncExternalStore } from 'react';

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

/** The hints to draw. */
export function useHints(): readonly Hint[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
