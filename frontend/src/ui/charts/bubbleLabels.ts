/** A circle with words beside it, in px of the plot; y grows downwards. */
export interface Circle {
  x: number;
  y: number;
  radius: number;
  /** px that its words are wide. */
  width: number;
}

export type Side = 'right' | 'left' | 'top' | 'bottom';

/** A part of the plot, in px. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const gap = 4; // px between a circle and its words
const most = 150; // labels: among more nothing could be read

function boxAt({ x, y, radius, width }: Circle, side: Side, height: number): Box {
  const beside = { top: y - height / 2, bottom: y + height / 2 };
  const middle = { left: x - width / 2, right: x + width / 2 };
  const away = radius + gap;
  switch (side) {
    case 'right':
      return { left: x + away, right: x + away + width, ...beside };
    case 'left':
      return { left: x - away - width, right: x - away, ...beside };
    case 'top':
      return { ...middle, top: y - away - height, bottom: y - away };
    case 'bottom':
      return { ...middle, top: y + away, bottom: y + away + height };
  }
}

function meets(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** What stands in the plot besides the circles, in px. */
export interface Around {
  /** Words of its own, on which nothing else is written. */
  words: readonly Box[];
  /** A line upright and one across, on which words stand only where no other side is free. */
  lines: { x: number; y: number } | null;
}

const bare: Around = { words: [], lines: null };

/**
 * The side of each circle on which its words lie on nothing else; null where there is none, or where
 * so many came before that no more could be read. Who comes first chooses first.
 */
export function sidesOf(
  circles: readonly Circle[],
  plot: { width: number; height: number },
  height: number,
  { words, lines }: Around = bare,
): (Side | null)[] {
  const taken: Box[] = [...words];
  let written = 0;
  const isCut = ({ left, right, top, bottom }: Box) =>
    lines !== null && ((left < lines.x && lines.x < right) || (top < lines.y && lines.y < bottom));
  const discs = circles.map(({ x, y, radius }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  return circles.map((circle, nth) => {
    if (written >= most) return null;
    const sides: readonly Side[] = ['right', 'left', 'top', 'bottom'];
    const free = sides.filter((each) => {
      const box = boxAt(circle, each, height);
      const isInside =
        box.left >= 0 && box.right <= plot.width && box.top >= 0 && box.bottom <= plot.height;
      return (
        isInside &&
        !taken.some((other) => meets(box, other)) &&
        !discs.some((disc, at) => at !== nth && meets(box, disc))
      );
    });
    const side = free.find((each) => !isCut(boxAt(circle, each, height))) ?? free[0];
    if (side === undefined) return null;
    written += 1;
    taken.push(boxAt(circle, side, height));
    return side;
  });
}
