import { Button } from '@mantine/core';
import { t } from '~/strings/strings';
import styles from './Working.module.css';

interface Props {
  /** What is being done: "Reading okrs.csv". */
  text: string;
  /** How far it is, in words: "302 of 490 rows". */
  count: string;
  /** 0 to 1; null while nobody knows. */
  part: number | null;
  onCancel?: () => void;
}

/** Work that takes more than half a second: words, count, a thin bar, and a way to stop it. */
export function Working({ text, count, part, onCancel }: Props) {
  return (
    <div className={styles.work}>
      <span className={styles.text}>{text}</span>
      <span className={styles.count}>{count}</span>
      <span
        className={styles.bar}
        role="progressbar"
        aria-label={text}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={count || undefined}
        {...(part === null ? {} : { 'aria-valuenow': Math.round(part * 100) })}
      >
        <i data-unknown={part === null || undefined} style={{ width: `${(part ?? 0.3) * 100}%` }} />
      </span>
      {onCancel && (
        <Button variant="subtle" color="gray" className={styles.cancel ?? ''} onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      )}
    </div>
  );
}
