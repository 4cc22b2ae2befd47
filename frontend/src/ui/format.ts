import { createContext, use } from 'react';

/** How a plan writes numbers and dates. */
export interface Style {
  /** "." or "," */
  decimalMark: string;
  /** 0.54 as "fraction" or 54% as "percent" */
  progressShown: string;
  /** "ymd", "dmy" or "mdy" */
  dateOrder: string;
}

/** A number parted for the eye: the unit is drawn quieter, before or behind the figures. */
export interface Figure {
  before: string;
  digits: string;
  after: string;
}

const minus = '\u2212';
const space = '\u00a0';
const currencies = /^[$€£¥₹]$/;
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

const readable = 4; // decimals at a glance; a ratio such as 189 ÷ 402 would have thirteen
const telling = 3; // digits that a small number keeps all the same

function decimalsOf(value: number): number {
  // Cairn keeps 15 significant digits; more would show the noise of the machine's arithmetic.
  const text = Number(value.toPrecision(15)).toString();
  const exponent = /e-(\d+)$/.exec(text);
  const exact = exponent ? Number(exponent[1]) : (text.split('.')[1]?.length ?? 0);
  const leading = value === 0 ? 0 : -Math.floor(Math.log10(Math.abs(value))) - 1;
  return Math.min(20, exact, Math.max(readable, leading + telling));
}

/** The decimals that a series of values needs, so that they all show the same number of them. */
export function commonDecimals(values: readonly (number | null)[]): number {
  return values.reduce<number>(
    (most, value) => (value === null ? most : Math.max(most, decimalsOf(value))),
    0,
  );
}

export interface Format {
  number: (value: number, decimals?: number) => string;
  figure: (value: number, unit: string, decimals?: number) => Figure;
  /** The same as one text: "6.5 d". */
  value: (value: number, unit: string, decimals?: number) => string;
  /** Progress, 0 to 1, as the plan shows it. */
  progress: (value: number) => string;
  /** Digits as a field offers them for editing: nothing grouped, nothing rounded. */
  plain: (value: number) => string;
  /** A civil date, YYYY-MM-DD: "31 Mar", with the year where it is not the year of `today`. */
  date: (date: string, today?: string) => string;
  /** A civil date by its day: "Tuesday 17 February". */
  day: (date: string) => string;
}

/**
 * A date in the plan's order. The month is a word in each of them, so that nobody takes a date of
 * one order for that of another.
 */
function dateIn(order: string, date: string, today = ''): string {
  const [year = '', number = '', digits = ''] = date.split('-');
  const month = months[Number(number) - 1] ?? number;
  const day = Number(digits);
  const isThisYear = year === today.slice(0, 4);
  if (order === 'dmy') return isThisYear ? `${day} ${month}` : `${day} ${month} ${year}`;
  if (isThisYear) return `${month} ${day}`;
  return order === 'mdy' ? `${month} ${day}, ${year}` : `${year} ${month} ${day}`;
}

/** Writes numbers and dates in a plan's style. */
export function formatter({ decimalMark, progressShown, dateOrder }: Style): Format {
  const locale = decimalMark === ',' ? 'de-DE' : 'en-GB';
  // Making one costs more than drawing a row.
  const formats = new Map<number, Intl.NumberFormat>();
  const withDecimals = (decimals: number) => {
    const known = formats.get(decimals);
    if (known) return known;
    const made = new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    formats.set(decimals, made);
    return made;
  };
  const number = (value: number, decimals = decimalsOf(value)) =>
    withDecimals(decimals).format(value).replace('-', minus);
  const figure = (value: number, unit: string, decimals?: number): Figure => {
    const digits = number(value, decimals);
    if (currencies.test(unit)) return { before: unit, digits, after: '' };
    if (unit === '%') return { before: '', digits, after: '%' };
    return { before: '', digits, after: unit && space + unit };
  };
  return {
    number,
    figure,
    value: (value, unit, decimals) => {
      const { before, digits, after } = figure(value, unit, decimals);
      return before + digits + after;
    },
    progress: (value) =>
      progressShown === 'percent' ? `${number(value * 100, 0)}%` : number(value, 2),
    plain: (value) =>
      value
        .toLocaleString('en-GB', { useGrouping: false, maximumSignificantDigits: 15 })
        .replace('.', decimalMark),
    date: (date, today) => dateIn(dateOrder, date, today),
    day: (date) =>
      new Date(`${date}T00:00:00Z`).toLocaleDateString(dateOrder === 'dmy' ? 'en-GB' : 'en-US', {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        timeZone: 'UTC',
      }),
  };
}

/** The civil date of an instant on this machine, YYYY-MM-DD. */
export function localDate(instant: string): string {
  const at = new Date(instant);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The time of day of an instant on this machine, "09:12". */
export function localTime(instant: string): string {
  return new Date(instant).toTimeString().slice(0, 5);
}

/** Confidence, stored 0 to 100, is shown out of 10. */
export function outOfTen(confidence: number): number {
  return Math.round(confidence) / 10;
}

const FormatContext = createContext<Format>(
  formatter({ decimalMark: '.', progressShown: 'fraction', dateOrder: 'dmy' }),
);

/** Gives the plan's style to everything beneath. */
export const FormatProvider = FormatContext.Provider;

/** How numbers and dates are written here. */
export function useFormat(): Format {
  return use(FormatContext);
}
