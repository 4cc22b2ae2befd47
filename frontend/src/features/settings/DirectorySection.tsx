import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { Unreadable } from '~/ui/Unreadable';
import { Cycles } from './Cycles';
import styles from './directory.module.css';
import { People } from './People';
import { Products } from './Products';
import { Teams } from './Teams';
import { useDirectory } from './useDirectory';

const lists = { products: Products, people: People, teams: Teams, cycles: Cycles } as const;

/** One list of what goals refer to. Everything in it is edited in place and can be undone. */
export function DirectorySection({ section }: { section: keyof typeof lists }) {
  const { readOnly } = usePlan();
  const { directory, error, again, save } = useDirectory();
  const List = lists[section];
  if (error) {
    return <Unreadable title={t('settings.unreadable')} error={error} onRetry={again} />;
  }
  return (
    <section aria-label={t(`settings.section.${section}`)} className={styles.section}>
      <p className={styles.text}>
        {t(readOnly ? 'settings.plan.readOnly' : `settings.${section}.text`)}
      </p>
      {directory && <List directory={directory} readOnly={readOnly} save={save} />}
    </section>
  );
}
