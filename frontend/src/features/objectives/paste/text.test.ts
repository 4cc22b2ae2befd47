import { describe, expect, it } from 'vitest';
import { isTable, linesOf } from './text';

describe('a text that is pasted', () => {
  it.each([
    ['Grow\n\tRaise activation from 41% to 60%', false],
    ['• Grow\n\t• Raise activation', false],
    ['•\tGrow\n1.\tRaise activation', false],
    ['Grow, owner unknown\nDeliver on time', false],
    ['Title\tOwner\nGrow\tDana', true],
    ['Grow\t41\t60\nDeliver\t1\t2\nAnother line', true],
    ['1.1\tGrow\tDana\n1.2\tDeliver\tMateo', true],
    ['Title,Owner,Target\nGrow,Dana,60', true],
    ['Title;Owner\r\nGrow;Dana', true],
    ['Title,Owner', false],
    ['', false],
  ])('%j is a table: %s', (text, wanted) => {
    expect(isTable(text)).toBe(wanted);
  });

  it('has the lines that say something, whatever ends them', () => {
    expect(linesOf('a\r\n\r\n b\rc\n \t\n')).toEqual(['a', ' b', 'c']);
  });
});
