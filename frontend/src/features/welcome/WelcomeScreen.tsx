import { IconShieldCheck } from '@tabler/icons-react';
import { usePainted } from '~/ui/painted';
import { useAppState } from '~/data/plan';
import { t } from '~/strings/strings';
import { Logo } from '~/ui/Logo';
import { Choices } from './Choices';
import { OpenRefused } from './OpenRefused';
import { Points } from './Points';
import { RecentPlans } from './RecentPlans';
import { SampleRows } from './SampleRows';
import styles from './WelcomeScreen.module.css';
import { type Refusal, refusalOf, useOpeningState } from './opening';

/** The way in: four choices, the recent plans, and what a plan looks like. */
export function WelcomeScreen() {
  usePainted(true);
  const refusal = useRefusal();
  return (
    <main className={styles.room}>
      <div className={styles.welcome}>
        <section className={styles.left} aria-label={t('welcome.choices')}>
          <p className={styles.brand}>
            <Logo />
            <b>{t('app.name')}</b>
          </p>
          <h1>{t('welcome.title')}</h1>
          {refusal && (
            <div className={styles.refusal}>
              <OpenRefused refusal={refusal} />
            </div>
          )}
          <Choices />
          <RecentPlans />
          <p className={styles.safe}>
            <IconShieldCheck size="1rem" aria-hidden />
            <span>{t('welcome.safe')}</span>
          </p>
        </section>
        {/* It scrolls, and nothing in it takes the focus. */}
        <section className={styles.right} aria-label={t('welcome.look')} tabIndex={0}>
          <SampleRows />
          <Points />
        </section>
      </div>
    </main>
  );
}

/** Why the last plan did not open: the one that a person chose, or the one that the app began with. */
function useRefusal(): Refusal | null {
  const { problem } = useAppState();
  const { refusal, begun } = useOpeningState();
  if (refusal) return refusal;
  return !problem || begun ? null : { ...refusalOf(problem), opening: true };
}
