import type { Conflict, Initiative } from '~/bridge/roadmapTypes';
import { classWords, effortWords } from '~/features/roadmap/boards/words';
import { t, tn } from '~/strings/strings';
import type { Format } from '~/ui/format';
import { dateOf, type Span } from './days';

/** "6 Apr to 15 May, 40 days". */
export function spanWords({ first, last }: Span, today: string, format: Format): string {
  const days = last - first + 1;
  return t('timeline.span', {
    start: format.date(dateOf(first), today),
    end: format.date(dateOf(last), today),
    days: tn('timeline.days', days, format.number(days)),
  });
}

/** The days that stand beside a bar; a guessed one is a question mark. */
export function daysBeside(span: Span, today: string, format: Format): string {
  const start = span.isGuessedStart ? '?' : format.date(dateOf(span.first), today);
  const end = span.isGuessedEnd ? '?' : format.date(dateOf(span.last), today);
  return t('timeline.beside', { start, end });
}

/** All that a bar says, for whoever cannot see it. */
export function barName(
  row: Initiative,
  span: Span,
  isUndated: boolean,
  conflicts: readonly Conflict[],
  today: string,
  format: Format,
): string {
  const isGuessed = span.isGuessedStart !== span.isGuessedEnd;
  return [
    row.title,
    isUndated ? t('timeline.undated') : spanWords(span, today, format),
    isGuessed && t(span.isGuessedStart ? 'timeline.guessed.start' : 'timeline.guessed.end'),
    effortWords(row.effort, format),
    classWords(row),
    t(`roadmap.state.${row.state}`),
    ...row.requires.map(({ title }) => t('timeline.requires', { title })),
    ...conflicts.map(({ sentence }) => sentence),
  ]
    .filter(Boolean)
    .join(', ');
}

/** What the timeline shows, as a sentence. */
export function findingOf({ dated, tooSoon }: { dated: number; tooSoon: number }): string {
  if (dated === 0) return t('timeline.finding.none');
  if (tooSoon === 0) return tn('timeline.finding.fine', dated);
  return tooSoon === 1
    ? t('timeline.finding.single', { dated })
    : t('timeline.finding.some', { n: tooSoon, dated });
}
