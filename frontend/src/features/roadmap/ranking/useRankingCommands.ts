import { useEffect, useMemo, useRef } from 'react';
import { type Command, useCommands } from '~/app/commands/registry';
import type { RankedRow, Ranking } from '~/bridge/rankingTypes';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';

/** What the keys of the ranking do with the chosen row, and with all of it. */
export interface RankingActs {
  onExpand: () => void;
  onExplain: (what: 'score' | 'chance') => void;
  onWish: (verdict: 'in' | 'out') => void;
  onByValue: () => void;
  onMove: (by: 1 | -1) => void;
  onByScore: () => void;
  onKeep: () => void;
  onApply: () => void;
  onOptions: () => void;
  /** Opens the newest of the rankings that were kept. */
  onKept: () => void;
}

interface Row {
  name:
    | 'expand'
    | 'score'
    | 'chance'
    | 'in'
    | 'out'
    | 'byValue'
    | 'up'
    | 'down'
    | 'byScore'
    | 'keep'
    | 'apply'
    | 'options'
    | 'kept';
  keys?: readonly string[];
  /** It changes the plan. */
  writes?: boolean;
  /** Whether it can be done with a row; what is about the whole ranking leaves it out. */
  fits?: (row: RankedRow) => boolean;
  /** Whether the ranking has what it is about; without it, it can always be done. */
  isIn?: (ranking: Ranking) => boolean;
  run: (acts: RankingActs) => void;
}

/** Whether a set was chosen by value, so that it can become the plan. */
export function isChosen({ cut }: Ranking): boolean {
  return cut.fault === '' && cut.lacks === '';
}

const isScored = ({ class: kind, rank }: RankedRow) => kind === '' && rank !== null;

const rows: readonly Row[] = [
  { name: 'expand', fits: () => true, run: (acts) => acts.onExpand() },
  { name: 'score', keys: ['e'], fits: () => true, run: (acts) => acts.onExplain('score') },
  { name: 'chance', fits: () => true, run: (acts) => acts.onExplain('chance') },
  {
    name: 'in',
    keys: ['i'],
    writes: true,
    fits: (row) => row.class === '' && row.verdict !== 'in',
    run: (acts) => acts.onWish('in'),
  },
  {
    name: 'out',
    keys: ['o'],
    writes: true,
    fits: (row) => row.class === '' && row.verdict !== 'out',
    run: (acts) => acts.onWish('out'),
  },
  {
    name: 'byValue',
    writes: true,
    fits: ({ verdict }) => verdict !== '',
    run: (acts) => acts.onByValue(),
  },
  {
    name: 'up',
    keys: ['alt+arrowup'],
    writes: true,
    fits: isScored,
    run: (acts) => acts.onMove(-1),
  },
  {
    name: 'down',
    keys: ['alt+arrowdown'],
    writes: true,
    fits: isScored,
    run: (acts) => acts.onMove(1),
  },
  {
    name: 'byScore',
    writes: true,
    fits: ({ override }) => override !== null,
    run: (acts) => acts.onByScore(),
  },
  { name: 'keep', writes: true, run: (acts) => acts.onKeep() },
  { name: 'apply', writes: true, isIn: isChosen, run: (acts) => acts.onApply() },
  { name: 'options', run: (acts) => acts.onOptions() },
  { name: 'kept', isIn: ({ kept }) => kept.length > 0, run: (acts) => acts.onKept() },
];

/** Offers what can be done in the ranking. */
export function useRankingCommands(
  acts: RankingActs,
  chosen: RankedRow | undefined,
  ranking: Ranking,
): void {
  const { readOnly } = usePlan();
  // What a command does follows the screen; which commands there are follows the chosen row.
  const doing = useRef(acts);
  useEffect(() => {
    doing.current = acts;
  });
  const commands = useMemo<Command[]>(
    () =>
      rows.map(({ name, keys, writes = false, fits, isIn, run }) => ({
        id: `ranking.${name}`,
        title: t(`ranking.command.${name}`),
        group: 'roadmap',
        ...(keys && { keys, within: 'ranking' }),
        disabled:
          (writes && readOnly) ||
          (fits !== undefined && !(chosen && fits(chosen))) ||
          (isIn !== undefined && !isIn(ranking)),
        run: () => run(doing.current),
      })),
    [chosen, readOnly, ranking],
  );
  useCommands(commands);
}
