import type { KeyResult } from '~/bridge/types';
import { useTargetTrial } from '~/data/smart';
import { t, tn } from '~/strings/strings';
import { outOfTen, useFormat } from '~/ui/format';
import styles from './smart.module.css';

const least = 7; // values: six changes from one to the next, as the backend asks for

/** How likely a key result lands by the variation of its own series, beside what people stated. */
export function Landing({ keyResult }: { keyResult: KeyResult }) {
  const { id, kind, unit, confidence } = keyResult;
  const format = useFormat();
  const isDirected = kind === 'increase' || kind === 'decrease';
  const trial = useTargetTrial(id, isDirected ? '' : null);
  if (trial && trial.chance === null && trial.values < least) {
    return (
      <section className={styles.landing} aria-labelledby={`landing-${id}`}>
        <h3 id={`landing-${id}`}>{t('landing.title')}</h3>
        <p className={styles.why}>{tn('landing.few', trial.values)}</p>
      </section>
    );
  }
  if (!trial || trial.chance === null) return null;
  const { chance, low, median, high, values } = trial;
  const value = (number: number | null) => (number === null ? '' : format.value(number, unit));
  return (
    <section className={styles.landing} aria-labelledby={`landing-${id}`}>
      <h3 id={`landing-${id}`}>{t('landing.title')}</h3>
      <dl>
        <div>
          <dt>{t('landing.series')}</dt>
          <dd>{format.value(Math.round(chance * 100), '%')}</dd>
        </div>
        <div>
          <dt>{t('landing.stated')}</dt>
          <dd>
            {confidence === null
              ? t('landing.stated.none')
              : t('landing.stated.of', { n: outOfTen(confidence) })}
          </dd>
        </div>
        <div>
          <dt>{t('landing.band')}</dt>
          <dd>
            {t('landing.band.of', { low: value(low), median: value(median), high: value(high) })}
          </dd>
        </div>
      </dl>
      <p className={styles.why}>
        {tn('landing.values', values)} {t('landing.method')}
      </p>
    </section>
  );
}
