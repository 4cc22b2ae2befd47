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
import styles from './stateMark.module.css';

const icons = {
  idea: IconBulb,
  candidate: IconListCheck,
  planned: IconCalendarEvent,
  in_progress: IconProgress,
  shipped: IconCircleCheck,
  dropped: IconCircleX,
} as const;

interface Props {
  state: InitiativeState;
  /** Rests behind the word, as why it was dropped does. */
  reason?: string;
}

/** How far an initiative has come: a sign and its word. */
export function StateMark({ state, reason = '' }: Props) {
  const Icon = icons[state];
  return (
    <span className={styles.state} title={reason || undefined}>
      <Icon size="0.875rem" stroke={1.7} aria-hidden />
      <span>{t(`roadmap.state.${state}`)}</span>
    </span>
  );
}
