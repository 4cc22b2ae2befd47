import { useFormat } from './format';
import styles from './Value.module.css';

interface Props {
  value: number;
  unit: string;
  decimals?: number;
}

/** A number with its unit, which is drawn quieter. */
export function Value({ value, unit, decimals }: Props) {
  const { before, digits, after } = useFormat().figure(value, unit, decimals);
  return (
    <>
      {before && <span className={styles.unit}>{before}</span>}
      {digits}
      {after && <span className={styles.unit}>{after}</span>}
    </>
  );
}
