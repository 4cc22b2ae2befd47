import type { Initiative } from '~/bridge/roadmapTypes';
import { t } from '~/strings/strings';

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
