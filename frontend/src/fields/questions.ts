import type { Finding, SheetRequest } from '~/bridge/types';
import { t } from '~/strings/strings';

/** Something that rows of a file or of a paste do not say and that holds for all of them. */
export interface Question<Answers> {
  id: string;
  title: string;
  /** Why it is asked; "" once it is answered. */
  reason: string;
  /** "" while there is no answer. */
  answer: string;
  options: { value: string; label: string }[];
  /** What an answer changes. */
  choose: (value: string) => Partial<Answers>;
}

/** What has been answered about a sheet of values, definitions or check-ins so far. */
export type SheetAnswers = Pick<
  SheetRequest,
  'decimalMark' | 'dateOrder' | 'duplicates' | 'existing' | 'skipFaulty'
>;

/** Findings that the decimal mark settles. */
export const decimalCodes: readonly string[] = ['decimal_mark', 'grouped_number'];

// Of the sheet as a whole: leaving rows out does not help.
const whole = ['no_period_column', 'no_periods', 'no_value_column', 'no_kpi', 'no_name_column'];
// Findings that are no row that cannot be read.
const settled = [...decimalCodes, ...whole, 'date_order', 'two_values', 'has_value'];

/** Which decimal mark the numbers have; `taken` is the one they were read with, or "". */
export function decimalQuestion(
  finding: Finding | undefined,
  { decimalMark }: Pick<SheetAnswers, 'decimalMark'>,
  taken = '',
): Question<SheetAnswers> {
  return {
    id: 'decimal',
    title: t('question.decimal'),
    reason: finding?.message ?? '',
    answer: decimalMark || taken,
    options: [
      { value: '.', label: t('question.decimal.point') },
      { value: ',', label: t('question.decimal.comma') },
    ],
    choose: (value) => ({ decimalMark: value === ',' ? ',' : '.' }),
  };
}

/** What comes first in the dates. */
export function dateQuestion(
  finding: Finding | undefined,
  { dateOrder }: Pick<SheetAnswers, 'dateOrder'>,
): Question<SheetAnswers> {
  return {
    id: 'dates',
    title: t('question.dates'),
    reason: finding?.message ?? '',
    answer: dateOrder,
    options: [
      { value: 'dmy', label: t('question.dates.dmy') },
      { value: 'mdy', label: t('question.dates.mdy') },
    ],
    choose: (value) => ({ dateOrder: value === 'mdy' ? 'mdy' : 'dmy' }),
  };
}

function twiceQuestion(
  finding: Finding | undefined,
  { duplicates }: SheetAnswers,
): Question<SheetAnswers> {
  return {
    id: 'duplicates',
    title: t('question.duplicates'),
    reason: finding?.message ?? '',
    answer: duplicates,
    options: [{ value: 'last', label: t('question.duplicates.last') }],
    choose: () => ({ duplicates: 'last' }),
  };
}

function existingQuestion(
  finding: Finding | undefined,
  { existing }: SheetAnswers,
): Question<SheetAnswers> {
  return {
    id: 'existing',
    title: t('question.existing'),
    reason: finding?.message ?? '',
    answer: existing,
    options: [
      { value: 'keep', label: t('question.existing.keep') },
      { value: 'replace', label: t('question.existing.replace') },
    ],
    choose: (value) => ({ existing: value === 'replace' ? 'replace' : 'keep' }),
  };
}

function faultyQuestion(
  finding: Finding | undefined,
  { skipFaulty }: SheetAnswers,
): Question<SheetAnswers> {
  return {
    id: 'faulty',
    title: t('question.faulty'),
    reason: finding?.message ?? '',
    answer: skipFaulty ? 'skip' : '',
    options: [{ value: 'skip', label: t('question.faulty.skip') }],
    choose: () => ({ skipFaulty: true }),
  };
}

/**
 * The questions of a sheet of measurements, KPI definitions or check-ins, those that were answered
 * included, so that an answer can be changed. `canSkip` says whether faulty rows may be left out.
 */
export function sheetQuestionsOf(
  findings: readonly Finding[],
  answers: SheetAnswers,
  canSkip = true,
): Question<SheetAnswers>[] {
  const found = (...codes: readonly string[]) => findings.find(({ code }) => codes.includes(code));
  const decimal = found(...decimalCodes);
  const dates = found('date_order');
  const twice = found('two_values');
  const other = found('has_value');
  const faulty = findings.find(
    ({ severity, code }) => severity === 'error' && !settled.includes(code),
  );
  const list: Question<SheetAnswers>[] = [];
  if (decimal || answers.decimalMark) list.push(decimalQuestion(decimal, answers));
  if (dates || answers.dateOrder) list.push(dateQuestion(dates, answers));
  if (twice || answers.duplicates) list.push(twiceQuestion(twice, answers));
  if (other || answers.existing) list.push(existingQuestion(other, answers));
  if ((faulty && canSkip) || answers.skipFaulty) list.push(faultyQuestion(faulty, answers));
  return list;
}
