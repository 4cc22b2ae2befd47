import { useEffect, useState } from 'react';
import { plans } from '~/bridge/calls';

const patience = 2000; // ms, where the screen that is shown first does not say when it stands

let isReported = false;
let isPainted = false;
let report: () => void;

/** Is kept when the first screen has been painted: what can wait begins then. */
export const firstPaint = new Promise<void>((resolve) => (report = resolve));

/** Says once in the life of the page that the first screen stands, when it has been painted. */
export function usePainted(isReady: boolean): void {
  useEffect(() => {
    if (!isReady || isReported) return;
    isReported = true;
    // The second frame begins when the first has been painted.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        void plans.painted();
        isPainted = true;
        report();
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
