import { describe, expect, it } from 'vitest';
import { sampleInitiatives } from '~/fixtures/sampleRoadmap';
import type { Column } from './columns';
import { blockOf, linesOf } from './pasted';

const rows = sampleInitiatives()
  .slice(0, 3)
  .map((initiative, at) => ({ id: 'abc'.charAt(at), number: at + 1, initiative }));
const shown: Column[] = ['title', 'rating/x', 'rating/y', 'effort', 'score'];
const block = (text: string, row: string, column: Column, canEdit = () => true) =>
  blockOf(text, { row, column }, rows, shown, canEdit);

describe('cells of a spreadsheet', () => {
  it('fill to the right and down, and leave out what is empty', () => {
    const { cells, left } = block('1\t2\r\n\t4\r\n', 'b', 'rating/x');
    expect(cells).toEqual([
      { row: 'b', column: 'rating/x', text: '1' },
      { row: 'b', column: 'rating/y', text: '2' },
      { row: 'c', column: 'rating/y', text: '4' },
    ]);
    expect(left).toBe(0);
  });

  it('count what finds no place: beyond the table, or where nothing can be typed', () => {
    expect(block('1\t2\n3\t4', 'c', 'effort')).toEqual({
      cells: [{ row: 'c', column: 'effort', text: '1' }],
      left: 3,
    });
    expect(block('1', 'a', 'effort', () => false)).toEqual({ cells: [], left: 1 });
  });
});

it('takes the lines that say something', () => {
  expect(linesOf(' a \r\n\n  \nb\r')).toEqual(['a', 'b']);
});
