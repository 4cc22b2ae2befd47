import { type RefObject, useEffect } from 'react';

/**
 * Tells what stands around a scroller how wide its scrollbar is just now, as --scrollbar: 0 where it
 * has none, or one that lies over its content.
 */
export function useScrollbar(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const at = scroller.current;
    const content = at?.firstElementChild;
    if (!at || !content) return undefined;
    // What scrolls becomes narrower when the scrollbar comes.
    const observer = new ResizeObserver(() => {
      const width = `${at.offsetWidth - at.clientWidth}px`;
      at.parentElement?.style.setProperty('--scrollbar', width);
    });
    observer.observe(content);
    return () => observer.disconnect();
  }, [scroller]);
}
