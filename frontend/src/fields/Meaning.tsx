import { IconAlertTriangle } from '@tabler/icons-react';
import type { CheckInMeaning } from '~/bridge/types';
import type { Trial } from '~/data/trial';
import { t } from '~/strings/strings';
import { type Format, useFormat } from '~/ui/format';
import { Status } from '~/ui/Status';
import styles from './Meaning.module.css';

function wordsOf({ progress, expected, statusReason, sentence }: CheckInMeaning, format: Format) {
  const stands =
    progress === null
      ? statusReason
      : expected === null
        ? t('meaning.progress', { progress: format.progress(progress) })
        : t('meaning.expected', {
            progress: format.progress(progress),
            expected: format.progress(expected),
          });
  return [stands, sentence].filter(Boolean).join(' ');
}

/** What a check-in would mean, or why it would be refused, in words. */
export function Meaning({ trial }: { trial: Trial }) {
  const format = useFormat();
  if ('fault' in trial) {
    return (
      <span className={styles.fault}>
        <IconAlertTriangle size="0.9375rem" aria-hidden />
        {trial.fault}
      </span>
    );
  }
  const { meaning } = trial;
  return (
    <span>
      <span className={styles.status}>
        <Status status={meaning.status} />
      </span>
      <span title={meaning.statusReason}>{wordsOf(meaning, format)}</span>
    </span>
  );
}
