import { describe, expect, it } from 'vitest';
import type { Initiative } from '~/bridge/roadmapTypes';
import { rice, sampleInitiatives } from '~/fixtures/sampleRoadmap';
import { arrange, type Row } from './arrange';
import { noFilter, plainView } from './view';

const rowsOf = (initiatives: readonly Initiative[]): Row[] =>
  initiatives.map((initiative, at) => ({ id: initiative.id, number: at + 1, initiative }));
const rows = rowsOf(sampleInitiatives());
const open = new Set<string>();
const numbers = (arranged: { rows: readonly Row[] }) => arranged.rows.map(({ number }) => number);

describe('the rows of a view', () => {
  it('stand in the order of the backlog', () => {
    const { items, fitting } = arrange(rows, plainView, rice, open);
    expect(items.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(fitting).toBe(13);
  });

  it('are sorted by a column, what has no value last either way', () => {
    for (const descending of [true, false]) {
      const view = { ...plainView, sort: { column: 'score', descending } };
      const sorted = arrange(rows, view, rice, open).rows;
      const scores = sorted.flatMap(({ initiative: { score } }) => score ?? []);
      expect(scores).toEqual([...scores].sort((a, b) => (descending ? b - a : a - b)));
      expect(sorted.slice(-2).map(({ initiative }) => initiative.score)).toEqual([null, null]);
    }
  });

  it('stay in order where the sorted column is of another model', () => {
    const view = { ...plainView, sort: { column: 'rating/of-another', descending: true } };
    expect(numbers(arrange(rows, view, rice, open))).toEqual(rows.map(({ number }) => number));
  });

  it('fit a filter of values and all of its words', () => {
    const filter = { ...noFilter, state: ['idea', 'planned'], text: 'orders  PER' };
    const { fitting, rows: found } = arrange(rows, { ...plainView, filter }, rice, open);
    expect(fitting).toBe(1);
    expect(found[0]?.initiative.title).toBe('Supplier ratings');
    const unscored = { ...plainView, filter: { ...noFilter, scored: ['unscored'] } };
    expect(numbers(arrange(rows, unscored, rice, open))).toEqual([13]);
  });

  it('are grouped in the course of states, and folded away with their group', () => {
    const view = { ...plainView, group: 'state' as const };
    const { items } = arrange(rows, view, rice, open);
    const groups = items.flatMap((item) => (item.type === 'group' ? [item.group] : []));
    expect(groups.map(({ value }) => value)).toEqual([
      'idea',
      'candidate',
      'planned',
      'in_progress',
    ]);
    const folded = arrange(rows, view, rice, new Set(['group/state/candidate']));
    expect(folded.rows).toHaveLength(13 - (groups[1]?.rows.length ?? 0));
    expect(folded.fitting).toBe(13);
  });
});
