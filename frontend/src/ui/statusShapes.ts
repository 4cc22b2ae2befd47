import type { StatusName } from './Status';

/** One line of a shape, in a box of 14 by 14. */
export interface Mark {
  tag: 'path' | 'circle';
  attributes: Record<string, string>;
  /** Filled in the colour of the status, drawn round in it, or cut out of it. */
  as: 'fill' | 'ring' | 'knock' | 'knockFill';
}

const circle = (r: string, as: Mark['as'], cy = '7', more = {}): Mark => ({
  tag: 'circle',
  attributes: { cx: '7', cy, r, ...more },
  as,
});
const path = (d: string, as: Mark['as'], more = {}): Mark => ({
  tag: 'path',
  attributes: { d, ...more },
  as,
});

/** What each status looks like, on the screen and in pictures. */
export const statusShapes: Record<StatusName, readonly Mark[]> = {
  achieved: [
    circle('6', 'fill'),
    path('M4.2 7.2l1.9 1.9 3.7-4', 'knock', { 'stroke-width': '1.7' }),
  ],
  on_track: [circle('4.6', 'fill')],
  behind: [path('M7 1.2 12.8 7 7 12.8 1.2 7Z', 'fill')],
  at_risk: [
    path(
      'M7 1.1c.4 0 .7.2.9.5l5.2 9.4c.4.7-.1 1.6-.9 1.6H1.8c-.8 0-1.3-.9-.9-1.6L6.1 1.6c.2-.3.5-.5.9-.5Z',
      'fill',
    ),
    path('M7 5v3.2', 'knock', { 'stroke-width': '1.5' }),
    circle('.9', 'knockFill', '10.3'),
  ],
  stale: [
    circle('5.3', 'ring', '7', { 'stroke-dasharray': '2.1 1.6' }),
    path('M7 4.4V7l1.8 1.2', 'ring', { 'stroke-linecap': 'round' }),
  ],
  not_started: [circle('5.2', 'ring')],
};
