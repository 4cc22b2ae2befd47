import { describe, expect, it } from 'vitest';
import type { InitiativeState } from '~/bridge/roadmapTypes';
import { sampleInitiatives } from '~/fixtures/sampleRoadmap';
import type { Row } from './arrange';
import type { Column } from './columns';
import { emptyColumns, nextEmpty } from './walk';

const shown: readonly Column[] = ['title', 'rating/reach', 'rating/impact', 'effort', 'score'];
const rowsOf = (...lacks: readonly (readonly string[])[]): Row[] =>
  sampleInitiatives()
    .slice(0, lacks.length)
    .map((like, at) => {
      const initiative = { ...like, id: `row-${at}`, state: 'idea' as const };
      return {
        id: `row-${at}`,
        number: at + 1,
        initiative: { ...initiative, lacks: [...(lacks[at] ?? [])] },
      };
    });
const free = () => false;

describe('the walk through what is empty', () => {
  const rows = rowsOf(['impact', 'effort'], [], ['reach', 'other']);

  it('goes on in the row, then beneath, then from the top', () => {
    const cells = [];
    let at = nextEmpty(rows, shown, { row: 'row-0', column: null }, free);
    for (let step = 0; at && step < 4; step++) {
      cells.push(`${at.row} ${at.column}`);
      at = nextEmpty(rows, shown, at, free);
    }
    expect(cells).toEqual([
      'row-0 rating/impact',
      'row-0 effort',
      'row-2 rating/reach',
      'row-0 rating/impact',
    ]);
  });

  it('begins at the top where no row has the focus, and passes by what is on its way to the plan', () => {
    expect(nextEmpty(rows, shown, null, free)).toEqual({ row: 'row-0', column: 'rating/impact' });
    const taken = nextEmpty(rows, shown, null, ({ row }) => row === 'row-0');
    expect(taken).toEqual({ row: 'row-2', column: 'rating/reach' });
  });

  it('ends where no other is empty, or none is shown', () => {
    const [only] = rowsOf(['effort']);
    const one = only ? [only] : [];
    expect(nextEmpty(one, shown, { row: 'row-0', column: 'effort' }, free)).toBeNull();
    expect(nextEmpty(one, ['title'], null, free)).toBeNull();
    expect(nextEmpty([], shown, null, free)).toBeNull();
  });

  it.each<InitiativeState>(['shipped', 'dropped'])('asks nothing of what is %s', (state) => {
    const [row] = rowsOf(['effort']);
    expect(row && emptyColumns({ ...row.initiative, state }, shown)).toEqual([]);
  });
});
