import type { Mark } from './useDropMark';
import styles from './outline.module.css';

/** Shows where the dragged row would go: a line between rows, or a frame around one. */
export function DropMark({ mark }: { mark: Mark | null }) {
  if (!mark) return null;
  if (mark.zone === 'inside') {
    return <div className={styles.dropInto} style={{ top: mark.top, height: mark.height }} />;
  }
  const top = mark.zone === 'before' ? mark.top : mark.top + mark.height;
  return <div className={styles.dropLine} style={{ top, left: `${mark.level * 1.75}rem` }} />;
}
