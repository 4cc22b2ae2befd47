import { Button } from '@mantine/core';
import { t } from '~/strings/strings';
import { useCommand } from '~/app/commands/registry';
import styles from './kpis.module.css';

/** Before there is a KPI: what belongs here, on a small example. */
export function NoKPIs({ readOnly, onFirst }: { readOnly: boolean; onFirst: () => void }) {
  const fromFile = useCommand('plan.import');
  return (
    <div className={styles.empty}>
      <div className={styles.example} aria-hidden>
        <b>{t('kpis.none.example')}</b>
        <span>{t('kpis.none.example.value')}</span>
      </div>
      <div>
        <h2>{t('kpis.none.title')}</h2>
        <p>{t('kpis.none.text')}</p>
        {!readOnly && (
          <>
            <Button onClick={onFirst}>{t('kpis.command.add')}</Button>{' '}
            {fromFile && (
              <Button variant="default" onClick={fromFile.run}>
                {t('objectives.empty.import')}
              </Button>
            )}
          </>
        )}
      </div>
    </div>
  );
}
