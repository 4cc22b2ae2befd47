import type { Finding, Preview } from '~/bridge/types';
import { dateQuestion, decimalCodes, decimalQuestion, type Question } from '~/fields/questions';
import { t } from '~/strings/strings';
import type { Draft } from './draft';

/** Whether a finding is a question with an answer of its own. */
export function isQuestion({ code }: Finding): boolean {
  return decimalCodes.includes(code) || code === 'date_order' || code === 'scale';
}

function scaleQuestion(
  { field, name }: Preview['columns'][number],
  finding: Finding | undefined,
  draft: Draft,
): Question<Draft> {
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
 * The questions of a file with an outline, those that were answered included, so that an answer can
 * be changed. `mark` is the plan's decimal mark.
 */
export function questionsOf(preview: Preview, draft: Draft, mark: string): Question<Draft>[] {
  const found = (...codes: readonly string[]) =>
    preview.findings.find(({ code }) => codes.includes(code));
  const list: Question<Draft>[] = [];
  const decimal = found(...decimalCodes);
  // A warning says that the plan's mark was taken; an error, that none was.
  const taken = decimal?.code === 'grouped_number' ? mark : '';
  if (decimal || draft.decimalMark) list.push(decimalQuestion(decimal, draft, taken));
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
