import { Link } from 'wouter';
import type { RowSubject } from '~/bridge/types';
import { t } from '~/strings/strings';
import styles from './outcomes.module.css';
import { addressOf } from './useOutcomes';

interface Props {
  subject: RowSubject;
  row: string | null;
  title: string;
}

/** The row that a decision, question or action is about. */
export function About({ subject, row, title }: Props) {
  const address = addressOf(subject, row);
  if (!address) return null;
  return (
    <Link href={address} className={styles.about ?? ''} title={title}>
      {t('outcomes.about', { title })}
    </Link>
  );
}
