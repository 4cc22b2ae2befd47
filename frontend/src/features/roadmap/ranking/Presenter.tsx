import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { RankedRow, Ranking } from '~/bridge/rankingTypes';
import type { Roadmap } from '~/bridge/roadmapTypes';
import { t, tn } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { useReturnFocus } from '~/ui/useReturnFocus';
import { BigMatrix } from './BigMatrix';
import { effortDecimals, percent } from './numbers';
import styles from './present.module.css';

export interface PresenterProps {
  page: Roadmap;
  ranking: Ranking;
  onLeave: () => void;
}

const perPage = 8; // rows that a projector has room for at 28 px and more

/** What may be shown on a wall: ranks, titles, teams and chances; no people. */
function shownRows({ rows, top }: Ranking): RankedRow[] {
  const scored = rows.filter((row) => row.class === '' && row.rank !== null);
  return scored.slice(0, Math.max(1, top));
}

/**
 * The first of the ranking over the whole window, one by one, and the matrix: for a room to read. The
 * keys are those of slides.
 */
export function Presenter({ page, ranking, onLeave }: PresenterProps) {
  useReturnFocus();
  const wall = useRef<HTMLDivElement>(null);
  const [step, setStep] = useState(0);
  const [isMatrix, setMatrix] = useState(false);
  const rows = shownRows(ranking);
  useEffect(() => wall.current?.focus(), []);
  const go = (next: number) => setStep(Math.max(0, Math.min(rows.length, next)));
  const onKeyDown = (event: React.KeyboardEvent) => {
    const acts: Record<string, () => void> = {
      ArrowRight: () => go(step + 1),
      ArrowDown: () => go(step + 1),
      PageDown: () => go(step + 1),
      ' ': () => go(step + 1),
      Enter: () => go(step + 1),
      ArrowLeft: () => go(step - 1),
      ArrowUp: () => go(step - 1),
      PageUp: () => go(step - 1),
      Home: () => go(0),
      End: () => go(rows.length),
      a: () => go(rows.length),
      m: () => setMatrix(!isMatrix),
      Escape: onLeave,
      // There is nothing else to go to.
      Tab: () => undefined,
    };
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return createPortal(
    <div
      ref={wall}
      className={styles.wall}
      role="dialog"
      aria-modal="true"
      aria-label={t('present.label')}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onClick={() => go(step + 1)}
    >
      {isMatrix ? <BigMatrix page={page} /> : <Slide ranking={ranking} rows={rows} step={step} />}
      <p className={styles.keys}>{t('present.keys')}</p>
    </div>,
    document.body,
  );
}

function Slide({ ranking, rows, step }: { ranking: Ranking; rows: RankedRow[]; step: number }) {
  const format = useFormat();
  const outside = ranking.rows.filter((row) => row.class !== '' && row.selected);
  const from = Math.floor(Math.max(0, step - 1) / perPage) * perPage;
  const shown = rows.slice(from, Math.min(step, from + perPage));
  const decimals = effortDecimals([ranking.used, ranking.capacity]);
  const used = format.number(ranking.used, decimals);
  const toCome = rows.length - step;
  return (
    <>
      <div className={styles.head}>
        <div>
          <p>
            {[ranking.scenario?.name, ranking.model.name].filter(Boolean).join(', ')}
            {rows.length > perPage &&
              step > 0 &&
              `, ${t('present.page', {
                from: from + 1,
                to: from + shown.length,
                all: rows.length,
              })}`}
          </p>
          <h1>{ranking.title}</h1>
        </div>
        <div className={styles.used}>
          <b>{used}</b>
          <p>
            {ranking.capacity !== null &&
              `${t('ranking.capacity.of', {
                capacity: format.number(ranking.capacity, decimals),
              })} `}
            {t('ranking.capacity.unit')}
          </p>
        </div>
      </div>
      <ol className={styles.rows} aria-live="polite">
        {from === 0 &&
          step === 0 &&
          outside.slice(0, perPage).map((row) => (
            <li key={row.id}>
              <span className={styles.rank}>{row.class && t(`ranking.outside.${row.class}`)}</span>
              <span className={styles.title}>{row.title}</span>
              <span>{row.team}</span>
            </li>
          ))}
        {shown.map((row) => (
          <Row key={row.id} row={row} isLeft={ranking.cut.lacks === '' && !row.selected} />
        ))}
      </ol>
      <p className={styles.say}>
        {rows.length === 0
          ? t('present.nothing')
          : toCome > 0
            ? tn('present.count', toCome)
            : [ranking.cut.sentence, ranking.cut.unlimited].filter(Boolean).join(' ')}
      </p>
    </>
  );
}

function Row({ row, isLeft }: { row: RankedRow; isLeft: boolean }) {
  const format = useFormat();
  return (
    <li>
      <span className={styles.rank}>{row.place ?? row.rank}</span>
      <span className={styles.title}>{row.title}</span>
      <span className={styles.team}>
        {[row.team, isLeft && t('ranking.state.left')].filter(Boolean).join(', ')}
      </span>
      {row.pTop !== null && row.chance !== null && (
        <span className={styles.chance} data-chance={row.chance}>
          <b>{percent(row.pTop, format)}</b> {t(`ranking.chance.${row.chance}`)}
        </span>
      )}
    </li>
  );
}
