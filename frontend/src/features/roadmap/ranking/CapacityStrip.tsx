import { IconAlertTriangle } from '@tabler/icons-react';
import { scenarios } from '~/bridge/roadmapCalls';
import type { RankedRow, Ranking } from '~/bridge/rankingTypes';
import type { TeamLoad } from '~/bridge/roadmapTypes';
import { useRoadmapWrite } from '~/data/roadmap';
import { InlineField } from '~/fields/FieldEditor';
import { t } from '~/strings/strings';
import { type Format, useFormat } from '~/ui/format';
import { effortDecimals } from './numbers';
import styles from './capacity.module.css';

const most = 16; // parts of a bar: what comes behind them is one

/** What the teams can give and what of it is taken, in parts that are numbered by rank. */
export function CapacityStrip({ ranking }: { ranking: Ranking }) {
  const format = useFormat();
  const { teams, capacity, used, cycle, cut } = ranking;
  const rows = new Map(ranking.rows.map((row) => [row.id, row]));
  const number = effortWriter(
    teams.flatMap((team) => [team.capacity, team.used]),
    format,
  );
  return (
    <section className={styles.strip} aria-label={t('ranking.capacity')}>
      <div className={styles.total}>
        <h2>{t(capacity === null ? 'ranking.capacity.asked' : 'ranking.capacity')}</h2>
        <span className={styles.figure}>
          <b>{number(used)}</b>{' '}
          {capacity !== null && t('ranking.capacity.of', { capacity: number(capacity) })}
        </span>
        <span className={styles.quiet}>{t('ranking.capacity.unit')}</span>
      </div>
      <div className={styles.rest}>
        {teams.length === 0 && <p className={styles.quiet}>{t('ranking.capacity.noTeams')}</p>}
        {teams.length > 0 && capacity === null && (
          <p className={styles.teach}>{t('ranking.capacity.teach', { cycle: cycle.name })}</p>
        )}
        {cut.unlimited !== '' && (
          <p className={styles.teach}>
            {cut.unlimited} {t('ranking.capacity.zero')}
          </p>
        )}
        <ul className={styles.teams}>
          {teams.map((team) => (
            <li key={team.teamId} style={{ flexGrow: Math.max(1, team.capacity ?? team.used) }}>
              <Team team={team} rows={rows} number={number} ranking={ranking} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

interface TeamProps {
  team: TeamLoad;
  rows: ReadonlyMap<string, RankedRow>;
  number: (value: number) => string;
  ranking: Ranking;
}

/** What is left of a team, in words; where others are limited, it says that this one is not. */
export function restWords(
  { free }: TeamLoad,
  number: (value: number) => string,
  isLimited: boolean,
): string {
  if (free === null) return isLimited ? t('ranking.capacity.unlimited') : '';
  if (Math.abs(free) < 0.005) return t('ranking.capacity.full');
  return free > 0
    ? t('ranking.capacity.free', { n: number(free) })
    : t('ranking.capacity.over', { n: number(-free) });
}

function Team({ team, rows, number, ranking }: TeamProps) {
  const write = useRoadmapWrite();
  const { teamId, capacity, used, free, parts } = team;
  const name = team.team ?? t('ranking.noTeam');
  const rest = restWords(team, number, ranking.capacity !== null);
  const said =
    capacity === null
      ? t('ranking.capacity.said.open', { team: name, used: number(used) })
      : t('ranking.capacity.said', {
          team: name,
          used: number(used),
          capacity: number(capacity),
          rest,
        });
  const behind = parts.slice(most);
  return (
    <>
      <div className={styles.head}>
        <b>{name}</b>
        <span>
          {number(used)} {capacity !== null && t('ranking.capacity.of', { capacity: '' })}
        </span>
        <span className={styles.field}>
          <InlineField
            field={{
              name: 'amount',
              label: t('ranking.capacity.label', { team: name }),
              type: 'text',
              value: capacity === null ? null : number(capacity),
              hint: t('ranking.capacity.hint'),
              empty: t('ranking.capacity.unknown'),
            }}
            onSave={(text) =>
              write(() =>
                scenarios.setCapacity({
                  scenario: ranking.scenario?.id ?? '',
                  team: teamId,
                  cycle: ranking.cycle.id,
                  text,
                }),
              )
            }
          />
        </span>
        {free !== null && free < -0.005 ? (
          <span className={styles.over}>
            <IconAlertTriangle size="0.875rem" aria-hidden /> {rest}
          </span>
        ) : (
          <span className={styles.quiet}>{rest}</span>
        )}
      </div>
      <div className={styles.bar} role="img" aria-label={said}>
        {parts.slice(0, most).map((part) => (
          <Part key={part.id} part={part} row={rows.get(part.id)} number={number} />
        ))}
        {behind.length > 0 && <Behind parts={behind} number={number} />}
        {free !== null && free > 0.005 && (
          <span className={styles.free} style={{ flexGrow: free }} />
        )}
      </div>
    </>
  );
}

type PartOf = TeamLoad['parts'][number];

function Part({
  part,
  row,
  number,
}: {
  part: PartOf;
  row: RankedRow | undefined;
  number: (value: number) => string;
}) {
  return (
    <span
      className={styles.part}
      data-kind={part.class ? 'outside' : row?.chance === 'contested' ? 'contested' : undefined}
      style={{ flexGrow: part.effort }}
      title={t('ranking.part.title', { title: part.title, effort: number(part.effort) })}
    >
      <span>{part.class ? t(`ranking.part.${part.class}`) : (row?.place ?? row?.rank)}</span>
    </span>
  );
}

function Behind({
  parts,
  number,
}: {
  parts: readonly PartOf[];
  number: (value: number) => string;
}) {
  const effort = parts.reduce((sum, part) => sum + part.effort, 0);
  return (
    <span
      className={styles.part}
      style={{ flexGrow: effort }}
      title={t('ranking.part.more.title', { n: parts.length, effort: number(effort) })}
    >
      <span>{t('ranking.part.more', { n: parts.length })}</span>
    </span>
  );
}

/** How efforts and capacities are written, all with the same decimals. */
export function effortWriter(
  efforts: readonly (number | null)[],
  format: Format,
): (value: number) => string {
  const decimals = effortDecimals(efforts);
  return (value) => format.number(value, decimals);
}
