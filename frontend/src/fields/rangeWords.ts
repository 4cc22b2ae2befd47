import type { Range } from '~/bridge/roadmapTypes';
import { t } from '~/strings/strings';
import type { Format } from '~/ui/format';

type Ends = Pick<Range, 'low' | 'likely' | 'high'>;

interface Options {
  /** Stands behind the likely number. */
  unit?: string;
  /** Of all numbers; without it each has as many as it needs. */
  decimals?: number | undefined;
}

/** An estimate in its parts: the likely number, and between what it may lie. Ends that are one number say nothing. */
export function rangeParts(
  { low, likely, high }: Ends,
  format: Format,
  { unit = '', decimals }: Options = {},
): { likely: string; between: string } {
  const words = likely === null ? '' : format.value(likely, unit, decimals);
  if (low === null || high === null || low === high) return { likely: words, between: '' };
  const ends = { low: format.number(low, decimals), high: format.number(high, decimals) };
  // A dash before a minus sign would be read as part of it.
  const between = low < 0 ? t('estimate.between', ends) : `${ends.low}–${ends.high}`;
  return { likely: words, between };
}

/** An estimate as it is read: "3 d (2–6)"; null where there is none. */
export function rangeWords(range: Ends, format: Format, options?: Options): string | null {
  const { likely, between } = rangeParts(range, format, options);
  if (likely === '' || between === '') return likely || between || null;
  return t('estimate.range', { likely, between });
}
