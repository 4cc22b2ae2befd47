import { describe, expect, it } from 'vitest';
import { CairnError } from '~/bridge/errors';
import type { DueCheckIn } from '~/bridge/types';
import { Fake } from '~/fixtures/fake';
import { checkInHandlers } from '~/fixtures/checkIns';
import { cycleId } from '~/fixtures/rows';
import { faultsOf, gridOf, isTyped, nothing, unchanged } from './typed';

const ask = checkInHandlers(new Fake('sample')).DueCheckIns as (...args: string[]) => DueCheckIn[];
const due = ask(cycleId, '');
const row = (id: string) => {
  const found = due.find(({ keyResult }) => keyResult === id);
  if (!found) throw new Error(`no row ${id}`);
  return found;
};

describe('the rows of the check-in grid', () => {
  it('are sent where they say something, in the order of the grid', () => {
    const rows = {
      k22: { ...nothing, confidence: '4,5' },
      k11: { ...nothing, value: '52', confidence: '7' },
      k12: { ...nothing, note: '  ' },
    };
    expect(gridOf('q1', '2026-02-17', due, rows)).toEqual({
      cycle: 'q1',
      date: '2026-02-17',
      rows: [
        { keyResult: 'k11', value: '52', confidence: '70', note: '', done: '', date: '', for: '' },
        { keyResult: 'k22', value: '', confidence: '45', note: '', done: '', date: '', for: '' },
      ],
    });
    expect(isTyped(rows.k12)).toBe(false);
  });

  it('hand on what is no number, so that it is refused with a sentence', () => {
    const grid = gridOf('q1', '', due, { k11: { ...nothing, confidence: 'sure' } });
    expect(grid.rows[0]?.confidence).toBe('sure');
  });

  it('get the sentences of a refusal by their number among those that were sent', () => {
    const error = new CairnError('invalid', 'No.', [
      { field: 'value', code: 'x', message: 'Not a number.', row: 2 },
      { field: 'date', code: 'x', message: 'Ahead.' },
    ]);
    expect(faultsOf(error, [row('k11'), row('k22')])).toEqual({
      k22: { field: 'value', message: 'Not a number.' },
    });
  });

  it('are told of a confidence out of ten, as it is typed', () => {
    const error = new CairnError('invalid', 'No.', [
      { field: 'confidence', code: 'out_of_range', message: 'Between 0 and 100.', row: 1 },
    ]);
    expect(faultsOf(error, [row('k11')]).k11?.message).toBe('Confidence lies between 0 and 10.');
  });

  it('say "unchanged" with the last value, and leave a KPI its own', () => {
    const plain = String;
    expect(unchanged(row('k12'), undefined, plain)).toMatchObject({
      value: '4.2',
      confidence: '8',
    });
    expect(unchanged(row('k11'), undefined, plain)).toMatchObject({ value: '', confidence: '6' });
    expect(unchanged(row('k21'), undefined, plain)).toMatchObject({ value: '', done: '' });
  });
});
