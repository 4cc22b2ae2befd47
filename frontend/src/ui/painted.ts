import { useEffect, useLayoutEffect, useState } from 'react';

const patience = 2000; // ms, where the screen that is shown first does not say when it stands

let isDrawn = false;
let isPainted = false;
let keep: () => void;

/** Is kept when the first screen has been painted: what can wait begins then. */
export const firstPaint = new Promise<void>((resolve) => (keep = resolve));

/** Says that the first screen stands, once it does. It is painted a frame after it was drawn. */
export function usePainted(isReady: boolean): void {
  // Other effects may wait until the screen has been painted, and this would count a frame too many.
  useLayoutEffect(() => {
    if (!isReady || isDrawn) return;
    isDrawn = true;
    // What is drawn is painted at the end of the first frame.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        isPainted = true;
        keep();
      }),
    );
  }, [isReady]);
}

/** Whether the first screen has been painted: what is looked at later is drawn after it. */
export function useIsPainted(): boolean {
  const [isSeen, setSeen] = useState(isPainted);
  useEffect(() => {
    const see = () => setSeen(true);
    void firstPaint.then(see);
    const timer = setTimeout(see, patience);
    return () => clearTimeout(timer);
  }, []);
  return isSeen;
}
