import { type SetStateAction, useState } from 'react';

/**
 * What is being typed at a place, kept for as long as the window is open: going elsewhere and coming
 * back loses nothing that was not saved. The last of the answer forgets it and begins anew.
 */
export function useDraft<T>(
  place: string,
  first: T,
): [T, (next: SetStateAction<T>) => void, () => void] {
  const key = `cairn/draft/${place}`;
  const [typed, setTyped] = useState(() => {
    const kept = sessionStorage.getItem(key);
    return kept === null ? first : (JSON.parse(kept) as T);
  });
  const change = (next: SetStateAction<T>) =>
    setTyped((before) => {
      const now = typeof next === 'function' ? (next as (before: T) => T)(before) : next;
      sessionStorage.setItem(key, JSON.stringify(now));
      return now;
    });
  const forget = () => {
    sessionStorage.removeItem(key);
    setTyped(first);
  };
  return [typed, change, forget];
}
