import { describe, expect, it } from 'vitest';
import { keyResult, objective } from '~/fixtures/rows';
import { isEditable, layoutFor, nextEditable } from './columns';
import { usualColumns } from '~/features/objectives/view/view';
import { isTyping } from '~/ui/presses';
import { navigate } from './navigation';
import { flatten, treeOf } from './rows';

const tree = treeOf([
  objective('a', 'A', { keyResults: [keyResult('k1', 'K1'), keyResult('k2', 'K2')] }),
  objective('b', 'B', { keyResults: [keyResult('k3', 'K3', { kind: 'milestones' })] }),
]);
const rows = flatten(tree, new Set(['b']));
const shownIn = (width: number) => layoutFor(width, usualColumns, {}).shown;
const shown = shownIn(60);

function press(key: string, focus: Parameters<typeof navigate>[0]['focus'], ctrlKey = false) {
  return navigate({ rows, shown, focus, page: 2 }, { key, ctrlKey, metaKey: false });
}
const focus = (row: string, column: Parameters<typeof navigate>[0]['focus']['column']) => ({
  type: 'focus',
  focus: { row, column },
});

describe('arrow keys in the outline', () => {
  it('moves between rows and keeps the column', () => {
    expect(press('ArrowDown', { row: 'k1', column: 'target' })).toEqual(focus('k2', 'target'));
    expect(press('ArrowUp', { row: 'k1', column: null })).toEqual(focus('a', null));
    expect(press('ArrowUp', { row: 'a', column: null })).toBeNull();
  });

  it('crosses the title of an objective, which has no such cell, and comes back to the column', () => {
    const title = { row: 'a', column: 'title', wanted: 'target' } as const;
    expect(press('ArrowUp', { row: 'k1', column: 'target' })).toEqual({
      type: 'focus',
      focus: title,
    });
    expect(press('ArrowDown', title)).toEqual(focus('k1', 'target'));
    expect(press('ArrowRight', title)).toEqual(focus('a', 'progress'));
  });

  it('opens a closed row, then goes into its cells, and back out', () => {
    expect(press('ArrowRight', { row: 'b', column: null })).toEqual({
      type: 'expand',
      row: 'b',
      expanded: true,
    });
    expect(press('ArrowRight', { row: 'a', column: null })).toEqual(focus('a', 'title'));
    expect(press('ArrowRight', { row: 'a', column: 'title' })).toEqual(focus('a', 'progress'));
    expect(press('ArrowLeft', { row: 'a', column: 'title' })).toEqual(focus('a', null));
    expect(press('ArrowRight', { row: 'k1', column: 'trend' })).toBeNull();
  });

  it('closes an open row, and goes from a key result to its objective', () => {
    expect(press('ArrowLeft', { row: 'a', column: null })).toEqual({
      type: 'expand',
      row: 'a',
      expanded: false,
    });
    expect(press('ArrowLeft', { row: 'k2', column: null })).toEqual(focus('a', null));
    expect(press('ArrowLeft', { row: 'b', column: null })).toBeNull();
  });

  it('goes to the ends of the row and of the outline, and by pages', () => {
    expect(press('End', { row: 'k1', column: 'title' })).toEqual(focus('k1', 'trend'));
    expect(press('Home', { row: 'k1', column: 'owner' })).toEqual(focus('k1', 'title'));
    expect(press('End', { row: 'a', column: null }, true)).toEqual(focus('b', null));
    expect(press('PageDown', { row: 'a', column: null })).toEqual(focus('k2', null));
    expect(press('PageDown', { row: 'k2', column: null })).toEqual(focus('b', null));
  });
});

describe('the next cell to edit', () => {
  it('goes on through a row and into the next one', () => {
    const next = (row: string, column: (typeof shown)[number], by: 1 | -1 = 1) =>
      nextEditable(rows, shown, { row, column }, by);
    expect(next('k1', 'title')).toEqual({ row: 'k1', column: 'start' });
    expect(next('k1', 'target')).toEqual({ row: 'k1', column: 'owner' });
    expect(next('k1', 'owner')).toEqual({ row: 'k2', column: 'title' });
    expect(next('k1', 'title', -1)).toEqual({ row: 'a', column: 'owner' });
    expect(next('b', 'owner')).toBeNull();
  });

  it('leaves out columns that gave way in a narrow window', () => {
    expect(nextEditable(rows, shownIn(52), { row: 'k1', column: 'title' }, 1)).toEqual({
      row: 'k1',
      column: 'current',
    });
  });

  it('gives way to a title that would be too short, column by column', () => {
    expect(shownIn(80)).toEqual(usualColumns);
    expect(shownIn(59)).not.toContain('start');
    expect(shownIn(52)).not.toContain('owner');
    expect(shownIn(43)).toEqual(['title', 'current', 'target', 'progress', 'status', 'trend']);
    expect(shownIn(40)).toEqual(['title', 'current', 'target', 'progress', 'status', 'trend']);
  });

  it('shows the chosen columns, as wide as a person made them', () => {
    const { shown: chosen, template } = layoutFor(60, ['due', 'owner'], { owner: 8 });
    expect(chosen).toEqual(['title', 'owner', 'due']);
    expect(template).toBe('minmax(9rem, 1fr) 8rem 4.75rem');
  });

  it('knows which numbers a kind of key result has', () => {
    const [row] = flatten(
      treeOf([
        objective('o', 'O', {
          position: '',
          keyResults: [keyResult('k', 'K', { kind: 'at_least' })],
        }),
      ]),
      new Set(),
    ).slice(1);
    if (!row) throw new Error('no row');
    expect(shown.filter((column) => isEditable(row, column))).toEqual([
      'title',
      'current',
      'target',
      'owner',
    ]);
  });
});

describe('typing into a cell', () => {
  it.each([
    ['5', {}, true],
    ['é', {}, true],
    ['?', {}, false],
    [' ', {}, false],
    ['z', { ctrlKey: true }, false],
    ['ArrowUp', { altKey: true }, false],
    ['F2', {}, false],
  ])('%s %o', (key, held, typing) => {
    const none = { ctrlKey: false, metaKey: false, altKey: false };
    expect(isTyping({ key, ...none, ...held })).toBe(typing);
  });
});
