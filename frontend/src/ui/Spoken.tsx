import type { HTMLAttributes } from 'react';
import styles from './Spoken.module.css';

interface Props extends Omit<HTMLAttributes<HTMLElement>, 'className' | 'style'> {
  as?: 'span' | 'div' | 'h2';
}

/** Words for screen readers alone. A panel has one per field, so it is as light as it can be. */
export function Spoken({ as: Tag = 'span', ...rest }: Props) {
  return <Tag {...rest} className={styles.spoken} />;
}
