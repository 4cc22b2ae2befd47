import { scenarios } from '~/bridge/roadmapCalls';
import type { ScenarioColumn } from '~/bridge/rankingTypes';
import { useRoadmapWrite } from '~/data/roadmap';
import { InlineField } from '~/fields/FieldEditor';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { effortWriter, restWords } from './CapacityStrip';
import styles from './scenarios.module.css';

/** What each team has to give in a scenario, edited in place, and what is left of it. */
export function Capacities({ column, cycle }: { column: ScenarioColumn; cycle: string }) {
  const format = useFormat();
  const write = useRoadmapWrite();
  const number = effortWriter(
    column.teams.flatMap(({ capacity, used }) => [capacity, used]),
    format,
  );
  if (column.teams.length === 0)
    return <p className={styles.quiet}>{t('ranking.capacity.noTeams')}</p>;
  return (
    <dl className={styles.fields}>
      {column.teams.map((team) => {
        const name = team.team ?? t('ranking.noTeam');
        return (
          <div key={team.teamId}>
            <dt title={name}>{name}</dt>
            <dd>
              <InlineField
                field={{
                  name: 'amount',
                  label: t('ranking.capacity.label', { team: name }),
                  type: 'text',
                  value: team.capacity === null ? null : number(team.capacity),
                  hint: t('ranking.capacity.hint'),
                  empty: t('scenarios.capacity.unknown'),
                }}
                onSave={(text) =>
                  write(() =>
                    scenarios.setCapacity({ scenario: column.id, team: team.teamId, cycle, text }),
                  )
                }
              />
            </dd>
            <dd className={styles.quiet}>{restWords(team, number, column.capacity !== null)}</dd>
          </div>
        );
      })}
    </dl>
  );
}
