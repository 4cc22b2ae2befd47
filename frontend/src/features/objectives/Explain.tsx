import type { Explanation } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { type Key, t } from '~/strings/strings';
import { ExplanationLine } from '~/ui/Explanation';
import styles from '~/ui/Explanation.module.css';
import { useFormat } from '~/ui/format';

interface Props {
  progress: number | null;
  expected: number | null;
  explanation: Explanation;
  heading: 'h2' | 'h3';
}

const most = 8; // inputs or weights at once; the panel has them all

/** Formula, inputs, dates, weights, and where each came from. */
export function ExplanationCard({ heading: Heading, progress, expected, explanation }: Props) {
  const format = useFormat();
  const { formula, expectedFormula, inputs, weights, leftOut, reached, statusReason } = explanation;
  return (
    <div className={styles.card}>
      <Heading>
        {t('explain.progress')}{' '}
        <b>{progress === null ? t('explain.nothing') : format.progress(progress)}</b>
      </Heading>
      {formula && <p className={styles.formula}>{formula}</p>}
      <dl>
        {inputs.slice(0, most).map((input) => (
          <InputLine key={input.name} input={input} />
        ))}
        {weights.slice(0, most).map(({ id, name, progress: part, share }) => (
          <div key={id} className={styles.weight}>
            <dt title={name}>{name}</dt>
            <dd className={styles.value}>
              {part === null ? t('explain.nothing') : format.progress(part)}
            </dd>
            <dd className={styles.source}>
              {t('explain.share', { share: format.number(Math.round(share * 100)) })}
            </dd>
          </div>
        ))}
        {expected !== null && (
          <ExplanationLine
            term={t('explain.expected')}
            value={format.progress(expected)}
            source={expectedFormula}
          />
        )}
        {reached !== null && (
          <ExplanationLine
            term={t('explain.reached')}
            // Cut off rather than rounded, so that 0.8999 is not shown as 0.9 beside "under 0.9".
            value={format.number(Math.floor(reached * 1000 + 1e-6) / 1000)}
            source={t('explain.reached.text')}
          />
        )}
        {leftOut.slice(0, most).map(({ id, name, sentence }) => (
          <ExplanationLine
            key={id || name}
            term={t('explain.leftOut')}
            value=""
            source={name ? `${name}: ${sentence}` : sentence}
          />
        ))}
      </dl>
      {statusReason.sentence && <p className={styles.reason}>{statusReason.sentence}</p>}
    </div>
  );
}

const terms: Record<string, Key> = {
  current: 'explain.current',
  start: 'explain.start',
  target: 'explain.target',
  commit: 'explain.commit',
  stretch: 'explain.stretch',
  low: 'explain.low',
  high: 'explain.high',
  met: 'explain.met',
  measured: 'explain.measured',
  points: 'explain.points',
  manualProgress: 'explain.manualProgress',
};

function InputLine({ input }: { input: Explanation['inputs'][number] }) {
  const format = useFormat();
  const { today } = usePlan();
  const { name, value, unit, date, by, source } = input;
  const term = terms[name];
  const where = [source, date && format.date(date, today), by].filter(Boolean).join(', ');
  return (
    <ExplanationLine
      term={term ? t(term as 'explain.current') : name}
      value={value === null ? t('explain.nothing') : format.value(value, unit)}
      source={where}
    />
  );
}
