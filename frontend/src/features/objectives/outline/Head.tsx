import { memo, useRef } from 'react';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { sortings, type Sorting } from '~/features/objectives/view/view';
import { bounds, type Column, columns, isNumber, type Layout } from './columns';
import styles from './outline.module.css';

interface Props {
  shown: readonly Column[];
  widths: Layout['widths'];
  /** px in one rem */
  rem: number;
  /** Expected progress today, 0 to 1; null for none. */
  expected: number | null;
  sort: Sorting | '';
  onSort: (sort: Sorting | '') => void;
  /** While a width is dragged, and with `done` at its end. */
  onWidth: (column: Column, width: number, done: boolean) => void;
}

/** The heads of the columns: a click sorts, the left edge of each can be dragged. */
export const Head = memo(function Head(props: Props) {
  const { shown, widths, rem, expected, sort, onSort, onWidth } = props;
  return (
    <div role="rowgroup">
      <div role="row" className={styles.head} aria-rowindex={1}>
        {shown.map((column) => (
          <span
            key={column}
            role="columnheader"
            className={isNumber(column) || column === 'confidence' ? styles.headNumber : undefined}
            aria-colindex={columns.indexOf(column) + 1}
            aria-sort={column === sort ? 'ascending' : undefined}
          >
            {column !== 'title' && (
              <Edge
                width={widths[column]}
                rem={rem}
                onWidth={(width, done) => onWidth(column, width, done)}
              />
            )}
            <HeadWords column={column} sort={sort} onSort={onSort} />
            {column === 'progress' && expected !== null && <Today expected={expected} />}
          </span>
        ))}
      </div>
    </div>
  );
});

function Today({ expected }: { expected: number }) {
  const format = useFormat();
  return (
    <span className={styles.today}>
      <i aria-hidden="true" />
      {t('objectives.today', { expected: format.progress(expected) })}
    </span>
  );
}

interface WordsProps extends Pick<Props, 'sort' | 'onSort'> {
  column: Column;
}

/** The name of a column; those that rows can be sorted by are buttons, as the menu Sort is. */
function HeadWords({ column, sort, onSort }: WordsProps) {
  const words = t(`objectives.column.${column}`);
  const sorting = sortings.find((each) => each === column);
  if (!sorting) return words;
  return (
    <button
      type="button"
      className={styles.sort}
      tabIndex={-1}
      title={t('objectives.column.sort', { column: words })}
      onClick={() => onSort(sort === sorting ? '' : sorting)}
    >
      {words}
      {sort === sorting && <span aria-hidden="true">↓</span>}
    </button>
  );
}

interface EdgeProps {
  /** rem */
  width: number;
  rem: number;
  onWidth: (width: number, done: boolean) => void;
}

/** The edge that is dragged. What it makes wider lies at its right; the title gives way. */
function Edge({ width, rem, onWidth }: EdgeProps) {
  const from = useRef<{ x: number; width: number } | null>(null);
  const follow = (event: React.PointerEvent, done: boolean) => {
    if (!from.current) return;
    const wanted = from.current.width - (event.clientX - from.current.x) / rem;
    onWidth(Math.min(bounds.most, Math.max(bounds.least, wanted)), done);
    if (done) from.current = null;
  };
  return (
    <span
      className={styles.edge}
      title={t('objectives.column.width')}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => follow(event, false)}
      onPointerUp={(event) => follow(event, true)}
    />
  );
}
