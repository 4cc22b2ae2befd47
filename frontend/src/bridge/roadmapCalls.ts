// The calls of the roadmap. The page imports them from here and nowhere else.
import * as Roadmap from '../../wailsjs/go/api/Roadmap';
import { call } from './calls';
import type {
  Horizon,
  InitiativeDetail,
  InitiativeRead,
  InitiativeState,
  Method,
  ModelsPage,
  RangeRead,
  Ranking,
  RankingQuery,
  Roadmap as Page,
  RoadmapQuery,
  RoadmapWritten,
  ScenarioPage,
  Standing,
  StandingQuery,
} from './roadmapTypes';

/** A field of a row, as a person typed it. */
interface Typed {
  id: string;
  field: string;
  text: string;
}

const written = (bound: () => Promise<unknown>) => call<RoadmapWritten>(bound);

/** "" for a cycle is the current one, for a model the plan's, for a scenario the plan of record. */
export const roadmap = {
  page: (query: RoadmapQuery) => call<Page>(() => Roadmap.Page(query)),
  /** 0 for top, seed and draws takes what is usual. */
  ranking: (query: RankingQuery) => call<Ranking>(() => Roadmap.Ranking(query)),
  standing: (query: StandingQuery) => call<Standing>(() => Roadmap.Standing(query)),
  scenarios: (cycle: string) => call<ScenarioPage>(() => Roadmap.Scenarios(cycle)),
  initiative: (id: string, model: string) =>
    call<InitiativeDetail>(() => Roadmap.Initiative(id, model)),
  models: () => call<ModelsPage>(Roadmap.Models),
  /** What add would take a line for; nothing is written. */
  readLine: (line: string) => call<InitiativeRead>(() => Roadmap.ReadLine(line)),
  /** What a typed estimate is taken for. */
  readRange: (text: string) => call<RangeRead>(() => Roadmap.ReadRange(text)),

  /** `after` "" puts it last. */
  add: (initiative: {
    line: string;
    cycle: string;
    horizon: Horizon;
    phase: string;
    after: string;
  }) => written(() => Roadmap.Add(initiative)),
  addMany: (pasted: { lines: string[]; cycle: string }) => written(() => Roadmap.AddMany(pasted)),
  edit: (edit: Typed) => written(() => Roadmap.Edit(edit)),
  editMany: (edit: { ids: string[]; field: string; text: string }) =>
    written(() => Roadmap.EditMany(edit)),
  /** `before` "" puts them last. */
  move: (moved: { ids: string[]; before: string }) => written(() => Roadmap.Move(moved)),
  remove: (ids: string[]) => written(() => Roadmap.Delete({ ids })),
  /** A reason for what is dropped, a day for what is shipped; "" is today. */
  setState: (change: { id: string; state: InitiativeState; reason: string; date: string }) =>
    written(() => Roadmap.SetState(change)),
  /** `text` "" takes the estimate away; `team` "" is of no team. */
  setEffort: (effort: { initiative: string; team: string; text: string }) =>
    written(() => Roadmap.SetEffort(effort)),
  setSpent: (effort: { initiative: string; team: string; text: string }) =>
    written(() => Roadmap.SetSpent(effort)),
  setMove: (move: { initiative: string; row: string; text: string; note: string }) =>
    written(() => Roadmap.SetMove(move)),
  removeMove: (move: { initiative: string; row: string }) =>
    written(() => Roadmap.RemoveMove(move)),
  /** `lag` in days, of what requires alone. */
  addDependency: (tie: {
    initiative: string;
    on: string;
    kind: 'requires' | 'excludes';
    lag: number;
  }) => written(() => Roadmap.AddDependency(tie)),
  removeDependency: (id: string) => written(() => Roadmap.RemoveDependency({ id })),

  /** `text` "" takes the rating away. */
  rate: (rating: { initiative: string; criterion: string; text: string; note: string }) =>
    written(() => Roadmap.Rate(rating)),
  /** Criterion "effort" is that of the leading team. */
  rateMany: (ratings: { initiative: string; criterion: string; text: string }[]) =>
    written(() => Roadmap.RateMany({ ratings })),
  setOverride: (place: { model: string; initiative: string; rank: number; reason: string }) =>
    written(() => Roadmap.SetOverride(place)),
  removeOverride: (place: { model: string; initiative: string }) =>
    written(() => Roadmap.RemoveOverride(place)),
  /** The model of the plan. */
  setModel: (model: string) => written(() => Roadmap.SetModel({ model })),
  /** From the template, or without criteria. */
  addModel: (model: {
    name: string;
    method: Extract<Method, 'weighted' | 'formula'>;
    template: boolean;
    formula: string;
  }) => written(() => Roadmap.AddModel(model)),
  editModel: (edit: Typed) => written(() => Roadmap.EditModel(edit)),
  removeModel: (id: string) => written(() => Roadmap.DeleteModel({ id })),
  addCriterion: (criterion: { model: string; name: string }) =>
    written(() => Roadmap.AddCriterion(criterion)),
  editCriterion: (edit: Typed) => written(() => Roadmap.EditCriterion(edit)),
  moveCriterion: (moved: { id: string; before: string }) =>
    written(() => Roadmap.MoveCriterion(moved)),
  removeCriterion: (id: string) => written(() => Roadmap.DeleteCriterion({ id })),
  /** What a criterion counts in a phase or scenario; `text` "" is its own weight again. */
  setWeight: (weight: { of: string; criterion: string; text: string }) =>
    written(() => Roadmap.SetWeight(weight)),
  /** Lines of a Kano survey: who, the answer if present, the answer if absent. */
  addAnswers: (answers: { initiative: string; text: string }) =>
    written(() => Roadmap.AddAnswers(answers)),
  removeAnswers: (initiative: string) => written(() => Roadmap.RemoveAnswers({ initiative })),

  /** `scenario` "" is the plan of record; `text` "" says nothing of the team. */
  setCapacity: (capacity: { scenario: string; team: string; cycle: string; text: string }) =>
    written(() => Roadmap.SetCapacity(capacity)),
  /** `copy` is another scenario, or "" for the plan of record. */
  addScenario: (scenario: { name: string; cycle: string; copy: string }) =>
    written(() => Roadmap.AddScenario(scenario)),
  editScenario: (edit: Typed) => written(() => Roadmap.EditScenario(edit)),
  removeScenario: (id: string) => written(() => Roadmap.DeleteScenario({ id })),
  /** `verdict` "" leaves it to the value again. */
  choose: (choice: {
    scenario: string;
    initiative: string;
    verdict: 'in' | 'out' | '';
    reason: string;
  }) => written(() => Roadmap.Choose(choice)),
  /** What the scenario selects becomes the plan, and the ranking is kept. */
  apply: (selection: RoadmapQuery) => written(() => Roadmap.Apply(selection)),
  keepRanking: (ranking: RankingQuery & { name: string }) =>
    written(() => Roadmap.KeepRanking(ranking)),
  removeRanking: (id: string) => written(() => Roadmap.DeleteRanking({ id })),
};
