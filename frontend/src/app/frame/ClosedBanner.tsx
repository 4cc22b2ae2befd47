import { IconArchive } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { useCycle } from '~/data/cycle';
import { t } from '~/strings/strings';
import styles from './Frame.module.css';

const ofGoals = ['objectives', 'today', 'check-ins', 'map'];

/** Says on the screens of goals that those of a closed cycle do not change. */
export function ClosedBanner() {
  const { cycle } = useCycle();
  const [location] = useLocation();
  if (cycle?.state !== 'closed' || !ofGoals.includes(location.split('/')[1] ?? '')) return null;
  return (
    <div className={styles.banner} role="status">
      <IconArchive size="1rem" aria-hidden />
      <span>
        <b>{t('closing.banner', { cycle: cycle.name })}</b> {t('closing.banner.text')}{' '}
        <Link href="/close">{t('closing.banner.result')}</Link>
      </span>
    </div>
  );
}
