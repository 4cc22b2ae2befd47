import type { MeasurementPreview, Paste } from '~/bridge/types';
import { t } from '~/strings/strings';

interface Question {
  id: string;
  title: string;
  /** "" while there is no answer. */
  answer: string;
  options: { value: string; label: string }[];
  choose: (value: string) => Partial<Paste>;
}

// Findings that an answer settles. Any other error is a row that cannot be read.
const codes = {
  dates: ['date_order'],
  decimal: ['decimal_mark', 'grouped_number'],
  duplicates: ['two_values'],
  existing: ['has_value'],
  // Of the paste as a whole: leaving rows out does not help.
  whole: ['no_period_column', 'no_value_column', 'no_kpi'],
} as const;
const settled: readonly string[] = Object.values(codes).flat();

/** What pasted rows leave in doubt, the answered questions included, so that an answer can change. */
export function questionsOf({ findings }: MeasurementPreview, paste: Paste): Question[] {
  const found = (list: readonly string[]) => findings.some(({ code }) => list.includes(code));
  const questions: Question[] = [];
  if (found(codes.dates) || paste.dateOrder) {
    questions.push({
      id: 'dates',
      title: t('paste.question.dates'),
      answer: paste.dateOrder,
      options: [
        { value: 'dmy', label: t('paste.question.dates.dmy') },
        { value: 'mdy', label: t('paste.question.dates.mdy') },
      ],
      choose: (value) => ({ dateOrder: value === 'mdy' ? 'mdy' : 'dmy' }),
    });
  }
  if (found(codes.decimal) || paste.decimalMark) {
    questions.push({
      id: 'decimal',
      title: t('paste.question.decimal'),
      answer: paste.decimalMark,
      options: [
        { value: '.', label: t('paste.question.decimal.point') },
        { value: ',', label: t('paste.question.decimal.comma') },
      ],
      choose: (value) => ({ decimalMark: value === ',' ? ',' : '.' }),
    });
  }
  if (found(codes.duplicates) || paste.duplicates) {
    questions.push({
      id: 'duplicates',
      title: t('paste.question.duplicates'),
      answer: paste.duplicates,
      options: [{ value: 'last', label: t('paste.question.duplicates.last') }],
      choose: () => ({ duplicates: 'last' }),
    });
  }
  if (found(codes.existing) || paste.existing) {
    questions.push({
      id: 'existing',
      title: t('paste.question.existing'),
      answer: paste.existing,
      options: [
        { value: 'keep', label: t('paste.question.existing.keep') },
        { value: 'replace', label: t('paste.question.existing.replace') },
      ],
      choose: (value) => ({ existing: value === 'replace' ? 'replace' : 'keep' }),
    });
  }
  const faulty = findings.some(
    ({ severity, code }) => severity === 'error' && !settled.includes(code),
  );
  if (faulty || paste.skipFaulty) {
    questions.push({
      id: 'faulty',
      title: t('paste.question.faulty'),
      answer: paste.skipFaulty ? 'skip' : '',
      options: [{ value: 'skip', label: t('paste.question.faulty.skip') }],
      choose: () => ({ skipFaulty: true }),
    });
  }
  return questions;
}
