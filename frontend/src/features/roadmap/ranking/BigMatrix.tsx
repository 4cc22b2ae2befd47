import { useMemo } from 'react';
import type { Roadmap } from '~/bridge/roadmapTypes';
import { t } from '~/strings/strings';
import { BubbleChart } from '~/ui/charts/BubbleChart';
import { useFormat } from '~/ui/format';
import { bubblesOf, matrixWords, placedOf } from './points';
import styles from './present.module.css';

const letters = 28; // px: what can be read from the back of a room

/** The matrix for a projector. */
export function BigMatrix({ page }: { page: Roadmap }) {
  const format = useFormat();
  const placed = useMemo(() => placedOf(page), [page]);
  const bubbles = useMemo(() => bubblesOf(page, placed), [page, placed]);
  const words = matrixWords(page, placed, format);
  return (
    <div className={styles.matrix}>
      <div className={styles.head}>
        <div>
          <h1>{words.title}</h1>
          <p>{words.cut}</p>
        </div>
      </div>
      {placed.length === 0 ? (
        <p>{t('present.nothing')}</p>
      ) : (
        <BubbleChart bubbles={bubbles} className={styles.plot} size={letters} />
      )}
    </div>
  );
}
