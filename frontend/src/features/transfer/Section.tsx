import type { ReactNode } from 'react';
import styles from './Section.module.css';

interface Props {
  title: string;
  /** One sentence beside the title. */
  text?: string;
  tools?: ReactNode;
  children: ReactNode;
}

/** One part of the preview: its head and what scrolls beneath. */
export function Section({ title, text, tools, children }: Props) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {text && <p>{text}</p>}
        {tools && <div className={styles.tools}>{tools}</div>}
      </div>
      {children}
    </section>
  );
}

/** What stands in place of a table that has no rows. */
export function SectionEmpty({ children }: { children: ReactNode }) {
  return <p className={styles.empty}>{children}</p>;
}
