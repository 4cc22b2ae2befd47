import { IconUsers } from '@tabler/icons-react';
import styles from './Person.module.css';
import { Spoken } from './Spoken';

function initials(name: string): string {
  const words = name.split(/[\s._-]+/).filter((word) => /\p{L}|\p{N}/u.test(word));
  const first = words[0]?.charAt(0) ?? '';
  const last = words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : (words[0]?.charAt(1) ?? '');
  return (first + last).toUpperCase();
}

interface Props {
  name: string;
  /** A team has its sign instead of initials. */
  team?: boolean;
  /** Shows the initials alone; the name is in the tooltip and for screen readers. */
  compact?: boolean;
}

/** An owner: initials in a circle, and the name. */
export function Person({ name, team, compact }: Props) {
  return (
    <span className={styles.person} title={compact ? name : undefined}>
      <span className={styles.avatar} aria-hidden="true">
        {team ? <IconUsers size="0.75rem" /> : initials(name)}
      </span>
      {compact ? <Spoken>{name}</Spoken> : <span className={styles.name}>{name}</span>}
    </span>
  );
}
