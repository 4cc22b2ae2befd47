import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { type Command, runCommand, useCommands } from '~/app/commands/registry';
import type { ScenarioPage } from '~/bridge/rankingTypes';
import { usePlan } from '~/data/plan';
import { useScenarios } from '~/data/ranking';
import type { ViewProps } from '~/features/roadmap/views';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { Message } from '~/ui/Message';
import { Unreadable } from '~/ui/Unreadable';
import { Working } from '~/ui/Working';
import { AddScenario } from './AddScenario';
import { ScenarioGrid } from './ScenarioGrid';
import styles from './scenarios.module.css';

/** The plan of record and what-ifs side by side, drawn with the same numbers. */
export function Scenarios(props: ViewProps) {
  const { data, error, again, isSlow } = useScenarios(props.query.cycle);
  return (
    <div className={styles.view}>
      {isSlow && (
        <div className={styles.slow}>
          <Working text={t('scenarios.reading')} count="" part={null} />
        </div>
      )}
      {error !== null && (
        <div className={styles.message}>
          <Unreadable title={t('scenarios.unreadable')} error={error} onRetry={again} />
        </div>
      )}
      {data && <Loaded {...props} data={data} />}
    </div>
  );
}

function Loaded({ data, ...view }: ViewProps & { data: ScenarioPage }) {
  const { readOnly } = usePlan();
  const format = useFormat();
  const [isAdding, setAdding] = useState(false);
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'scenarios.add',
        title: t('scenarios.command.add'),
        group: 'roadmap',
        disabled: readOnly,
        run: () => setAdding(true),
      },
    ],
    [readOnly],
  );
  useCommands(commands);
  const same = t('scenarios.same', { seed: data.seed, draws: format.number(data.draws) });
  return (
    <>
      <div className={styles.toolbar}>
        <p>{data.columns.length > 1 ? same : t('scenarios.teach')}</p>
        {!readOnly && <AddScenario page={data} isOpen={isAdding} onOpen={setAdding} />}
      </div>
      {data.lacks !== '' && (
        <div className={styles.message}>
          <Message
            tone="info"
            title={t('scenarios.lacks')}
            actions={
              <Button variant="default" onClick={() => runCommand('roadmap.view.backlog')}>
                {t('ranking.empty.go')}
              </Button>
            }
          >
            {data.lacks} {t('scenarios.lacks.text')}
          </Message>
        </div>
      )}
      <ScenarioGrid page={data} view={view} />
    </>
  );
}
