import { IconAlertCircle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './Message.module.css';

interface Props {
  title: string;
  children?: ReactNode;
  /** Buttons that help. */
  actions?: ReactNode;
  tone?: 'danger' | 'info';
}

/** A whole message in place: what happened, what is safe, what to do. */
export function Message({ title, children, actions, tone = 'danger' }: Props) {
  const Icon = tone === 'danger' ? IconAlertCircle : IconInfoCircle;
  return (
    <div className={styles.message} data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon size="0.9375rem" aria-hidden />
      <div>
        <h2>{title}</h2>
        {children && <p>{children}</p>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
