import { t } from '~/strings/strings';
import styles from './Known.module.css';

/** Whether the plan has it already, or the import adds it. */
export function Known({ known }: { known: boolean }) {
  return (
    <span className={styles.known} data-new={!known || undefined}>
      {t(known ? 'import.person.known.yes' : 'import.person.known.no')}
    </span>
  );
}
