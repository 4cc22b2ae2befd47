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
const sharpness = 2; // pixels of a PNG for each px
const average = 0.54; // width of a letter of Inter, in its size

/** Words in lines that fit: a picture cannot wrap them by itself. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

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

function addressOf(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}

/** The same in pixels. Rejects where the window cannot draw it. */
async function canvasOf(svg: string): Promise<HTMLCanvasElement> {
  const image = new Image();
  image.src = addressOf(svg);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * sharpness;
  canvas.height = image.naturalHeight * sharpness;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.scale(sharpness, sharpness);
  context.drawImage(image, 0, 0);
  return canvas;
}

async function pngOf(svg: string): Promise<Blob> {
  const canvas = await canvasOf(svg);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  );
}

/** Whether this window puts pictures on the clipboard at all. */
export function canCopyPictures(): boolean {
  return (
    'ClipboardItem' in window && 'write' in ((navigator.clipboard as Clipboard | undefined) ?? {})
  );
}

/** Puts the picture on the clipboard. Rejects where the window does not let it. */
export async function copyPicture(picture: Picture): Promise<void> {
  // Made within the press of the button: WebKit lets go of the clipboard after it.
  const png = pngOf(svgOf(picture));
  png.catch(() => undefined); // the write below says so
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
}

/** A picture as the file that it becomes. */
export interface PictureFile {
  /** A name for it, without the ending. */
  name: string;
  kind: 'png' | 'svg';
  /** SVG as it stands, PNG in base64. */
  data: string;
}

/** The picture as a file. Rejects where the window cannot draw it. */
export async function fileOf(picture: Picture, kind: PictureFile['kind']): Promise<PictureFile> {
  const svg = svgOf(picture);
  const png = async () => (await canvasOf(svg)).toDataURL('image/png').split(',')[1] ?? '';
  const name = picture.title
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  return { name, kind, data: kind === 'svg' ? svg : await png() };
}
