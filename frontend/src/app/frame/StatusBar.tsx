import { IconLock, IconShieldCheck } from '@tabler/icons-react';
import { plans } from '~/bridge/calls';
import { usePreferences, useWholePlan } from '~/data/plan';
import { useIsWriting } from '~/data/writes';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { attempt } from '~/ui/toast';
import { whenWords } from '~/ui/when';
import styles from './Frame.module.css';
import { useHints } from '~/app/commands/hints';
import { Keys } from '~/ui/Keys';

/** Where the data is, and that it is safe. */
export function StatusBar() {
  const plan = useWholePlan();
  const format = useFormat();
  return (
    <footer className={styles.statusbar} aria-label={t('bar.label')}>
      <Saved readOnly={plan.readOnly} />
      <span className={styles.separator} />
      <span className={styles.file} title={plan.path}>
        {plan.file}
      </span>
      <button
        type="button"
        className={styles.link}
        onClick={() => attempt(plans.showInFolder(plan.path))}
      >
        {t('bar.showInFolder')}
      </button>
      <span className={styles.separator} />
      <span>
        {plan.lastBackup === null
          ? t('bar.noBackup')
          : t('bar.backup', { when: whenWords(plan.lastBackup, plan.today, format) })}
      </span>
      <Hints />
    </footer>
  );
}

function Saved({ readOnly }: { readOnly: boolean }) {
  const writing = useIsWriting();
  const Icon = readOnly ? IconLock : IconShieldCheck;
  return (
    <span className={styles.saved}>
      <Icon size="0.875rem" aria-hidden />
      <span role="status">
        {t(readOnly ? 'bar.readOnly' : writing ? 'bar.saving' : 'bar.saved')}
      </span>
    </span>
  );
}

function Hints() {
  const { singleKeys } = usePreferences();
  const hints = useHints(singleKeys);
  return (
    <span className={styles.hints} aria-hidden="true">
      {hints.map(({ caps, words }) => (
        <span key={words}>
          <Keys caps={caps} /> {words}
        </span>
      ))}
    </span>
  );
}
