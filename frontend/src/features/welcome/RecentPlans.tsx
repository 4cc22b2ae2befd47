import { IconAlertCircle, IconX } from '@tabler/icons-react';
import type { Recent } from '~/bridge/types';
import { useAppState } from '~/data/plan';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { attempt } from '~/ui/toast';
import { machineToday, whenWords } from '~/ui/when';
import { useForget } from './OpenRefused';
import styles from './RecentPlans.module.css';
import { useOpening } from './opening';

/** The plans that were opened of late, with their folder and last change. */
export function RecentPlans() {
  const { recent } = useAppState();
  return (
    <section className={styles.recent} aria-label={t('welcome.recent')}>
      <h2>{t('welcome.recent')}</h2>
      {recent.length === 0 ? (
        <p>{t('welcome.recent.none')}</p>
      ) : (
        <ul>
          {recent.map((each) => (
            <RecentPlan key={each.path} recent={each} />
          ))}
        </ul>
      )}
    </section>
  );
}

function RecentPlan({ recent: { path, name, folder, changed, missing } }: { recent: Recent }) {
  const { open } = useOpening();
  const forget = useForget();
  const format = useFormat();
  return (
    <li className={styles.plan}>
      <button
        type="button"
        className={styles.open}
        data-missing={missing || undefined}
        title={path}
        onClick={() => void open(path)}
      >
        <b>{name}</b>
        {changed !== null && (
          <span className={styles.changed}>
            {t('welcome.recent.changed', { when: whenWords(changed, machineToday(), format) })}
          </span>
        )}
        {missing && (
          <span className={styles.missing}>
            <IconAlertCircle size="0.875rem" aria-hidden />
            {t('welcome.recent.missing')}
          </span>
        )}
        <span className={styles.folder}>{folder}</span>
      </button>
      <button
        type="button"
        className={styles.remove}
        aria-label={t('welcome.recent.remove.label', { name })}
        onClick={() => attempt(forget(path))}
      >
        <IconX size="0.875rem" aria-hidden />
        {t('welcome.recent.remove')}
      </button>
    </li>
  );
}
