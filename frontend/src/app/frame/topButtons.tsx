import { IconChevronDown } from '@tabler/icons-react';
import type { ComponentProps } from 'react';
import type { Cycle } from '~/bridge/types';
import { useCycle } from '~/data/cycle';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { type Format, useFormat } from '~/ui/format';
import styles from './Frame.module.css';

// The buttons stand in the first picture of the window; the menus that they open are read after it.

/** Opens what can be done with the plan. */
export function PlanButton({ className, ...props }: ComponentProps<'button'>) {
  const { name } = usePlan();
  return (
    <button
      type="button"
      className={`${styles.topButton} ${className ?? ''}`}
      aria-label={t('top.planMenu', { name })}
      title={name}
      {...props}
    >
      <span className={styles.planName}>{name}</span>
      <IconChevronDown size="0.875rem" aria-hidden />
    </button>
  );
}

/** Says which cycle the window shows and how far it has gone, and opens the list of all. */
export function CycleButton({ className, ...props }: ComponentProps<'button'>) {
  const { today } = usePlan();
  const { cycle } = useCycle();
  const format = useFormat();
  if (!cycle) return null;
  const words = cycleWords(cycle, today, format);
  return (
    <button
      type="button"
      className={`${styles.topButton} ${className ?? ''}`}
      aria-label={t('top.cycleMenu', { name: cycle.name, where: words })}
      {...props}
    >
      <span>{cycle.name}</span>
      <CycleBar cycle={cycle} />
      <span className={styles.quiet}>{words}</span>
      <IconChevronDown size="0.875rem" aria-hidden />
    </button>
  );
}

function CycleBar({ cycle: { day, days, state } }: { cycle: Cycle }) {
  if (state === 'closed' || day === null || days === null) return null;
  return (
    <span className={styles.cycleBar} aria-hidden="true">
      <i style={{ width: `${Math.min(1, day / days) * 100}%` }} />
    </span>
  );
}

/** "closed", "day 48 of 90", "begins 1 Apr", "ended 31 Dec 2025", "no dates" */
export function cycleWords(cycle: Cycle, today: string, format: Format): string {
  const { day, days, start, end, state } = cycle;
  if (state === 'closed') return t('top.cycle.closed');
  if (day !== null && days !== null) return t('top.day', { day, days });
  if (start !== null && start > today)
    return t('top.cycle.before', { date: format.date(start, today) });
  if (end !== null) return t('top.cycle.after', { date: format.date(end, today) });
  return t('top.cycle.backlog');
}
