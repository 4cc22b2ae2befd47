import { expect, it } from 'vitest';
import type { Cycle } from '~/bridge/types';
import { formatter } from '~/ui/format';
import { drawTimeline, type Ink } from './picture';

function cycle(id: string, name: string, start: string, end: string): Cycle {
  return { id, name, start, end } as Cycle;
}

const ink: Ink = {
  font: 'sans-serif',
  surface: 'white',
  sunken: 'white',
  line: 'black',
  edge: 'black',
  fill: 'black',
  outside: 'black',
  warning: 'black',
  text: 'black',
  second: 'black',
  third: 'black',
};

it('a cycle of which the picture shows a day leaves its name out', () => {
  const { svg } = drawTimeline({
    lines: [],
    ties: [],
    spanOf: () => null,
    isInConflict: () => false,
    zoom: 'months',
    cycles: [
      cycle('a', 'Foundation quarter', '2026-06-01', '2026-09-01'),
      cycle('b', 'Launch quarter', '2026-10-07', '2027-01-05'),
    ],
    cycle: 'b',
    today: '2026-11-23',
    title: 'No conflicts',
    line: '',
    groupWords: () => '',
    ink,
    format: formatter({ decimalMark: '.', progressShown: 'percent', dateOrder: 'ymd' }),
  });
  expect(svg).toContain('Launch quarter');
  expect(svg).not.toContain('Foundation');
});
