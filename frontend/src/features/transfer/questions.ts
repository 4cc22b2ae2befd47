import type { Finding, Preview } from '~/bridge/types';
import { t } from '~/strings/strings';
import type { Draft } from './draft';

/** Something that the file does not say and that holds for all of it. */
export interface Question {
  id: string;
  title: string;
  /** Why it is asked; "" once it is answered. */
  reason: string;
  /** "" while there is no answer. */
  answer: string;
  options: { value: string; label: string }[];
  /** What an answer changes in the draft. */
  choose: (value: string) => Partial<Draft>;
}

const decimalCodes = ['decimal_mark', 'grouped_number'];
const askingCodes = [...decimalCodes, 'date_order', 'scale'];

/** Whether a finding is a question with an answer of its own. */
export function isQuestion({ code }: Finding): boolean {
  return askingCodes.includes(code);
}

/** Which decimal mark the file has. */
export function decimalQuestion(
  finding: Finding | undefined,
  draft: Draft,
  mark: string,
): Question {
  // A warning says that the plan's mark was taken; an error, that none was.
  const taken = finding?.code === 'grouped_number' ? mark : '';
  return {
    id: 'decimal',
    title: t('import.question.decimal'),
    reason: finding?.message ?? '',
    answer: draft.decimalMark || taken,
    options: [
      { value: '.', label: t('import.question.decimal.point') },
      { value: ',', label: t('import.question.decimal.comma') },
    ],
    choose: (value) => ({ decimalMark: value === ',' ? ',' : '.' }),
  };
}

/** What comes first in the dates of the file. */
export function dateQuestion(finding: Finding | undefined, draft: Draft): Question {
  return {
    id: 'dates',
    title: t('import.question.dates'),
    reason: finding?.message ?? '',
    answer: draft.dateOrder,
    options: [
      { value: 'dmy', label: t('import.question.dates.dmy') },
      { value: 'mdy', label: t('import.question.dates.mdy') },
    ],
    choose: (value) => ({ dateOrder: value === 'mdy' ? 'mdy' : 'dmy' }),
  };
}

function scaleQuestion(
  { field, name }: Preview['columns'][number],
  finding: Finding | undefined,
  draft: Draft,
): Question {
  const factors = field === 'confidence' ? (['1', '10', '100'] as const) : (['1', '100'] as const);
  const answer = draft.scale[field];
  return {
    id: `scale ${field}`,
    title: t('import.question.scale', { column: name }),
    reason: finding?.message ?? '',
    answer: answer === undefined ? '' : String(answer),
    options: factors.map((value) => ({ value, label: t(`import.question.scale.${value}`) })),
    choose: (value) => ({ scale: { ...draft.scale, [field]: Number(value) } }),
  };
}

/**
 * The questions of a file, those that were answered included, so that an answer can be changed.
 * `mark` is the plan's decimal mark.
 */
export function questionsOf(preview: Preview, draft: Draft, mark: string): Question[] {
  const found = (...codes: string[]) => preview.findings.find(({ code }) => codes.includes(code));
  const list: Question[] = [];
  const decimal = found(...decimalCodes);
  if (decimal || draft.decimalMark) list.push(decimalQuestion(decimal, draft, mark));
  const dates = found('date_order');
  if (dates || draft.dateOrder) list.push(dateQuestion(dates, draft));
  for (const column of preview.columns) {
    const scale = preview.findings.find(
      ({ code, column: name }) => code === 'scale' && name === column.name,
    );
    if (scale || draft.scale[column.field] !== undefined) {
      list.push(scaleQuestion(column, scale, draft));
    }
  }
  return list;
}
