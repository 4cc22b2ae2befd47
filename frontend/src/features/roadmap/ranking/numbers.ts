import type { RankedRow } from '~/bridge/rankingTypes';
import type { Criterion, Range } from '~/bridge/roadmapTypes';
import { commonDecimals, type Format } from '~/ui/format';

/** A share of 0 to 1 in whole percent: "56%". */
export function percent(share: number, format: Format): string {
  return format.value(Math.round(share * 100), '%', 0);
}

/** Decimals of a column of scores or values: what is large needs none. */
export function scoreDecimals(scores: readonly (number | null)[]): number {
  const most = Math.max(0, ...scores.map((score) => Math.abs(score ?? 0)));
  if (most >= 100) return 0;
  return Math.min(most >= 10 ? 1 : 2, commonDecimals(scores));
}

/** Decimals of efforts, of which one is always shown: "2.0". */
export function effortDecimals(efforts: readonly (number | null)[]): number {
  return Math.min(2, Math.max(1, commonDecimals(efforts)));
}

/** "3–7"; one rank where both are the same. */
export function likelyRank({ rankLow, rankHigh }: RankedRow): string {
  if (rankLow === null || rankHigh === null) return '';
  return rankLow === rankHigh ? String(rankLow) : `${rankLow}–${rankHigh}`;
}

/** What a row says on a criterion. */
export function ratingOf({ ratings }: RankedRow, { id }: Criterion): Range | undefined {
  return ratings.find(({ criterion }) => criterion === id);
}
