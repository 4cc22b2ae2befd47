import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { t } from '~/strings/strings';
import { useRows } from '~/ui/rows';
import { tickOf } from './axis';
import type { Tie } from './lines';
import { Marks, Scale } from './Scale';
import { Ties } from './Ties';
import styles from './timeline.module.css';
import { TimelineLine } from './TimelineLine';
import { useAxisScroll } from './useAxisScroll';
import type { TimelineModel } from './useTimeline';

/** Width of the titles and height of the head, in rem; the style sheet has the same. */
const titles = 16;
const head = 2.75;
const ahead = 6; // lines beyond the edge
const many = 100; // arrows drawn at once

interface Props {
  model: TimelineModel;
  rem: number;
  chosen: string;
  stop: string;
  /** Counts up when the chosen bar shall have the focus. */
  grab: number;
  taken: RefObject<number>;
  /** Counts up when today shall be in sight. */
  atToday: number;
  onChoose: (id: string) => void;
  onReveal: (id: string) => void;
  onOpen: () => void;
}

/** The lines that fit, their bars, and what lies behind and between them. */
export function Chart(props: Props) {
  const { model, rem, chosen, stop, grab, taken, atToday, onChoose, onReveal, onOpen } = props;
  const { lines, axis, bands, day, ties, moves, lit } = model;
  const height = useRows() * rem;
  const held = useRef('');
  const { scroller, seen, show, reveal, onScroll } = useAxisScroll(axis, titles * rem, day);
  const kept = lines.findIndex(({ id }) => id === stop);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: ahead,
    scrollMargin: head * rem,
    scrollPaddingStart: head * rem,
    // What holds the focus stays in the page wherever the person scrolls.
    rangeExtractor: (range) => {
      const visible = defaultRangeExtractor(range);
      if (kept < 0 || visible.includes(kept)) return visible;
      return [...visible, kept].sort((a, b) => a - b);
    },
  });
  useEffect(() => virtualizer.measure(), [height, virtualizer]);
  const wentToday = useRef(atToday);
  useEffect(() => {
    if (atToday === wentToday.current) return;
    wentToday.current = atToday;
    show(day);
  }, [atToday, day, show]);
  // The axis begins at today; what was chosen elsewhere is in sight by its line.
  const begin = useEffectEvent(() => {
    const at = lines.findIndex(({ id }) => id === chosen);
    if (at >= 0) virtualizer.scrollToIndex(at);
  });
  useEffect(() => begin(), []);
  useEffect(() => {
    // A bar that comes to stand in another group keeps the focus.
    const isLost = held.current === chosen && document.activeElement === document.body;
    if (grab === taken.current && !isLost) return;
    if (!lines.some(({ id }) => id === chosen)) return;
    virtualizer.scrollToIndex(lines.findIndex(({ id }) => id === chosen));
    const bar = scroller.current?.querySelector<HTMLElement>(`[data-bar="${CSS.escape(chosen)}"]`);
    if (!bar) return;
    taken.current = grab;
    bar.focus({ preventScroll: true });
    const span = model.spanOf(chosen);
    if (span) reveal(span);
  });
  const slots = virtualizer.getVirtualItems();
  const first = slots[0]?.index ?? 0;
  const last = slots.at(-1)?.index ?? 0;
  const near = useMemo(() => nearTies(ties, first, last), [ties, first, last]);
  const litIds = new Set(lit?.initiatives);
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      data-commands="timeline"
      onScroll={onScroll}
      onFocus={(event) => (held.current = event.target.dataset.bar ?? '')}
      onBlur={(event) => {
        // What the keys have moved is written when the person goes elsewhere.
        if (event.target instanceof HTMLElement && event.target.dataset.bar === moves.moving?.id)
          moves.leave();
      }}
    >
      <div className={styles.head} aria-hidden>
        <span className={styles.corner} />
        <Scale axis={axis} bands={bands} seen={seen} today={day} />
      </div>
      <div className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
        <div className={styles.behind} style={{ width: axis.width }} aria-hidden>
          <Marks axis={axis} bands={bands} today={day} />
          <Ties ties={near} axis={axis} height={height} spanOf={model.spanOf} chosen={chosen} />
        </div>
        <div
          role="grid"
          aria-label={t('timeline.label')}
          aria-rowcount={lines.length}
          className={styles.lines}
        >
          {slots.map((slot) => {
            const line = lines[slot.index];
            if (!line) return null;
            return (
              <div
                key={slot.key}
                role="row"
                aria-rowindex={slot.index + 1}
                aria-selected={line.type === 'row' ? line.id === chosen : undefined}
                className={styles.line}
                data-group={line.type === 'group' || undefined}
                data-moving={moves.moving?.id === line.id || undefined}
                style={{
                  height,
                  transform: `translateY(${slot.start - virtualizer.options.scrollMargin}px)`,
                }}
              >
                <TimelineLine
                  line={line}
                  by={model.by}
                  axis={axis}
                  today={model.today}
                  span={model.spanOf(line.id)}
                  seenFrom={tickOf(axis, seen.first - 1)}
                  conflicts={model.conflictsOf(line.id)}
                  chosen={chosen}
                  stop={stop}
                  isLit={litIds.has(line.id)}
                  isMoving={moves.moving?.id === line.id}
                  readOnly={model.readOnly}
                  onChoose={onChoose}
                  onReveal={onReveal}
                  onOpen={onOpen}
                />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** The ties that come through the lines in sight; of too many, those that begin and end there first. */
function nearTies(ties: readonly Tie[], first: number, last: number): Tie[] {
  const through = ties.filter(
    ({ from, to }) => Math.min(from, to) <= last && Math.max(from, to) >= first,
  );
  if (through.length <= many) return through;
  const isNear = ({ from, to }: Tie) => Math.min(from, to) >= first && Math.max(from, to) <= last;
  return [...through.filter(isNear), ...through.filter((tie) => !isNear(tie))].slice(0, many);
}
