import type { Finding } from '~/bridge/types';
import { t } from '~/strings/strings';
import type { Draft } from './draft';
import { dateQuestion, decimalQuestion, type Question } from './questions';

// Findings that an answer settles, or that leaving rows out does not help with. Any other error is
// a row that cannot be read.
const decimals = ['decimal_mark', 'grouped_number'];
const whole = ['no_period_column', 'no_value_column', 'no_kpi', 'no_name_column'];
const settled = [...decimals, ...whole, 'date_order', 'two_values', 'has_value'];

/** The questions of a file of measurements, KPI definitions or check-ins, answered ones included. */
export function sheetQuestionsOf(findings: readonly Finding[], draft: Draft): Question[] {
  const found = (...codes: string[]) => findings.find(({ code }) => codes.includes(code));
  const list: Question[] = [];
  const decimal = found(...decimals);
  if (decimal || draft.decimalMark) list.push(decimalQuestion(decimal, draft, ''));
  const dates = found('date_order');
  if (dates || draft.dateOrder) list.push(dateQuestion(dates, draft));
  const twice = found('two_values');
  if (twice || draft.duplicates) {
    list.push({
      id: 'duplicates',
      title: t('import.question.duplicates'),
      reason: twice?.message ?? '',
      answer: draft.duplicates,
      options: [{ value: 'last', label: t('import.question.duplicates.last') }],
      choose: () => ({ duplicates: 'last' }),
    });
  }
  const other = found('has_value');
  if (other || draft.existing) {
    list.push({
      id: 'existing',
      title: t('import.question.existing'),
      reason: other?.message ?? '',
      answer: draft.existing,
      options: [
        { value: 'keep', label: t('import.question.existing.keep') },
        { value: 'replace', label: t('import.question.existing.replace') },
      ],
      choose: (value) => ({ existing: value === 'replace' ? 'replace' : 'keep' }),
    });
  }
  const faulty = findings.find(
    ({ severity, code }) => severity === 'error' && !settled.includes(code),
  );
  // A definition that cannot be read is mended in the file.
  if ((faulty && draft.kind !== 'kpis') || draft.skipFaulty) {
    list.push({
      id: 'faulty',
      title: t('import.question.faulty'),
      reason: faulty?.message ?? '',
      answer: draft.skipFaulty ? 'skip' : '',
      options: [{ value: 'skip', label: t('import.question.faulty.skip') }],
      choose: () => ({ skipFaulty: true }),
    });
  }
  return list;
}
