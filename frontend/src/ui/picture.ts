const sharpness = 2; // pixels of a PNG for each px
const largest = 16_000; // pixels of a side that every window can draw

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

/** A text as it may stand in SVG. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A picture as SVG that needs nothing but itself. */
export interface Drawn {
  title: string;
  svg: string;
}

function addressOf(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}

/** The same in pixels. Rejects where the window cannot draw it. */
async function canvasOf(svg: string): Promise<HTMLCanvasElement> {
  const image = new Image();
  image.src = addressOf(svg);
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(sharpness, largest / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.scale(scale, scale);
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
export async function copyPicture({ svg }: Drawn): Promise<void> {
  // Made within the press of the button: WebKit lets go of the clipboard after it.
  const png = pngOf(svg);
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
export async function fileOf(
  { title, svg }: Drawn,
  kind: PictureFile['kind'],
): Promise<PictureFile> {
  const png = async () => (await canvasOf(svg)).toDataURL('image/png').split(',')[1] ?? '';
  const name = title
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  return { name, kind, data: kind === 'svg' ? svg : await png() };
}
