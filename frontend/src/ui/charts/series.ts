import type { Format } from '~/ui/format';
import type { ChartOption } from './engine';

/** A value of a period. */
export interface SeriesPoint {
  /** First day of the period. */
  date: string;
  label: string;
  value: number;
  /** The period is still under way: the point is hollow. */
  provisional: boolean;
  note: string;
}

/** What values are compared with: a way to the target, or a limit. */
export interface SeriesLine {
  name: string;
  points: readonly { date: string; value: number }[];
}

/** Something that happened on a day. */
export interface SeriesNote {
  date: string;
  /** Stands at the chart and before the note's words beneath. */
  mark: string;
}

/** A series of values over time, oldest first. */
export interface Series {
  name: string;
  unit: string;
  decimals: number | null;
  points: readonly SeriesPoint[];
  lines: readonly SeriesLine[];
  notes: readonly SeriesNote[];
}

/** Colours of the tokens, and the font, as a picture needs them: by their values. */
export interface Ink {
  font: string;
  surface: string;
  line: string;
  target: string;
  limit: string;
  grid: string;
  axis: string;
  text: string;
}

const names: Record<keyof Omit<Ink, 'font'>, string> = {
  surface: '--bg-surface',
  line: '--chart-line',
  target: '--chart-target',
  limit: '--chart-limit',
  grid: '--chart-grid',
  axis: '--chart-axis',
  text: '--text',
};

/** The colours of the theme that is shown. */
export function inkOf(page: HTMLElement): Ink {
  const style = getComputedStyle(page);
  const read = (name: string) => style.getPropertyValue(name).trim();
  const colours = Object.fromEntries(
    Object.entries(names).map(([key, name]) => [key, read(name)]),
  ) as Omit<Ink, 'font'>;
  // ECharts writes the font into attributes as it stands: double quotes would end them.
  return { ...colours, font: read('--font-sans').replaceAll('"', "'") || 'sans-serif' };
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const crowded = 40; // points beyond which only the last has a dot
const short = 2; // characters of a unit that every label of an axis has room for
const small = 11; // px, as the labels of axes are

/** "Feb", "Jan 2026", or "9 Feb" in the order of the plan between the first days of months. */
export function tickWords(at: number, format: Format): string {
  const date = new Date(at);
  const month = months[date.getUTCMonth()] ?? '';
  const day = date.toISOString().slice(0, 10);
  if (date.getUTCDate() !== 1) return format.date(day, day);
  return date.getUTCMonth() === 0 ? `${month} ${date.getUTCFullYear()}` : month;
}

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

type Lines = Extract<NonNullable<ChartOption['series']>, readonly unknown[]>;

/** The values: those of periods that are over in one line, the one under way hollow at its end. */
function valueLines({ name, points }: Series, ink: Ink): Lines {
  const over = points.filter(({ provisional }) => !provisional);
  const underWay = points.filter(({ provisional }) => provisional);
  const data = (all: readonly SeriesPoint[]) => all.map(({ date, value }) => [dayOf(date), value]);
  const plain = { type: 'line' as const, animation: false, silent: true, symbol: 'circle' };
  const last = over.at(-1);
  return [
    {
      ...plain,
      id: 'values',
      name,
      data: data(over),
      showSymbol: true,
      showAllSymbol: true,
      symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) =>
        over.length <= crowded || dataIndex === over.length - 1 ? 5 : 0,
      lineStyle: { color: ink.line, width: 1.6 },
      itemStyle: { color: ink.line },
    },
    ...(underWay.length > 0
      ? [
          {
            ...plain,
            id: 'provisional',
            name,
            data: data(last ? [last, ...underWay] : underWay),
            symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) =>
              last && dataIndex === 0 ? 0 : 8,
            lineStyle: { color: ink.line, width: 1.6, type: 'dashed' as const },
            itemStyle: { color: ink.surface, borderColor: ink.line, borderWidth: 1.6 },
          },
        ]
      : []),
  ];
}

function comparedLines(
  { lines, unit, decimals }: Series,
  ink: Ink,
  format: Format,
  font: object,
): Lines {
  return lines.map(({ name, points }) => {
    const end = points.at(-1);
    const value = end ? format.value(end.value, unit, decimals ?? undefined) : '';
    return {
      type: 'line' as const,
      id: `line ${name}`,
      name,
      animation: false,
      silent: true,
      symbol: 'none',
      data: points.map((each) => [dayOf(each.date), each.value]),
      lineStyle: { color: ink.target, width: 1.2, type: [2, 3] },
      endLabel: { ...font, show: true, formatter: `${name}\n${value}`, color: ink.text },
    };
  });
}

function noteMarks({ notes }: Series, ink: Ink, font: object): Lines {
  if (notes.length === 0) return [];
  return [
    {
      type: 'line' as const,
      id: 'notes',
      data: [],
      silent: true,
      markLine: {
        silent: true,
        animation: false,
        symbol: 'none',
        lineStyle: { color: ink.limit, width: 1, type: 'solid' as const },
        label: { ...font, color: ink.text, formatter: ({ name }: { name: string }) => name },
        data: notes.map(({ date, mark }) => ({ name: mark, xAxis: dayOf(date) })),
      },
    },
  ];
}

/** What ECharts shall draw. `tell` makes the words for a day that is pointed at. */
export function optionOf(
  series: Series,
  ink: Ink,
  format: Format,
  tell?: (at: number) => HTMLElement | string,
): ChartOption {
  const font = { fontFamily: ink.font, fontSize: small };
  const hasLines = series.lines.length > 0;
  const { unit } = series;
  return {
    animation: false,
    useUTC: true,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: ink.font },
    grid: {
      left: 4,
      right: hasLines ? 76 : 20,
      top: 18,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      type: 'time',
      axisLine: { lineStyle: { color: ink.limit } },
      axisTick: { lineStyle: { color: ink.limit } },
      axisLabel: {
        ...font,
        color: ink.axis,
        hideOverlap: true,
        formatter: (at: number) => tickWords(at, format),
      },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      scale: true,
      splitNumber: 4,
      axisLabel: {
        ...font,
        color: ink.axis,
        formatter: (value: number) => format.value(value, unit.length <= short ? unit : ''),
      },
      splitLine: { lineStyle: { color: ink.grid } },
    },
    ...(tell && {
      tooltip: {
        trigger: 'axis',
        confine: true,
        transitionDuration: 0,
        padding: 0,
        borderWidth: 0,
        backgroundColor: 'transparent',
        axisPointer: { type: 'line', lineStyle: { color: ink.limit, type: 'dotted' } },
        formatter: (params) => {
          const [first] = Array.isArray(params) ? params : [params];
          const value = first?.value;
          return tell(Array.isArray(value) ? Number(value[0]) : NaN);
        },
      },
    }),
    series: [
      ...comparedLines(series, ink, format, font),
      ...noteMarks(series, ink, font),
      ...valueLines(series, ink),
    ],
  };
}
