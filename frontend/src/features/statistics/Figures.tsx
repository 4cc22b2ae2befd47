import type { Statistics } from '~/bridge/closingTypes';
import { t } from '~/strings/strings';
import { outOfTen, useFormat } from '~/ui/format';
import styles from './statistics.module.css';

/** The numbers that a cycle is known by. */
export function Figures({ statistics }: { statistics: Statistics }) {
  const format = useFormat();
  const { progress, expected, score, netConfidence, confidence, checkIns, cycle } = statistics;
  const share = (value: number | null) => (value === null ? '–' : format.progress(value));
  return (
    <dl className={styles.figures}>
      <Figure
        term={t('statistics.progress')}
        value={share(progress)}
        {...(expected !== null && {
          text: t('statistics.progress.expected', { expected: format.progress(expected) }),
        })}
      />
      <Figure
        term={t(cycle.state === 'closed' ? 'statistics.score.closed' : 'statistics.score')}
        value={share(score)}
      />
      <Figure
        term={t('statistics.net')}
        value={netConfidence === null ? '–' : signed(Math.round(netConfidence))}
        text={t('statistics.net.text')}
      />
      <Figure
        term={t('statistics.stated')}
        value={confidence === null ? '–' : String(outOfTen(confidence))}
        text={t('statistics.stated.text')}
      />
      {checkIns.cadenceDays > 0 && (
        <Figure
          term={t('statistics.kept')}
          value={checkIns.kept === null ? '–' : format.value(Math.round(checkIns.kept * 100), '%')}
          text={t('statistics.kept.text')}
        />
      )}
    </dl>
  );
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value).replace('-', '\u2212');
}

function Figure({ term, value, text }: { term: string; value: string; text?: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        {value} {text && <small>{text}</small>}
      </dd>
    </div>
  );
}
