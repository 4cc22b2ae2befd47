import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './DataTable.module.css';

export interface TableColumn<Row> {
  title: string;
  /** A track of the grid, such as "minmax(12rem, 1fr)" or "5rem". */
  width: string;
  /** Figures stand at the end of their column. */
  end?: boolean;
  cell: (row: Row) => ReactNode;
}

/** Rows that can be chosen: the arrow keys go from one to the next. */
export interface Selection {
  /** Key of the chosen row; "" for none. */
  chosen: string;
  onChoose: (key: string) => void;
  /** Counts up when the chosen row shall have the focus. */
  grab?: number;
  /** Enter, or a second click, on the chosen row. */
  onOpen: () => void;
  /** Keys that mean something here and nowhere else. Prevents the default of those it takes. */
  onKey?: (event: React.KeyboardEvent) => void;
}

interface Props<Row> {
  /** What the table holds, for screen readers. */
  label: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Rows grow with their text. */
  wraps?: boolean;
  /** Rows of 40 px instead of 32, for what is worked with. */
  roomy?: boolean;
  /** The row to show and mark, such as the one that a finding names. */
  marked?: number | undefined;
  /** Makes a grid of it, whose rows are chosen. */
  selection?: Selection;
  /** What stands under a row, such as why something in it was refused. */
  below?: (row: Row) => ReactNode;
  /** Name of the commands whose keys work in it. */
  commands?: string;
}

const rowHeight = 32; // px at a text size of 100%; rows are measured where that differs

/** A table of any length: only the rows in sight are drawn. The arrow keys scroll it. */
export function DataTable<Row>(props: Props<Row>) {
  const { label, columns, rows, keyOf, marked, selection, commands } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
    overscan: 6,
  });
  useEffect(() => {
    if (marked !== undefined && marked >= 0) virtualizer.scrollToIndex(marked, { align: 'center' });
  }, [marked, virtualizer]);
  const chosen = selection ? rows.findIndex((row) => keyOf(row) === selection.chosen) : -1;
  // Whatever chose it, the chosen row is in sight.
  useEffect(() => {
    if (chosen >= 0) virtualizer.scrollToIndex(chosen);
  }, [chosen, virtualizer]);
  const onKeyDown = useRowKeys({
    ...props,
    chosen,
    scroller,
    show: (index) => virtualizer.scrollToIndex(index),
  });

  const tracks = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') };
  const drawn = virtualizer.getVirtualItems();
  const isChosenDrawn = drawn.some(({ index }) => index === chosen);
  return (
    // What scrolls can be reached and scrolled by keyboard.
    <div
      className={styles.scroller}
      ref={scroller}
      data-commands={commands}
      {...(selection ? { onKeyDown } : { tabIndex: 0, role: 'group', 'aria-label': label })}
    >
      <div role={selection ? 'grid' : 'table'} aria-label={label} aria-rowcount={rows.length + 1}>
        <div className={styles.head} role="row" aria-rowindex={1} style={tracks}>
          {columns.map(({ title, end }) => (
            <span key={title} role="columnheader" data-end={end || undefined}>
              {title}
            </span>
          ))}
        </div>
        <div
          role="rowgroup"
          className={styles.body}
          style={{ height: `${virtualizer.getTotalSize()}px` }}
        >
          {drawn.map(({ index, key, start }, nth) => {
            const row = rows[index];
            if (row === undefined) return null;
            const isStop = isChosenDrawn ? index === chosen : nth === 0;
            return (
              <div
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                className={styles.slot}
                role="presentation"
                style={{ transform: `translateY(${start}px)` }}
              >
                <Line {...props} row={row} index={index} tracks={tracks} isStop={isStop} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface LineProps<Row> extends Props<Row> {
  row: Row;
  index: number;
  tracks: React.CSSProperties;
  /** Tab comes to this row. */
  isStop: boolean;
}

function Line<Row>({ columns, row, index, tracks, isStop, ...table }: LineProps<Row>) {
  const { keyOf, wraps, roomy, marked, selection, below } = table;
  const key = keyOf(row);
  const isChosen = selection?.chosen === key;
  const under = below?.(row);
  return (
    <>
      <div
        className={styles.row}
        data-wraps={wraps}
        data-roomy={roomy}
        data-under={under ? true : undefined}
        data-marked={index === marked || isChosen || undefined}
        role="row"
        aria-rowindex={index + 2}
        style={tracks}
        {...(selection && {
          'data-key': key,
          'aria-selected': isChosen,
          'data-arrive': isStop || undefined,
          tabIndex: isStop ? 0 : -1,
          onClick: () => (isChosen ? selection.onOpen() : selection.onChoose(key)),
        })}
      >
        {columns.map(({ title, end, cell }) => (
          <span key={title} role={selection ? 'gridcell' : 'cell'} data-end={end || undefined}>
            {cell(row)}
          </span>
        ))}
      </div>
      {under && (
        <div role="row" aria-rowindex={index + 2} className={styles.under}>
          <div role={selection ? 'gridcell' : 'cell'} aria-colspan={columns.length}>
            {under}
          </div>
        </div>
      )}
    </>
  );
}

interface Keys<Row> extends Props<Row> {
  chosen: number;
  scroller: React.RefObject<HTMLDivElement | null>;
  show: (index: number) => void;
}

/** Moves the choice, and the focus with it, by the arrow keys. */
function useRowKeys<Row>({ rows, keyOf, selection, chosen, scroller, show }: Keys<Row>) {
  // The row that gets the focus once it is drawn.
  const grabbing = useRef('');
  const { grab = 0, chosen: wantedKey = '' } = selection ?? {};
  const grabbed = useRef(0);
  useEffect(() => {
    if (grab === grabbed.current || wantedKey === '') return;
    grabbed.current = grab;
    grabbing.current = wantedKey;
  }, [grab, wantedKey]);
  useEffect(() => {
    if (!grabbing.current) return;
    const wanted = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-key]') ?? [])].find(
      (each) => each.dataset.key === grabbing.current,
    );
    if (!wanted) return;
    grabbing.current = '';
    wanted.focus();
  });
  return (event: React.KeyboardEvent) => {
    const inRow = (event.target as Element).matches('[data-key]');
    if (!selection || !inRow || event.altKey || event.ctrlKey || event.metaKey) return;
    selection.onKey?.(event);
    if (event.defaultPrevented) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -rows.length,
      End: rows.length,
    };
    const by = steps[event.key];
    if (event.key === 'Enter') selection.onOpen();
    else if (by !== undefined) {
      const at = Math.max(0, Math.min(rows.length - 1, Math.max(0, chosen) + by));
      const row = rows[at];
      if (row === undefined) return;
      grabbing.current = keyOf(row);
      show(at);
      selection.onChoose(keyOf(row));
    } else return;
    event.preventDefault();
  };
}
