import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './Panel.module.css';

interface Props {
  /** What it is, for screen readers. */
  label: string;
  /** A quiet line above the title. */
  above: ReactNode;
  title: string;
  /** What to know at once about the thing. */
  under: ReactNode;
  closeLabel: string;
  onClose: () => void;
  /** Escape: the person goes back to where the thing was chosen. */
  onBack: () => void;
  children: ReactNode;
}

/** The panel at the right: the head of the chosen thing, and its tabs. */
export function Panel({ label, above, title, under, closeLabel, children, ...does }: Props) {
  return (
    <aside
      className={styles.panel}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) does.onBack();
      }}
    >
      <div className={styles.head}>
        <div className={styles.meta}>
          <span>{above}</span>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={closeLabel}
            onClick={does.onClose}
          >
            <IconX size="1rem" aria-hidden />
          </ActionIcon>
        </div>
        <h2>{title}</h2>
        <div className={styles.verdict}>{under}</div>
      </div>
      {children}
    </aside>
  );
}
