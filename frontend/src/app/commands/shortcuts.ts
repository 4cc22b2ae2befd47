import { useEffect } from 'react';
import { allCommands, commandFor, type Place } from './registry';

/** What is around an element that has the focus. */
export function placeOf(target: EventTarget | null, singleKeys: boolean): Place {
  const within = new Set<string>();
  let inText = false;
  let inRows = false;
  for (let at = target instanceof Element ? target : null; at; at = at.parentElement) {
    const name = at.getAttribute('data-commands');
    if (name) within.add(name);
    inText ||= at.matches('input, textarea, select, [contenteditable="true"]');
    inRows ||= at.matches('[role="row"]');
  }
  return { within, inText, inRows, singleKeys };
}

/** Runs commands by their keys. Mounted once, by the app. */
export function useShortcuts(singleKeys: boolean): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (document.querySelector('[role="dialog"][aria-modal="true"]')) return;
      const command = commandFor(allCommands(), event, placeOf(event.target, singleKeys));
      if (!command) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [singleKeys]);
}
