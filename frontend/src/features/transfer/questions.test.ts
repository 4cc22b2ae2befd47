import { describe, expect, it } from 'vitest';
import type { Finding, Preview } from '~/bridge/types';
import { newDraft } from './draft';
import { isQuestion, questionsOf } from './questions';

const draft = newDraft({ path: '/plans/okrs.csv', text: '' });

function finding(code: string, column = '', severity: Finding['severity'] = 'error'): Finding {
  return { row: 2, column, code, severity, message: `because of ${code}` };
}

function preview(findings: Finding[]): Preview {
  const column = (name: string, field: string, index: number) => ({
    name,
    field,
    index,
    certain: true,
    samples: [],
  });
  return {
    findings,
    columns: [column('Done', 'progress', 0), column('Sure', 'confidence', 1)],
  } as unknown as Preview;
}

describe('questions of a file', () => {
  it('are none where nothing is in doubt', () => {
    expect(questionsOf(preview([finding('ragged_row')]), draft, '.')).toEqual([]);
    expect(isQuestion(finding('ragged_row'))).toBe(false);
    expect(isQuestion(finding('scale'))).toBe(true);
  });

  it('leave the decimal mark open where it must be said', () => {
    const [question] = questionsOf(preview([finding('decimal_mark', 'Done')]), draft, '.');
    expect(question).toMatchObject({ answer: '', reason: 'because of decimal_mark' });
    expect(question?.choose(',')).toEqual({ decimalMark: ',' });
  });

  it('take the mark of the plan for answered where the file can be read with it', () => {
    const found = preview([finding('grouped_number', 'Done', 'warning')]);
    expect(questionsOf(found, draft, ',')[0]?.answer).toBe(',');
    expect(questionsOf(found, { ...draft, decimalMark: '.' }, ',')[0]?.answer).toBe('.');
  });

  it('stay when they are answered, so that the answer can be changed', () => {
    const answered = { ...draft, dateOrder: 'mdy' as const, scale: { progress: 100 } };
    expect(
      questionsOf(preview([]), answered, '.').map(({ id, answer, reason }) => [id, answer, reason]),
    ).toEqual([
      ['dates', 'mdy', ''],
      ['scale progress', '100', ''],
    ]);
  });

  it('offer out of ten for confidence alone, and keep the scale of other columns', () => {
    const found = preview([finding('scale', 'Done'), finding('scale', 'Sure')]);
    const [progress, confidence] = questionsOf(found, { ...draft, scale: { weight: 1 } }, '.');
    expect(progress?.options.map(({ value }) => value)).toEqual(['1', '100']);
    expect(confidence?.options.map(({ value }) => value)).toEqual(['1', '10', '100']);
    expect(confidence?.choose('10')).toEqual({ scale: { weight: 1, confidence: 10 } });
  });
});
