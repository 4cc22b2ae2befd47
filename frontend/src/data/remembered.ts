import { useCallback, useSyncExternalStore } from 'react';

// What the window remembers for each plan: cycle, panel, collapsed rows. It is kept beside the app,
// never in the plan file, and a person loses nothing when it is gone.
const listeners = new Set<() => void>();
const parsed = new Map<string, { text: string | null; value: unknown }>();

function read(key: string): unknown {
  const text = localStorage.getItem(key);
  const known = parsed.get(key);
  if (known?.text === text) return known.value;
  let value: unknown;
  try {
    value = text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    value = undefined;
  }
  parsed.set(key, { text, value });
  return value;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function keyOf(plan: string, name: string): string {
  return `cairn/${plan}/${name}`;
}

/** What the window remembers for a plan now. */
export function remembered<T>(
  plan: string,
  name: string,
  initial: T,
  fits: (value: unknown) => value is T,
): T {
  const stored = read(keyOf(plan, name));
  return fits(stored) ? stored : initial;
}

/** A value that the window remembers for a plan; `fits` refuses what an older Cairn left. */
export function useRemembered<T>(
  plan: string,
  name: string,
  initial: T,
  fits: (value: unknown) => value is T,
): [T, (value: T) => void] {
  const key = keyOf(plan, name);
  const stored = useSyncExternalStore(subscribe, () => read(key));
  const remember = useCallback(
    (value: T) => {
      localStorage.setItem(key, JSON.stringify(value));
      for (const listener of listeners) listener();
    },
    [key],
  );
  return [fits(stored) ? stored : initial, remember];
}

export const isText = (value: unknown): value is string => typeof value === 'string';
export const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
export const isCount = (value: unknown): value is number => typeof value === 'number';
export const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(isText);
