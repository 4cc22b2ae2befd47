import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Explanation } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { type Key, t } from '~/strings/strings';
import { formatDate, useFormat } from '~/ui/format';
import styles from './Explain.module.css';

interface Props {
  progress: number | null;
  expected: number | null;
  explanation: Explanation;
  onClose: () => void;
  /** The number that explains itself. */
  children: ReactNode;
}

const most = 8; // inputs or weights at once; the panel has them all

/** The explanation that is open; there is one at a time. */
export const explanationId = 'explanation';

/** A computed number with its explanation open beside it. */
export function Explained({ children, onClose, ...explanation }: Props) {
  return (
    <Popover
      opened
      onChange={onClose}
      position="bottom-start"
      width={370}
      // Within the screen, so that whoever reads by landmarks comes upon it.
      portalProps={{ target: 'main' }}
      trapFocus={false}
      withRoles={false}
      closeOnEscape={false}
    >
      <Popover.Target>
        <span className={styles.target}>{children}</span>
      </Popover.Target>
      <Popover.Dropdown className={styles.pop} role="tooltip" id={explanationId}>
        <ExplanationCard heading="h2" {...explanation} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Formula, inputs, dates, weights, and where each came from. */
export function ExplanationCard({
  heading: Heading,
  progress,
  expected,
  explanation,
}: Omit<Props, 'onClose' | 'children'> & { heading: 'h2' | 'h3' }) {
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
          <Line
            term={t('explain.expected')}
            value={format.progress(expected)}
            source={expectedFormula}
          />
        )}
        {reached !== null && (
          <Line
            term={t('explain.reached')}
            // Cut off rather than rounded, so that 0.8999 is not shown as 0.9 beside "under 0.9".
            value={format.number(Math.floor(reached * 1000 + 1e-6) / 1000)}
            source={t('explain.reached.text')}
          />
        )}
        {leftOut.slice(0, most).map(({ id, name, sentence }) => (
          <Line
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
};

function InputLine({ input }: { input: Explanation['inputs'][number] }) {
  const format = useFormat();
  const { today } = usePlan();
  const { name, value, unit, date, by, source } = input;
  const term = terms[name];
  const where = [source, date && formatDate(date, today), by].filter(Boolean).join(', ');
  return (
    <Line
      term={term ? t(term as 'explain.current') : name}
      value={value === null ? t('explain.nothing') : format.value(value, unit)}
      source={where}
    />
  );
}

function Line({ term, value, source }: { term: string; value: string; source: string }) {
  return (
    <div>
      <dt title={term}>{term}</dt>
      <dd className={styles.value}>{value}</dd>
      <dd className={styles.source}>{source}</dd>
    </div>
  );
}
