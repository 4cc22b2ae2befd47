import { t } from '~/strings/strings';
import styles from './boards.module.css';

interface Props {
  /** How many are shipped or dropped. */
  count: number;
  shown: boolean;
  onShow: (shown: boolean) => void;
}

/** Whether what is shipped or dropped is shown too; nothing where there is none. */
export function OverToggle({ count, shown, onShow }: Props) {
  if (count === 0) return null;
  return (
    <label className={styles.toggle}>
      <input type="checkbox" checked={shown} onChange={(event) => onShow(event.target.checked)} />
      {t('board.over', { n: count })}
    </label>
  );
}
