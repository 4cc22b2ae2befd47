import { Menu, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import type { Cycle } from '~/bridge/types';
import { useCycle } from '~/data/cycle';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { formatDate } from '~/ui/format';
import styles from './Frame.module.css';

/** Which cycle the window shows, and how far it has gone. */
export function CycleSwitcher() {
  const { cycles, today } = usePlan();
  const { cycle, choose } = useCycle();
  if (!cycle) return null;
  return (
    <Menu position="bottom-start" withinPortal={false} width={280}>
      <Menu.Target>
        <button type="button" className={styles.topButton}>
          <VisuallyHidden>{t('top.cycleMenu')}</VisuallyHidden> <span>{cycle.name}</span>{' '}
          <CycleBar cycle={cycle} />
          <span className={styles.quiet}>{cycleWords(cycle, today)}</span>
          <IconChevronDown size="0.875rem" aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah="60vh" style={{ overflowY: 'auto' }}>
        <Menu.RadioGroup value={cycle.id} onChange={choose}>
          {cycles.map((each) => (
            <Menu.RadioItem
              key={each.id}
              value={each.id}
              closeMenuOnClick
              checkIcon={<IconCheck size="0.875rem" aria-hidden />}
              rightSection={<span className={styles.quiet}>{cycleWords(each, today)}</span>}
            >
              {each.name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

function CycleBar({ cycle: { day, days } }: { cycle: Cycle }) {
  if (day === null || days === null) return null;
  return (
    <span className={styles.cycleBar} aria-hidden="true">
      <i style={{ width: `${Math.min(1, day / days) * 100}%` }} />
    </span>
  );
}

/** "day 48 of 90", "begins 1 Apr", "ended 31 Dec 2025", "no dates" */
function cycleWords(cycle: Cycle, today: string): string {
  const { day, days, start, end } = cycle;
  if (day !== null && days !== null) return t('top.day', { day, days });
  if (start !== null && start > today)
    return t('top.cycle.before', { date: formatDate(start, today) });
  if (end !== null) return t('top.cycle.after', { date: formatDate(end, today) });
  return t('top.cycle.backlog');
}
