import { describe, expect, it } from 'vitest';
import { layOut, type Plot, type Sizes } from './layout';

const sizes: Sizes = {
  width: 200,
  height: 80,
  kpiHeight: 50,
  column: 60,
  row: 12,
  tree: 20,
  band: 40,
};

/** Trees of so many rows each; of a number the parent is half of it. */
function trees(...counts: number[]): Plot['rows'] {
  return counts.flatMap((count, tree) => {
    const rows: Plot['rows'][number][] = [];
    const add = (n: number, above: string | null) => {
      rows.push({ id: `${tree}/${n}`, above, isAlone: false });
      for (const child of [2 * n, 2 * n + 1]) if (child <= count) add(child, `${tree}/${n}`);
    };
    if (count > 0) add(1, null);
    return rows;
  });
}

const plot = (rows: Plot['rows'], kpis: Plot['kpis'] = []): Plot => ({ rows, kpis, sizes });

describe('the layout', () => {
  it('lays no two nodes over one another, whatever hangs from what', () => {
    for (const counts of [[1], [7, 1, 12], [60], [3, 3, 3, 3], [2, 31, 5]]) {
      const rows = trees(...counts);
      const kpis = rows.map(({ id }, nth) => ({ id: `kpi ${nth}`, feeds: [id, '0/1'] }));
      const { places, width, height } = layOut(plot(rows, kpis));
      const boxes = Object.entries(places).map(([id, place]) => ({
        ...place,
        bottom: place.y + (id.startsWith('kpi') ? sizes.kpiHeight : sizes.height),
      }));
      expect(boxes).toHaveLength(2 * rows.length);
      for (const a of boxes) {
        expect(a.x + sizes.width).toBeLessThanOrEqual(width);
        expect(a.bottom).toBeLessThanOrEqual(height + 1e-9);
        for (const b of boxes) {
          if (a !== b && a.x === b.x) expect(a.bottom <= b.y || b.bottom <= a.y).toBe(true);
        }
      }
    }
  });

  it('keeps the order of siblings, and a parent between its first and its last one', () => {
    const { places } = layOut(plot(trees(15)));
    const y = (id: number) => places[`0/${id}`]?.y ?? NaN;
    for (const parent of [1, 2, 3, 4, 5, 6, 7]) {
      expect(y(2 * parent)).toBeLessThan(y(2 * parent + 1));
      expect(y(parent)).toBe((y(2 * parent) + y(2 * parent + 1)) / 2);
      expect(places[`0/${2 * parent}`]?.x).toBe((places[`0/${parent}`]?.x ?? NaN) + 260);
    }
  });

  it('puts what stands alone beneath all else, under a heading', () => {
    const [alone, ...rest] = trees(3);
    const rows = [{ id: 'alone', above: null, isAlone: true }, alone, ...rest].filter(
      (row) => row !== undefined,
    );
    const { places, band } = layOut(plot(rows));
    expect(band).toBeGreaterThan(places['0/3']?.y ?? NaN);
    expect(places['alone']?.y).toBe((band ?? 0) + sizes.band);
    expect(layOut(plot(trees(3))).band).toBeNull();
  });

  it('takes a parent that is not there for none, and a deep plan without running out of room', () => {
    expect(layOut(plot([{ id: 'a', above: 'gone', isAlone: false }])).places['a']).toEqual({
      x: 0,
      y: 0,
    });
    const deep = Array.from({ length: 20_000 }, (_, n) => ({
      id: String(n),
      above: n === 0 ? null : String(n - 1),
      isAlone: false,
    }));
    expect(Object.keys(layOut(plot(deep)).places)).toHaveLength(20_000);
    expect(layOut(plot([]))).toEqual({ places: {}, band: null, width: 0, height: 0 });
  });

  it('leaves out a KPI that feeds nothing that is shown', () => {
    const { places } = layOut(plot(trees(1), [{ id: 'kpi', feeds: ['gone'] }]));
    expect(places).not.toHaveProperty('kpi');
  });
});
