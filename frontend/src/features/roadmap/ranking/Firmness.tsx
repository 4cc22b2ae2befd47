import type { Ranking } from '~/bridge/rankingTypes';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { percent } from './numbers';
import styles from './foot.module.css';

interface Props {
  ranking: Ranking;
}

/** What the ranking rests on and what would change it. */
export function Firmness({ ranking }: Props) {
  const format = useFormat();
  const { cut, flips, agreement, record, advice } = ranking;
  const gap = cut.proven ? '' : t('ranking.cut.gap', { gap: percent(cut.gap, format) });
  return (
    // What scrolls can be reached and scrolled by keyboard.
    <section className={styles.firm} aria-label={t('ranking.firm')} tabIndex={0}>
      <div className={styles.columns}>
        <Part title={t('ranking.firm.cut')} lines={[cut.greedySentence, gap]} />
        <Part title={t('ranking.firm.flips')} lines={flips.map(({ sentence }) => sentence)} />
        <Part title={t('ranking.firm.agreement')} lines={[agreement]} />
        <Part title={t('ranking.firm.record')} lines={[record]} />
        <Part title={t('ranking.firm.advice')} lines={advice.map(({ sentence }) => sentence)} />
      </div>
    </section>
  );
}

function Part({ title, lines }: { title: string; lines: readonly string[] }) {
  const said = lines.filter(Boolean);
  if (said.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {said.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
