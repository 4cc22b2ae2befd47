import { Popover } from '@mantine/core';
import { explanationId, type ExplainedProps } from './Explanation';
import styles from './Explanation.module.css';

/** The popover of an explanation. */
export function Explained({ card, onClose, children }: ExplainedProps) {
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
