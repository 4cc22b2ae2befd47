import { IconStarFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { KPI, KPIChange } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { TrendLine } from '~/ui/charts/TrendLine';
import { useFormat } from '~/ui/format';
import { Spoken } from '~/ui/Spoken';
import { Value } from '~/ui/Value';
import {
  besideOf,
  Measured,
  shownOf,
  signed,
  targetWords,
  trendWords,
} from '~/features/kpis/columns';
import { Standing } from '~/fields/Standing';
import styles from './tiles.module.css';

interface Props {
  kpi: KPI;
  /** Draws the standing with its explanation. */
  explained: (content: ReactNode) => ReactNode;
}

/** What there is to know of a KPI at a glance. */
export function Tile({ kpi, explained }: Props) {
  const { id, name, key, unit, decimals, state } = kpi;
  const shown = shownOf(kpi);
  return (
    <>
      <span className={styles.top}>
        {key && (
          <span className={styles.star}>
            <IconStarFilled size="0.75rem" aria-hidden />
            <Spoken>{t('kpis.key')}</Spoken>
          </span>
        )}
        <span className={styles.name} title={name}>
          {name}
        </span>
        {explained(
          <span data-explains={id}>
            <Standing kpi={kpi} />
          </span>,
        )}
      </span>
      <span
        className={styles.value}
        data-key={key}
        data-explains={id}
        data-so-far={shown?.isSoFar || undefined}
      >
        {shown ? (
          <Value value={shown.value} unit={unit} {...(decimals !== null && { decimals })} />
        ) : (
          <span className={styles.none}>{t('value.none')}</span>
        )}
      </span>
      <Changes kpi={kpi} />
      <Trend kpi={kpi} />
      <span className={styles.foot}>
        <span className={styles.goal}>
          {state === 'active' ? <Goal kpi={kpi} /> : t(`kpiState.${state}`)}
        </span>
        <Measured kpi={kpi} isShort />
      </span>
    </>
  );
}

function Changes({ kpi }: { kpi: KPI }) {
  const format = useFormat();
  const { sincePrevious, sinceLastYear, value } = kpi;
  const beside = besideOf(kpi, format);
  return (
    <span className={styles.changes}>
      {sincePrevious && (
        <Change
          change={sincePrevious}
          words={(difference) => t('kpis.tile.since', { difference, label: sincePrevious.label })}
          decimals={kpi.decimals}
        />
      )}
      {sinceLastYear && (
        <Change
          change={sinceLastYear}
          words={(difference) => t('kpis.tile.year', { difference })}
          decimals={kpi.decimals}
        />
      )}
      {!sincePrevious && value !== null && <span>{t('kpis.tile.first')}</span>}
      {value === null && kpi.provisional && <span>{t('kpis.tile.soFar')}</span>}
      {beside && <span title={beside}>{beside}</span>}
    </span>
  );
}

interface ChangeProps {
  change: KPIChange;
  words: (difference: string) => string;
  decimals: number | null;
}

/** A shape, a word and the figure: better or worse than a value of before. */
function Change({ change: { difference, better }, words, decimals }: ChangeProps) {
  const format = useFormat();
  const word =
    difference === 0 ? 'neither' : better === null ? 'moved' : better ? 'better' : 'worse';
  return (
    <span>
      <b data-better={better ?? undefined}>
        {difference !== 0 && <span aria-hidden>{difference > 0 ? '▲' : '▼'} </span>}
        {t(`kpis.tile.${word}`)}
      </b>{' '}
      {words(signed(difference, format, decimals))}
    </span>
  );
}

function Trend({ kpi }: { kpi: KPI }) {
  const format = useFormat();
  const label = trendWords(kpi, format);
  if (label === null) return <span className={styles.noTrend} />;
  return <TrendLine values={kpi.trend} goal={kpi.goal} label={label} />;
}

function Goal({ kpi }: { kpi: KPI }) {
  const format = useFormat();
  const { today } = usePlan();
  const goal = targetWords(kpi, format);
  if (!goal) return null;
  return kpi.targetDate === null
    ? t('kpis.tile.goal', { goal })
    : t('kpis.tile.goal.by', { goal, date: format.date(kpi.targetDate, today) });
}
