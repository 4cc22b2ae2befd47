// The calls of the roadmap. The page imports them from here and nowhere else.
import * as Roadmap from '../../wailsjs/go/api/Roadmap';
import * as Scenarios from '../../wailsjs/go/api/Scenarios';
import * as Scoring from '../../wailsjs/go/api/Scoring';
import { call } from './calls';
import type {
  KeptRanking,
  Ranking,
  RankingQuery,
  ScenarioPage,
  Standing,
  StandingQuery,
} from './rankingTypes';
import type {
  FormulaRead,
  Horizon,
  InitiativeDetail,
  InitiativeRead,
  InitiativeState,
  ModelsPage,
  RangeRead,
  RoadmapChanges,
  RoadmapQuery,
  RoadmapWritten,
} from './roadmapTypes';

/** A field of a row, as a person typed it. */
interface Typed {
  id: string;
  field: string;
  text: string;
}

const written = (bound: () => Promise<unknown>) => call<RoadmapWritten>(bound);

// Where new initiatives stand unless somebody says otherwise.
const atEnd = { text: '', before: '', after: '', top: false, horizon: '', product: '' };

/** "" for a cycle is the current one, for a model the plan's, for a scenario the plan of record. */
export const roadmap = {
  /** What of the page is not in the answer named `held`; "" is all of it. */
  page: (query: RoadmapQuery, held: string) =>
    call<RoadmapChanges>(() => Roadmap.Page(query, held)),
  /** 0 for top, seed and draws takes what is usual. */
  ranking: (query: RankingQuery) => call<Ranking>(() => Roadmap.Ranking(query)),
  /** A ranking that was kept, beside the same one of today. */
  keptRanking: (id: string) => call<KeptRanking>(() => Roadmap.KeptRanking(id)),
  standing: (query: StandingQuery) => call<Standing>(() => Roadmap.Standing(query)),
  scenarios: (cycle: string) => call<ScenarioPage>(() => Roadmap.Scenarios(cycle)),
  initiative: (id: string, model: string) =>
    call<InitiativeDetail>(() => Roadmap.Initiative(id, model)),
  models: () => call<ModelsPage>(Roadmap.Models),
  /** What add would take lines for; nothing is written. */
  readLines: (text: string) => call<InitiativeRead[]>(() => Roadmap.ReadLines({ ...atEnd, text })),
  /** What a typed estimate is taken for. */
  readRange: (text: string) => call<RangeRead>(() => Roadmap.ReadRange(text)),

  /** A line for each; `after` "" puts them last. */
  add: (initiatives: { text: string; horizon: Horizon; after: string }) =>
    written(() => Roadmap.Add({ ...atEnd, ...initiatives })),
  edit: ({ id, field, text }: Typed) => written(() => Roadmap.Edit({ ids: [id], field, text })),
  editMany: (edit: { ids: string[]; field: string; text: string }) =>
    written(() => Roadmap.Edit(edit)),
  /** `before` "" puts them last; into a column of the board they come in the same step. */
  move: ({ ids, before, into }: { ids: string[]; before: string; into?: BoardColumn }) =>
    written(() => {
      const { by: column = '', value = '', reason = '', date: day = '' } = into ?? {};
      return Roadmap.Move({ ids, before, after: '', top: false, column, value, reason, day });
    }),
  /** Both days in one step; "" clears one. */
  setDates: (dates: { initiative: string; start: string; end: string }) =>
    written(() => Roadmap.SetDates(dates)),
  remove: (ids: string[]) => written(() => Roadmap.Delete({ ids })),
  /** A reason for what is dropped, a day for what is shipped; "" is today. */
  setState: ({ ids, state, reason, date }: StateStep) =>
    written(() => Roadmap.SetState({ ids, state, reason, day: date, cycle: '' })),
  /** `text` "" takes the estimate away; `team` "" is of no team. */
  setEffort: (effort: { initiative: string; team: string; text: string }) =>
    written(() => Roadmap.SetEffort(effort)),
  setSpent: (effort: { initiative: string; team: string; text: string }) =>
    written(() => Roadmap.SetSpent(effort)),
  setMove: ({ text, ...move }: { initiative: string; row: string; text: string; note: string }) =>
    written(() => Roadmap.SetMove({ ...move, range: text })),
  removeMove: (move: { initiative: string; row: string }) =>
    written(() => Roadmap.RemoveMove({ ...move, range: '', note: '' })),
  /** `lag` in days, as typed, of what requires alone. */
  addDependency: (tie: {
    initiative: string;
    on: string;
    kind: 'requires' | 'excludes';
    lag: string;
  }) => written(() => Roadmap.AddDependency(tie)),
  removeDependency: (id: string) => written(() => Roadmap.RemoveDependency(id)),
};

