import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { Mover, Served } from '~/bridge/roadmapTypes';
import { rangeWords } from '~/fields/rangeWords';
import { rowNumber } from '~/fields/rowNumber';
import { StateMark } from '~/fields/StateMark';
import { t, tn } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import styles from './initiatives.module.css';

interface Props {
  /** The objective, key result or KPI. */
  goal: string;
  /** Those that should move it, in the backend's order. */
  initiatives: readonly Mover[];
}

const many = 6; // drawn at once: an objective may have dozens

/** What on the roadmap should move a goal, and how far; each leads to its place there. */
export function Initiatives({ goal, initiatives }: Props) {
  const [isAll, setAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const shown = isAll ? initiatives : initiatives.slice(0, many);
  const left = initiatives.length - shown.length;
  useEffect(() => {
    // The button is gone: who asked for more goes on with the first of these.
    if (isAll) list.current?.children.item(many)?.querySelector('a')?.focus();
  }, [isAll]);
  return (
    <>
      <h3>{t('movers.title')}</h3>
      {initiatives.length === 0 && <p className={styles.quiet}>{t('movers.none')}</p>}
      <ul ref={list}>
        {shown.map(({ id, title, state, moves }) => (
          <li key={id} className={styles.mover}>
            <Link href={`/roadmap/backlog/${id}`}>{title}</Link>
            <span className={styles.state}>
              <StateMark state={state} />
            </span>
            {moves.map((move) => (
              <Move key={move.id} move={move} isOwn={move.id === goal} />
            ))}
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAll(true)}>
          {tn('list.more', left)}
        </Button>
      )}
    </>
  );
}

/** "1.2 Raise the activation rate by 4% (2–8)"; of the goal itself its name is left out. */
function Move({ move, isOwn }: { move: Served; isOwn: boolean }) {
  const format = useFormat();
  const { subject, title, order, unit, note } = move;
  const range = rangeWords(move, format, { unit });
  const of =
    subject === 'kpi'
      ? t('movers.kpi', { title })
      : [rowNumber(subject, order), title].filter(Boolean).join(' ');
  const words = [!isOwn && of, range !== null && t('movers.by', { range })].filter(Boolean);
  return (
    <span className={styles.move} title={note || undefined}>
      {words.join(' ') || t('movers.unsaid')}
    </span>
  );
}
