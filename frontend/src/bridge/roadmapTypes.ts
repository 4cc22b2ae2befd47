// The answers of the roadmap's calls, as views/roadmap*.go makes them.
import type {
  Annotation,
  Cycle,
  HistoryItem,
  Named,
  Party,
  UnderstoodPart,
  UndoState,
} from './types';

export type Method =
  | 'rice'
  | 'ice_mean'
  | 'ice_product'
  | 'wsjf'
  | 'cd3'
  | 'weighted'
  | 'formula'
  | 'value_effort'
  | 'kano'
  | 'opportunity'
  | 'moscow';
export type InitiativeState =
  'idea' | 'candidate' | 'planned' | 'in_progress' | 'shipped' | 'dropped';
export type InitiativeClass = '' | 'mandatory' | 'committed' | 'compliance';
export type Horizon = '' | 'now' | 'next' | 'later';

/** An estimate; `text` is how it is typed and read again: "2-3-6". */
export interface Range {
  low: number | null;
  likely: number | null;
  high: number | null;
  text: string;
}

export interface Criterion {
  id: string;
  key: string;
  name: string;
  /** What is asked. */
  note: string;
  unit: string;
  low: number;
  /** null where the scale has no end. */
  high: number | null;
  /** In words: "1 to 5". */
  scale: string;
  weight: number;
  /** Its part of all weights, 0 to 1; null where weights do not count. */
  share: number | null;
  cost: boolean;
  levels: { value: number; text: string }[];
  rubric: string;
}

export interface Model {
  /** "" never: the built-in ones have ids as well. */
  id: string;
  name: string;
  method: Method;
  builtIn: boolean;
  /** As it is computed, in words, with the weights: "reach × impact × confidence ÷ effort". */
  formula: string;
  /** Why it cannot be computed; "" where it can. */
  fault: string;
  /** Of a model by formula: the expression as it was typed. */
  expression: string;
  note: string;
  criteria: Criterion[];
  /** Whether the score divides by, or shows, the effort. */
  usesEffort: boolean;
}

export interface ModelName {
  id: string;
  name: string;
  method: Method;
  builtIn: boolean;
}

export interface TeamEffort extends Range {
  team: string | null;
  teamId: string;
  spent: number | null;
}

/** A key result or KPI that an initiative should move. */
export interface Served extends Range {
  id: string;
  subject: 'key_result' | 'kpi';
  title: string;
  unit: string;
  note: string;
  /** The number of the key result in its outline, "1.2"; "" of a KPI. */
  order: string;
}

/** An initiative as the goals that it should move show it. */
export interface Mover {
  id: string;
  title: string;
  state: Exclude<InitiativeState, 'dropped'>;
  /** What it should move of the goal: at least one. */
  moves: Served[];
}

export interface Rated extends Range {
  criterion: string;
  note: string;
  by: string;
  date: string;
}

export interface Override {
  rank: number;
  reason: string;
  by: string;
  date: string;
}

/** How a number came about, for the "?" beside it. */
export interface ScoreExplanation {
  sentence: string;
  inputs: { name: string; value: string; from: string }[];
}

/** A dependency as one of its ends sees it: the other one, with the lag in days. */
export interface Tie {
  id: string;
  dependency: string;
  title: string;
  lag: number;
}

export interface Initiative {
  id: string;
  title: string;
  problem: string;
  evidence: string;
  note: string;
  owner: string | null;
  ownerId: string | null;
  team: string | null;
  teamId: string | null;
  phase: string | null;
  phaseId: string | null;
  cycle: string | null;
  cycleId: string | null;
  state: InitiativeState;
  reason: string;
  class: InitiativeClass;
  classReason: string;
  horizon: Horizon;
  start: string | null;
  end: string | null;
  shipped: string | null;
  tags: string[];
  efforts: TeamEffort[];
  /** Of all teams, person-months; null without any. */
  effort: number | null;
  /** What all teams spent, person-months; null where nobody has said. */
  spent: number | null;
  serves: Served[];
  requires: Tie[];
  requiredBy: Tie[];
  excludes: Tie[];
  /** On the criteria of the shown model, in their order; what is absent is left out. */
  ratings: Rated[];
  score: number | null;
  /** By the score; 1, 2, 2, 4. Null where it has none. */
  rank: number | null;
  /** Where it stands, overrides applied. */
  place: number | null;
  override: Override | null;
  /** What it lacks for a score, as people call it: "reach", "effort". */
  missing: string[];
  /** The same by the columns in which it is typed: ids of criteria, "effort". */
  lacks: string[];
  /** Why the score could not be computed though nothing is missing; "" else. */
  fault: string;
  explanation: ScoreExplanation;
  /** Kano, opportunity, MoSCoW: the band or category in words; "" else. */
  band: string;
  quadrant: '' | 'quick_win' | 'big_bet' | 'fill_in' | 'time_sink';
  /** Of a Kano model `value` is Better and `effort` the size of Worse. `size` is 0 to 1. */
  matrix: { value: number; effort: number; size: number | null } | null;
  outcomes: ShippedOutcome[];
}

