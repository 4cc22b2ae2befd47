import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import type { Severity, SmartTrial } from '~/bridge/types';
import { useTargetTrial } from '~/data/smart';
import { t } from '~/strings/strings';
import { Spoken } from '~/ui/Spoken';
import styles from './smart.module.css';

const icons: Record<Severity, typeof IconCheck> = {
  warning: IconAlertTriangle,
  advice: IconInfoCircle,
  off: IconCheck,
};

/** What history says of a target, and what rules mind about it. */
export function Said({ trial }: { trial: SmartTrial }) {
  return (
    <ul className={styles.says}>
      {[...trial.said, ...trial.findings].map(({ rule, severity, seen, fix }) => {
        const Icon = icons[severity];
        return (
          <li key={rule} data-severity={severity}>
            <Icon size="0.875rem" aria-hidden />
            <span>
              {severity !== 'off' && <Spoken>{t(`smart.severity.${severity}`)}: </Spoken>}
              {seen} {fix}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

interface Props {
  /** A key result or KPI. */
  row: string;
  /** Its target as it is being typed. */
  text: string;
}

/** Says how a target stands against history while it is typed. Screen readers hear it at a pause. */
export function TargetSays({ row, text }: Props) {
  const trial = useTargetTrial(row, text.trim() === '' ? null : text);
  const isSaid = trial !== null && trial.said.length + trial.findings.length > 0;
  return <div role="status">{isSaid && <Said trial={trial} />}</div>;
}
