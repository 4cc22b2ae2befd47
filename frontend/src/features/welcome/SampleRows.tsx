import { Fragment } from 'react';
import { t } from '~/strings/strings';
import { commonDecimals, useFormat } from '~/ui/format';
import { Progress } from '~/ui/Progress';
import { Sparkline } from '~/ui/Sparkline';
import { Status } from '~/ui/Status';
import { Value } from '~/ui/Value';
import styles from './SampleRows.module.css';
import { sampleExpected, type SampleKeyResult, sampleObjectives } from './sampleRows';

/** Rows of the sample plan, drawn by the parts that draw every plan. */
export function SampleRows() {
  return (
    <figure className={styles.sample}>
      <figcaption>{t('welcome.look.caption')}</figcaption>
      <div role="table" aria-label={t('welcome.look.label')} className={styles.table}>
        <div role="row" className={styles.head}>
          <span role="columnheader">{t('welcome.look.title')}</span>
          <span role="columnheader" data-end>
            {t('welcome.look.current')}
          </span>
          <span role="columnheader" data-end>
            {t('welcome.look.target')}
          </span>
          <span role="columnheader">{t('welcome.look.progress')}</span>
          <span role="columnheader">{t('welcome.look.status')}</span>
          <span role="columnheader">{t('welcome.look.trend')}</span>
        </div>
        {sampleObjectives.map(({ title, keyResults }) => (
          <Fragment key={title}>
            <div role="row" className={styles.objective}>
              <span role="cell" aria-colspan={6}>
                {title}
              </span>
            </div>
            {keyResults.map((keyResult) => (
              <SampleRow key={keyResult.title} keyResult={keyResult} />
            ))}
          </Fragment>
        ))}
      </div>
    </figure>
  );
}

function SampleRow({ keyResult }: { keyResult: SampleKeyResult }) {
  const { title, unit, target, progress, status, weekly } = keyResult;
  const format = useFormat();
  const first = weekly[0] ?? 0;
  const current = weekly.at(-1) ?? 0;
  const decimals = commonDecimals([current, target]);
  return (
    <div role="row" className={styles.row}>
      <span role="cell">{title}</span>
      <span role="cell" data-end className={styles.current}>
        <Value value={current} unit={unit} decimals={decimals} />
      </span>
      <span role="cell" data-end className={styles.target}>
        <Value value={target} unit={unit} decimals={decimals} />
      </span>
      <span role="cell">
        <Progress progress={progress} expected={sampleExpected} status={status} />
      </span>
      <span role="cell">
        <Status status={status} />
      </span>
      <span role="cell">
        <Sparkline
          values={weekly}
          label={t('welcome.look.trend.label', {
            first: format.value(first, unit),
            last: format.value(current, unit),
          })}
        />
      </span>
    </div>
  );
}
