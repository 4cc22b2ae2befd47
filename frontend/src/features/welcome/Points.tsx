import { IconArrowBackUp, IconArrowRight } from '@tabler/icons-react';
import { t } from '~/strings/strings';
import { Progress } from '~/ui/Progress';
import styles from './Points.module.css';
import { sampleExpected } from './sampleRows';

/** What sets Cairn apart, in three pictures. */
export function Points() {
  return (
    <ol className={styles.points}>
      <li>
        <div className={styles.picture} aria-hidden="true">
          <Progress progress={1} expected={sampleExpected} status="achieved" bare />
          <Progress progress={0.66} expected={sampleExpected} status="on_track" bare />
          <Progress progress={0.42} expected={sampleExpected} status="behind" bare />
          <Progress progress={0.3} expected={sampleExpected} status="at_risk" bare />
        </div>
        <h3>{t('welcome.point.today')}</h3>
        <p>{t('welcome.point.today.text')}</p>
      </li>
      <li>
        <div className={styles.picture} aria-hidden="true">
          <Step name={t('welcome.point.undo.step1')} undone />
          <Step name={t('welcome.point.undo.step2')} />
          <Step name={t('welcome.point.undo.step3')} />
        </div>
        <h3>{t('welcome.point.undo')}</h3>
        <p>{t('welcome.point.undo.text')}</p>
      </li>
      <li>
        <div className={styles.picture} aria-hidden="true">
          <Column from={t('welcome.point.sheet.from1')} to={t('welcome.point.sheet.to1')} />
          <Column from={t('welcome.point.sheet.from2')} to={t('welcome.point.sheet.to2')} />
          <Column from={t('welcome.point.sheet.from3')} to={t('welcome.point.sheet.to3')} />
        </div>
        <h3>{t('welcome.point.sheet')}</h3>
        <p>{t('welcome.point.sheet.text')}</p>
      </li>
    </ol>
  );
}

function Step({ name, undone }: { name: string; undone?: boolean }) {
  return (
    <span className={styles.step} data-undone={undone}>
      <i />
      <span className={styles.name}>{name}</span>
      {undone && (
        <span className={styles.undone}>
          <IconArrowBackUp size="0.875rem" />
          {t('welcome.point.undo.now')}
        </span>
      )}
    </span>
  );
}

function Column({ from, to }: { from: string; to: string }) {
  return (
    <span className={styles.column}>
      <span>{from}</span>
      <IconArrowRight size="0.875rem" />
      <b>{to}</b>
    </span>
  );
}
