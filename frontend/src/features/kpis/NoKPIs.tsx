import { Button } from '@mantine/core';
import { caps } from '~/app/commands/keys';
import { useCommand } from '~/app/commands/registry';
import { t } from '~/strings/strings';
import { EmptyScreen } from '~/ui/EmptyScreen';

/** Before there is a KPI: what belongs here, on a small example. */
export function NoKPIs({ readOnly, onFirst }: { readOnly: boolean; onFirst: () => void }) {
  const fromFile = useCommand('plan.import');
  const sample = useCommand('plan.sample');
  const keys = caps('mod+v').join(' ');
  return (
    <EmptyScreen
      example={
        <>
          <b>{t('kpis.none.example')}</b>
          <span>{t('kpis.none.example.value')}</span>
        </>
      }
      title={t('kpis.none.title')}
      text={readOnly ? t('kpis.none.text') : t('kpis.none.text.paste', { keys })}
      actions={
        !readOnly && (
          <>
            <Button onClick={onFirst}>{t('kpis.command.add')}</Button>
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
