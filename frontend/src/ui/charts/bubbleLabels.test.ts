import { describe, expect, it } from 'vitest';
import { sidesOf } from './bubbleLabels';

const plot = { width: 400, height: 200 };
const at = (x: number, y: number) => ({ x, y, radius: 10, width: 80 });

describe('the sides on which words stand', () => {
  it('is the right one where there is room', () => {
    expect(sidesOf([at(100, 100)], plot, 14)).toEqual(['right']);
  });

  it('gives way to a circle, to other words and to the edge', () => {
    expect(sidesOf([at(150, 100), at(200, 100)], plot, 14)).toEqual(['left', 'right']);
    expect(sidesOf([at(350, 100)], plot, 14)).toEqual(['left']);
    expect(sidesOf([at(60, 100), at(60, 110)], plot, 14)[1]).not.toBe('right');
  });

  it('keeps off the lines where it can, and off the names of the fields always', () => {
    const lines = { x: 160, y: 20 };
    expect(sidesOf([at(100, 100)], plot, 14, { words: [], lines })).toEqual(['left']);
    expect(sidesOf([at(100, 100)], plot, 14, { words: [], lines: { x: 160, y: 100 } })).toEqual([
      'top',
    ]);
    // Each side of this one is cut: the words stand on a line rather than nowhere.
    expect(sidesOf([at(100, 100)], plot, 14, { words: [], lines: { x: 100, y: 100 } })).toEqual([
      'right',
    ]);
    const words = [{ left: 110, right: 400, top: 90, bottom: 110 }];
    expect(sidesOf([at(100, 100)], plot, 14, { words, lines: null })).toEqual(['left']);
  });

  it('leaves words out that would lie on something everywhere', () => {
    const stack = Array.from({ length: 12 }, () => at(200, 100));
    const sides = sidesOf(stack, plot, 14);
    expect(sides.filter((side) => side === null).length).toBeGreaterThan(7);
  });

  it('writes no more than can be read, however many there are', () => {
    const many = Array.from({ length: 5000 }, (_, nth) => ({
      ...at((nth % 100) * 200, Math.floor(nth / 100) * 100),
      width: 40,
    }));
    const sides = sidesOf(many, { width: 30_000, height: 6000 }, 14);
    expect(sides.filter(Boolean)).toHaveLength(150);
  });
});
