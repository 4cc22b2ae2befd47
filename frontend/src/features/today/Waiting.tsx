import type { ActionItem, DecisionItem } from '~/bridge/types';
import { ActionRow } from '~/fields/outcomes/ActionRow';
import { DecisionRow } from '~/fields/outcomes/DecisionRow';
import outcomes from '~/fields/outcomes/outcomes.module.css';
import { t, tn } from '~/strings/strings';
import styles from './today.module.css';

interface Props {
  actions: readonly ActionItem[];
  decisions: readonly DecisionItem[];
}

/** What came out of reviews and is due: it is done here. */
export function Waiting({ actions, decisions }: Props) {
  const open = actions.filter(({ done }) => done === null).length;
  return (
    <>
      {actions.length > 0 && (
        <section aria-labelledby="today-actions">
          <h2 id="today-actions">
            {t('today.section.actions')}{' '}
            <span className={styles.quiet}>{tn('today.section.actions.open', open)}</span>
          </h2>
          <ul className={outcomes.list}>
            {actions.map((action) => (
              <ActionRow key={action.id} action={action} />
            ))}
          </ul>
        </section>
      )}
      {decisions.length > 0 && (
        <section aria-labelledby="today-decisions">
          <h2 id="today-decisions">{t('today.section.decisions')}</h2>
          <ul className={outcomes.list}>
            {decisions.map((decision) => (
              <DecisionRow key={decision.id} decision={decision} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
