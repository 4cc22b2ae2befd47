import { type ReactNode, useEffect, useRef } from 'react';
import styles from './Sheet.module.css';

interface Props {
  title: ReactNode;
  /** A finding or an explanation under the title. */
  line?: ReactNode;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  /** Takes the focus where nothing has it, so that the next Tab goes into the sheet. */
  takesFocus?: boolean;
  children: ReactNode;
}

/** The white sheet of a screen with its head. */
export function Sheet({ title, line, actions, takesFocus = false, children }: Props) {
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takesFocus && document.activeElement === document.body) sheet.current?.focus();
  }, [takesFocus]);
  return (
    <main className={styles.sheet} ref={sheet} tabIndex={-1}>
      <div className={styles.head}>
        <div className={styles.grow}>
          <h1>{title}</h1>
          {line && <p className={styles.line}>{line}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </main>
  );
}

/** The scrolling middle of a sheet whose content is text and forms. */
export function SheetBody({ children }: { children: ReactNode }) {
  return <div className={styles.body}>{children}</div>;
}
