import { describe, expect, it } from 'vitest';
import { planFilesOf, planWords } from './planFiles';

const file = (name: string, rows: number) => ({ name, path: `/x/${name}`, rows });

describe('the files of an exported plan', () => {
  it('stand in the order of their weight, those of a later Cairn last', () => {
    const files = [file('later.csv', 2), file('kpis.csv', 4), file('plan.csv', 1)];
    expect(planFilesOf({ files })).toEqual([
      { name: 'plan.csv', rows: 1, title: 'Name and settings', isOne: true },
      { name: 'kpis.csv', rows: 4, title: 'KPIs', isOne: false },
      { name: 'later.csv', rows: 2, title: 'later.csv', isOne: false },
    ]);
  });

  it('are counted in words, also where a subject has no file', () => {
    expect(planWords({ files: [file('objectives.csv', 1), file('kpis.csv', 4)] })).toEqual({
      objectives: '1 objective',
      keyResults: '0 key results',
      kpis: '4 KPIs',
      measurements: '0 values',
    });
  });
});
