import { t } from '~/strings/strings';
import styles from './OpenLists.module.css';

/**
 * Where open lists and menus are drawn: a landmark, so that nothing lies outside of all of them. It is
 * there before any list, which finds it by its id (see theme), and is gone while none is open.
 */
export function OpenLists() {
  return <div id="lists" role="region" aria-label={t('list.open')} className={styles.lists} />;
}
