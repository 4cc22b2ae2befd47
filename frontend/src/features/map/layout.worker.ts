import { layOut, type Plot } from './layout';

/** What the page asks for; the answer carries the same number. */
export interface Asked {
  nth: number;
  plot: Plot;
}

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  postMessage({ nth: data.nth, layout: layOut(data.plot) });
});
