import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './Explanation.module.css';

export interface ExplainedProps {
  /** What names the explanation for the number. */
  id: string;
  /** What explains the number. */
  card: ReactNode;
  onClose: () => void;
  /** The number that explains itself. */
  children: ReactNode;
}

/** The popover of an explanation. */
export function Explained({ id, card, onClose, children }: ExplainedProps) {
  return (
    <Popover
      opened
      onChange={onClose}
      position="bottom-start"
      width={370}
      // Within the screen, so that whoever reads by landmarks comes upon it.
      portalProps={{ target: 'main' }}
      trapFocus={false}
      withRoles={false}
      closeOnEscape={false}
    >
      <Popover.Target>
        <span className={styles.target}>{children}</span>
      </Popover.Target>
      <Popover.Dropdown className={styles.pop} role="tooltip" id={id}>
        {card}
      </Popover.Dropdown>
    </Popover>
  );
}
