import { type ReactNode, useMemo } from 'react';
import type { RankedRow, Ranking, RankingQuery } from '~/bridge/rankingTypes';
import type { ViewProps } from '~/features/roadmap/views';
import { t } from '~/strings/strings';
import { DataTable } from '~/ui/DataTable';
import { Explained, explanationId } from '~/ui/Explanation';
import { useFormat } from '~/ui/format';
import { useMeasure } from '~/ui/useMeasure';
import { useRest } from '~/ui/useRest';
import { Asked } from './Asked';
import { decimalsOf, type Explains, rankingColumns } from './columns';
import { ExplanationCard } from './ExplanationCard';
import { percent } from './numbers';
import styles from './ranking.module.css';
import type { RowsActs } from './useRowActs';
import { Why } from './Why';

interface Props {
  ranking: Ranking;
  query: RankingQuery;
  view: Omit<ViewProps, 'page' | 'query'>;
  acts: RowsActs;
}

const guess = 1100; // px that the sheet is probably wide

function explainedBy(target: Element): string {
  return target.closest<HTMLElement>('[data-explains]')?.dataset.explains ?? '';
}

/** Those that stand above the cut: the first `top` of the score. The last of them has the line. */
function aboveCut({ rows, top }: Ranking): string[] {
  return rows
    .filter((row) => row.class === '' && row.rank !== null)
    .slice(0, top)
    .map(({ id }) => id);
}

/** The ranking in rows: arrows choose, Space says why, Enter opens, numbers explain themselves. */
export function RankingTable({ ranking, query, view, acts }: Props) {
  const format = useFormat();
  const [measured, { width, rem }] = useMeasure(guess);
  const rest = useRest({ placeOf: explainedBy, explain: acts.explain });
  const above = useMemo(() => aboveCut(ranking), [ranking]);
  // Without a score to cut at, the line stands under what must be done.
  const cutAt = above.at(-1) ?? ranking.rows.findLast((row) => row.class !== '')?.id;
  // Where nobody said what the teams can give, nothing is cut: the strip asks for it.
  const last = ranking.capacity === null ? undefined : cutAt;
  const explained = (row: RankedRow, what: Explains, content: ReactNode) =>
    acts.explained === `${what} ${row.id}` ? (
      <Explained
        id={explanationId}
        card={<ExplanationCard row={row} what={what} ranking={ranking} />}
        onClose={() => acts.explain('')}
      >
        {content}
      </Explained>
    ) : (
      content
    );
  const decimals = useMemo(() => decimalsOf(ranking.rows), [ranking.rows]);
  const columns = rankingColumns({
    ranking,
    format,
    decimals,
    room: width / rem,
    open: acts.open,
    above: new Set(above),
    onExpand: acts.expand,
    explained,
  });
  const below = (row: RankedRow) => {
    const isAsked = acts.wish?.id === row.id;
    if (!isAsked && acts.open !== row.id && row.id !== last) return null;
    return (
      <div className={styles.below}>
        {acts.wish && isAsked && (
          <Asked wish={acts.wish} row={row} ranking={ranking} onEnd={acts.end} />
        )}
        {acts.open === row.id && (
          <Why
            row={row}
            ranking={ranking}
            query={query}
            acts={{
              onIn: () => acts.wishFor({ id: row.id, kind: 'in' }),
              onOut: () => acts.wishFor({ id: row.id, kind: 'out' }),
              onByValue: () => acts.byValue(row.id),
              onByScore: () => acts.byScore(row.id),
              onExplainChance: () => acts.explain(`chance ${row.id}`),
            }}
          />
        )}
        {row.id === last && <CutLine cut={ranking.cut} />}
      </div>
    );
  };
  const onKey = (event: React.KeyboardEvent) => {
    if (event.key === ' ') acts.expand(view.chosen);
    else if (event.key === 'Enter') view.onOpen();
    else if (event.key === '?') acts.explain(`chance ${view.chosen}`);
    else if (event.key === 'Escape' && acts.explained) acts.explain('');
    else return;
    event.preventDefault();
  };
  return (
    <div ref={measured} className={styles.table} data-commands="ranking" {...rest.watch}>
      <DataTable
        label={t('ranking.list')}
        columns={columns}
        rows={ranking.rows}
        keyOf={({ id }) => id}
        commands="roadmap"
        below={below}
        selection={{
          chosen: view.chosen,
          grab: view.grab + acts.grab,
          onChoose: view.onChoose,
          onOpen: () => acts.expand(view.chosen),
          onKey,
        }}
      />
    </div>
  );
}

/** Where what fits ends, and why there. */
function CutLine({ cut }: { cut: Ranking['cut'] }) {
  const format = useFormat();
  return (
    <p className={styles.cut}>
      <b>{t('ranking.cut')}</b>
      {cut.sentence}
      {!cut.proven && cut.gap > 0 && (
        <span>{t('ranking.cut.gap', { gap: percent(cut.gap, format) })}</span>
      )}
    </p>
  );
}
