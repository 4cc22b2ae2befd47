import type { ReactNode } from 'react';
import styles from './Explanation.module.css';
import { later } from './later';

export interface ExplainedProps {
  /** What explains the number. */
  card: ReactNode;
  onClose: () => void;
  /** The number that explains itself. */
  children: ReactNode;
}

/** The explanation that is open; there is one at a time. */
export const explanationId = 'explanation';

/** A computed number with its explanation open beside it. */
export const Explained = later<ExplainedProps>(
  async () => (await import('./Explained')).Explained,
  ({ children }) => children,
);

/** One input of a number: its name, its value, and where it came from. */
export function ExplanationLine({
  term,
  value,
  source,
}: {
  term: string;
  value: string;
  source: string;
}) {
  return (
    <div>
      <dt title={term}>{term}</dt>
      <dd className={styles.value}>{value}</dd>
      <dd className={styles.source}>{source}</dd>
    </div>
  );
}
