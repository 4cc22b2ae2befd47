/** Whether a key press begins to replace what a cell holds. */
export function isTyping(
  press: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): boolean {
  const plain = !press.ctrlKey && !press.metaKey && !press.altKey;
  return plain && press.key.length === 1 && press.key !== ' ' && press.key !== '?';
}

/** Whether a key press asks for the menu of what has the focus. */
export function isMenuKey(event: Pick<KeyboardEvent, 'key' | 'shiftKey'>): boolean {
  return event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10');
}

/** Whether a key press empties a cell. */
export function isErasing(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>): boolean {
  return event.key === 'Backspace' && !event.ctrlKey && !event.metaKey;
}
