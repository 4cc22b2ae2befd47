import {
  IconBulb,
  IconCalendarEvent,
  IconCircleCheck,
  IconCircleX,
  IconListCheck,
  IconProgress,
} from '@tabler/icons-react';
import type { InitiativeState } from '~/bridge/roadmapTypes';
import { t } from '~/strings/strings';
import styles from './boards.module.css';

const icons = {
  idea: IconBulb,
  candidate: IconListCheck,
  planned: IconCalendarEvent,
  in_progress: IconProgress,
  shipped: IconCircleCheck,
  dropped: IconCircleX,
} as const;

/** How far an initiative has come: a sign and its word. */
export function StateMark({ state }: { state: InitiativeState }) {
  const Icon = icons[state];
  return (
    <span className={styles.state}>
      <Icon size="0.8125rem" stroke={1.7} aria-hidden />
      {t(`board.state.${state}`)}
    </span>
  );
}
