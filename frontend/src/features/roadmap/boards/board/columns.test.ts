import { describe, expect, it } from 'vitest';
import { initiativesOf } from '~/fixtures/roadmap';
import { beforeAt, landingIn, phasesOf, reordered } from './columns';

const backlog = initiativesOf('sample');
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

describe('the order of a column', () => {
  it('comes out as it was asked for, wherever a card goes', () => {
    for (const key of ['now', 'next', 'later', ''] as const) {
      for (const moved of backlog) {
        const inColumn = (row: { id: string; horizon: string }) =>
          row.id === moved.id || row.horizon === key;
        const column = backlog.filter(inColumn);
        const rest = column.filter(({ id }) => id !== moved.id);
        for (let at = 0; at <= rest.length; at += 1) {
          const before = beforeAt(backlog, column, moved.id, at);
          const after = before === null ? backlog : reordered(backlog, moved.id, before);
          const wanted = [...rest.slice(0, at), moved, ...rest.slice(at)];
          expect(ids(after.filter(inColumn))).toEqual(ids(wanted));
          expect(after).toHaveLength(backlog.length);
        }
        expect(
          beforeAt(backlog, column, moved.id, landingIn(backlog, column, moved.id)),
        ).toBeNull();
      }
    }
  });

  it('stays as it is where what a card should go before is gone', () => {
    expect(ids(reordered(backlog, 'initiative-1', 'gone'))).toEqual(ids(backlog));
  });
});

describe('the phases of the board', () => {
  const phases = [
    { id: 'a', name: 'Build', product: 'one' },
    { id: 'b', name: 'Launch', product: 'one' },
    { id: 'c', name: 'Build', product: 'two' },
  ];

  it('are those of the products that initiatives are of, or of the first product', () => {
    const other = backlog.map((row) => ({ ...row, phaseId: 'c' }));
    expect(phasesOf(other, phases).map(({ id }) => id)).toEqual(['c']);
    expect(phasesOf(backlog, phases).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(phasesOf(backlog, [])).toEqual([]);
  });
});
