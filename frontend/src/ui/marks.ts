import { useCallback, useMemo, useState } from 'react';

/** What can be marked. */
interface Markable {
  id: string;
}

/** The rows that are marked to be changed together. */
export interface Marks {
  ids: ReadonlySet<string>;
  /** Where Shift extends from. */
  anchor: string;
}

export const noMarks: Marks = { ids: new Set(), anchor: '' };

/** Marks a row, or takes its mark away; Shift extends from there. */
export function toggled({ ids }: Marks, id: string): Marks {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** Marks everything from the anchor to a row, and nothing else; without an anchor, from `focus`. */
export function extended(
  { anchor }: Marks,
  rows: readonly Markable[],
  focus: string,
  to: string,
): Marks {
  const at = (id: string) => rows.findIndex((row) => row.id === id);
  const from = at(anchor) < 0 ? focus : anchor;
  const [begin, end] = [at(from), at(to)].sort((a, b) => a - b);
  if (begin === undefined || end === undefined || begin < 0) return noMarks;
  return { ids: new Set(rows.slice(begin, end + 1).map(({ id }) => id)), anchor: from };
}

/** What can be done to the marks. */
export interface Selection<Row> {
  /** The marked rows that are on the screen, in its order. */
  marked: readonly Row[];
  toggle: (id: string) => void;
  /** From where the marks began, or from the row with the focus, to `to`. */
  extend: (focus: string, to: string) => void;
  only: (ids: readonly string[]) => void;
  clear: () => void;
}

/** Which rows are marked; a row that is hidden or gone is not acted upon. */
export function useSelection<Row extends Markable>(rows: readonly Row[]): Selection<Row> {
  const [marks, setMarks] = useState(noMarks);
  const marked = useMemo(
    () => (marks.ids.size === 0 ? none : rows.filter(({ id }) => marks.ids.has(id))),
    [rows, marks],
  );
  const toggle = useCallback((id: string) => setMarks((before) => toggled(before, id)), []);
  const extend = useCallback(
    (focus: string, to: string) => setMarks((before) => extended(before, rows, focus, to)),
    [rows],
  );
  const only = useCallback(
    (ids: readonly string[]) => setMarks({ ids: new Set(ids), anchor: ids[0] ?? '' }),
    [],
  );
  const clear = useCallback(() => setMarks(noMarks), []);
  return useMemo(
    () => ({ marked, toggle, extend, only, clear }),
    [marked, toggle, extend, only, clear],
  );
}

const none: readonly never[] = [];
