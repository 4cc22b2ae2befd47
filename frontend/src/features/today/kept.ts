import type { DueValue } from '~/bridge/types';

/** A value that is due, or that was entered on this screen: then `entered` is what was typed. */
export type ValueRow = DueValue & { entered: string | null };

/** Names a row: one KPI may lack the values of several periods. */
export function rowKey({ kpi, period }: Pick<DueValue, 'kpi' | 'period'>): string {
  return `${kpi} ${period}`;
}

/**
 * The rows to show: what is due now, and what was just entered at the place where it stood, so that
 * nothing jumps under the hands of whoever types. The next missing period of a KPI follows the one
 * that was entered.
 */
export function withEntered(
  before: readonly ValueRow[],
  due: readonly DueValue[],
  entered: ReadonlyMap<string, string>,
): ValueRow[] {
  const open = new Map(due.map((row) => [rowKey(row), row]));
  const rows: ValueRow[] = [];
  for (const row of before) {
    const key = rowKey(row);
    const still = open.get(key);
    open.delete(key);
    const said = entered.get(key);
    if (still) rows.push({ ...still, entered: null });
    else if (said !== undefined) rows.push({ ...row, entered: said });
  }
  for (const row of open.values()) {
    const behind = rows.findLastIndex(({ kpi }) => kpi === row.kpi);
    rows.splice(behind < 0 ? rows.length : behind + 1, 0, { ...row, entered: null });
  }
  return rows;
}
