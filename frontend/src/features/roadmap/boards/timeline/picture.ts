import { t } from '~/strings/strings';
import type { Format } from '~/ui/format';
import { type Drawn, escaped, wrapped } from '~/ui/picture';
import { arrowHead, arrowPath } from './arrows';
import { axisOf, ticksOf, type Zoom } from './axis';
import { dayOf, type Span } from './days';
import type { Line, Tie } from './lines';
import { bandsOf } from './Scale';
import { daysBeside } from './words';
import type { Cycle } from '~/bridge/types';

/** The colours of a picture, read from the theme. */
export interface Ink {
  font: string;
  surface: string;
  sunken: string;
  line: string;
  edge: string;
  fill: string;
  outside: string;
  warning: string;
  text: string;
  second: string;
  third: string;
}

export function inkOf(page: HTMLElement): Ink {
  const style = getComputedStyle(page);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    font: read('--font-sans').replaceAll('"', "'") || 'sans-serif',
    surface: read('--bg-surface'),
    sunken: read('--bg-sunken'),
    line: read('--line'),
    edge: read('--line-control'),
    fill: read('--bg-track'),
    outside: read('--text-2'),
    warning: read('--st-behind-text'),
    text: read('--text'),
    second: read('--text-2'),
    third: read('--text-3'),
  };
}

// All in px. The picture is drawn at the usual text size.
const rem = 16;
const margin = 28;
const fonts = { title: 20, line: 13, word: 12, small: 11 };
const leading = 1.35;
const average = 0.54; // width of a letter of Inter, in its size
const least = 640; // width in which a title has room
const row = 26;
const bar = 14;
const names = 250;
const head = 40;

export interface Picture {
  lines: readonly Line[];
  ties: readonly Tie[];
  spanOf: (id: string) => Span | null;
  isInConflict: (id: string) => boolean;
  zoom: Zoom;
  cycles: readonly Cycle[];
  /** The id of the cycle that is shown. */
  cycle: string;
  today: string;
  /** States what the timeline shows. */
  title: string;
  line: string;
  groupWords: (line: Extract<Line, { type: 'group' }>) => string;
  ink: Ink;
  format: Format;
}

type Attributes = Record<string, string | number>;

function tag(name: string, attributes: Attributes, inside = ''): string {
  const words = Object.entries(attributes).map(
    ([key, value]) =>
      ` ${key}="${escaped(typeof value === 'number' ? String(Math.round(value * 10) / 10) : value)}"`,
  );
  return `<${name}${words.join('')}>${inside}</${name}>`;
}

function text(words: string, x: number, y: number, size: number, fill: string, more = {}): string {
  return tag('text', { x, y, 'font-size': size, fill, ...more }, escaped(words));
}

/** The words as far as they have room; nothing where not even a letter and its ellipsis have. */
function cut(words: string, width: number, size: number): string {
  const most = Math.floor(width / (size * average));
  if (most < 2) return '';
  return words.length > most ? `${words.slice(0, most - 1)}…` : words;
}

/** The sign of something that does not go together, in a box of 12 by 12. */
function warning(x: number, y: number, { warning: fill, surface }: Ink): string {
  return tag(
    'g',
    { transform: `translate(${Math.round(x)} ${Math.round(y)})` },
    tag('path', { d: 'M6 .5 11.8 11H.2Z', fill }) +
      tag('path', { d: 'M6 4.2v3.2M6 9v.2', stroke: surface, 'stroke-width': 1.4 }),
  );
}

