import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './Explanation.module.css';

interface Props {
  /** What explains the number. */
  card: ReactNode;
  onClose: () => void;
  /** The number that explains itself. */
  children: ReactNode;
}

/** The explanation that is open; there is one at a time. */
export const explanationId = 'explanation';

/** A computed number with its explanation open beside it. */
export function Explained({ card, onClose, children }: Props) {
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
      <Popover.Dropdown className={styles.pop} role="tooltip" id={explanationId}>
        {card}
      </Popover.Dropdown>
    </Popover>
  );
}

/** One input of a number: its name, its value, and where it came from. */
export function ExplanationLine({
  term,
  value,
  source,
}: {
  term: string;
  value: string;
  source: string;
}) {
  return (
    <div>
      <dt title={term}>{term}</dt>
      <dd className={styles.value}>{value}</dd>
      <dd className={styles.source}>{source}</dd>
    </div>
  );
}
