import type { ReactNode } from 'react';
import styles from './EmptyScreen.module.css';

interface Props {
  /** A small example of what belongs here; screen readers have the text. */
  example: ReactNode;
  title: string;
  text: string;
  /** Buttons for the first step. */
  actions: ReactNode;
}

/** What a screen shows before there is anything on it: what belongs here, and how to begin. */
export function EmptyScreen({ example, title, text, actions }: Props) {
  return (
    <div className={styles.empty}>
      <div className={styles.example} aria-hidden>
        {example}
      </div>
      <div>
        <h2>{title}</h2>
        <p>{text}</p>
        <div className={styles.actions}>{actions}</div>
      </div>
    </div>
  );
}
