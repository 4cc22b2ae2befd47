import { IconCheck } from '@tabler/icons-react';
import { t } from '~/strings/strings';
import styles from './MarkBox.module.css';

interface Props {
  title: string;
  marked: boolean;
  onMark: () => void;
}

/** Marks a row to be changed with others, as Space does. */
export function MarkBox({ title, marked, onMark }: Props) {
  return (
    <button
      type="button"
      role="checkbox"
      className={styles.mark}
      tabIndex={-1}
      aria-checked={marked}
      aria-label={t('objectives.mark', { title })}
      onClick={(event) => {
        event.stopPropagation();
        onMark();
      }}
    >
      <span>{marked && <IconCheck size="0.75rem" stroke={3} aria-hidden />}</span>
    </button>
  );
}
