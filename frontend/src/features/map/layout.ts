// Where the nodes of a map stand: in columns from left to right as things hang from one another, in
// the order of the outline from top to bottom. Layouts for graphs in general (dagre, elk) were tried:
// they turn the order of siblings around to save a crossing, and a map that is a tree with a few ties
// has none to save. This one takes time linear in the nodes.

/** What is to be laid out. */
export interface Plot {
  /** Parents before what hangs from them; `above` is null at the top. */
  rows: readonly { id: string; above: string | null; isAlone: boolean }[];
  /** KPIs with the rows that they feed. */
  kpis: readonly { id: string; feeds: readonly string[] }[];
  sizes: Sizes;
}

/** All in px. */
export interface Sizes {
  width: number;
  height: number;
  kpiHeight: number;
  column: number; // between columns
  row: number; // between rows
  tree: number; // more between trees
  band: number; // of the heading over those that stand alone
}

export interface Place {
  x: number;
  y: number;
}

export interface Layout {
  places: Record<string, Place>;
  /** Where the heading over those that stand alone is; null where there are none. */
  band: number | null;
  width: number;
  height: number;
}

type Tree = Map<string | null, Plot['rows'][number][]>;

export function layOut({ rows, kpis, sizes }: Plot): Layout {
  const known = new Set(rows.map(({ id }) => id));
  const beneath: Tree = new Map();
  for (const row of rows) {
    const above = row.above !== null && known.has(row.above) ? row.above : null;
    const list = beneath.get(above);
    if (list) list.push(row);
    else beneath.set(above, [row]);
  }
  const tops = beneath.get(null) ?? [];
  const ordered = [...tops.filter((top) => !top.isAlone), ...tops.filter((top) => top.isAlone)];
  const places: Record<string, Place> = {};
  let bottom = 0;
  let band: number | null = null;
  for (const top of ordered) {
    if (top.isAlone && band === null) {
      band = bottom;
      bottom += sizes.band;
    }
    bottom = stack(top.id, beneath, places, bottom, sizes) + sizes.tree;
  }
  bottom = Math.max(0, bottom - sizes.tree - sizes.row);
  const columns = Object.values(places).reduce((most, { x }) => Math.max(most, x), 0);
  const last = stackKPIs(kpis, places, columns, sizes);
  const right = last.isAny ? columns + sizes.width + sizes.column : columns;
  return {
    places,
    band,
    width: rows.length === 0 ? 0 : right + sizes.width,
    height: Math.max(bottom, last.bottom),
  };
}

/** Stacks a tree from `top` on, and answers where the next one may begin. */
function stack(
  root: string,
  beneath: Tree,
  places: Record<string, Place>,
  top: number,
  { width, height, column, row }: Sizes,
): number {
  let at = top;
  const waiting = [{ id: root, depth: 0, isOpen: false }];
  for (let each = waiting.pop(); each; each = waiting.pop()) {
    const { id, depth, isOpen } = each;
    const children = beneath.get(id) ?? [];
    const x = depth * (width + column);
    if (children.length === 0) {
      places[id] = { x, y: at };
      at += height + row;
    } else if (isOpen) {
      // Between the first and the last of what hangs from it, which have their places by now.
      const first = places[children[0]?.id ?? '']?.y ?? 0;
      const last = places[children.at(-1)?.id ?? '']?.y ?? 0;
      places[id] = { x, y: (first + last) / 2 };
    } else {
      waiting.push({ id, depth, isOpen: true });
      for (const child of [...children].reverse())
        waiting.push({ id: child.id, depth: depth + 1, isOpen: false });
    }
  }
  return at;
}

/** Stacks KPIs in a column of their own, each as near to what it feeds as there is room. */
function stackKPIs(
  kpis: Plot['kpis'],
  places: Record<string, Place>,
  columns: number,
  { width, height, kpiHeight, column, row }: Sizes,
): { isAny: boolean; bottom: number } {
  const wanted = kpis.flatMap(({ id, feeds }) => {
    const ys = feeds.flatMap((each) => places[each]?.y ?? []);
    const mean = ys.reduce((sum, y) => sum + y, 0) / ys.length;
    return ys.length === 0 ? [] : [{ id, y: mean + (height - kpiHeight) / 2 }];
  });
  wanted.sort((a, b) => a.y - b.y);
  let free = -Infinity;
  for (const { id, y } of wanted) {
    const at = Math.max(y, free);
    places[id] = { x: columns + width + column, y: at };
    free = at + kpiHeight + row;
  }
  return { isAny: wanted.length > 0, bottom: wanted.length > 0 ? free - row : 0 };
}
