import styles from './goalName.module.css';
import { rowNumber } from './rowNumber';

interface Props {
  subject: 'objective' | 'key_result';
  order: string;
  title: string;
  owner: string | null;
}

/** What a goal is called in a table: its number, its title, and who owns it. */
export function GoalName({ subject, order, title, owner }: Props) {
  return (
    <span className={styles.goal} data-subject={subject}>
      <span className={styles.order}>{rowNumber(subject, order)}</span>
      <span>
        {title}
        {owner && <small>{owner}</small>}
      </span>
    </span>
  );
}
