import type { InitiativeDetail } from '~/bridge/roadmapTypes';
import { t } from '~/strings/strings';
import { Dependencies, Excluded, RequiredBy } from './Dependencies';
import styles from './panel.module.css';
import { Serves } from './Serves';

/** What an initiative should move, what it depends on, and where that does not fit. */
export function LinksTab({ detail }: { detail: InitiativeDetail }) {
  const { conflicts } = detail;
  return (
    <>
      {conflicts.length > 0 && (
        <section className={styles.conflicts} aria-labelledby="initiative-conflicts">
          <h3 id="initiative-conflicts">{t('links.conflicts')}</h3>
          <ul>
            {conflicts.map(({ kind, sentence, fix }) => (
              <li key={`${kind}/${sentence}`}>
                {sentence} {fix !== '' && <span className={styles.small}>{fix}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Serves detail={detail} />
      <Dependencies detail={detail} />
      <Excluded detail={detail} />
      <RequiredBy detail={detail} />
    </>
  );
}
