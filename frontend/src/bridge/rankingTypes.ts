// The answers about rankings and scenarios, as views makes them.
import type {
  Advice,
  InitiativeClass,
  InitiativeState,
  Model,
  ModelName,
  Override,
  Range,
  Rated,
  RoadmapQuery,
  ScoreExplanation,
  TeamLoad,
} from './roadmapTypes';
import type { Cycle, Named } from './types';

export interface RankingQuery extends RoadmapQuery {
  top: number;
  seed: number;
  draws: number;
}

export type ChanceClass = 'safe_in' | 'contested' | 'safe_out';

export interface RankedRow {
  id: string;
  title: string;
  state: InitiativeState;
  class: InitiativeClass;
  classReason: string;
  serves: string;
  team: string | null;
  effort: number | null;
  ratings: Rated[];
  score: number | null;
  rank: number | null;
  place: number | null;
  override: Override | null;
  missing: string[];
  fault: string;
  explanation: ScoreExplanation;
  band: string;
  /** 0 to 1; null where it has no score or is outside the score. */
  pTop: number | null;
  rankLow: number | null;
  rankHigh: number | null;
  chance: ChanceClass | null;
  /** In the best set that fits. */
  selected: boolean;
  /** Why it is in or out where that is not by value: "outside the score", "you put it in". */
  because: string;
  /** Of all that are selected, down to this one. */
  effortSoFar: number | null;
  verdict: '' | 'in' | 'out';
}

/** A neighbour pair that swaps at another weight, in words. */
export interface Flip {
  sentence: string;
  above: string;
  below: string;
  criterion: string;
  weight: number;
}

export interface KeptRank {
  id: string;
  name: string;
  date: string;
  by: string;
  /** As it is called now; "" where it is gone. */
  model: string;
  /** Likewise; "" for the plan of record too. */
  scenario: string;
}

/** One initiative of a ranking as it was kept, and where it stands today. */
export interface KeptRow {
  id: string;
  /** As it was called. */
  title: string;
  /** It is in the plan still. */
  here: boolean;
  class: InitiativeClass;
  /** One for each input of the ranking; empty of what came since. */
  inputs: Range[];
  score: number | null;
  reason: string;
  rank: number | null;
  place: number | null;
  override: Override | null;
  pTop: number | null;
  chance: ChanceClass | null;
  scoreNow: number | null;
  placeNow: number | null;
  /** It is in the ranking of today, and there outside the score or not. */
  ranked: boolean;
  classNow: InitiativeClass;
  /** By how many places it stands higher today; null where it has no place in one of the two. */
  up: number | null;
  /** What became of it, in sentences. */
  since: string[];
}

/** A ranking as it was decided on, beside the same one of today. */
export interface KeptRanking {
  id: string;
  name: string;
  date: string;
  by: string;
  model: string;
  formula: string;
  seed: number;
  draws: number;
  top: number;
  /** What has changed since, or why nothing can be said. */
  sentence: string;
  /** Of the model, and of what the ranking was made of. */
  changes: string[];
  inputs: { name: string; unit: string; share: number | null; rubric: string }[];
  /** As they stood, then those that came since. */
  rows: KeptRow[];
}

export interface Ranking {
  cycle: Cycle;
  scenario: Named | null;
  scenarios: Named[];
  model: Model;
  models: ModelName[];
  title: string;
  subtitle: string;
  /** Must be done first, then by place, then those without a score. */
  rows: RankedRow[];
  top: number;
  seed: number;
  draws: number;
  /** What the draws are of: "Ranges as given; points are spread by their confidence." */
  method: string;
  capacity: number | null;
  used: number;
  teams: TeamLoad[];
  cut: {
    /** The sentence at the cut line. */
    sentence: string;
    proven: boolean;
    /** How much more the best set could be worth, 0 to 1, where the search was cut short. */
    gap: number;
    value: number;
    greedyValue: number;
    greedySentence: string;
    /** Why nothing could be chosen: what must be done does not fit. "" else. */
    fault: string;
    /** What is missing before anything can be chosen by value: scores, capacities. "" for nothing. */
    lacks: string;
    /** Which teams limit nothing, as nobody has said what they can give, though others do. "" for none. */
    unlimited: string;
  };
  flips: Flip[];
  /** What is worth finding out first: inputs of contested initiatives. */
  learn: { id: string; title: string; input: string; share: number }[];
  /** Whether other methods agree, as a sentence; "" with one method alone. */
  agreement: string;
  record: string;
  advice: Advice[];
  /** Rankings of the cycle that were kept, newest first. */
  kept: KeptRank[];
}

export interface StandingQuery extends RankingQuery {
  id: string;
}

export interface Standing {
  id: string;
  title: string;
  /** Share of draws at each rank, from rank 1. */
  histogram: number[];
  top: number;
  draws: number;
  expectedRank: number | null;
  /** "Why not this one?" or "What if it went?", with the numbers. */
  question: string;
  why: string[];
  /** What forcing it in, or leaving it out, would cost; null where it cannot be done. */
  /** Share of the draws in which it belongs to the best set that fits. */
  inBestSet: number | null;
  cost: number | null;
  costShare: number | null;
  goesIn: Named[];
  goesOut: Named[];
  /** "What would settle it", most telling first. */
  learn: { input: string; share: number }[];
  /** "Knowing its impact removes 34% of the doubt, effort 11%." */
  learnWords: string;
  tornado: {
    input: string;
    low: number;
    high: number;
    scoreLow: number;
    scoreHigh: number;
    rankLow: number;
    rankHigh: number;
  }[];
  /** "It reaches rank 7 if reach were 1.3 times as large." */
  breakEven: string[];
}

export interface ScenarioColumn {
  id: string;
  name: string;
  note: string;
  model: ModelName;
  /** As it was chosen; null for that of the plan. */
  modelId: string | null;
  phase: string | null;
  phaseId: string | null;
  top: number;
  /** Null where nothing was chosen by value: see `lacks` and `fault`. */
  value: number | null;
  effort: number;
  capacity: number | null;
  proven: boolean;
  fault: string;
  /** What is missing before anything can be chosen: scores, capacities. "" for nothing. */
  lacks: string;
  /** As of the cut of a ranking. */
  unlimited: string;
  teams: TeamLoad[];
  /** Initiatives that are in. */
  selected: string[];
  /** Against the plan of record. */
  movesIn: { id: string; title: string; why: string }[];
  movesOut: { id: string; title: string; why: string }[];
  sentence: string;
  choices: { initiative: string; title: string; verdict: 'in' | 'out'; reason: string }[];
  /** Of the criteria of a weighted model; `own` says that the scenario says so itself. */
  weights: { criterion: string; name: string; weight: number; own: boolean }[];
}

export interface ScenarioPage {
  cycle: Cycle;
  seed: number;
  draws: number;
  /** The plan of record first, with the id "". */
  columns: ScenarioColumn[];
  rows: {
    id: string;
    title: string;
    effort: number | null;
    /** By column: in, out or open (nobody can say yet), and the chance of being in the top. */
    cells: {
      selected: boolean;
      open: boolean;
      pTop: number | null;
      place: number | null;
      because: string;
    }[];
  }[];
  phases: Named[];
  models: ModelName[];
  teams: Named[];
  /** Why nothing can be set side by side: nothing has a score. "" else. */
  lacks: string;
}
