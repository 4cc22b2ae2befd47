import { t } from '~/strings/strings';

/** The months, 1 to 12. */
export const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** The month, `later` months on. */
export function monthName(first: number, later = 0): string {
  const month = months[(first - 1 + later) % months.length] ?? 1;
  return t(`month.${month}`);
}
