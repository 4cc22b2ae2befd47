import type { Initiative, Range } from '~/bridge/roadmapTypes';
import { t } from '~/strings/strings';
import type { Format } from '~/ui/format';

/** An estimate as it is read: "3 (2–6) d"; null where there is none. */
export function rangeWords(
  { low, likely, high }: Range,
  unit: string,
  format: Format,
): string | null {
  const figure = (value: number) => format.value(value, unit);
  const hasSpread = low !== null && high !== null;
  if (likely === null)
    return hasSpread ? t('estimate.between', { low: figure(low), high: figure(high) }) : null;
  return hasSpread
    ? t('estimate.range', {
        likely: figure(likely),
        low: format.number(low),
        high: format.number(high),
      })
    : figure(likely);
}

/** "reach", "reach and effort", "reach, impact and effort". */
export function listWords(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  const others = names.slice(0, -1);
  return others.length === 0 ? last : t('initiative.and', { names: others.join(', '), last });
}

/** Why an initiative has no score, as a sentence; "" where it has one, or needs none. */
export function unscoredWords({ class: kind, score, fault, missing }: Initiative): string {
  if (kind !== '' || score !== null) return '';
  if (fault !== '') return fault;
  if (missing.length === 0) return t('initiative.unscored');
  return t('initiative.lacks', { names: listWords(missing) });
}
