import type { EdgeKind, MapNode } from '~/bridge/types';
import { standingShapes } from '~/fields/Standing';
import { t } from '~/strings/strings';
import type { Format } from '~/ui/format';
import { type Drawn, escaped, wrapped } from '~/ui/picture';
import type { StatusName } from '~/ui/Status';
import { statusShapes } from '~/ui/statusShapes';
import { beneathOf, branchOf, type Graph } from './graph';
import type { Layout, Place, Sizes } from './layout';
import { numberOf, standingWord, valueWords } from './words';

/** The colours of a picture, read from the theme. */
export interface Ink {
  font: string;
  surface: string;
  line: string;
  edge: string;
  track: string;
  text: string;
  second: string;
  third: string;
  status: Record<StatusName, { shape: string; word: string }>;
}

const tokens: Record<StatusName, string> = {
  achieved: 'achieved',
  on_track: 'ontrack',
  behind: 'behind',
  at_risk: 'atrisk',
  stale: 'stale',
  not_started: 'notstarted',
};

export function inkOf(page: HTMLElement): Ink {
  const style = getComputedStyle(page);
  const read = (name: string) => style.getPropertyValue(name).trim();
  const status = Object.entries(tokens).map(([name, token]) => [
    name,
    { shape: read(`--st-${token}`), word: read(`--st-${token}-text`) },
  ]);
  return {
    font: read('--font-sans').replaceAll('"', "'") || 'sans-serif',
    surface: read('--bg-surface'),
    line: read('--line-strong'),
    edge: read('--line-control'),
    track: read('--bg-track'),
    text: read('--text'),
    second: read('--text-2'),
    third: read('--text-3'),
    status: Object.fromEntries(status) as Ink['status'],
  };
}

// All in px. The picture is drawn at the usual text size.
const margin = 28;
const pad = 10;
const fonts = { title: 20, line: 13, word: 12, small: 11 };
const leading = 1.35;
const average = 0.54; // width of a letter of Inter, in its size
const narrow = 0.5; // the same of the short words for a status
const least = 640; // width in which a title has room

interface Picture {
  graph: Graph;
  /** Branches that are closed. */
  collapsed: ReadonlySet<string>;
  layout: Layout;
  sizes: Sizes;
  /** States what the map shows. */
  title: string;
  line: string;
  ink: Ink;
  format: Format;
}

type Attributes = Record<string, string | number>;

function tag(name: string, attributes: Attributes, inside = ''): string {
  const words = Object.entries(attributes).map(
    ([key, value]) =>
      ` ${key}="${escaped(typeof value === 'number' ? String(rounded(value)) : value)}"`,
  );
  return `<${name}${words.join('')}>${inside}</${name}>`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

function text(
  words: string,
  x: number,
  y: number,
  size: number,
  fill: string,
  more: Attributes = {},
) {
  return tag('text', { x, y, 'font-size': size, fill, ...more }, escaped(words));
}

/** Words that fit into a width; what is left out is an ellipsis. */
function cut(words: string, width: number, size: number, lines = 1): string[] {
  const most = Math.floor(width / (size * average));
  const all = wrapped(words, most);
  const kept = all
    .slice(0, lines)
    .map((line) => (line.length > most ? `${line.slice(0, most - 1)}…` : line));
  const last = kept.at(-1);
  if (all.length > lines && last !== undefined)
    kept[lines - 1] = `${last.slice(0, most - 1).replace(/…$/, '')}…`;
  return kept;
}

/** The whole map that is shown as SVG that needs nothing but itself. */
export function drawMap(picture: Picture): Drawn {
  const { graph, layout, sizes, title, line, ink } = picture;
  const inner = Math.max(layout.width, least);
  const titles = wrapped(title, Math.floor(inner / (fonts.title * average)));
  const under = margin + titles.length * fonts.title * leading;
  const legend = under + fonts.line * leading * 1.6;
  const top = legend + margin;
  const width = Math.round(inner + 2 * margin);
  const height = Math.round(top + layout.height + margin);
  const kinds = new Set<EdgeKind>();
  const ties = graph.edges.flatMap(({ kind, from, to }) => {
    const [a, b] = [layout.places[from], layout.places[to]];
    if (!a || !b) return [];
    kinds.add(kind);
    const middle = (id: string) =>
      (graph.nodes.get(id)?.subject === 'kpi' ? sizes.kpiHeight : sizes.height) / 2;
    return [tie(kind, a, b, { from: middle(from), to: middle(to), width: sizes.width }, ink)];
  });
  const cards = Object.entries(layout.places).flatMap(([id, place]) => {
    const node = graph.nodes.get(id);
    if (!node) return [];
    const drawn = card(node, place, picture);
    const isClosed = picture.collapsed.has(id) && beneathOf(graph, id).length > 0;
    if (!isClosed) return [drawn];
    return [drawn, closedMark(branchOf(graph, id).length - 1, place, sizes, ink)];
  });
  const body = [...ties, ...cards, layout.band === null ? '' : band(layout.band, sizes, ink)];
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
      text(line, margin, under + fonts.line, fonts.line, ink.third),
      legendOf(kinds, legend + fonts.line, ink),
      tag('g', { transform: `translate(${margin} ${Math.round(top)})` }, body.join('')),
    ].join(''),
  );
  return { title, svg };
}

