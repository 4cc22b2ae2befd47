import { useEffect } from 'react';
import { plans } from '~/bridge/calls';

let isReported = false;

/** Says once in the life of the page that the first screen stands, when it has been painted. */
export function usePainted(isReady: boolean): void {
  useEffect(() => {
    if (!isReady || isReported) return;
    isReported = true;
    // The second frame begins when the first has been painted.
    requestAnimationFrame(() => requestAnimationFrame(() => void plans.painted()));
  }, [isReady]);
}
