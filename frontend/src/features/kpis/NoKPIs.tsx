import { Button } from '@mantine/core';
import { useCommand } from '~/app/commands/registry';
import { t } from '~/strings/strings';
import { EmptyScreen } from '~/ui/EmptyScreen';

/** Before there is a KPI: what belongs here, on a small example. */
export function NoKPIs({ readOnly, onFirst }: { readOnly: boolean; onFirst: () => void }) {
  const fromFile = useCommand('plan.import');
  return (
    <EmptyScreen
      example={
        <>
          <b>{t('kpis.none.example')}</b>
          <span>{t('kpis.none.example.value')}</span>
        </>
      }
      title={t('kpis.none.title')}
      text={t('kpis.none.text')}
      actions={
        !readOnly && (
          <>
            <Button onClick={onFirst}>{t('kpis.command.add')}</Button>
            {fromFile && (
              <Button variant="default" onClick={fromFile.run}>
                {t('objectives.empty.import')}
              </Button>
            )}
          </>
        )
      }
    />
  );
}
