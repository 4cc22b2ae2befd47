import type { ChanceClass } from '~/bridge/roadmapTypes';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { percent } from './numbers';
import styles from './ranking.module.css';

interface Props {
  chance: number;
  /** Its class, by which it is drawn. */
  kind: ChanceClass;
  top: number;
}

/** How surely an initiative is in the top: a bar, the number and the word. */
export function Chance({ chance, kind, top }: Props) {
  const words = percent(chance, useFormat());
  return (
    <span className={styles.chance} data-chance={kind}>
      <span
        className={styles.chanceBar}
        role="img"
        aria-label={t('ranking.chance.said', { chance: words, top })}
      >
        <i style={{ width: `${chance * 100}%` }} />
      </span>
      <span className={styles.chanceNumber}>{words}</span>
      <span className={styles.chanceWord}>{t(`ranking.chance.${kind}`)}</span>
    </span>
  );
}