const dashes: Record<EdgeKind, Attributes> = {
  rolls_up: { 'stroke-width': 1.6 },
  proves: { 'stroke-width': 1 },
  feeds: { 'stroke-width': 1.2, 'stroke-dasharray': '1.5 3.5', 'stroke-linecap': 'round' },
  supports: { 'stroke-width': 1.4, 'stroke-dasharray': '6 4' },
};

function stroke(d: string, kind: EdgeKind, ink: Ink): string {
  return tag('path', { d, fill: 'none', stroke: ink.edge, ...dashes[kind] });
}

/** The end of a line at a place; `way` is 1 where it comes from the left. */
function end(kind: EdgeKind, x: number, y: number, way: 1 | -1, ink: Ink): string {
  const arrow = `M${x - 7 * way} ${y - 4} ${x} ${y} ${x - 7 * way} ${y + 4}`;
  switch (kind) {
    case 'rolls_up':
      return tag('path', { d: `${arrow}Z`, fill: ink.edge });
    case 'supports':
      return tag('path', { d: arrow, fill: 'none', stroke: ink.edge, 'stroke-width': 1.4 });
    case 'proves':
      return tag('circle', { cx: x, cy: y, r: 2.6, fill: ink.edge });
    case 'feeds':
      return tag('circle', { cx: x, cy: y, r: 2.6, fill: ink.surface, stroke: ink.edge });
  }
}

function tie(
  kind: EdgeKind,
  a: Place,
  b: Place,
  middle: { from: number; to: number; width: number },
  ink: Ink,
): string {
  const isRight = a.x < b.x;
  const from = { x: isRight ? a.x + middle.width : a.x, y: a.y + middle.from };
  const to = { x: a.x > b.x ? b.x + middle.width : b.x, y: b.y + middle.to };
  const bend = Math.max(32, Math.abs(to.x - from.x) / 2);
  const out = isRight ? bend : -bend;
  const into = a.x > b.x ? bend : -bend;
  const d = `M${rounded(from.x)} ${rounded(from.y)}C${rounded(from.x + out)} ${rounded(from.y)} ${rounded(to.x + into)} ${rounded(to.y)} ${rounded(to.x)} ${rounded(to.y)}`;
  return stroke(d, kind, ink) + end(kind, rounded(to.x), rounded(to.y), a.x > b.x ? -1 : 1, ink);
}

function legendOf(kinds: ReadonlySet<EdgeKind>, y: number, ink: Ink): string {
  const lineWidth = 34;
  const drawn: string[] = [];
  let x = margin;
  for (const kind of ['rolls_up', 'proves', 'feeds', 'supports'] as const) {
    if (!kinds.has(kind)) continue;
    const words = t(`map.edge.${kind}`);
    drawn.push(
      stroke(`M${x} ${y - 4}H${x + lineWidth}`, kind, ink),
      end(kind, x + lineWidth, y - 4, 1, ink),
      text(words, x + lineWidth + 8, y, fonts.word, ink.second),
    );
    x += lineWidth + 8 + words.length * fonts.word * average + 22;
  }
  return drawn.join('');
}

function band(y: number, sizes: Sizes, ink: Ink): string {
  const at = y + sizes.band - 16;
  return (
    text(t('map.alone'), 0, at, fonts.line, ink.text, { 'font-weight': 600 }) +
    text(t('map.alone.why'), 90, at, fonts.word, ink.third)
  );
}

