import { useCallback, useSyncExternalStore } from 'react';
import { keep, recall, watch } from './memory';

/** A value that the window remembers for a plan; `fits` refuses what an older Cairn left. */
export function useRemembered<T>(
  plan: string,
  name: string,
  initial: T,
  fits: (value: unknown) => value is T,
): [T, (value: T) => void] {
  const stored = useSyncExternalStore(watch, () => recall(plan, name));
  const remember = useCallback((value: T) => keep(plan, name, value), [plan, name]);
  return [fits(stored) ? stored : initial, remember];
}

export const isText = (value: unknown): value is string => typeof value === 'string';
export const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
export const isCount = (value: unknown): value is number => typeof value === 'number';
export const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(isText);
