import { t } from '~/strings/strings';
import { useFormat } from './format';
import styles from './Progress.module.css';
import type { StatusName } from './Status';

interface Props {
  /** 0 to 1 */
  progress: number;
  /** Where it should be today, 0 to 1; the ink tick. */
  expected: number | null;
  /** Colours the bar; left out for an average, which stays neutral. */
  status?: StatusName;
  /** Whether a control held at each of the latest periods, oldest first: they stand for the bar. */
  held?: readonly boolean[] | undefined;
  /** Leaves out the figure behind the bar. */
  bare?: boolean;
}

/** A bar with the mark of today and the number. */
export function Progress({ progress, expected, status, held = [], bare }: Props) {
  const format = useFormat();
  const shown = format.progress(progress);
  const isByPeriod = held.length > 1;
  const label = isByPeriod
    ? t('progress.label.held', {
        progress: shown,
        met: held.filter(Boolean).length,
        of: held.length,
      })
    : expected === null
      ? t('progress.label.only', { progress: shown })
      : t(status ? 'progress.label' : 'progress.label.average', {
          progress: shown,
          expected: format.progress(expected),
        });
  return (
    <span className={styles.progress} data-status={status}>
      {isByPeriod ? (
        <span className={styles.periods} role="img" aria-label={label}>
          {held.map((isMet, at) => (
            // A period is its place in the row.
            <i key={at} data-met={isMet} />
          ))}
        </span>
      ) : (
        <span className={styles.bar} role="img" aria-label={label}>
          <i style={{ width: `${Math.min(1, Math.max(0, progress)) * 100}%` }} />
          {expected !== null && <b style={{ left: `calc(${expected * 100}% - 1px)` }} />}
        </span>
      )}
      {!bare && <span className={styles.number}>{shown}</span>}
    </span>
  );
}
