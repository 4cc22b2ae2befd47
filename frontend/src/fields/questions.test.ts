import { describe, expect, it } from 'vitest';
import type { Finding } from '~/bridge/types';
import { type SheetAnswers, sheetQuestionsOf } from './questions';

const open: SheetAnswers = {
  decimalMark: '',
  dateOrder: '',
  duplicates: '',
  existing: '',
  skipFaulty: false,
};

function finding(code: string, severity: Finding['severity'] = 'error'): Finding {
  return { row: 2, column: '', code, severity, message: `because of ${code}` };
}

const ids = (findings: Finding[], answers = open, canSkip = true) =>
  sheetQuestionsOf(findings, answers, canSkip).map(({ id }) => id);

describe('the questions of a sheet', () => {
  it('are none where nothing is in doubt, or where an answer would not help', () => {
    expect(ids([finding('provisional', 'warning')])).toEqual([]);
    for (const code of ['no_period_column', 'no_periods', 'no_value_column', 'no_kpi']) {
      expect(ids([finding(code)]), code).toEqual([]);
    }
  });

  it('come one for each doubt, in the order in which they settle it', () => {
    const codes = ['unknown_period', 'has_value', 'two_values', 'date_order', 'decimal_mark'];
    const asked = sheetQuestionsOf(
      codes.map((code) => finding(code)),
      open,
    );
    expect(asked.map(({ id, answer, reason }) => [id, answer, reason])).toEqual([
      ['decimal', '', 'because of decimal_mark'],
      ['dates', '', 'because of date_order'],
      ['duplicates', '', 'because of two_values'],
      ['existing', '', 'because of has_value'],
      ['faulty', '', 'because of unknown_period'],
    ]);
    expect(
      Object.assign({}, ...asked.map(({ options, choose }) => choose(options[0]?.value ?? ''))),
    ).toEqual({
      decimalMark: '.',
      dateOrder: 'dmy',
      duplicates: 'last',
      existing: 'keep',
      skipFaulty: true,
    });
  });

  it('stay when they are answered, so that the answer can be changed', () => {
    const answered: SheetAnswers = {
      decimalMark: ',',
      dateOrder: 'mdy',
      duplicates: 'last',
      existing: 'replace',
      skipFaulty: true,
    };
    expect(sheetQuestionsOf([], answered).map(({ answer }) => answer)).toEqual([
      ',',
      'mdy',
      'last',
      'replace',
      'skip',
    ]);
  });

  it('do not offer to leave rows out where the file must be mended', () => {
    expect(ids([finding('no_name')], open, false)).toEqual([]);
  });
});
