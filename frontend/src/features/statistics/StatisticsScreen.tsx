import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '~/app/commands/registry';
import type { Statistics } from '~/bridge/closingTypes';
import type { Cycle } from '~/bridge/types';
import { useStatistics } from '~/data/closing';
import { useCycle } from '~/data/cycle';
import { usePlan } from '~/data/plan';
import { t, tn } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { Message } from '~/ui/Message';
import { Sheet, SheetBody } from '~/ui/Sheet';
import { Unreadable } from '~/ui/Unreadable';
import { Counts } from './Counts';
import { CountedRows } from './CountedRows';
import { Figures } from './Figures';
import styles from './statistics.module.css';

/** What the rows beneath are: what was counted, in words, and which rows those are. */
export interface Counted {
  /** Of the number that was chosen; "" for all rows. */
  key: string;
  what: string;
  rows: readonly string[];
}

/** The numbers of the chosen cycle. Each opens exactly the rows that it counts. */
export function StatisticsScreen() {
  const { cycle } = useCycle();
  if (cycle) return <OfCycle key={cycle.id} cycle={cycle} />;
  return (
    <Sheet title={t('rail.statistics')}>
      <SheetBody>
        <Message tone="info" title={t('objectives.noCycle.title')}>
          {t('objectives.noCycle.text')}
        </Message>
      </SheetBody>
    </Sheet>
  );
}

function OfCycle({ cycle }: { cycle: Cycle }) {
  const { today } = usePlan();
  const [, go] = useLocation();
  const format = useFormat();
  const { statistics, error, again } = useStatistics(cycle.id);
  const isEmpty = statistics?.rows.length === 0;
  return (
    <Sheet
      title={t('statistics.title', { cycle: cycle.name })}
      line={
        statistics &&
        !isEmpty &&
        t('statistics.line', {
          objectives: tn('statistics.objectives', statistics.objectives),
          keyResults: tn('statistics.keyResults', statistics.keyResults),
          date: format.date(statistics.on, today),
        })
      }
      actions={<Ending cycle={cycle} />}
    >
      {error !== null && (
        <SheetBody>
          <Unreadable title={t('statistics.unreadable')} error={error} onRetry={again} />
        </SheetBody>
      )}
      {isEmpty && (
        <SheetBody>
          <Message
            tone="info"
            title={t('statistics.empty.title')}
            actions={
              <Button variant="default" data-arrive onClick={() => go('/objectives')}>
                {t('statistics.empty.action')}
              </Button>
            }
          >
            {t('statistics.empty.text')}
          </Message>
        </SheetBody>
      )}
      {statistics && !isEmpty && <Body statistics={statistics} />}
    </Sheet>
  );
}

function Ending({ cycle: { state } }: { cycle: Cycle }) {
  const close = useCommand('cycle.close');
  const result = useCommand('cycle.result');
  const command = state === 'closed' ? result : close;
  if (state === 'backlog' || !command) return null;
  return (
    <Button variant="default" onClick={command.run}>
      {state === 'closed' ? t('closing.banner.result') : command.title}
    </Button>
  );
}

function Body({ statistics }: { statistics: Statistics }) {
  const all = useMemo<Counted>(
    () => ({
      key: '',
      what: t('statistics.rows.all'),
      rows: statistics.rows.map(({ id }) => id),
    }),
    [statistics],
  );
  const [chosen, setChosen] = useState<Counted | null>(null);
  // The rows are those of the number as it stands now.
  const counted = chosen ?? all;
  const rows = useMemo(() => {
    const wanted = new Set(counted.rows);
    return statistics.rows.filter(({ id }) => wanted.has(id));
  }, [statistics, counted]);
  return (
    <div className={styles.body}>
      <Figures statistics={statistics} />
      <div className={styles.halves}>
        <div className={styles.counts}>
          <Counts
            statistics={statistics}
            chosen={counted.key}
            onChoose={(next) => setChosen(next.key === counted.key ? null : next)}
          />
        </div>
        <CountedRows
          what={counted.what}
          rows={rows}
          onAll={chosen === null ? undefined : () => setChosen(null)}
        />
      </div>
    </div>
  );
}
