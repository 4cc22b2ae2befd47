import { type RefObject, useEffect } from 'react';

const patience = 3000; // ms, after which a screen that still reads is left to the person

/** What a screen marks as useful first, once it is read ("still": nothing is scrolled for it); in the outline the row that Tab comes to. */
const first = '[data-arrive], [role="treegrid"] [tabindex="0"]';
const tab = '[role="tab"][aria-selected="true"]';

/**
 * Puts the focus where a screen begins when the person comes to it, however they came: on what is
 * useful first, once it is read, and until then on the screen as a whole. Whoever acts in the meantime
 * is left alone, and so is a screen that has taken the focus itself.
 */
export function useArrive(frame: RefObject<HTMLElement | null>, screen: string): void {
  useEffect(() => {
    const place = frame.current;
    if (!place) return undefined;
    // Where this has put the focus; null until it has.
    let put: HTMLElement | null = null;
    const arrive = () => {
      const at = document.activeElement;
      const main = place.querySelector('main');
      if (!main || at?.closest('[aria-modal="true"]')) return;
      const isFree = at === null || at === document.body || at === main || at === put;
      const wanted = main.querySelector<HTMLElement>(first);
      if (isFree || (put === null && !main.contains(at))) {
        put = wanted ?? main.querySelector<HTMLElement>(tab) ?? main;
        if (put !== at)
          put.focus({ preventScroll: put === main || put.dataset.arrive === 'still' });
      }
      if (wanted || put !== document.activeElement) leave();
    };
    const watch = new MutationObserver(arrive);
    const acts = ['keydown', 'pointerdown'] as const;
    const leave = () => {
      clearTimeout(timer);
      watch.disconnect();
      for (const act of acts) window.removeEventListener(act, leave, true);
    };
    const timer = setTimeout(leave, patience);
    watch.observe(place, { childList: true, subtree: true });
    for (const act of acts) window.addEventListener(act, leave, true);
    arrive();
    return leave;
  }, [frame, screen]);
}
