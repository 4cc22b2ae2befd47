import { type RefObject, useEffect, useEffectEvent } from 'react';

const typed = 'textarea, input:not([type="checkbox"], [type="radio"])';

/** Whether the person types in another field than this. The field of a dialog that goes is none. */
function isElsewhere(field: HTMLElement): boolean {
  const at = document.activeElement;
  return at !== null && at !== field && at.matches(typed) && !at.closest('[role="dialog"]');
}

/**
 * Gives a field that has just come the focus. A field is read from the disk when it is first needed, and
 * may come after the person has gone on to another one: then it takes nothing, and `leave` ends it.
 */
export function useBegin(
  input: RefObject<HTMLInputElement | null>,
  isAllChosen: boolean,
  leave: () => void,
): void {
  const begin = useEffectEvent((field: HTMLInputElement) => {
    if (isElsewhere(field)) {
      leave();
      return;
    }
    field.focus();
    if (isAllChosen) field.select();
  });
  useEffect(() => {
    if (input.current) begin(input.current);
  }, [input, isAllChosen]);
}
