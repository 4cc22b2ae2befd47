import type { CairnError } from '~/bridge/errors';
import type { CheckInGrid, DueCheckIn } from '~/bridge/types';
import { faultSentence } from '~/data/trial';

/** A key result to check in; one that was done this week stands there to be seen. */
export type CheckInRow = DueCheckIn & { done?: boolean };

/** A row as typed; confidence is out of ten. */
export interface TypedRow {
  value: string;
  confidence: string;
  note: string;
  /** Id of the milestone that is done. */
  done: string;
}

export const nothing: TypedRow = { value: '', confidence: '', note: '', done: '' };

/** Rows by key result. */
export type TypedRows = Readonly<Record<string, TypedRow>>;

/** Whether anything was typed in a row. */
export function isTyped(row: TypedRow | undefined): row is TypedRow {
  return row !== undefined && Object.values(row).some((text: string) => text.trim() !== '');
}

/** The rows that say something, in the order of the grid. */
export function typedOf(due: readonly DueCheckIn[], rows: TypedRows): DueCheckIn[] {
  return due.filter(({ keyResult }) => isTyped(rows[keyResult]));
}

/** "7" and "7,5" out of ten as the 70 and 75 that are kept; anything else as it is, to be refused. */
function ofHundred(confidence: string): string {
  const tenth = Number(confidence.trim().replace(',', '.'));
  return confidence.trim() === '' || Number.isNaN(tenth)
    ? confidence.trim()
    : String(Number((tenth * 10).toPrecision(12)));
}

/** The grid as the backend takes it; `speaksFor` is the person whose words they are, "" oneself. */
export function gridOf(
  cycle: string,
  date: string,
  due: readonly DueCheckIn[],
  rows: TypedRows,
  speaksFor = '',
): CheckInGrid {
  return {
    cycle,
    date,
    rows: typedOf(due, rows).map(({ keyResult }) => {
      const { confidence, ...row } = rows[keyResult] ?? nothing;
      return { keyResult, ...row, confidence: ofHundred(confidence), date: '', for: speaksFor };
    }),
  };
}

/** Why a row was refused. */
export interface RowFault {
  /** The first field at fault. */
  field: string;
  message: string;
}

/** Why rows were refused, by key result. */
export type RowFaults = Readonly<Record<string, RowFault>>;

/** The sentences of a refusal for each row that is at fault. */
export function faultsOf(error: CairnError, sent: readonly DueCheckIn[]): RowFaults {
  const faults: Record<string, RowFault> = {};
  for (const fault of error.fields) {
    const at = fault.row === undefined ? undefined : sent[fault.row - 1];
    if (!at) continue;
    const message = faultSentence(fault);
    const before = faults[at.keyResult];
    faults[at.keyResult] = before
      ? { ...before, message: `${before.message} ${message}` }
      : { field: fault.field, message };
  }
  return faults;
}

/** What "unchanged" says of a row: its last value again, but the KPI's own where one feeds it, and nothing to add to a sum. */
export function unchanged(
  { kind, kpi, current, confidence, addsUp }: DueCheckIn,
  before: TypedRow | undefined,
  plain: (value: number) => string,
): TypedRow {
  const sure = confidence === null ? '' : plain(confidence / 10);
  const hasValue = kpi === null && !addsUp && kind !== 'milestones' && current !== null;
  const value = !hasValue
    ? ''
    : kind === 'yes_no'
      ? current === 1
        ? 'yes'
        : 'no'
      : plain(current);
  return { ...nothing, value, confidence: sure, note: before?.note ?? '' };
}
