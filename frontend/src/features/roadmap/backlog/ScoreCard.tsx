import type { Initiative, Model } from '~/bridge/roadmapTypes';
import { t } from '~/strings/strings';
import { ExplanationLine } from '~/ui/Explanation';
import styles from '~/ui/Explanation.module.css';
import { useFormat } from '~/ui/format';

interface Props {
  initiative: Initiative;
  model: Model;
  decimals: number;
}

/** How a score came about: the formula with its numbers, and where each of them is from. */
export function ScoreCard({ initiative, model, decimals }: Props) {
  const format = useFormat();
  const { score, band, missing, fault, override, explanation, rank, place } = initiative;
  const number = score === null ? '' : format.number(score, decimals);
  return (
    <div className={styles.card}>
      <h2>
        <span>{model.name}</span>
        <span>{band || number || t('backlog.unscored')}</span>
      </h2>
      <p className={styles.formula}>{explanation.sentence || model.formula}</p>
      {missing.length > 0 && (
        <p className={styles.formula}>{t('backlog.lacks', { what: missing.join(', ') })}</p>
      )}
      {fault && <p className={styles.formula}>{fault}</p>}
      {explanation.inputs.length > 0 && (
        <dl>
          {explanation.inputs.map(({ name, value, from }) => (
            <ExplanationLine key={name} term={name} value={value} source={from} />
          ))}
        </dl>
      )}
      {override && (
        <p className={styles.reason}>
          {t('backlog.override', {
            place: place ?? override.rank,
            rank: rank ?? t('value.none'),
            by: override.by,
            reason: override.reason,
          })}
        </p>
      )}
    </div>
  );
}
