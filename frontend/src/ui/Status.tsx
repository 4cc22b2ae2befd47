import { t } from '~/strings/strings';
import styles from './Status.module.css';

export type StatusName = 'achieved' | 'on_track' | 'behind' | 'at_risk' | 'stale' | 'not_started';

const shapes: Record<StatusName, React.ReactNode> = {
  achieved: (
    <>
      <circle cx="7" cy="7" r="6" fill="currentColor" />
      <path className={styles.knock} d="M4.2 7.2l1.9 1.9 3.7-4" strokeWidth="1.7" />
    </>
  ),
  on_track: <circle cx="7" cy="7" r="4.6" fill="currentColor" />,
  behind: <path d="M7 1.2 12.8 7 7 12.8 1.2 7Z" fill="currentColor" />,
  at_risk: (
    <>
      <path
        d="M7 1.1c.4 0 .7.2.9.5l5.2 9.4c.4.7-.1 1.6-.9 1.6H1.8c-.8 0-1.3-.9-.9-1.6L6.1 1.6c.2-.3.5-.5.9-.5Z"
        fill="currentColor"
      />
      <path className={styles.knock} d="M7 5v3.2" strokeWidth="1.5" />
      <circle className={styles.knockFill} cx="7" cy="10.3" r=".9" />
    </>
  ),
  stale: (
    <>
      <circle className={styles.ring} cx="7" cy="7" r="5.3" strokeDasharray="2.1 1.6" />
      <path className={styles.ring} d="M7 4.4V7l1.8 1.2" strokeLinecap="round" />
    </>
  ),
  not_started: <circle className={styles.ring} cx="7" cy="7" r="5.2" />,
};

/** The shape of a status. It never stands without its word. */
export function StatusIcon({ status }: { status: StatusName }) {
  return (
    <svg className={styles.icon} data-status={status} viewBox="0 0 14 14" aria-hidden="true">
      {shapes[status]}
    </svg>
  );
}

/** Shape and word of a status, or another word beside its shape. */
export function Status({ status, word }: { status: StatusName; word?: string }) {
  return (
    <span className={styles.status} data-status={status}>
      <StatusIcon status={status} />
      <span>{word ?? t(`status.${status}`)}</span>
    </span>
  );
}
