import { memo } from 'react';
import type { Model } from '~/bridge/roadmapTypes';
import { t } from '~/strings/strings';
import styles from './backlog.module.css';
import { type Column, hintOf, isFigure, titleOf } from './columns';
import type { Sort } from './view';

interface Props {
  model: Model;
  shown: readonly Column[];
  sort: Sort | null;
  onSort: (column: Column) => void;
}

/** The heads of the columns: a click sorts, another turns the order round. */
export const Head = memo(function Head({ model, shown, sort, onSort }: Props) {
  return (
    <div role="row" className={styles.head} aria-rowindex={1}>
      {shown.map((column, at) => {
        const words = titleOf(column, model);
        const isSorted = sort?.column === column;
        return (
          <span
            key={column}
            role="columnheader"
            data-end={isFigure(column, model) || undefined}
            aria-colindex={at + 1}
            aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
          >
            <button
              type="button"
              className={styles.sort}
              tabIndex={-1}
              title={[hintOf(column, model), t('backlog.sort.by', { column: words })]
                .filter(Boolean)
                .join('\n')}
              onClick={() => onSort(column)}
            >
              <span className={styles.ellipsis}>{words}</span>
              {isSorted && <span aria-hidden="true">{sort.descending ? '↓' : '↑'}</span>}
            </button>
          </span>
        );
      })}
    </div>
  );
});
