import { describe, expect, it } from 'vitest';
import {
  chosenColumns,
  hasChoices,
  isDate,
  newDraft,
  spanFault,
  toRequest,
  withColumn,
} from './draft';

const draft = newDraft({ path: '/plans/okrs.csv', text: '' });

describe('the draft of an import', () => {
  it('asks for nothing while nothing is chosen', () => {
    expect(toRequest(draft)).toEqual({
      path: '/plans/okrs.csv',
      text: '',
      sheet: '',
      cycle: '',
      delimiter: '',
      encoding: '',
      header: '',
      columns: {},
      choices: { decimalMark: '', dateOrder: '', scale: {}, teams: [], people: [], cycles: {} },
      token: '',
    });
    expect(hasChoices(draft)).toBe(false);
    expect(hasChoices({ ...draft, delimiter: ';' })).toBe(true);
  });

  it('keeps the columns of each way of reading apart and finds them again', () => {
    const asComma = { ...draft, ...withColumn(draft, 'Summary', 'title') };
    const asTab = { ...asComma, delimiter: '\t' };
    expect(chosenColumns(asTab)).toEqual({});
    const both = { ...asTab, ...withColumn(asTab, 'Name', 'title') };
    expect(toRequest(both).columns).toEqual({ Name: 'title' });
    expect(toRequest({ ...both, delimiter: '' }).columns).toEqual({ Summary: 'title' });
  });

  it('sends kinds of owners as two lists', () => {
    const { teams, people } = toRequest({
      ...draft,
      kinds: { Support: 'team', CEO: 'person', Content: 'team' },
    }).choices;
    expect(teams).toEqual(['Content', 'Support']);
    expect(people).toEqual(['CEO']);
  });

  it('holds back dates until they are complete', () => {
    const cycles = {
      whole: { start: '2026-01-01', end: '2026-03-31' },
      half: { start: '2026-01-01', end: '' },
      wrong: { start: '2026-02-30', end: '2026-03-31' },
      backwards: { start: '2026-04-01', end: '2026-03-31' },
      none: { start: '', end: '' },
    };
    expect(Object.keys(toRequest({ ...draft, cycles }).choices.cycles)).toEqual(['whole']);
  });
});

describe('dates as typed', () => {
  it.each([
    ['2026-02-28', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-2-3', false],
    ['2026-13-01', false],
    ['', false],
  ])('%s is a day: %s', (text, want) => expect(isDate(text)).toBe(want));

  it.each([
    ['', '', null],
    ['2026-01-01', '2026-01-01', null],
    ['2026-01-02', '2026-01-01', 'order'],
    ['2026-01-01', '', 'incomplete'],
  ])('%s to %s: %s', (start, end, want) => expect(spanFault({ start, end })).toBe(want));
});
