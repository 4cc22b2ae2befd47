import { Button } from '@mantine/core';
import { useCommand } from '~/app/commands/registry';
import { t } from '~/strings/strings';
import { EmptyScreen } from '~/ui/EmptyScreen';
import { Progress } from '~/ui/Progress';
import { Status } from '~/ui/Status';
import styles from './today.module.css';

/** Before there is anything to do: what belongs here, on a small example. */
export function NothingYet() {
  const objectives = useCommand('go.objectives');
  const sample = useCommand('plan.sample');
  return (
    <EmptyScreen
      example={
        <>
          <b>{t('today.empty.example')}</b>
          <span>{t('today.empty.example.value')}</span>
          <span className={styles.exampleStands}>
            <Progress bare progress={0.474} expected={0.53} status="behind" />
            <Status status="behind" />
          </span>
        </>
      }
      title={t('today.empty.title')}
      text={t('today.empty.text')}
      actions={
        <>
          {objectives && <Button onClick={objectives.run}>{t('today.empty.objectives')}</Button>}
          {sample && (
            <Button variant="subtle" color="gray" onClick={sample.run}>
              {t('today.empty.sample')}
            </Button>
          )}
        </>
      }
    />
  );
}
