import { useEffect, useRef, useState } from 'react';
import { type Layout, layOut, type Plot } from './layout';
import type { Asked } from './layout.worker';

interface Answer {
  nth: number;
  layout: Layout;
}

const patience = 2000; // ms, after which a worker that says nothing is taken for none

/** The places of a plot, found off the page's own thread; those of the plot before it until then. */
export function useLayout(plot: Plot): { layout: Layout; plot: Plot } | null {
  // null is none yet, or none any more.
  const worker = useRef<Worker | null>(null);
  const hasFailed = useRef(false);
  const asked = useRef(0);
  const [found, setFound] = useState<{ layout: Layout; plot: Plot } | null>(null);
  useEffect(
    () => () => {
      worker.current?.terminate();
      worker.current = null;
    },
    [],
  );
  useEffect(() => {
    const nth = (asked.current += 1);
    const take = (layout: Layout) => {
      if (nth === asked.current) setFound({ layout, plot });
    };
    // A window that has no workers for its pages has a map all the same.
    const here = () => {
      hasFailed.current = true;
      take(layOut(plot));
    };
    if (!hasFailed.current) worker.current ??= started();
    const there = hasFailed.current ? null : worker.current;
    if (!there) {
      void Promise.resolve().then(here);
      return undefined;
    }
    const late = setTimeout(here, patience);
    const answered = ({ data }: MessageEvent<Answer>) => {
      if (data.nth !== nth) return;
      clearTimeout(late);
      take(data.layout);
    };
    there.addEventListener('message', answered);
    there.addEventListener('error', here);
    there.postMessage({ nth, plot } satisfies Asked);
    return () => {
      clearTimeout(late);
      there.removeEventListener('message', answered);
      there.removeEventListener('error', here);
    };
  }, [plot]);
  return found;
}

function started(): Worker | null {
  try {
    return new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return null;
  }
}
