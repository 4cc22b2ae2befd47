import { Button } from '@mantine/core';
import { caps } from '~/app/commands/keys';
import type { RankedRow, Ranking, RankingQuery } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { useStanding } from '~/data/ranking';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { Keys } from '~/ui/Keys';
import { Unreadable } from '~/ui/Unreadable';
import { Working } from '~/ui/Working';
import { Histogram } from './Histogram';
import styles from './ranking.module.css';
import { Tornado } from './Tornado';

/** What can be done with a row. */
export interface RowActs {
  onIn: () => void;
  onOut: () => void;
  onByValue: () => void;
  onByScore: () => void;
  onExplainChance: () => void;
}

interface Props {
  row: RankedRow;
  ranking: Ranking;
  query: RankingQuery;
  acts: RowActs;
}

/** Why an initiative stands where it stands, and what can be done about it. */
export function Why({ row, ranking, query, acts }: Props) {
  const format = useFormat();
  const { data, error, again, isSlow } = useStanding({ ...query, id: row.id });
  return (
    <div className={styles.why}>
      {isSlow && <Working text={t('ranking.standing.reading')} count="" part={null} />}
      {!data && error !== null && (
        <Unreadable title={t('ranking.standing.unreadable')} error={error} onRetry={again} />
      )}
      <div className={styles.whyParts}>
        {data && data.histogram.length > 0 && (
          <Histogram
            title={row.title}
            shares={data.histogram}
            top={data.top}
            draws={ranking.draws}
          />
        )}
        {data && (
          <div className={styles.whyText}>
            {data.question && <h3>{data.question}</h3>}
            {data.why.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            {data.learnWords !== '' && (
              <p>
                <b>{t('ranking.learn')}:</b> {data.learnWords}
              </p>
            )}
            {data.inBestSet !== null && (
              <p>{t('ranking.inBestSet', { share: format.value(data.inBestSet * 100, '%', 0) })}</p>
            )}
            {data.breakEven.length > 0 && (
              <p>
                <b>{t('ranking.breakEven')}:</b> {data.breakEven.join(' ')}
              </p>
            )}
          </div>
        )}
        <Acts row={row} acts={acts} />
      </div>
      {data && data.tornado.length > 0 && <Tornado bars={data.tornado} score={row.score} />}
    </div>
  );
}

function Acts({ row, acts }: { row: RankedRow; acts: RowActs }) {
  const { readOnly } = usePlan();
  const format = useFormat();
  return (
    <div className={styles.whyActs}>
      {!readOnly && row.verdict !== '' && (
        <Button variant="default" onClick={acts.onByValue}>
          {t('ranking.byValue')}
        </Button>
      )}
      {!readOnly && row.verdict === '' && !row.class && (
        <Button variant="default" onClick={row.selected ? acts.onOut : acts.onIn}>
          {t(row.selected ? 'ranking.leaveOut' : 'ranking.putIn')}
        </Button>
      )}
      {!readOnly && row.override && (
        <Button
          variant="default"
          title={`${row.override.by}, ${format.date(row.override.date)}`}
          onClick={acts.onByScore}
        >
          {t('ranking.byScore')}
        </Button>
      )}
      <Button
        variant="subtle"
        color="gray"
        rightSection={<Keys caps={caps('?')} />}
        onClick={acts.onExplainChance}
      >
        {t('ranking.explainChance')}
      </Button>
    </div>
  );
}
