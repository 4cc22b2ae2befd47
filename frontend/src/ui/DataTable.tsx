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
}

const rowHeight = 32; // px at a text size of 100 %; rows are measured where that differs

/** A table of any length: only the rows in sight are drawn. The arrow keys scroll it. */
export function DataTable<Row>({ label, columns, rows, keyOf, wraps, roomy, marked }: Props<Row>) {
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

  const tracks = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') };
  return (
    // What scrolls can be reached and scrolled by keyboard.
    <div className={styles.scroller} ref={scroller} tabIndex={0} role="group" aria-label={label}>
      <div role="table" aria-label={label} aria-rowcount={rows.length + 1}>
        <div className={styles.head} role="row" aria-rowindex={1} style={tracks}>
          {columns.map(({ title, end }) => (
            <span key={title} role="columnheader" data-end={end}>
              {title}
            </span>
          ))}
        </div>
        <div
          role="rowgroup"
          className={styles.body}
          style={{ height: `${virtualizer.getTotalSize()}px` }}
        >
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <div
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                className={styles.row}
                data-wraps={wraps}
                data-roomy={roomy}
                data-marked={index === marked || undefined}
                role="row"
                aria-rowindex={index + 2}
                style={{ ...tracks, transform: `translateY(${start}px)` }}
              >
                {columns.map(({ title, end, cell }) => (
                  <span key={title} role="cell" data-end={end}>
                    {cell(row)}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
