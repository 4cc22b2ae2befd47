import { Button } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { caps } from '~/app/commands/keys';
import { type Hint, useShowHints } from '~/app/commands/hints';
import { runCommand } from '~/app/commands/registry';
import type { Ranking } from '~/bridge/rankingTypes';
import { usePlan } from '~/data/plan';
import { useRanking } from '~/data/ranking';
import type { ViewProps } from '~/features/roadmap/views';
import { t, tn } from '~/strings/strings';
import { EmptyScreen } from '~/ui/EmptyScreen';
import { useFormat } from '~/ui/format';
import { Message } from '~/ui/Message';
import { later } from '~/ui/later';
import { Unreadable } from '~/ui/Unreadable';
import { useComing } from '~/ui/useComing';
import { Working } from '~/ui/Working';
import { CapacityStrip } from './CapacityStrip';
import { Chance } from './Chance';
import type { KeptRankingsProps } from './KeptRankings';
import { usePresenting } from './Presenting';
import { type FootAsks, RankingFoot } from './RankingFoot';
import { RankingTable } from './RankingTable';
import styles from './ranking.module.css';
import { useRankingCommands } from './useRankingCommands';
import { useRankingQuery } from './useRankingQuery';
import { useRowActs } from './useRowActs';

const KeptRankings = later<KeptRankingsProps>(
  async () => (await import('./KeptRankings')).KeptRankings,
);

const hints: readonly Hint[] = [
  { caps: caps('alt+arrowup'), words: t('ranking.hint.move') },
  { caps: caps(' '), words: t('ranking.hint.expand') },
  { caps: ['Enter'], words: t('ranking.hint.open') },
];
const readOnlyHints = hints.slice(1);

/** What fits into what the teams can give, by rank, and how sure that is. */
export function RankingView(props: ViewProps) {
  const format = useFormat();
  const [query, drawing, setDrawing] = useRankingQuery(props.query);
  const { data, error, again, isSlow } = useRanking(query);
  const [kept, setKept] = useState('');
  // One that was deleted, or is of another cycle, is not shown here.
  const opened = data?.kept.find(({ id }) => id === kept)?.id ?? '';
  const place = useRef<HTMLDivElement>(null);
  useComing(place, data !== undefined && opened === '');
  const drawn = data?.draws ?? query.draws;
  if (data && opened !== '') {
    return (
      <KeptRankings
        kept={data.kept}
        id={opened}
        onShow={setKept}
        onBack={() => setKept('')}
        chosen={props.chosen}
        onChoose={props.onChoose}
        onOpen={props.onOpen}
      />
    );
  }
  return (
    <div ref={place} className={styles.view}>
      {isSlow && (
        <div className={styles.slow}>
          <Working
            text={
              drawn === 0
                ? t('ranking.drawing.some')
                : t('ranking.drawing', { n: format.number(drawn) })
            }
            count=""
            part={null}
          />
        </div>
      )}
      {error !== null && (
        <div className={styles.message}>
          <Unreadable title={t('ranking.unreadable')} error={error} onRetry={again} />
        </div>
      )}
      {data && !isRankable(data) && <Nothing ranking={data} onKept={setKept} />}
      {data && isRankable(data) && (
        <Ranked
          {...props}
          ranking={data}
          wanted={query}
          drawing={drawing}
          onDrawing={setDrawing}
          onKept={setKept}
        />
      )}
    </div>
  );
}

interface RankedProps extends ViewProps {
  ranking: Ranking;
  wanted: ReturnType<typeof useRankingQuery>[0];
  drawing: ReturnType<typeof useRankingQuery>[1];
  onDrawing: ReturnType<typeof useRankingQuery>[2];
  onKept: (id: string) => void;
}

function Ranked({ ranking, wanted, drawing, onDrawing, onKept, ...view }: RankedProps) {
  const { readOnly } = usePlan();
  const [asking, setAsking] = useState<FootAsks>('');
  const acts = useRowActs({ ranking, ...view });
  const row = useMemo(
    () => ranking.rows.find(({ id }) => id === view.chosen),
    [ranking.rows, view.chosen],
  );
  const presenting = usePresenting(view.page, ranking);
  useRankingCommands(
    {
      onExpand: () => acts.expand(view.chosen),
      onExplain: (what) => acts.explain(`${what} ${view.chosen}`),
      onWish: (kind) => acts.wishFor({ id: view.chosen, kind }),
      onByValue: () => acts.byValue(view.chosen),
      onByScore: () => acts.byScore(view.chosen),
      onMove: (by) => acts.move(view.chosen, by),
      onKeep: () => setAsking('name'),
      onApply: acts.apply,
      onOptions: () => setAsking('drawing'),
      onKept: () => onKept(ranking.kept[0]?.id ?? ''),
    },
    row,
    ranking,
  );
  useShowHints(readOnly ? readOnlyHints : hints);
  return (
    <>
      {ranking.subtitle && <p className={styles.finding}>{ranking.subtitle}</p>}
      <CapacityStrip ranking={ranking} />
      {ranking.cut.fault && (
        <div className={styles.message}>
          <Message title={t('ranking.fault')}>{ranking.cut.fault}</Message>
        </div>
      )}
      <RankingTable ranking={ranking} query={wanted} view={view} acts={acts} />
      <RankingFoot
        ranking={ranking}
        query={wanted}
        drawing={drawing}
        onDrawing={onDrawing}
        asking={asking}
        onAsking={setAsking}
        onKept={onKept}
      />
      {presenting}
    </>
  );
}

/** Whether anything has a place: a score, a band, or a reason to stand outside the score. */
function isRankable({ rows }: Ranking): boolean {
  return rows.some((row) => row.score !== null || row.band !== '' || row.class !== '');
}

function Nothing({
  ranking: { rows, kept },
  onKept,
}: {
  ranking: Ranking;
  onKept: (id: string) => void;
}) {
  const format = useFormat();
  return (
    <div className={styles.empty}>
      <EmptyScreen
        example={
          <>
            1 {t('ranking.empty.example')}
            <Chance chance={0.97} kind="safe_in" top={7} />
          </>
        }
        title={t('ranking.empty.title')}
        text={
          rows.length === 0
            ? t('ranking.empty.text')
            : tn('ranking.empty.unscored', rows.length, format.number(rows.length))
        }
        actions={
          <>
            <Button onClick={() => runCommand('roadmap.view.backlog')} data-arrive>
              {t('ranking.empty.go')}
            </Button>
            {kept[0] && (
              <Button variant="default" onClick={() => onKept(kept[0]?.id ?? '')}>
                {t('ranking.kept')}
              </Button>
            )}
          </>
        }
      />
    </div>
  );
}
