import type { Template, Templates } from '~/bridge/types';
import { t } from '~/strings/strings';

/** Templates of one phase. */
export interface Group {
  title: string;
  templates: readonly Template[];
}

/** Everything of a template that a person may look for. */
function textOf({ title, phase, why, keyResults }: Template): string {
  const rows = keyResults.map((each) => `${each.title} ${each.kpi?.name} ${each.wants?.name}`);
  return [title, phase, why, ...rows].join(' ').toLowerCase();
}

/** The templates with all these words, in their order; `onlyWhole`, those that the plan measures. */
export function fitting(list: Templates, typed: string, onlyWhole: boolean): Template[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return list.templates.filter((each) => {
    const text = textOf(each);
    return (!onlyWhole || each.whole) && words.every((word) => text.includes(word));
  });
}

/** The same by phase: they come in the order of the phases. */
export function grouped(templates: readonly Template[]): Group[] {
  const groups = new Map<string, Template[]>();
  for (const each of templates) {
    const title = titleOf(each);
    groups.set(title, [...(groups.get(title) ?? []), each]);
  }
  return [...groups].map(([title, of]) => ({ title, templates: of }));
}

function titleOf({ phase, phaseId, current }: Template): string {
  if (current) return t('templates.current', { phase });
  return phaseId === null ? t('templates.otherPhases', { phase }) : phase;
}

/** The template before or after one, and the first or the last at the ends. */
export function beside(
  templates: readonly Template[],
  from: Template,
  step: number,
): Template | undefined {
  const at = templates.findIndex(({ id }) => id === from.id);
  return templates[Math.min(Math.max(at + step, 0), templates.length - 1)];
}