/** The whole timeline as SVG that needs nothing but itself. */
export function drawTimeline(picture: Picture): Drawn {
  const { lines, spanOf, zoom, title, ink, today, format } = picture;
  const spans = lines.flatMap(({ id }) => spanOf(id) ?? []);
  const day = dayOf(today);
  const own = picture.cycles.flatMap(({ id, start, end }) =>
    id === picture.cycle && start !== null && end !== null
      ? [{ first: dayOf(start), last: dayOf(end) }]
      : [],
  );
  const axis = axisOf([...spans, ...own, { first: day, last: day }], zoom, rem);
  const inner = Math.max(names + axis.width, least);
  const titles = wrapped(title, Math.floor(inner / (fonts.title * average)));
  const under = margin + titles.length * fonts.title * leading;
  const top = Math.round(under + fonts.line * leading + margin / 2);
  const width = Math.round(inner + 2 * margin);
  const all = lines.length * row;
  const height = Math.round(top + head + all + margin);
  const bands = bandsOf(picture.cycles, picture.cycle, axis);
  const behind = bands.flatMap(({ name, first, last, isShown }) => [
    tag('rect', {
      x: axis.at(first),
      y: 0,
      width: axis.at(last + 1) - axis.at(first),
      height: head + all,
      fill: isShown ? ink.surface : ink.sunken,
      stroke: ink.line,
    }),
    text(
      cut(name, axis.at(last + 1) - axis.at(first) - 8, fonts.small),
      axis.at(first) + 6,
      14,
      fonts.small,
      ink.second,
      {
        'font-weight': isShown ? 600 : 400,
      },
    ),
  ]);
  const ticks = ticksOf(axis, axis, format).map(({ day: at, words }) =>
    text(words, axis.at(at) + 6, 32, fonts.small, ink.third),
  );
  const now = tag('path', {
    d: `M${Math.round(axis.at(day))} ${head - 4}V${head + all}`,
    stroke: ink.text,
    'stroke-width': 1.5,
  });
  const svg = tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': ink.font,
    },
    [
      tag('title', {}, escaped(title)),
      tag('rect', { width: '100%', height: '100%', fill: ink.surface }),
      ...titles.map((words, nth) =>
        text(
          words,
          margin,
          margin + fonts.title + nth * fonts.title * leading,
          fonts.title,
          ink.text,
          {
            'font-weight': 600,
          },
        ),
      ),
      text(picture.line, margin, under + fonts.line, fonts.line, ink.third),
      tag(
        'g',
        { transform: `translate(${margin + names} ${top})` },
        [
          ...behind,
          ...ticks,
          tag(
            'g',
            { transform: `translate(0 ${head})` },
            lines.map((line, at) => lineOf(line, at, picture, axis)).join('') +
              picture.ties.map((tie) => tieOf(tie, picture, axis)).join(''),
          ),
          now,
          text(t('timeline.today'), axis.at(day) + 4, head - 2, fonts.small, ink.text, {
            'font-weight': 600,
          }),
        ].join(''),
      ),
    ].join(''),
  );
  return { title, svg };
}

type AxisOf = ReturnType<typeof axisOf>;

function lineOf(line: Line, at: number, picture: Picture, axis: AxisOf): string {
  const { ink, format, today, spanOf, isInConflict } = picture;
  const y = at * row;
  const base = y + row / 2 + 4;
  const rule = tag('path', { d: `M${-names} ${y}H${Math.round(axis.width)}`, stroke: ink.line });
  if (line.type === 'group') {
    const words = `${picture.groupWords(line)} ${line.count}`;
    return rule + text(words, -names, base, fonts.word, ink.text, { 'font-weight': 600 });
  }
  const { row: initiative, isUndated } = line;
  const span = spanOf(line.id);
  const name = text(
    cut(initiative.title, names - 12, fonts.word),
    -names,
    base,
    fonts.word,
    ink.text,
  );
  if (!span) return rule + name;
  const left = axis.at(span.first);
  const right = axis.at(span.last + 1);
  const isOpen = isUndated || initiative.state === 'idea' || initiative.state === 'candidate';
  const isGuessed = isUndated || span.isGuessedStart || span.isGuessedEnd;
  const isDue = initiative.class === 'compliance' && initiative.end !== null;
  const middle = y + row / 2;
  const fill = initiative.class !== '' ? ink.outside : isOpen ? ink.surface : ink.fill;
  return [
    rule,
    name,
    tag('rect', {
      x: left,
      y: middle - bar / 2,
      width: Math.max(right - left, 2),
      height: bar,
      rx: 3,
      fill: isUndated ? 'none' : fill,
      stroke: ink.edge,
      ...(isGuessed && { 'stroke-dasharray': '4 3' }),
    }),
    isInConflict(line.id) ? warning(left - 24, middle - 6, ink) : '',
    isDue
      ? tag('path', {
          d: `M${Math.round(right)} ${middle - 6}l6 6-6 6-6-6Z`,
          fill: ink.text,
          stroke: ink.surface,
        })
      : '',
    isUndated
      ? ''
      : text(daysBeside(span, today, format), right + 12, base, fonts.small, ink.third),
  ].join('');
}

function tieOf(tie: Tie, { spanOf, ink }: Picture, axis: AxisOf): string {
  const [first, then] = [spanOf(tie.on), spanOf(tie.id)];
  if (!first || !then) return '';
  const from = { x: Math.round(axis.at(first.last + 1)), y: (tie.from + 0.5) * row };
  const to = { x: Math.round(axis.at(then.first)), y: (tie.to + 0.5) * row };
  const stroke = tie.isConflict ? ink.warning : ink.edge;
  return (
    tag('path', {
      d: arrowPath(from, to),
      fill: 'none',
      stroke,
      ...(tie.isConflict && { 'stroke-dasharray': '4 3' }),
    }) + tag('path', { d: arrowHead(to), fill: stroke })
  );
}
