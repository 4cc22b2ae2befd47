import { type SetStateAction, useState } from 'react';

const drafts = new Map<string, unknown>();

/**
 * What is being typed at a place, kept for as long as the window is open: going elsewhere and coming
 * back loses nothing that was not saved. The last of the answer forgets it and begins anew.
 */
export function useDraft<T>(
  place: string,
  first: T,
): [T, (next: SetStateAction<T>) => void, () => void] {
  const [typed, setTyped] = useState(() => (drafts.has(place) ? (drafts.get(place) as T) : first));
  const change = (next: SetStateAction<T>) =>
    setTyped((before) => {
      const now = typeof next === 'function' ? (next as (before: T) => T)(before) : next;
      drafts.set(place, now);
      return now;
    });
  const forget = () => {
    drafts.delete(place);
    setTyped(first);
  };
  return [typed, change, forget];
}
