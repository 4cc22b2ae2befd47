import { useSyncExternalStore } from 'react';

let current = '';
const listeners = new Set<() => void>();

/** Says something to screen readers, politely. */
export function announce(words: string): void {
  // The same words twice are said twice only if the text changes.
  current = words === current ? `${words}\u00a0` : words;
  for (const listener of listeners) listener();
}

/** What was said last, for the one live region of the page. */
export function useAnnounced(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
