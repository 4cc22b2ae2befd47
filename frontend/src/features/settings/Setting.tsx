import type { ReactNode } from 'react';
import { t } from '~/strings/strings';
import styles from './SettingsScreen.module.css';

interface Props {
  /** Names the strings, and the control by `aria-labelledby`. */
  id:
    | 'fiscalYearStart'
    | 'decimalMark'
    | 'listSeparator'
    | 'progressShown'
    | 'dateOrder'
    | 'weekStart'
    | 'cadenceDays'
    | 'graceDays'
    | 'theme'
    | 'textSize'
    | 'rows'
    | 'singleKeys';
  text: string;
  /** Why the last change was refused. */
  fault?: string | undefined;
  children: ReactNode;
}

/** One setting: its name, what it does, and the control. */
export function Setting({ id, text, fault, children }: Props) {
  return (
    <div className={styles.setting}>
      <div>
        <h3 id={id}>{t(`settings.${id}`)}</h3>
        <p>{text}</p>
        {fault !== undefined && (
          <p className={styles.fault} role="alert" id={`${id}-fault`}>
            {fault}
          </p>
        )}
      </div>
      {children}
    </div>
  );
}
