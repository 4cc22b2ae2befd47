import { IconLock } from '@tabler/icons-react';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import styles from './Frame.module.css';

/** Says unmistakably that nothing can be changed, and why. */
export function ReadOnlyBanner() {
  const { readOnly, readOnlyReason } = usePlan();
  if (!readOnly) return null;
  const reason = readOnlyReason || 'read_only';
  return (
    <div className={styles.banner} role="status">
      <IconLock size="1rem" aria-hidden />
      <span>
        <b>{t(`banner.${reason}`)}</b> {t(`banner.${reason}.text`)}
      </span>
    </div>
  );
}
