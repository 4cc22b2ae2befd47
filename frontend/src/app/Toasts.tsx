import { Notifications } from '@mantine/notifications';
import styles from './Toasts.module.css';

/** Where it is said what was just done, one thing at a time. */
export function Toasts() {
  return (
    <Notifications
      position="bottom-right"
      limit={1}
      aria-live="polite"
      className={styles.toasts ?? ''}
    />
  );
}
