import { memo } from 'react';
import type { Count, Outline } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { StatusIcon } from '~/ui/Status';
import styles from './Summary.module.css';

/** What the numbers say, in a sentence. */
export const Finding = memo(function Finding({
  outline: { cycle, progress, expected, objectives },
}: {
  outline: Outline;
}) {
  const format = useFormat();
  const { today } = usePlan();
  if (objectives.length === 0) return null;
  if (cycle.start !== null && cycle.start > today) {
    return t('objectives.finding.draft', { date: format.date(cycle.start, today) });
  }
  if (progress === null) return t('objectives.finding.none');
  const stands = format.progress(progress);
  if (cycle.end !== null && cycle.end < today)
    return emphasised('objectives.finding.closed', stands);
  if (expected === null) return emphasised('objectives.finding.noExpected', stands);
  return emphasised('objectives.finding', stands, format.progress(expected));
});

/** The sentence with the number that it is about set strong. */
function emphasised(
  key: 'objectives.finding' | 'objectives.finding.closed' | 'objectives.finding.noExpected',
  progress: string,
  expected = '',
) {
  const mark = '\u0000';
  const [before, after] = t(key, { progress: mark, expected }).split(mark);
  return (
    <>
      {before}
      <b>{progress}</b>
      {after}
    </>
  );
}

/** How many key results have each status. */
export const Counts = memo(function Counts({ counts }: { counts: readonly Count[] }) {
  return (
    <ul className={styles.counts} aria-label={t('objectives.counts')}>
      {counts
        .filter(({ count }) => count > 0)
        .map(({ status, count }) => (
          <li key={status}>
            <StatusIcon status={status} />
            <b>{count}</b> {t(`status.${status}.lower`)}
          </li>
        ))}
    </ul>
  );
});
