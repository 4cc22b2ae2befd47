import { Button } from '@mantine/core';
import { caps } from '~/app/commands/keys';
import { useCommand } from '~/app/commands/registry';
import { t } from '~/strings/strings';
import { EmptyScreen } from '~/ui/EmptyScreen';

/** Before there is an initiative: what belongs here, on a small example. */
export function NoInitiatives({ readOnly, onFirst }: { readOnly: boolean; onFirst: () => void }) {
  const fromFile = useCommand('plan.import');
  const sample = useCommand('plan.sample');
  const keys = caps('mod+v').join(' ');
  return (
    <EmptyScreen
      example={
        <>
          <b>{t('backlog.empty.example')}</b>
          <span>{t('backlog.empty.example.score')}</span>
        </>
      }
      title={t('backlog.empty.title')}
      text={readOnly ? t('backlog.empty.text') : t('backlog.empty.text.paste', { keys })}
      actions={
        !readOnly && (
          <>
            <Button data-arrive onClick={onFirst}>
              {t('backlog.empty.first')}
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
  );
}
