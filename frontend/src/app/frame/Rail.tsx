import {
  IconChartLine,
  IconClipboardCheck,
  IconHistory,
  IconSettings,
  IconSun,
  IconTargetArrow,
} from '@tabler/icons-react';
import { Link, useRoute } from 'wouter';
import { t } from '~/strings/strings';
import { Logo } from '~/ui/Logo';
import styles from './Frame.module.css';

const screens = [
  { id: 'today', Icon: IconSun, end: false },
  { id: 'objectives', Icon: IconTargetArrow, end: false },
  { id: 'check-ins', Icon: IconClipboardCheck, end: false },
  { id: 'kpis', Icon: IconChartLine, end: false },
  { id: 'history', Icon: IconHistory, end: false },
  { id: 'settings', Icon: IconSettings, end: true },
] as const;

/** The screens of the plan. */
export function Rail() {
  return (
    <nav className={styles.rail} aria-label={t('rail.label')}>
      <span className={styles.brand}>
        <Logo />
      </span>
      {screens.map((screen) => (
        <RailItem key={screen.id} {...screen} />
      ))}
    </nav>
  );
}

function RailItem({ id, Icon, end }: (typeof screens)[number]) {
  const [here] = useRoute(`/${id}/*?`);
  return (
    <Link
      href={`/${id}`}
      className={`${styles.railItem} ${end ? styles.railEnd : ''}`}
      aria-current={here ? 'page' : undefined}
    >
      <Icon stroke={1.6} aria-hidden />
      <span>{t(`rail.${id}`)}</span>
    </Link>
  );
}
