import { type RefObject, useEffect } from 'react';

/**
 * Puts the focus where a part of the screen begins once it is read, for whoever came there by a button
 * that went with the part before: the frame does so only between screens.
 */
export function useComing(place: RefObject<HTMLElement | null>, isRead: boolean): void {
  useEffect(() => {
    if (!isRead) return undefined;
    // The rows of a long list are drawn a moment after what is around them.
    const timer = setTimeout(() => {
      if (document.activeElement !== document.body) return;
      const wanted = place.current?.querySelector<HTMLElement>('[data-arrive]');
      (wanted ?? place.current?.closest('main'))?.focus();
    });
    return () => clearTimeout(timer);
  }, [place, isRead]);
}
