import { useCalibration } from '~/data/closing';
import { CalibrationCard } from '~/fields/CalibrationCard';
import styles from './closing.module.css';

/** How well stated confidence held, this cycle among the others once it is closed. */
export function Confidence() {
  const calibration = useCalibration();
  return (
    <div className={styles.confidence}>
      {calibration && <CalibrationCard calibration={calibration} />}
    </div>
  );
}
