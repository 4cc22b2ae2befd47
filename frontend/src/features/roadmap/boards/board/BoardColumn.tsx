import { useDroppable } from '@dnd-kit/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useId, useRef } from 'react';
import { monthsOf } from '~/features/roadmap/boards/words';
import { t, tn } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import styles from './board.module.css';
import { Card } from './Card';
import type { Column } from './columns';
import { type BoardModel, columnWords } from './useBoard';
import { drawnIn } from './walk';

/** Height of a card with the gap under it, in rem; the style sheet has the same. */
export const pitch = 7.5;

interface Props {
  column: Column;
  model: BoardModel;
  rem: number;
  chosen: string;
  stop: string;
  /** Counts up when the chosen card shall have the focus; the column that has it takes it. */
  grab: number;
  taken: RefObject<number>;
  /** The card that had the focus last: it keeps it where it moves to another column. */
  held: RefObject<string>;
  /** Where a dragged card would go: the place among the cards; null where it would not go here. */
  mark: number | null;
  onChoose: (id: string) => void;
  onOpen: () => void;
  onMenu: (at: { x: number; y: number }) => void;
}

const ahead = 2; // cards beyond the edge

/** A column of the board: the cards that fit. */
export function BoardColumn(props: Props) {
  const { column, model, rem, chosen, stop, grab, taken, held, mark, onChoose, onOpen, onMenu } =
    props;
  const rows = drawnIn(column);
  const heading = useId();
  const body = useRef<HTMLDivElement>(null);
  const { setNodeRef } = useDroppable({ id: column.key, disabled: model.readOnly });
  const kept = rows.findIndex(({ id }) => id === stop);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => body.current,
    estimateSize: () => pitch * rem,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: ahead,
    // What holds the focus stays in the page wherever the person scrolls.
    rangeExtractor: (range) => {
      const visible = defaultRangeExtractor(range);
      if (kept < 0 || visible.includes(kept)) return visible;
      return [...visible, kept].sort((a, b) => a - b);
    },
  });
  useEffect(() => virtualizer.measure(), [rem, virtualizer]);
  useEffect(() => {
    const isLost = held.current === chosen && document.activeElement === document.body;
    if (grab === taken.current && !isLost) return;
    const at = rows.findIndex(({ id }) => id === chosen);
    if (at < 0) return;
    virtualizer.scrollToIndex(at);
    const card = body.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(chosen)}"]`);
    if (!card) return;
    taken.current = grab;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  // Tab comes to each column, which scrolls by itself: to the card that it came to last, or the first.
  const tabbed = Math.max(
    0,
    rows.findIndex(({ id }) => id === stop),
  );
  return (
    <section
      className={styles.column}
      aria-labelledby={heading}
      data-column={column.key}
      data-folded={column.isFolded || undefined}
      data-over={mark !== null || undefined}
    >
      <Head column={column} model={model} heading={heading} />
      <div
        ref={(element) => {
          body.current = element;
          setNodeRef(element);
        }}
        className={styles.cards}
      >
        {column.isFolded || rows.length === 0 ? (
          <p className={styles.nothing}>{emptyWords(column, model)}</p>
        ) : (
          <ul style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map((slot) => {
              const row = rows[slot.index];
              if (!row) return null;
              return (
                <li
                  key={slot.key}
                  className={styles.slot}
                  aria-setsize={rows.length}
                  aria-posinset={slot.index + 1}
                  style={{ transform: `translateY(${slot.start}px)` }}
                >
                  <Card
                    row={row}
                    page={model.page}
                    isChosen={row.id === chosen}
                    isStop={row.id === stop}
                    isTabbed={slot.index === tabbed}
                    readOnly={model.readOnly}
                    onFocus={() => {
                      held.current = row.id;
                      if (row.id !== chosen) onChoose(row.id);
                    }}
                    onChoose={onChoose}
                    onOpen={onOpen}
                    onMenu={onMenu}
                  />
                </li>
              );
            })}
          </ul>
        )}
        {mark !== null && (
          <div
            className={styles.mark}
            style={{ top: `${Math.max(0.25, mark * pitch + 0.25)}rem` }}
          />
        )}
      </div>
    </section>
  );
}

function emptyWords({ key, isFolded, rows }: Column, { readOnly, by }: BoardModel): string {
  if (isFolded && rows.length > 0) return tn('board.folded', rows.length);
  if (readOnly) return t('board.column.empty');
  if (by === 'state' && key === 'shipped') return t('board.drop.shipped');
  if (by === 'state' && key === 'dropped') return t('board.drop.dropped');
  return t('board.drop');
}

function Head({ column, model, heading }: { heading: string } & Pick<Props, 'column' | 'model'>) {
  const format = useFormat();
  const { rows, effort, unestimated, capacity } = column;
  const isTooMuch = capacity !== null && effort > capacity;
  const sum = monthsOf(effort, format);
  return (
    <header className={styles.head}>
      <div>
        <h2 id={heading}>
          {columnWords(column, model.by)} <span className={styles.count}>{rows.length}</span>
        </h2>
        {isTooMuch && (
          <b className={styles.tooMuch}>
            <IconAlertTriangle size="0.8125rem" aria-hidden />
            {t('board.sum.over', { more: monthsOf(effort - capacity, format) })}
          </b>
        )}
      </div>
      {rows.length > 0 && !column.isFolded && (
        <p className={styles.sum}>
          {capacity === null
            ? t('board.sum', { sum })
            : t('board.sum.of', { sum, capacity: monthsOf(capacity, format) })}
          {unestimated > 0 && <span>{tn('board.unestimated', unestimated)}</span>}
        </p>
      )}
    </header>
  );
}
