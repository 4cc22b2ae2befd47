import type { Initiative } from '~/bridge/roadmapTypes';
import { t } from '~/strings/strings';
import type { Format } from '~/ui/format';

const large = 100; // from here on a score needs no decimals
const middling = 10; // and from here on one

/** A score that stands by itself: 1,387; 12.4; 0.62. */
export function scoreNumber(score: number, format: Format): string {
  const size = Math.abs(score);
  const decimals = size >= middling ? 1 : 2;
  return format.number(score, size >= large || Number.isInteger(score) ? 0 : decimals);
}

/** Why an initiative has no score, in the few words that a cell has room for. */
export function unscoredShort({
  class: kind,
  fault,
  missing,
}: Pick<Initiative, 'class' | 'fault' | 'missing'>): string {
  if (kind !== '') return t('roadmap.outside');
  const [first, ...more] = missing;
  if (first === undefined) return fault || t('roadmap.unscored');
  const what = first.toLowerCase();
  return more.length === 0
    ? t('roadmap.lacks.only', { what })
    : t('roadmap.lacks.more', { what, more: more.length });
}
