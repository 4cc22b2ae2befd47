import { escaped, wrapped } from '~/ui/picture';
import { type ChartOption, drawText } from './engine';
import type { Ink } from './series';

/** A chart with its words, to be copied and saved. */
export interface Picture {
  title: string;
  /** Unit and what else is to be known. */
  line: string;
  option: ChartOption;
  ink: Ink;
}

const width = 960; // px
const plot = 440; // px
const margin = 24; // px
const titleSize = 20; // px
const lineSize = 13; // px
const leading = 1.35;
const average = 0.54; // width of a letter of Inter, in its size

/** The picture as SVG that needs nothing but itself. */
export function svgOf({ title, line, option, ink }: Picture): string {
  const titles = wrapped(title, Math.floor((width - 2 * margin) / (titleSize * average)));
  const under = margin + titles.length * titleSize * leading;
  const top = under + lineSize * leading + margin / 2;
  const height = Math.round(top + plot + margin);
  const inner = drawText(option, width - 2 * margin, plot).replace(
    '<svg ',
    `<svg x="${margin}" y="${Math.round(top)}" `,
  );
  const text = (words: string, y: number, size: number, more: string) =>
    `<text x="${margin}" y="${Math.round(y)}" font-size="${size}" ${more}>${escaped(words)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(ink.font)}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" fill="${ink.surface}"/>`,
    ...titles.map((words, nth) =>
      text(
        words,
        margin + titleSize + nth * titleSize * leading,
        titleSize,
        `font-weight="600" fill="${ink.text}"`,
      ),
    ),
    text(line, under + lineSize, lineSize, `fill="${ink.axis}"`),
    inner,
    '</svg>',
  ].join('');
}