/** The shape of a status in a box of 14 by 14. */
function shape(
  status: StatusName,
  x: number,
  y: number,
  { status: colours, surface }: Ink,
): string {
  const colour = colours[status].shape;
  const inks = {
    fill: { fill: colour },
    ring: { fill: 'none', stroke: colour, 'stroke-width': 1.5 },
    knock: { fill: 'none', stroke: surface, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' },
    knockFill: { fill: surface },
  };
  const marks = statusShapes[status].map((mark) =>
    tag(mark.tag, { ...inks[mark.as], ...mark.attributes }),
  );
  return tag(
    'g',
    { transform: `translate(${rounded(x)} ${rounded(y)}) scale(.86)` },
    marks.join(''),
  );
}

function card(node: MapNode, { x, y }: Place, { sizes, ink, format }: Picture): string {
  const { width } = sizes;
  const isKPI = node.subject === 'kpi';
  const height = isKPI ? sizes.kpiHeight : sizes.height;
  const inner = width - 2 * pad;
  const status = node.status ?? (node.standing && standingShapes[node.standing]);
  const word = standingWord(node);
  const wordWidth = word.length * fonts.small * narrow;
  const above = [t(`map.subject.${node.subject}`), numberOf(node), node.cycle ?? ''].filter(
    Boolean,
  );
  const foot = height - pad - 1;
  const value = valueWords(node, format);
  const owner = node.owner ?? '';
  const parts = [
    tag('rect', {
      width,
      height,
      rx: isKPI ? 18 : 8,
      fill: ink.surface,
      stroke: ink.line,
      ...(node.cycle !== null && { 'stroke-dasharray': '5 3' }),
    }),
    ...cut(above.join(' '), inner - wordWidth - 24, fonts.small).map((words) =>
      text(words, pad, pad + fonts.small - 1, fonts.small, ink.third),
    ),
    status ? shape(status, width - pad - wordWidth - 17, pad - 1, ink) : '',
    status
      ? text(word, width - pad, pad + fonts.small - 1, fonts.small, ink.status[status].word, {
          'text-anchor': 'end',
          'font-weight': 500,
        })
      : '',
    ...cut(node.title, inner, fonts.word, isKPI ? 1 : 2).map((words, nth) =>
      text(words, pad, pad + fonts.small + 16 + nth * fonts.word * 1.3, fonts.word, ink.text, {
        'font-weight': 500,
      }),
    ),
    bar(node, foot, ink),
    text(
      value || (node.progress === null ? '' : format.progress(node.progress)),
      node.progress === null ? pad : pad + barWidth + 8,
      foot,
      fonts.small,
      ink.second,
    ),
    ...cut(owner, inner - barWidth - 84, fonts.small).map((words) =>
      text(words, width - pad, foot, fonts.small, ink.third, { 'text-anchor': 'end' }),
    ),
  ];
  return tag('g', { transform: `translate(${rounded(x)} ${rounded(y)})` }, parts.join(''));
}

/** How much hangs from a branch that is closed, as the button of its card says it. */
function closedMark(count: number, { x, y }: Place, sizes: Sizes, ink: Ink): string {
  const at = { x: x + sizes.width, y: y + sizes.height / 2 };
  return (
    tag('circle', { cx: at.x, cy: at.y, r: 12, fill: ink.surface, stroke: ink.line }) +
    text(String(count), at.x, at.y + 4, fonts.small, ink.second, { 'text-anchor': 'middle' })
  );
}

const barWidth = 64;

function bar({ progress, expected, status }: MapNode, y: number, ink: Ink): string {
  if (progress === null) return '';
  const share = Math.min(1, Math.max(0, progress));
  const at = y - 7;
  const fill = status === null ? ink.edge : ink.status[status].shape;
  return [
    tag('rect', { x: pad, y: at, width: barWidth, height: 6, rx: 3, fill: ink.track }),
    tag('rect', { x: pad, y: at, width: barWidth * share, height: 6, rx: 3, fill }),
    expected === null
      ? ''
      : tag('rect', {
          x: pad + barWidth * expected - 1,
          y: at - 2,
          width: 2,
          height: 10,
          fill: ink.text,
        }),
  ].join('');
}
