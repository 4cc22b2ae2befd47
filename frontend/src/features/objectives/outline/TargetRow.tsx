import { TargetSays } from '~/fields/smart/TargetSays';
import styles from './outline.module.css';

interface Props {
  /** The key result whose target is typed. */
  row: string;
  text: string;
  level: number;
  /** Columns of the row above. */
  span: number;
}

/** What history says of the target that is being typed; a row of its own to the tree grid. */
export function TargetRow({ row, text, level, span }: Props) {
  return (
    <div role="row" aria-level={level}>
      <div role="gridcell" className={styles.says} aria-colspan={span}>
        <TargetSays row={row} text={text} />
      </div>
    </div>
  );
}
