import type { ReactNode } from 'react';
import type { Today } from '~/bridge/types';
import { t, tn } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import styles from './today.module.css';

interface Props {
  today: Today;
  /** The figures are of all rows; how many are behind is of somebody's alone. */
  isSomebodys: boolean;
}

/** How the cycle stands, in four figures. */
export function Figures({ today, isSomebodys }: Props) {
  const format = useFormat();
  const { cycle, daysLeft, progress, expected, behind, keyResults } = today;
  return (
    <dl className={styles.figures} aria-label={t('today.figures', { cycle: cycle.name })}>
      {daysLeft !== null && (
        <Figure term={t('today.left', { cycle: cycle.name })} more={tn('today.days', daysLeft)}>
          {daysLeft}
        </Figure>
      )}
      {progress !== null && <Figure term={t('today.progress')}>{format.progress(progress)}</Figure>}
      {expected !== null && <Figure term={t('today.expected')}>{format.progress(expected)}</Figure>}
      {keyResults > 0 && (
        <Figure
          term={t('today.behind')}
          more={isSomebodys ? '' : tn('today.behind.of', keyResults)}
        >
          {behind.length}
        </Figure>
      )}
    </dl>
  );
}

function Figure({
  term,
  more = '',
  children,
}: {
  term: string;
  more?: string;
  children: ReactNode;
}) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        {children} {more && <small>{more}</small>}
      </dd>
    </div>
  );
}
