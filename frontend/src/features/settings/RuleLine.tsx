import { type ReactNode, useRef } from 'react';
import { t } from '~/strings/strings';
import styles from './SmartRules.module.css';
import { act } from './useDirectory';

interface Props {
  title: string;
  text: string;
  /** It says nothing in this plan. */
  isQuiet?: boolean;
  /** What a new plan has, in words; "" where that need not be said. */
  usual: string;
  /** Goes back to that; absent where there is nothing to go back from. */
  onBack?: () => Promise<unknown>;
  /** The field with what the plan has. */
  children: ReactNode;
}

/** A line of the rules or limits: what it is, what this plan has, what is usual. */
export function RuleLine({ title, text, isQuiet, usual, onBack, children }: Props) {
  const chosen = useRef<HTMLTableCellElement>(null);
  const back = (work: Promise<unknown>) => {
    // The button goes when it has done its work; the focus stays in the line.
    chosen.current?.querySelector('button')?.focus();
    act(work, t('settings.smart.done.back', { title }));
  };
  return (
    <tr data-quiet={isQuiet}>
      <th scope="row">
        {title}
        <p>{text}</p>
      </th>
      <td ref={chosen}>{children}</td>
      <td className={styles.usual}>
        {usual !== '' && <span>{t('settings.smart.usual.is', { value: usual })}</span>}
        {onBack && (
          <button
            type="button"
            className={styles.back}
            aria-label={t('settings.smart.back.of', { title })}
            onClick={() => back(onBack())}
          >
            {t('settings.smart.back')}
          </button>
        )}
      </td>
    </tr>
  );
}
