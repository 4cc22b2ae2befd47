import { useEffect, useId, useRef } from 'react';
import { scenarios, scoring } from '~/bridge/roadmapCalls';
import type { RankedRow, Ranking } from '~/bridge/rankingTypes';
import { useRoadmapWrite } from '~/data/roadmap';
import { ReasonInput } from '~/fields/ReasonInput';
import { t } from '~/strings/strings';
import styles from './ranking.module.css';

/** What a person wants of a row, for which a reason is asked. */
export type Wish =
  | { id: string; kind: 'move'; rank: number }
  | { id: string; kind: 'in' }
  | { id: string; kind: 'out' };

interface Props {
  wish: Wish;
  row: RankedRow;
  ranking: Ranking;
  /** It is granted or given up: the row has the focus again. */
  onEnd: () => void;
}

/** Asks under a row why it shall stand elsewhere, be in or be out. */
export function Asked({ wish, row, ranking, onEnd }: Props) {
  const id = useId();
  const write = useRoadmapWrite();
  const asked = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Its answer, a promise in newer browsers, would be taken for what ends the effect.
    asked.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const { title, place, rank } = row;
  const question =
    wish.kind === 'move'
      ? t('ranking.ask.move', { title, from: place ?? rank ?? '–', to: wish.rank })
      : t(`ranking.ask.${wish.kind}`, { title });
  const keep = (reason: string) =>
    write(() =>
      wish.kind === 'move'
        ? scoring.setOverride({
            model: ranking.model.id,
            initiative: wish.id,
            rank: String(wish.rank),
            reason,
          })
        : scenarios.choose({
            scenario: ranking.scenario?.id ?? '',
            initiative: wish.id,
            verdict: wish.kind,
            reason,
          }),
    ).then(onEnd);
  return (
    <div ref={asked} className={styles.asked}>
      <p id={id}>{question}</p>
      <div className={styles.answer}>
        <ReasonInput
          key={wish.kind}
          name="reason"
          label={question}
          hint={t('ranking.ask.hint')}
          onSave={keep}
          onGiveUp={onEnd}
        />
      </div>
    </div>
  );
}
