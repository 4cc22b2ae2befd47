import { useEffect, useState } from 'react';
import { listen } from '~/bridge/events';

const patience = 500; // ms: what is done sooner needs no word

/** Whether something has been going on for longer than half a second. */
export function useSlow(active: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!active) return undefined;
    const timer = setTimeout(() => setSlow(true), patience);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [active]);
  return active && slow;
}

export interface Advance {
  done: number;
  total: number;
}

/** How far a task of the backend is, while it is active; null until it says so. */
export function useAdvance(task: 'read' | 'import', active: boolean): Advance | null {
  const [advance, setAdvance] = useState<Advance | null>(null);
  useEffect(() => {
    if (!active) return undefined;
    const stop = listen('progress', (progress) => {
      if (progress.task === task) setAdvance({ done: progress.done, total: progress.total });
    });
    return () => {
      stop();
      setAdvance(null);
    };
  }, [task, active]);
  return active ? advance : null;
}
