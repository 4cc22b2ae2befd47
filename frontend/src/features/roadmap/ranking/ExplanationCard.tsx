import type { RankedRow, Ranking } from '~/bridge/roadmapTypes';
import { t } from '~/strings/strings';
import { ExplanationLine } from '~/ui/Explanation';
import styles from '~/ui/Explanation.module.css';
import { useFormat } from '~/ui/format';
import { missingWords, type Explains } from './columns';
import { percent } from './numbers';

interface Props {
  row: RankedRow;
  what: Explains;
  ranking: Ranking;
}

/** How the score or the chance of an initiative came about. */
export function ExplanationCard({ row, what, ranking }: Props) {
  return (
    <div className={styles.card}>
      <h2>{t(`ranking.explain.${what}`, { title: row.title })}</h2>
      {what === 'score' ? (
        <Score row={row} ranking={ranking} />
      ) : (
        <ChanceWords row={row} ranking={ranking} />
      )}
    </div>
  );
}

function Score({ row: { explanation }, ranking }: Pick<Props, 'row' | 'ranking'>) {
  return (
    <>
      <p className={styles.formula}>{ranking.model.formula}</p>
      {explanation.sentence && <p className={styles.formula}>{explanation.sentence}</p>}
      {explanation.inputs.length > 0 && (
        <dl>
          {explanation.inputs.map(({ name, value, from }) => (
            <ExplanationLine key={name} term={name} value={value} source={from} />
          ))}
        </dl>
      )}
    </>
  );
}

function ChanceWords({ row, ranking }: Pick<Props, 'row' | 'ranking'>) {
  const format = useFormat();
  const { title, pTop, rankLow, rankHigh } = row;
  if (row.class) return <p className={styles.formula}>{t('ranking.outside')}</p>;
  if (pTop === null || rankLow === null || rankHigh === null) {
    const missing = missingWords(row);
    return <p className={styles.formula}>{row.fault || t('ranking.explain.none', { missing })}</p>;
  }
  return (
    <>
      <p className={styles.formula}>
        {t('ranking.explain.chance.text', {
          draws: format.number(ranking.draws),
          title,
          top: ranking.top,
          chance: percent(pTop, format),
          low: rankLow,
          high: rankHigh,
        })}
      </p>
      <p className={styles.formula}>{ranking.method}</p>
      <p className={styles.reason}>{t('ranking.explain.classes')}</p>
    </>
  );
}
