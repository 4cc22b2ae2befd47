import { describe, expect, it } from 'vitest';
import { rice, sampleInitiatives } from '~/fixtures/sampleRoadmap';
import { arrange } from './arrange';
import type { Column } from './columns';
import { navigate, nextEditable } from './navigation';
import type { Focus } from './state';
import { plainView } from './view';

const rows = sampleInitiatives().map((initiative, at) => ({
  id: String(at + 1),
  number: at + 1,
  initiative,
}));
const { items } = arrange(rows, plainView, rice, new Set());
const shown: Column[] = ['title', 'team', 'effort'];
const go = (row: string, column: Column | null, key: string, ctrlKey = false) => {
  const focus: Focus = { row, column };
  const intent = navigate({ items, shown, focus, page: 5 }, { key, ctrlKey, metaKey: false });
  return intent?.type === 'focus' ? [intent.focus.row, intent.focus.column] : intent;
};

describe('the arrow keys', () => {
  it('go from row to row, and keep to their column', () => {
    expect(go('1', null, 'ArrowDown')).toEqual(['2', null]);
    expect(go('2', 'effort', 'ArrowUp')).toEqual(['1', 'effort']);
    expect(go('1', null, 'ArrowUp')).toBeNull();
    expect(go('1', 'team', 'PageDown')).toEqual(['6', 'team']);
    expect(go('4', null, 'End', true)).toEqual(['13', null]);
  });

  it('go into the cells of a row and out again', () => {
    expect(go('1', null, 'ArrowRight')).toEqual(['1', 'title']);
    expect(go('1', 'title', 'ArrowLeft')).toEqual(['1', null]);
    expect(go('1', 'effort', 'ArrowRight')).toBeNull();
    expect(go('1', 'team', 'Home')).toEqual(['1', 'title']);
    expect(go('1', 'team', 'End')).toEqual(['1', 'effort']);
  });

  it('open and fold a group, and come back to its head', () => {
    const grouped = arrange(rows, { ...plainView, group: 'state' }, rice, new Set());
    const [head, first] = grouped.items;
    const ask = (row: string, key: string) =>
      navigate(
        { items: grouped.items, shown, focus: { row, column: null }, page: 5 },
        { key, ctrlKey: false, metaKey: false },
      );
    expect(ask(head?.id ?? '', 'ArrowLeft')).toMatchObject({ type: 'expand', expanded: false });
    expect(ask(head?.id ?? '', 'ArrowRight')).toMatchObject({ focus: { row: first?.id } });
    expect(ask(first?.id ?? '', 'ArrowLeft')).toMatchObject({ focus: { row: head?.id } });
  });
});

describe('Tab in a cell that is edited', () => {
  const next = (row: string, column: Column, by: 1 | -1) =>
    nextEditable(items, shown, { row, column }, by, (cell) => cell.column !== 'team');

  it('goes to the next that can be edited, in the rows beyond if need be', () => {
    expect(next('1', 'title', 1)).toEqual({ row: '1', column: 'effort' });
    expect(next('1', 'effort', 1)).toEqual({ row: '2', column: 'title' });
    expect(next('2', 'title', -1)).toEqual({ row: '1', column: 'effort' });
    expect(next('13', 'effort', 1)).toBeNull();
    expect(next('1', 'title', -1)).toBeNull();
  });
});
