/** What the window was sent to a screen with, such as the file or the text to import; "" for nothing. */
export function handedOver(
  state: unknown,
  name: 'file' | 'text' | 'kind' | 'cycle' | 'folder',
): string {
  if (typeof state !== 'object' || state === null || !(name in state)) return '';
  const value = (state as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : '';
}
