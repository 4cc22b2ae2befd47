import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { RankedRow, Ranking } from '~/bridge/rankingTypes';
import type { Criterion } from '~/bridge/roadmapTypes';
import { unscoredShort } from '~/features/roadmap/words';
import { rangeWords } from '~/fields/rangeWords';
import { t } from '~/strings/strings';
import type { TableColumn } from '~/ui/DataTable';
import type { Format } from '~/ui/format';
import { Spoken } from '~/ui/Spoken';
import { Chance } from './Chance';
import { effortDecimals, likelyRank, ratingOf, scoreDecimals } from './numbers';
import styles from './ranking.module.css';

/** What of a row explains itself. */
export type Explains = 'score' | 'chance';

/** How many decimals the figures of a column have in common. */
export interface Decimals {
  score: number;
  effort: number;
}

/** Looks through all rows once, not each time that one is chosen. */
export function decimalsOf(rows: readonly RankedRow[]): Decimals {
  return {
    score: scoreDecimals(rows.map(({ score }) => score)),
    effort: effortDecimals(rows.map(({ effort }) => effort)),
  };
}

interface Options {
  ranking: Ranking;
  format: Format;
  decimals: Decimals;
  /** rem that the list is wide. */
  room: number;
  /** The row that is expanded; "" for none. */
  open: string;
  /** Rows of the first `top`, which stand above the cut. */
  above: ReadonlySet<string>;
  onExpand: (id: string) => void;
  explained: (row: RankedRow, what: Explains, content: ReactNode) => ReactNode;
}

interface Sized extends TableColumn<RankedRow> {
  /** rem it takes, or takes at least. */
  takes: number;
}

const longest = 13; // letters of a criterion's name that a column has room for
const looked = 200; // rows that say how wide a column is: the first ones are what is looked at
const letter = 0.48; // rem of a figure in a cell
const padding = 1.2; // rem

/** The columns that have room. What gives way, in this order: sum, team, serves, inputs, effort. */
export function rankingColumns(options: Options): TableColumn<RankedRow>[] {
  const { ranking, room } = options;
  const fixed = fixedColumns(options);
  const inputs = ranking.model.criteria.map((criterion) => inputColumn(criterion, options));
  const groups: Record<string, Sized[]> = {
    rank: [fixed.rank],
    title: [fixed.title],
    serves: [fixed.serves],
    team: [fixed.team],
    inputs,
    effort: [fixed.effort],
    score: [fixed.score],
    chance: [fixed.chance],
    likely: [fixed.likely],
    sum: [fixed.sum],
  };
  const wanted = ['rank', 'title', 'score', 'chance'];
  const giving = ['likely', 'effort', 'inputs', 'serves', 'team', 'sum'];
  const width = (names: readonly string[]) =>
    names.flatMap((name) => groups[name] ?? []).reduce((sum, { takes }) => sum + takes, 0);
  const shown = giving.reduce(
    (names, name) => (width([...names, name]) <= room ? [...names, name] : names),
    wanted,
  );
  return Object.keys(groups)
    .filter((name) => shown.includes(name))
    .flatMap((name) => groups[name] ?? []);
}

type Fixed =
  'rank' | 'title' | 'serves' | 'team' | 'effort' | 'score' | 'chance' | 'likely' | 'sum';

function fixedColumns(options: Options): Record<Fixed, Sized> {
  const { ranking, format, decimals, explained } = options;
  const { rows, top, model } = ranking;
  const isMoved = rows.some(({ override }) => override !== null);
  const effort = (value: number | null) =>
    value === null ? <Missing /> : format.number(value, decimals.effort);
  const column = (takes: number, more: Omit<Sized, 'takes' | 'width'>): Sized => ({
    ...more,
    takes,
    width: `${takes}rem`,
  });
  return {
    rank: column(3.75, {
      title: t('ranking.column.rank'),
      end: true,
      cell: (row) => <RankCell row={row} isMoved={isMoved} />,
    }),
    title: {
      title: t('ranking.column.title'),
      takes: 16,
      width: 'minmax(15rem, 1fr)',
      cell: (row) => <TitleCell row={row} options={options} />,
    },
    serves: {
      title: t('ranking.column.serves'),
      takes: 11.5,
      width: '12.25rem',
      cell: (row) => <Quiet words={row.class ? row.classReason : row.serves} />,
    },
    team: column(6, {
      title: t('ranking.column.team'),
      cell: ({ team }) => <Quiet words={team ?? ''} />,
    }),
    effort: column(4.75, {
      title: t('ranking.column.effort'),
      end: true,
      cell: (row) => effort(row.effort),
    }),
    score: column(4.5, {
      title: shortened(model.name),
      end: true,
      cell: (row) =>
        explained(
          row,
          'score',
          <b className={styles.score} data-explains={`score ${row.id}`}>
            {row.score !== null && !row.class && format.number(row.score, decimals.score)}
          </b>,
        ),
    }),
    chance: column(14, {
      title: t('ranking.column.chance', { top }),
      cell: (row) =>
        explained(
          row,
          'chance',
          <span className={styles.chanceCell} data-explains={`chance ${row.id}`}>
            <ChanceCell row={row} top={top} />
          </span>,
        ),
    }),
    likely: column(5.25, {
      title: t('ranking.column.likely'),
      end: true,
      cell: (row) => <Quiet words={likelyRank(row)} />,
    }),
    sum: column(6.25, {
      title: t('ranking.column.sum'),
      end: true,
      cell: ({ effortSoFar }) => (
        <Quiet words={effortSoFar === null ? '' : format.number(effortSoFar, decimals.effort)} />
      ),
    }),
  };
}

