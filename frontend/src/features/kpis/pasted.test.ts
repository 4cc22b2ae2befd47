import { describe, expect, it } from 'vitest';
import { pastedKind } from './pasted';

describe('what rows from a spreadsheet are', () => {
  it.each([
    ['41.3\n42.7\n43', true, 'values'],
    ['47%\n48 %', true, 'values'],
    ['2026-01-05\t41.3\n2026-01-12\t42.7', true, 'values'],
    ['Month\tValue\nJanuary\t', true, 'values'],
    ['KPI\tPeriod\tValue\nChurn\t2026-01\t2.1', true, 'measurements'],
    ['2026-01-05\t41.3\n2026-01-12\t42.7', false, 'measurements'],
    ['Churn;2026-01;2,1', false, 'measurements'],
    ['2026-01-05,41.3\n2026-01-12,42.7', true, 'values'],
    ['KPI,Period,Value\nChurn,2026-01,2.1', true, 'measurements'],
    ['Name,Unit,Target\nChurn,%,2', true, 'kpis'],
    ['Name\tUnit\tTarget\nChurn\t%\t2', true, 'kpis'],
    ['Name\tUnit\tTarget\nChurn\t%\t2', false, 'kpis'],
    ['Churn\nNet revenue retention', false, 'kpis'],
  ] as const)('%j, with a KPI chosen: %s, is %s', (text, isChosen, wanted) => {
    expect(pastedKind(text, isChosen)).toBe(wanted);
  });
});
