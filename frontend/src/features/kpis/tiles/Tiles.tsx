import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { KPI } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { ExplainedKPI } from '~/features/kpis/ExplainedKPI';
import { t } from '~/strings/strings';
import { useMeasure } from '~/ui/useMeasure';
import { useRest } from '~/ui/useRest';
import { type Group, type Grouping, groupsOf, linesOf, type Placed, tileAfter } from './groups';
import { Tile } from './Tile';
import styles from './tiles.module.css';

interface Props {
  kpis: readonly KPI[];
  by: Grouping;
  chosen: string;
  /** Counts up when the chosen tile shall have the focus. */
  grab: number;
  /** The KPI whose standing explains itself; "" for none. */
  explained: string;
  /** px that the screen is probably wide. */
  guess: number;
  onChoose: (id: string) => void;
  onOpen: () => void;
  onExplain: (id: string) => void;
}

const least = 16; // rem of a tile
const height = { head: 44, tiles: 178 }; // px, about; lines are measured

function explainedBy(target: Element): string {
  return target.closest<HTMLElement>('[data-explains]')?.dataset.explains ?? '';
}

/** The KPIs as tiles in groups: the arrow keys go from one to the next, Enter opens it. */
export function Tiles(props: Props) {
  const { kpis, by, chosen, grab, explained, guess, onChoose, onOpen, onExplain } = props;
  const { phases } = usePlan();
  const [measured, { width, rem }] = useMeasure(guess);
  const columns = Math.max(1, Math.floor(width / (least * rem)));
  const lines = useMemo(
    () => linesOf(groupsOf(kpis, by, phases), columns),
    [kpis, by, phases, columns],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const line = lines[index];
      return line && 'group' in line ? height.head : height.tiles;
    },
    overscan: 3,
  });
  const { stop, onKeyDown, comeTo } = useTileKeys({
    lines,
    chosen,
    grab,
    scroller,
    show: (index) => virtualizer.scrollToIndex(index),
    onChoose,
    onOpen,
    onKey: (event) => {
      if (event.key === '?') onExplain(chosen);
      else if (event.key === 'Escape' && explained) onExplain('');
      else return;
      event.preventDefault();
    },
  });
  const rest = useRest({ placeOf: explainedBy, explain: onExplain });
  const explain =
    ({ kpi, at }: Placed) =>
    (content: ReactNode) => (
      <ExplainedKPI
        kpi={kpi}
        heading="h3"
        isOpen={kpi.id === explained && at === stop}
        onClose={() => onExplain('')}
      >
        {content}
      </ExplainedKPI>
    );
  return (
    <div
      className={styles.scroller}
      data-commands="kpis"
      ref={(element) => {
        scroller.current = element;
        return measured(element);
      }}
      onKeyDown={onKeyDown}
      {...rest.watch}
    >
      <div
        role="grid"
        aria-label={t('kpis.list')}
        aria-rowcount={lines.length}
        className={styles.all}
        style={{ height: `${virtualizer.getTotalSize()}px` }}
      >
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index];
          if (!line) return null;
          return (
            <div
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              role="row"
              aria-rowindex={index + 1}
              className={styles.line}
              style={{
                transform: `translateY(${start}px)`,
                ...('tiles' in line && {
                  gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
                }),
              }}
              data-head={'group' in line || undefined}
            >
              {'group' in line ? (
                <Head group={line.group} by={by} />
              ) : (
                line.tiles.map((placed) => (
                  <div
                    key={placed.at}
                    role="gridcell"
                    className={styles.tile}
                    data-at={placed.at}
                    data-arrive={placed.at === stop || undefined}
                    aria-selected={placed.kpi.id === chosen}
                    tabIndex={placed.at === stop ? 0 : -1}
                    onClick={() =>
                      placed.kpi.id === chosen ? onOpen() : comeTo(placed.at, placed.kpi.id)
                    }
                  >
                    <Tile kpi={placed.kpi} explained={explain(placed)} />
                  </div>
                ))
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Head({ group: { name, kpis }, by }: { group: Group; by: Grouping }) {
  const words =
    by === 'key'
      ? t(name === null ? 'kpis.group.key.no' : 'kpis.group.key.yes')
      : (name ?? t(`kpis.group.${by}.none`));
  return (
    <div role="rowheader">
      <h2>
        {words} <span className={styles.count}>{kpis.length}</span>
      </h2>
    </div>
  );
}

interface Keys {
  lines: ReturnType<typeof linesOf>;
  chosen: string;
  grab: number;
  scroller: React.RefObject<HTMLDivElement | null>;
  show: (line: number) => void;
  onChoose: (id: string) => void;
  onOpen: () => void;
  onKey: (event: React.KeyboardEvent) => void;
}

/** Moves the choice, and the focus with it, by the arrow keys. */
function useTileKeys({ lines, chosen, grab, scroller, show, onChoose, onOpen, onKey }: Keys) {
  const all = lines.flatMap((line) => ('tiles' in line ? line.tiles : []));
  // One KPI may have tiles in several groups: the one that the person came to is the stop of Tab.
  const [place, setPlace] = useState(0);
  const known =
    all[place]?.kpi.id === chosen ? place : all.findIndex(({ kpi }) => kpi.id === chosen);
  const stop = Math.max(0, known);
  const wanted = useRef(-1);
  const grabbed = useRef(0);
  useEffect(() => {
    if (grab !== grabbed.current && known >= 0) {
      grabbed.current = grab;
      wanted.current = known;
      show(lineOf(lines, known));
    }
    if (wanted.current < 0) return;
    const tile = scroller.current?.querySelector<HTMLElement>(`[data-at="${wanted.current}"]`);
    if (!tile) return;
    wanted.current = -1;
    tile.focus();
  });
  const comeTo = (at: number, id: string) => {
    setPlace(at);
    onChoose(id);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const from = (event.target as HTMLElement).dataset.at;
    if (from === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    onKey(event);
    if (event.defaultPrevented) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onOpen();
      return;
    }
    const to = tileAfter(lines, Number(from), event.key);
    const kpi = to === undefined ? undefined : all[to]?.kpi;
    if (to === undefined || !kpi) return;
    event.preventDefault();
    wanted.current = to;
    show(lineOf(lines, to));
    comeTo(to, kpi.id);
  };
  return { stop, onKeyDown, comeTo };
}

function lineOf(lines: Keys['lines'], at: number): number {
  return lines.findIndex((line) => 'tiles' in line && line.tiles.some((tile) => tile.at === at));
}
