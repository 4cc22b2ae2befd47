import { describe, expect, it } from 'vitest';
import type { Changes } from '~/bridge/roadmapTypes';
import { type Held, takeChanges } from './changes';

interface Row {
  id: string;
  title: string;
}

const row = (id: string, title = id): Row => ({ id, title });
const held: Held<Row> = { answer: 'first', rows: [row('a'), row('b'), row('c')] };
const changes = (more: Partial<Changes>): Changes => ({
  answer: 'second',
  since: 'first',
  order: [],
  ordered: false,
  ...more,
});

describe('what has changed of a long list', () => {
  it('is the list itself where nothing has', () => {
    expect(takeChanges(held, changes({}), [])).toBe(held.rows);
  });

  it('stands in the place of what was held, and the rest stays the same objects', () => {
    const rows = takeChanges(held, changes({}), [row('b', 'rated')]);
    expect(rows).toEqual([row('a'), row('b', 'rated'), row('c')]);
    expect([rows[0], rows[2]]).toEqual([held.rows[0], held.rows[2]]);
    expect(rows[0]).toBe(held.rows[0]);
    expect(held.rows[1]).toEqual(row('b'));
  });

  it('comes into the order that is told: what was deleted goes, what is new comes', () => {
    const order = { order: ['c', 'd', 'a'], ordered: true };
    const rows = takeChanges(held, changes(order), [row('d')]);
    expect(rows).toEqual([row('c'), row('d'), row('a')]);
    expect(rows[2]).toBe(held.rows[0]);
    expect(takeChanges(held, changes({ order: [], ordered: true }), [])).toEqual([]);
  });

  it('is all of it where the backend does not know any more what is held', () => {
    const whole = changes({ since: '', order: ['b', 'a'], ordered: true });
    const answered = [row('b', 'new'), row('a', 'new')];
    expect(takeChanges(held, whole, answered)).toEqual(answered);
    expect(takeChanges(undefined, whole, answered)).toEqual(answered);
  });
});
