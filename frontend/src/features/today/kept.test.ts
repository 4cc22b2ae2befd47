import { describe, expect, it } from 'vitest';
import type { DueValue } from '~/bridge/types';
import { rowKey, withEntered } from './kept';

const row = (kpi: string, period: string): DueValue => ({
  kpi,
  name: kpi,
  key: false,
  owner: null,
  ownerId: null,
  unit: '',
  period,
  periodLabel: period,
  since: period,
  daysLate: 0,
  last: null,
  lastLabel: null,
  missing: 1,
});
const a1 = row('a', '2026-01-01');
const a2 = row('a', '2026-02-01');
const b = row('b', '2026-02-01');
const c = row('c', '2026-02-01');
const none = new Map<string, string>();
const keysOf = (rows: readonly DueValue[]) => rows.map(rowKey);

describe('the rows of values that are due', () => {
  it('come in the order of the backend', () => {
    expect(keysOf(withEntered([], [b, a1], none))).toEqual(keysOf([b, a1]));
  });

  it('stay where they were once entered, with what was typed', () => {
    const before = withEntered([], [a1, b, c], none);
    const after = withEntered(before, [a1, c], new Map([[rowKey(b), '104']]));
    expect(keysOf(after)).toEqual(keysOf([a1, b, c]));
    expect(after.map(({ entered }) => entered)).toEqual([null, '104', null]);
  });

  it('are followed by the next missing period of the same KPI', () => {
    const before = withEntered([], [a1, b], none);
    const after = withEntered(before, [b, a2], new Map([[rowKey(a1), '7']]));
    expect(keysOf(after)).toEqual(keysOf([a1, a2, b]));
  });

  it('are due again when what was entered is undone', () => {
    const typed = new Map([[rowKey(b), '104']]);
    const after = withEntered(withEntered([], [a1, b], none), [a1], typed);
    expect(withEntered(after, [a1, b], typed).map(({ entered }) => entered)).toEqual([null, null]);
  });

  it('go when somebody else has entered them', () => {
    const before = withEntered([], [a1, b], none);
    expect(keysOf(withEntered(before, [b], none))).toEqual(keysOf([b]));
  });
});
