import styles from './Keys.module.css';

/** The caps of one shortcut: Ctrl K. */
export function Keys({ caps }: { caps: readonly string[] }) {
  return (
    <span className={styles.keys}>
      {caps.map((cap) => (
        <kbd key={cap} className={styles.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
