import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useRef, useState } from 'react';
import type { ScenarioPage } from '~/bridge/rankingTypes';
import type { ViewProps } from '~/features/roadmap/views';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { useRows } from '~/ui/rows';
import { Spoken } from '~/ui/Spoken';
import { effortWriter } from './CapacityStrip';
import { percent } from './numbers';
import { sectionsOf } from './ScenarioSections';
import styles from './scenarios.module.css';

interface Props {
  page: ScenarioPage;
  view: Pick<ViewProps, 'chosen' | 'onChoose' | 'onOpen'>;
}

/**
 * Columns side by side: what each has to give, what it is worth, what moves and why; then what is in
 * and out, initiative by initiative. The names of the lines stay where they are while it scrolls.
 */
export function ScenarioGrid({ page, view }: Props) {
  const format = useFormat();
  const rem = useRows();
  const scroller = useRef<HTMLDivElement>(null);
  const [above, measured] = useAbove();
  const virtualizer = useVirtualizer({
    scrollMargin: above,
    count: page.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rem * 16,
    overscan: 12,
  });
  const drawn = virtualizer.getVirtualItems();
  const before = (drawn[0]?.start ?? above) - above;
  const after = virtualizer.getTotalSize() - ((drawn.at(-1)?.end ?? above) - above);
  const effort = effortWriter(
    page.rows.map((row) => row.effort),
    format,
  );
  const span = page.columns.length + 1;
  return (
    // What scrolls can be reached and scrolled by keyboard.
    <div
      ref={scroller}
      className={styles.scroller}
      tabIndex={0}
      role="group"
      aria-label={t('scenarios.label')}
      data-commands="roadmap"
    >
      <table ref={measured} className={styles.table} aria-rowcount={page.rows.length}>
        <caption>{t('scenarios.label')}</caption>
        <colgroup>
          <col className={styles.first} />
          {page.columns.map(({ id }) => (
            <col key={id} className={styles.column} />
          ))}
        </colgroup>
        {sectionsOf(page)}
        <tbody data-list>
          <tr className={styles.listHead}>
            <th scope="col" colSpan={span}>
              {t('scenarios.initiative')}
            </th>
          </tr>
          {before > 0 && (
            <tr aria-hidden>
              <td colSpan={span} style={{ height: before }} />
            </tr>
          )}
          {drawn.map(({ index }) => {
            const row = page.rows[index];
            if (!row) return null;
            return (
              <tr
                key={row.id}
                ref={virtualizer.measureElement}
                data-index={index}
                className={styles.row}
                data-row
                data-chosen={row.id === view.chosen || undefined}
                aria-rowindex={index + 1}
              >
                <th scope="row">
                  <span className={styles.named}>
                    <button
                      type="button"
                      className={styles.initiative}
                      title={row.title}
                      onClick={() => {
                        view.onChoose(row.id);
                        view.onOpen();
                      }}
                    >
                      {row.title}
                    </button>
                    <span className={styles.quiet}>
                      {row.effort !== null && effort(row.effort)}
                    </span>
                  </span>
                </th>
                {row.cells.map((cell, at) => (
                  <Cell
                    key={page.columns[at]?.id}
                    cell={cell}
                    record={row.cells[0]}
                    format={format}
                  />
                ))}
              </tr>
            );
          })}
          {after > 0 && (
            <tr aria-hidden>
              <td colSpan={span} style={{ height: after }} />
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

/** px of the table that lie above its list of initiatives; they grow with what is said there. */
function useAbove(): [number, React.RefCallback<HTMLTableElement>] {
  const [above, setAbove] = useState(0);
  const measured = useCallback((table: HTMLTableElement | null) => {
    if (!table) return undefined;
    const measure = () => setAbove(table.querySelector<HTMLElement>('[data-list]')?.offsetTop ?? 0);
    const observer = new ResizeObserver(measure);
    observer.observe(table);
    return () => observer.disconnect();
  }, []);
  return [above, measured];
}

type CellOf = ScenarioPage['rows'][number]['cells'][number];

interface CellProps {
  cell: CellOf;
  /** The same initiative in the plan of record. */
  record: CellOf | undefined;
  format: ReturnType<typeof useFormat>;
}

/** Whether an initiative is in, and how surely; what differs from the plan of record stands out. */
function Cell({ cell, record, format }: CellProps) {
  const { selected, pTop, because } = cell;
  const Icon = selected ? IconCheck : IconMinus;
  const isMoved = record && !cell.open && !record.open && record.selected !== selected;
  const chance = pTop === null ? '' : t('scenarios.chance', { chance: percent(pTop, format) });
  return (
    <td data-moved={isMoved || undefined}>
      {cell.open ? (
        <span className={styles.quiet}>
          {chance || (
            <>
              <span aria-hidden>–</span>
              <Spoken>{t('scenarios.open')}</Spoken>
            </>
          )}
        </span>
      ) : (
        <span className={styles.cell}>
          <span className={styles.mark} data-in={selected || undefined}>
            <Icon size="0.875rem" aria-hidden />
            {t(selected ? 'scenarios.in' : 'scenarios.out')}
          </span>
          <span className={styles.quiet}>{[chance, because].filter(Boolean).join(' · ')}</span>
        </span>
      )}
    </td>
  );
}
