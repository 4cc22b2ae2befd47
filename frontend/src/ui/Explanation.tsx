import styles from './Explanation.module.css';
import type { ExplainedProps } from './Explained';
import { later } from './later';

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
