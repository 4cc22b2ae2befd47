import { Button } from '@mantine/core';
import { caps } from '~/app/commands/keys';
import { runCommand, useCommand } from '~/app/commands/registry';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { EmptyScreen } from '~/ui/EmptyScreen';
import styles from './roadmap.module.css';

/** What every view shows before there is an initiative: what belongs here, on a small example. */
export function NoInitiatives() {
  const { readOnly } = usePlan();
  const fromFile = useCommand('plan.import');
  const sample = useCommand('plan.sample');
  const keys = caps('mod+v').join(' ');
  return (
    <div className={styles.empty}>
      <EmptyScreen
        example={
          <>
            <b>{t('roadmap.empty.example')}</b>
            <span>{t('roadmap.empty.example.score')}</span>
          </>
        }
        title={t('roadmap.empty.title')}
        text={readOnly ? t('roadmap.empty.text') : t('roadmap.empty.text.paste', { keys })}
        actions={
          !readOnly && (
            <>
              <Button data-arrive onClick={() => runCommand('roadmap.add')}>
                {t('roadmap.empty.first')}
              </Button>
              {fromFile && (
                <Button variant="default" onClick={fromFile.run}>
                  {t('objectives.empty.import')}
                </Button>
              )}
              {sample && (
                <Button variant="subtle" color="gray" onClick={sample.run}>
                  {t('objectives.empty.sample')}
                </Button>
              )}
            </>
          )
        }
      />
    </div>
  );
}
