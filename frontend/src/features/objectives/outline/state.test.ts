import { describe, expect, it } from 'vitest';
import { keyResult, objective } from '~/fixtures/rows';
import { flatten, treeOf } from './rows';
import { draftIndex, noState, reduce } from './state';

const rows = flatten(
  treeOf([
    objective('a', 'A', { keyResults: [keyResult('k1', 'K1')] }),
    objective('b', 'B', { parent: 'a', keyResults: [keyResult('k2', 'K2')] }),
    objective('c', 'C'),
  ]),
  new Set(),
);
const target = { row: 'k1', column: 'target' } as const;
const current = { row: 'k1', column: 'current' } as const;

describe('where a draft is drawn', () => {
  it.each([
    [
      { type: 'objective', parent: '', after: 'a' },
      { index: 4, level: 1 },
    ],
    [
      { type: 'objective', parent: 'a', after: 'b' },
      { index: 4, level: 2 },
    ],
    [
      { type: 'key_result', parent: 'a', after: 'k1' },
      { index: 2, level: 2 },
    ],
    [
      { type: 'key_result', parent: 'c', after: '' },
      { index: 5, level: 2 },
    ],
    [
      { type: 'objective', parent: '', after: '' },
      { index: 5, level: 1 },
    ],
  ] as const)('%o', (draft, place) => {
    expect(draftIndex(rows, draft)).toEqual(place);
  });
});

describe('editing', () => {
  it('keeps what failed and begins with it the next time', () => {
    let state = reduce(noState, { type: 'edit', cell: target });
    const failure = { text: '6o', message: 'Not a number.' };
    state = reduce(state, { type: 'saving', cell: target, text: '6o', next: null, grab: false });
    state = reduce(state, { type: 'failed', cell: target, failure, reopen: false });
    expect(state.editing).toBeNull();
    state = reduce(state, { type: 'edit', cell: target });
    expect(state.editing).toEqual({ ...target, text: '6o' });
    state = reduce(state, { type: 'giveUp', cell: target });
    expect(state.failures.size).toBe(0);
    expect(reduce(state, { type: 'edit', cell: target }).editing).toEqual(target);
  });

  it('gives the focus back to the row that an edit was begun from', () => {
    const row = { row: target.row, column: null };
    const editing = reduce(noState, { type: 'edit', cell: target, isRow: true });
    expect(reduce(editing, { type: 'giveUp', cell: target }).focus).toEqual(row);
    const saved = reduce(editing, {
      type: 'saving',
      cell: target,
      text: '5',
      next: null,
      grab: true,
    });
    expect(saved.focus).toEqual(row);
    const failure = { text: '5', message: 'No.' };
    const failed = reduce(saved, { type: 'failed', cell: target, failure, reopen: true });
    expect(failed.editing).toEqual({ ...target, text: '5' });
  });

  it('goes on to the next cell before the edit is saved', () => {
    const editing = reduce(noState, { type: 'edit', cell: current });
    const onward = { type: 'saving', cell: current, text: '55', next: target, grab: true } as const;
    const state = reduce(editing, onward);
    expect(state.editing).toEqual(target);
    expect([...state.failures.values()]).toEqual([{ text: '55', message: '' }]);
    expect(reduce(state, { type: 'saved', cell: current }).failures.size).toBe(0);
  });

  it('leaves alone a cell that the person has gone to while the write was under way', () => {
    const elsewhere = reduce(noState, { type: 'edit', cell: target });
    const failure = { text: '6o', message: 'Not a number.' };
    const state = reduce(elsewhere, { type: 'failed', cell: current, failure, reopen: true });
    expect(state.editing).toEqual(target);
  });

  it('is open again after a refusal where the person has stayed', () => {
    let state = reduce(noState, { type: 'edit', cell: current });
    state = reduce(state, { type: 'saving', cell: current, text: '6o', next: null, grab: true });
    expect(state.editing).toBeNull();
    const failure = { text: '6o', message: 'Not a number.' };
    state = reduce(state, { type: 'failed', cell: current, failure, reopen: true });
    expect(state.editing).toEqual({ ...current, text: '6o' });
  });
});

describe('the focus when rows come and go', () => {
  it('begins at the first row', () => {
    expect(reduce(noState, { type: 'rows', rows, before: [], lost: false }).focus).toEqual({
      row: 'a',
      column: null,
    });
  });

  it('goes to the row that took the place of a deleted one', () => {
    const state = { ...noState, focus: { row: 'k2', column: 'title' as const } };
    const rest = rows.filter(({ id }) => id !== 'k2');
    expect(reduce(state, { type: 'rows', rows: rest, before: rows, lost: false }).focus).toEqual({
      row: 'c',
      column: null,
    });
  });

  it('is put there where the page lost its focus with the row', () => {
    const state = { ...noState, focus: { row: 'k2', column: null } };
    const rest = rows.filter(({ id }) => id !== 'k2');
    const lost = reduce(state, { type: 'rows', rows: rest, before: rows, lost: true });
    expect(lost.grabs).toBe(state.grabs + 1);
    expect(reduce(lost, { type: 'rows', rows: rest, before: rest, lost: true }).grabs).toBe(
      lost.grabs,
    );
  });

  it('has nowhere to be in an empty outline', () => {
    const state = { ...noState, focus: { row: 'a', column: null } };
    expect(reduce(state, { type: 'rows', rows: [], before: rows, lost: false }).focus).toBeNull();
  });
});

describe('a draft that is made while the person goes on', () => {
  const first = 'current' as const;
  const draft = { type: 'objective', parent: '', after: 'a' } as const;
  const drafting = reduce(noState, { type: 'draft', draft });
  const elsewhere = reduce(drafting, { type: 'edit', cell: target });

  it('leaves the focus to the cell that is edited by then', () => {
    const made = reduce(elsewhere, {
      type: 'drafted',
      created: 'new',
      onward: 'elsewhere',
      first,
      typed: '',
    });
    expect(made).toMatchObject({ editing: target, focus: target, grabs: noState.grabs });
  });

  it('leaves the focus where it went to outside the outline', () => {
    const made = reduce(drafting, {
      type: 'drafted',
      created: 'new',
      onward: 'elsewhere',
      first,
      typed: '',
    });
    expect(made).toMatchObject({ draft: null, grabs: noState.grabs });
  });

  it('comes back with its text when it is refused', () => {
    const failure = { text: 'Ask', message: 'Too long.' };
    const refused = reduce(elsewhere, { type: 'draftFailed', draft, failure });
    expect(refused).toMatchObject({ draft: { ...draft, failure }, editing: target });
  });
});
