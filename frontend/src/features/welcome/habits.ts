import type { NewPlan } from '~/bridge/types';

/** How a plan writes numbers and days. */
export type Habits = Pick<NewPlan, 'decimalMark' | 'dateOrder' | 'weekStart'>;

export const dateOrders = ['ymd', 'dmy', 'mdy'] as const;

/** A language that the window knows how to write; "C" and an empty one are none. */
function known(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en-GB';
  } catch {
    return 'en-GB';
  }
}

/** The habits of a language, such as that of this computer: a first guess that a person can change. */
export function habitsOf(called: string): Habits {
  const language = known(called);
  const decimal = new Intl.NumberFormat(language)
    .formatToParts(1.5)
    .find(({ type }) => type === 'decimal')?.value;
  const order = new Intl.DateTimeFormat(language)
    .formatToParts(0)
    .map(({ type }) => type.charAt(0))
    .filter((letter) => 'ymd'.includes(letter))
    .join('');
  const dateOrder = dateOrders.find((each) => each === order) ?? 'ymd';
  // Where the month comes first the week begins on Sunday.
  return {
    decimalMark: decimal === ',' ? ',' : '.',
    dateOrder,
    weekStart: order === 'mdy' ? 7 : 1,
  };
}