/** A column of the board: a horizon, a phase by its id, or a state with what it asks for. */
export interface BoardColumn {
  by: 'horizon' | 'phase' | 'state';
  value: string;
  /** Of what is dropped. */
  reason?: string;
  /** Of what is shipped; "" is today. */
  date?: string;
}

interface StateStep {
  ids: string[];
  state: InitiativeState;
  reason: string;
  date: string;
}

/** What an initiative is given on a criterion; the criterion "effort" is its effort. */
export interface TypedRating {
  initiative: string;
  criterion: string;
  text: string;
  /** null keeps what was said. */
  note: string | null;
}

// A pointer of Go's is an optional property in the bindings.
const rating = ({ initiative, criterion, text, note }: TypedRating) => ({
  initiative,
  criterion,
  range: text,
  ...(note !== null && { note }),
});

interface RatedAlike {
  initiatives: string[];
  criterion: string;
  team: string;
  text: string;
}

interface Place {
  model: string;
  initiative: string;
}

export const scoring = {
  /** `text` "" takes the rating away. */
  rate: (typed: TypedRating) => written(() => Scoring.Rate(rating(typed))),
  /** All of them in one step of undo, or none: faults name their place, from 1. */
  rateMany: (typed: TypedRating[]) =>
    written(() => Scoring.RateMany({ ratings: typed.map(rating) })),
  /** The same for all in one step of undo; refused once, at `range`. `team` "" is that of each. */
  rateAlike: ({ text, ...alike }: RatedAlike) =>
    written(() => Scoring.RateAlike({ ...alike, range: text })),
  /** `rank` as typed. */
  setOverride: (override: Place & { rank: string; reason: string }) =>
    written(() => Scoring.SetOverride(override)),
  removeOverride: (place: Place) =>
    written(() => Scoring.RemoveOverride({ ...place, rank: '', reason: '' })),
  /** The model of the plan. */
  setModel: (model: string) => written(() => Scoring.SetModel(model)),
  addModel: (model: { from: 'template' | 'empty' | 'formula'; name: string; formula: string }) =>
    written(() => Scoring.AddModel(model)),
  editModel: (edit: Typed) => written(() => Scoring.EditModel(edit)),
  removeModel: (id: string) => written(() => Scoring.DeleteModel(id)),
  /** What a typed formula of a model is taken for; `model` "" has no criteria of its own yet. */
  readFormula: (formula: { model: string; text: string }) =>
    call<FormulaRead>(() => Scoring.ReadFormula(formula)),
  addCriterion: (criterion: { model: string; name: string }) =>
    written(() => Scoring.AddCriterion(criterion)),
  editCriterion: (edit: Typed) => written(() => Scoring.EditCriterion(edit)),
  /** `after` "" puts it first. */
  moveCriterion: (moved: { id: string; after: string }) =>
    written(() => Scoring.MoveCriterion(moved)),
  removeCriterion: (id: string) => written(() => Scoring.DeleteCriterion(id)),
  /** What a criterion counts in a phase or scenario; `text` "" is its own weight again. */
  setWeight: (weight: { of: string; criterion: string; text: string }) =>
    written(() => Scoring.SetWeight(weight)),
  /** Lines of a Kano survey: who, the answer if present, the answer if absent. */
  addAnswers: (answers: { initiative: string; text: string }) =>
    written(() => Scoring.AddAnswers(answers)),
  removeAnswers: (initiative: string) =>
    written(() => Scoring.RemoveAnswers({ initiative, respondents: [] })),
};

export const scenarios = {
  /** `scenario` "" is the plan of record; `text` "" says nothing of the team. */
  setCapacity: ({ text, ...of }: { scenario: string; team: string; cycle: string; text: string }) =>
    written(() => Scenarios.SetCapacity({ ...of, amount: text })),
  /** `from` is another scenario, or "" for the plan of record. */
  add: (scenario: { name: string; cycle: string; from: string }) =>
    written(() => Scenarios.Add(scenario)),
  edit: (edit: Typed) => written(() => Scenarios.Edit(edit)),
  remove: (id: string) => written(() => Scenarios.Delete(id)),
  /** `verdict` "" leaves it to the value again. */
  choose: (choice: {
    scenario: string;
    initiative: string;
    verdict: 'in' | 'out' | '';
    reason: string;
  }) => written(() => Scenarios.Choose(choice)),
  /** What is worth most of what fits becomes the plan, and the ranking is kept. */
  apply: (ranking: RankingQuery) =>
    written(() => Scenarios.ApplySelection({ ...ranking, name: '' })),
  keepRanking: (ranking: RankingQuery & { name: string }) =>
    written(() => Scenarios.KeepRanking(ranking)),
  renameRanking: (id: string, name: string) => written(() => Scenarios.RenameRanking(id, name)),
  removeRanking: (id: string) => written(() => Scenarios.DeleteRanking(id)),
};
