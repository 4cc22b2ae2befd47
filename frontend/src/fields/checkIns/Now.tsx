import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react';
import type { DueCheckIn } from '~/bridge/types';
import type { Trial } from '~/data/trial';
import { t } from '~/strings/strings';
import { Progress } from '~/ui/Progress';
import { Status } from '~/ui/Status';
import styles from './table.module.css';

interface Props {
  row: DueCheckIn;
  progress: number | null;
  /** What the typed row would mean, once there is an answer. */
  trial: Trial | undefined;
}

/** Where the key result stands, and, once something is typed, where it would stand then. */
export function Now({ row, progress, trial }: Props) {
  if (trial && 'fault' in trial) {
    return (
      <span className={styles.refusal} title={trial.fault}>
        <IconAlertTriangle size="0.9375rem" aria-hidden />
        {t('checkIns.trial.refused')}
      </span>
    );
  }
  const stands = trial ? trial.meaning : { ...row, progress };
  return (
    <>
      {trial && (
        <span className={styles.arrow}>
          <IconArrowRight size="0.75rem" role="img" aria-label={t('checkIns.column.trial')} />
        </span>
      )}
      <span className={styles.progress}>
        {stands.progress !== null && (
          <Progress progress={stands.progress} expected={stands.expected} status={stands.status} />
        )}
      </span>
      <Status status={stands.status} />
    </>
  );
}
