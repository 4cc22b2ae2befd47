// What the window remembers for each plan: cycle, panel, collapsed rows. It is kept beside the app,
// never in the plan file, and a person loses nothing when it is gone.
const listeners = new Set<() => void>();
const parsed = new Map<string, { text: string | null; value: unknown }>();

function keyOf(plan: string, name: string): string {
  return `cairn/${plan}/${name}`;
}

/** What was kept; always the same value until another is kept. */
export function recall(plan: string, name: string): unknown {
  const key = keyOf(plan, name);
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

/** Keeps a value, and tells whoever watches. */
export function keep(plan: string, name: string, value: unknown): void {
  localStorage.setItem(keyOf(plan, name), JSON.stringify(value));
  for (const listener of listeners) listener();
}

/** Calls back when any value is kept; the answer ends that. */
export function watch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