/** A criterion of the model, as wide as what it says in the first rows. */
function inputColumn(criterion: Criterion, { ranking, format }: Options): Sized {
  const words = (row: RankedRow) => {
    const rating = ratingOf(row, criterion);
    const unit = criterion.unit === '%' ? criterion.unit : ''; // any other would widen the column
    return (rating && rangeWords(rating, format, { unit })) ?? '';
  };
  const title = shortened(criterion.name);
  const most = Math.max(...ranking.rows.slice(0, looked).map((row) => words(row).length), 0);
  const takes = Math.max(4.25, most * letter + padding, title.length * 0.43 + padding);
  return {
    title,
    takes,
    width: `${takes}rem`,
    end: true,
    cell: (row) => {
      if (row.class) return null;
      const said = words(row);
      return said === '' ? <Missing /> : said;
    },
  };
}

function shortened(name: string): string {
  return name.length > longest ? `${name.slice(0, longest - 1)}…` : name;
}

function Missing() {
  return (
    <span className={styles.quiet}>
      <span aria-hidden>–</span>
      <Spoken>{t('ranking.missing')}</Spoken>
    </span>
  );
}

function Quiet({ words }: { words: string }) {
  return (
    <span className={styles.second} title={words}>
      {words}
    </span>
  );
}

function RankCell({ row, isMoved }: { row: RankedRow; isMoved: boolean }) {
  if (row.class) return <span className={styles.second}>{t(`ranking.outside.${row.class}`)}</span>;
  // Ties share a rank; places are shown once a person has moved something between them.
  return isMoved ? row.place : row.rank;
}

function TitleCell({ row, options }: { row: RankedRow; options: Options }) {
  const { open, onExpand, above } = options;
  // Before anybody said what the teams can give, nothing is in and nothing left out.
  const isLeft = options.ranking.capacity !== null && row.selected !== above.has(row.id);
  const state = stateWords(row, isLeft);
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        className={styles.chevron}
        aria-label={t('ranking.expand', { title: row.title })}
        aria-expanded={open === row.id}
        onClick={(event) => {
          event.stopPropagation();
          onExpand(row.id);
        }}
      >
        <IconChevronRight size="0.875rem" aria-hidden />
      </button>
      <span className={styles.named} data-said={state !== '' || undefined}>
        <span className={styles.title} data-in={row.selected || undefined} title={row.title}>
          {row.title}
        </span>
        {state && <span className={styles.state}>{state}</span>}
      </span>
    </>
  );
}

/** What is to be known of a row that does not stand where its score and the cut would have it. */
function stateWords(row: RankedRow, isElsewhere: boolean): string {
  const { override, rank, because, selected, verdict } = row;
  if (row.class) return '';
  // What it lacks for a score stands where its chance would.
  if (rank === null && override === null && !selected && verdict === '') return '';
  const moved =
    override && t('ranking.state.moved', { rank: rank ?? '–', reason: override.reason });
  if (because) return [moved, because].filter(Boolean).join(' · ');
  if (moved !== null) return moved;
  if (!isElsewhere) return '';
  return t(selected ? 'ranking.state.selected' : 'ranking.state.left');
}

function ChanceCell({ row, top }: { row: RankedRow; top: number }) {
  if (row.class) return <span className={styles.second}>{t('ranking.outside')}</span>;
  if (row.pTop !== null && row.chance !== null)
    return <Chance chance={row.pTop} kind={row.chance} top={top} />;
  const words = unscoredShort(row);
  return (
    <span className={styles.quiet} title={row.fault || words}>
      {words}
    </span>
  );
}

/** What a row lacks for a score: "impact, confidence". */
export function missingWords({ missing }: RankedRow): string {
  return missing.join(', ').toLowerCase();
}