/** What became of a KPI since an initiative shipped. */
export interface ShippedOutcome {
  kpi: string;
  name: string;
  unit: string;
  verdict:
    | 'not_shipped'
    | 'few_before'
    | 'too_early'
    | 'within_noise'
    | 'as_hoped'
    | 'the_other_way'
    | 'beyond';
  sentence: string;
  expected: number | null;
  /** Mean since less mean before. */
  measured: number | null;
  /** Complete periods since, and how many are enough to judge. */
  points: number;
  wanted: number;
}

export interface Conflict {
  kind: string;
  initiatives: string[];
  sentence: string;
  fix: string;
}

/** What a team gives in the cycle. */
export interface TeamLoad {
  team: string | null;
  teamId: string;
  /** Person-months; null where nobody has said. */
  capacity: number | null;
  used: number;
  free: number | null;
  /** The initiatives that use it, in order of rank. */
  parts: {
    id: string;
    title: string;
    effort: number;
    class: InitiativeClass;
    place: number | null;
  }[];
}

export interface Advice {
  kind: string;
  sentence: string;
  initiatives: string[];
  criterion: string;
}

export interface Roadmap {
  cycle: Cycle;
  on: string;
  /** What is planned, as a sentence. */
  title: string;
  subtitle: string;
  model: Model;
  models: ModelName[];
  scenarios: Named[];
  /** In the order of the backlog. */
  initiatives: Initiative[];
  conflicts: Conflict[];
  teams: TeamLoad[];
  /** What is odd about the ratings of this model: "No initiative has a 1 in job size." */
  advice: Advice[];
  /** Estimate against outcome; "" where nothing has shipped. */
  record: string;
  /** Where the matrix is cut; null where the model has no value to set against the effort. */
  matrix: {
    value: number;
    effort: number;
    /** Where it is cut, as a sentence. */
    by: string;
    valueName: string;
    effortName: string;
    /** What the size of a bubble is; "" for nothing. */
    sizeName: string;
  } | null;
  /** How many open initiatives have a score. */
  scored: number;
  unscored: number;
}

/** How the rows of an answer differ from those of an earlier one. */
export interface Changes {
  /** Names this answer, for the next time. */
  answer: string;
  /** The earlier one; "" where all rows are there, else those that are new or differ. */
  since: string;
  /** The ids of all rows, where `ordered` says so; else they are those of before in their order. */
  order: string[];
  ordered: boolean;
}

/** A roadmap for a window that may hold an earlier answer. */
export interface RoadmapChanges {
  changes: Changes;
  page: Roadmap;
  /** Of all initiatives in their order; 0 for none. */
  ranks: number[];
  places: number[];
}

export interface RoadmapQuery {
  cycle: string;
  model: string;
  scenario: string;
}

export interface ModelsPage {
  models: Model[];
  /** What a criterion counts in a phase. */
  weights: { of: string; criterion: string; weight: number }[];
  phases: Named[];
  /** The names that a formula may use besides its own criteria, with what they are. */
  names: { name: string; text: string }[];
  functions: string[];
  current: string;
}

export interface Suggestion {
  criterion: string;
  value: number | null;
  sentence: string;
  inputs: { name: string; value: string; from: string }[];
}

export interface InitiativeDetail {
  initiative: Initiative;
  model: Model;
  models: ModelName[];
  suggestion: Suggestion | null;
  record: string;
  conflicts: Conflict[];
  annotations: Annotation[];
  history: HistoryItem[];
  answers: {
    respondents: number;
    category: string;
    better: number | null;
    worse: number | null;
    clear: boolean;
    sentence: string;
    counts: { category: string; count: number }[];
    lines: { respondent: string; functional: number; dysfunctional: number; category: string }[];
  };
  parties: Party[];
  phases: Named[];
  teams: Named[];
  cycles: Named[];
  /** Key results and KPIs that it could move. */
  goals: {
    id: string;
    subject: 'key_result' | 'kpi';
    title: string;
    order: string;
    unit: string;
  }[];
  others: Named[];
}

/** What a typed formula is taken for. */
export interface FormulaRead {
  /** What it computes, as the model would say it; "" where it cannot be computed. */
  formula: string;
  /** Why it cannot be computed; "" where it can. */
  message: string;
}

export interface InitiativeRead {
  title: string;
  owner: string;
  /** Else the owner becomes a new person. */
  ownerKnown: boolean;
  end: string;
  phase: string;
  effort: string;
  tags: string[];
  parts: UnderstoodPart[];
}

export interface RangeRead extends Range {
  message: string;
}

/** What a typed formula is taken for. */
export interface FormulaRead {
  /** What it computes, as the model would say it; "" where it cannot be computed. */
  formula: string;
  /** Why it cannot be computed; "" where it can. */
  message: string;
}

export interface RoadmapWritten {
  id: string;
  undo: UndoState;
}
