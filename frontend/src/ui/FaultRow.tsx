import { IconAlertCircle } from '@tabler/icons-react';
import styles from './FaultRow.module.css';

interface Props {
  id: string;
  /** Of a tree alone. */
  level?: number;
  /** Columns of the row above. */
  span: number;
  message: string;
}

/** The sentence under a row that says why an edit was refused; a row of its own to the grid. */
export function FaultRow({ id, level, span, message }: Props) {
  return (
    <div role="row" aria-level={level}>
      <div role="gridcell" className={styles.fault} aria-colspan={span}>
        <IconAlertCircle size="0.9375rem" aria-hidden />
        <span role="alert" id={id}>
          {message}
        </span>
      </div>
    </div>
  );
}
