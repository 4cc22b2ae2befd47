import { type RefCallback, useCallback, useState } from 'react';

interface Measures {
  /** Width of the element in px; `guess` until it stands in the page. */
  width: number;
  /** px in one rem */
  rem: number;
}

/**
 * Measures an element before the first paint, so that nothing is drawn for a width that it does not
 * have. To ask for a computed style while drawing would lay the whole page out once more.
 */
export function useMeasure(guess: number): [RefCallback<HTMLElement>, Measures] {
  const [measures, setMeasures] = useState<Measures>({ width: guess, rem: 16 });
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    let known: Measures | undefined;
    const measure = () => {
      const width = element.clientWidth;
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      // Told of nothing new, React would draw the component once more to find that out.
      if (known?.width === width && known.rem === rem) return;
      known = { width, rem };
      setMeasures((before) =>
        before.width === width && before.rem === rem ? before : { width, rem },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, measures];
}
