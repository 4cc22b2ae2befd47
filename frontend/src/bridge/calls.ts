// Every call to the backend: the generated bindings with exact types and errors. The page imports
// calls from here and nowhere else.
import * as Closing from '../../wailsjs/go/api/Closing';
import * as Directory from '../../wailsjs/go/api/Directory';
import * as History from '../../wailsjs/go/api/History';
import * as KPIs from '../../wailsjs/go/api/KPIs';
import * as Objectives from '../../wailsjs/go/api/Objectives';
import * as Plans from '../../wailsjs/go/api/Plans';
import * as ReviewCalls from '../../wailsjs/go/api/Reviews';
import * as Smart from '../../wailsjs/go/api/Smart';
import * as Transfer from '../../wailsjs/go/api/Transfer';
import { toCairnError } from './errors';
import type {
  Calibration,
  CloneAnswer,
  CloneRequest,
  ClosedAnswer,
  CloseRequest,
  ClosingAnswer,
  Ending,
  LessonLine,
  OutcomeChoice,
  ReopenRequest,
  Saying,
  Statistics,
} from './closingTypes';
import type {
  Activity,
  Alignment,
  Amendment,
  AppState,
  Backup,
  ByHand,
  CheckInExport,
  CheckInGrid,
  CheckInPreview,
  CheckInsImported,
  CheckInTrial,
  CorrectMeasurement,
  CycleEdit,
  Detail,
  DueCheckIn,
  Edit,
  Entries,
  Entry,
  Exported,
  ExportPreset,
  First,
  Hits,
  Imported,
  ImportRequest,
  KPIDetail,
  KPILink,
  KPIList,
  KPIPatch,
  KPIPhases,
  KPIPreview,
  KPIsImported,
  KPIState,
  ManyEdit,
  ManyMoved,
  ManyRows,
  ManyToCycle,
  MeasurementPreview,
  MeasurementsImported,
  Members,
  MilestoneDone,
  MilestoneEdit,
  Move,
  NewAnnotation,
  NewCheckIn,
  NewCycle,
  NewKPI,
  NewMeasurement,
  NewPhase,
  NewPlan,
  NewReview,
  Outcome,
  OutcomeDone,
  OutcomeEdit,
  OutcomeKind,
  Outline,
  Paste,
  PastedLine,
  PastedLines,
  Patch,
  PersonTyped,
  Picture,
  PlanImported,
  PlanInfo,
  PlanPreview,
  PlanRequest,
  Preferences,
  Preview,
  QuickLine,
  Recent,
  Review,
  ReviewLine,
  ReviewLineRead,
  ReviewNote,
  Reviews,
  ReviewWritten,
  Revisit,
  Settings,
  Shared,
  RoadmapImported,
  RoadmapPreview,
  SheetRequest,
  SmartAnswer,
  SmartChosen,
  SmartPlace,
  SmartReport,
  SmartRules,
  SmartRuleTyped,
  SmartTrial,
  SupportLink,
  TargetTrial,
  Templates,
  TemplateStart,
  Today,
  Understood,
  UndoState,
} from './types';

/** A bound method whose answer has the exact type and whose rejection is a CairnError. */
export async function call<Answer>(bound: () => Promise<unknown>): Promise<Answer> {
  try {
    // The generated types leave out nulls and enumerations; types.ts says what really arrives.
    return (await bound()) as Answer;
  } catch (reason) {
    throw toCairnError(reason);
  }
}

export const plans = {
  first: () => call<First>(Plans.First),
  state: () => call<AppState>(Plans.State),
  open: (path: string) => call<PlanInfo>(() => Plans.Open(path)),
  create: (plan: NewPlan) => call<PlanInfo>(() => Plans.Create(plan)),
  createSample: () => call<PlanInfo>(Plans.CreateSample),
  close: () => call<unknown>(Plans.Close),
  /** Native dialogs answer "" when the person cancels. */
  pickOpen: () => call<string>(Plans.PickOpen),
  pickNew: (name: string) => call<string>(() => Plans.PickNew(name)),
  pickImport: () => call<string>(Plans.PickImport),
  pickFolder: () => call<string>(Plans.PickFolder),
  forget: (path: string) => call<Recent[]>(() => Plans.Forget(path)),
  setPreferences: (preferences: Preferences) =>
    call<Preferences>(() => Plans.SetPreferences(preferences)),
  /** Of the open plan, in one step of undo. */
  setSettings: (settings: Settings) => call<PlanInfo>(() => Plans.SetSettings(settings)),
  showInFolder: (path: string) => call<unknown>(() => Plans.ShowInFolder(path)),
  backups: () => call<Backup[]>(Plans.Backups),
  backUp: () => call<Backup>(Plans.BackUp),
  restore: (path: string) => call<PlanInfo>(() => Plans.Restore(path)),
  /** Backups of the plan that lay at a path, also where the file does not open any more. */
  backupsOf: (path: string) => call<Backup[]>(() => Plans.BackupsOf(path)),
  /** Puts a backup in the place of a file that does not open, and opens it. */
  restoreFile: (path: string, backup: string) =>
    call<PlanInfo>(() => Plans.RestoreFile(path, backup)),
  /** Says once that the first row, or Welcome, is on the screen. */
  painted: () => call<unknown>(Plans.Painted),
};

export const objectives = {
  /** `on` "" means today. */
  outline: (cycle: string, on = '') => call<Outline>(() => Objectives.Outline(cycle, on)),
  detail: (id: string) => call<Detail>(() => Objectives.Detail(id)),
  edit: (edit: Edit) => call<Patch>(() => Objectives.Edit(edit)),
  setByHand: (byHand: ByHand) => call<Patch>(() => Objectives.SetByHand(byHand)),
  move: (move: Move) => call<Patch>(() => Objectives.Move(move)),
  remove: (id: string) => call<Patch>(() => Objectives.Delete(id)),
  checkIn: (checkIn: NewCheckIn) => call<Patch>(() => Objectives.CheckIn(checkIn)),
  amend: (amendment: Amendment) => call<Patch>(() => Objectives.AmendCheckIn(amendment)),
  /** What today asks for; `owner` is a person or a team, "" everybody. */
  today: (cycle: string, owner = '') => call<Today>(() => Objectives.Today(cycle, owner)),
  /** The key results of a cycle that a check-in may be about today; `owner` "" is everybody. */
  due: (cycle: string, owner = '') =>
    call<DueCheckIn[]>(() => Objectives.DueCheckIns(cycle, owner)),
  /** All of them in one step of undo, or none: faults name their row, from 1. */
  checkInMany: (grid: CheckInGrid) => call<Patch>(() => Objectives.CheckInMany(grid)),
  /** What they would mean; nothing is written. `cycle` may be "". */
  tryCheckIns: (grid: CheckInGrid) => call<CheckInTrial>(() => Objectives.TryCheckIns(grid)),
  /** How the goals of a cycle hang together, with what a coach says of it. */
  map: (cycle: string) => call<Alignment>(() => Objectives.Map(cycle)),
  addSupport: (link: SupportLink) => call<Patch>(() => Objectives.AddSupport(link)),
  removeSupport: (link: SupportLink) => call<Patch>(() => Objectives.RemoveSupport(link)),
  linkKPI: (link: KPILink) => call<Patch>(() => Objectives.LinkKPI(link)),
  /** These take many rows in one step of undo, or none of them. */
  editMany: (edit: ManyEdit) => call<Patch>(() => Objectives.EditMany(edit)),
  removeMany: (rows: ManyRows) => call<Patch>(() => Objectives.DeleteMany(rows)),
  moveMany: (moved: ManyMoved) => call<Patch>(() => Objectives.MoveMany(moved)),
  moveToCycle: (moved: ManyToCycle) => call<Patch>(() => Objectives.MoveToCycle(moved)),
  /** What pasteLines would take lines for, one after the other; nothing is written. */
  readLines: (lines: PastedLines) => call<PastedLine[]>(() => Objectives.ReadLines(lines)),
  /** All of them in one step of undo, or none: faults name their line, from 1. */
  pasteLines: (lines: PastedLines) => call<Patch>(() => Objectives.PasteLines(lines)),
  /** What quickAdd would take a line for; nothing is written. */
  readLine: (line: QuickLine) => call<Understood>(() => Objectives.ReadLine(line)),
  quickAdd: (line: QuickLine) => call<Patch>(() => Objectives.QuickAdd(line)),
  /** Objectives to begin with, as they would stand; `product` "" is the plan's first. */
  templates: (cycle: string, product: string) =>
    call<Templates>(() => Objectives.Templates(cycle, product)),
  beginWithTemplate: (start: TemplateStart) =>
    call<Patch>(() => Objectives.BeginWithTemplate(start)),
  /** Rows of the plan in whose texts all words stand, the best first. */
  find: (query: string) => call<Hits>(() => Objectives.Find(query)),
  /** A cycle, or a row with what hangs beneath it, in words for chat and mail. */
  shareCycle: (cycle: string) => call<Shared>(() => Objectives.ShareCycle(cycle)),
  shareRow: (id: string) => call<Shared>(() => Objectives.ShareRow(id)),
  editMilestones: (edit: MilestoneEdit) => call<Patch>(() => Objectives.EditMilestones(edit)),
  setMilestoneDone: (done: MilestoneDone) => call<Patch>(() => Objectives.SetMilestoneDone(done)),
};

export const kpis = {
  /** `on` "" means today. */
  list: (on = '') => call<KPIList>(() => KPIs.List(on)),
  detail: (id: string) => call<KPIDetail>(() => KPIs.Detail(id)),
  add: (kpi: NewKPI) => call<KPIPatch>(() => KPIs.Add(kpi)),
  edit: (edit: Edit) => call<KPIPatch>(() => KPIs.Edit(edit)),
  setState: (state: { id: string; state: KPIState; reason: string }) =>
    call<KPIPatch>(() => KPIs.SetState(state)),
  setPhases: (phases: KPIPhases) => call<KPIPatch>(() => KPIs.SetPhases(phases)),
  remove: (id: string) => call<KPIPatch>(() => KPIs.Delete(id)),
  measure: (measurement: NewMeasurement) => call<KPIPatch>(() => KPIs.Measure(measurement)),
  correct: (correction: CorrectMeasurement) => call<KPIPatch>(() => KPIs.Correct(correction)),
  removeMeasurement: (id: string) => call<KPIPatch>(() => KPIs.DeleteMeasurement(id)),
  /** What paste would enter; nothing is written. */
  previewPaste: (paste: Paste) => call<MeasurementPreview>(() => KPIs.PreviewPaste(paste)),
  /** Puts a note on charts, or edits one; without a row it is on every chart of the plan. */
  annotate: (note: NewAnnotation) => call<UndoState>(() => KPIs.Annotate(note)),
  removeAnnotation: (id: string) => call<UndoState>(() => KPIs.DeleteAnnotation(id)),
  paste: (paste: Paste) => call<KPIPatch>(() => KPIs.Paste(paste)),
};

/** What a coach would say of goals, and what a person answers. */
export const smart = {
  report: (cycle: string) => call<SmartReport>(() => Smart.Report(cycle)),
  /** What is said of a target before it is given; nothing is written. */
  test: (trial: TargetTrial) => call<SmartTrial>(() => Smart.Test(trial)),
  overrule: (place: SmartPlace) => call<SmartAnswer>(() => Smart.Overrule(place)),
  takeBack: (place: SmartPlace) => call<SmartAnswer>(() => Smart.TakeBack(place)),
  rules: () => call<SmartRules>(Smart.Rules),
  setRule: (rule: SmartRuleTyped) => call<SmartChosen>(() => Smart.SetRule(rule)),
};

/** The end of a cycle, and what its numbers say. */
export const closing = {
  ending: (cycle: string) => call<Ending>(() => Closing.Ending(cycle)),
  say: (saying: Saying) => call<ClosingAnswer>(() => Closing.Say(saying)),
  decide: (choice: OutcomeChoice) => call<ClosingAnswer>(() => Closing.Decide(choice)),
  addLesson: (line: LessonLine) => call<ClosingAnswer>(() => Closing.AddLesson(line)),
  editLesson: (line: LessonLine) => call<ClosingAnswer>(() => Closing.EditLesson(line)),
  deleteLesson: (line: LessonLine) => call<ClosingAnswer>(() => Closing.DeleteLesson(line)),
  /** In one step of undo. Invalid at `score` where rows have none; params.rows are their ids. */
  close: (request: CloseRequest) => call<ClosedAnswer>(() => Closing.Close(request)),
  reopen: (request: ReopenRequest) => call<ClosingAnswer>(() => Closing.Reopen(request)),
  clone: (request: CloneRequest) => call<CloneAnswer>(() => Closing.Clone(request)),
  /** "" is the current cycle. */
  statistics: (cycle: string) => call<Statistics>(() => Closing.Statistics(cycle)),
  calibration: () => call<Calibration>(Closing.Calibration),
};

/** Reviews and what comes out of them. What is written is shown by reading it again. */
export const reviews = {
  list: (cycle: string) => call<Reviews>(() => ReviewCalls.List(cycle)),
  page: (id: string) => call<Review>(() => ReviewCalls.Page(id)),
  /** The agenda of one that could be begun. */
  draft: (review: NewReview) => call<Review>(() => ReviewCalls.Draft(review)),
  /** What came out of one, in words for chat and mail. */
  minutes: (id: string) => call<Shared>(() => ReviewCalls.Minutes(id)),
  begin: (review: NewReview) => call<ReviewWritten>(() => ReviewCalls.Begin(review)),
  end: (id: string) => call<ReviewWritten>(() => ReviewCalls.End(id)),
  reopen: (id: string) => call<ReviewWritten>(() => ReviewCalls.Reopen(id)),
  remove: (id: string) => call<ReviewWritten>(() => ReviewCalls.Delete(id)),
  setNote: (note: ReviewNote) => call<ReviewWritten>(() => ReviewCalls.SetNote(note)),
  /** What capture would take a line for; nothing is written. */
  readLine: (line: ReviewLine) => call<ReviewLineRead>(() => ReviewCalls.ReadLine(line)),
  capture: (line: ReviewLine) => call<ReviewWritten>(() => ReviewCalls.Capture(line)),
  edit: (edit: OutcomeEdit) => call<ReviewWritten>(() => ReviewCalls.Edit(edit)),
  setDone: (done: OutcomeDone) => call<ReviewWritten>(() => ReviewCalls.SetDone(done)),
  revisit: (revisit: Revisit) => call<ReviewWritten>(() => ReviewCalls.Revisit(revisit)),
  removeOutcome: (outcome: OutcomeKind, id: string) =>
    call<ReviewWritten>(() => ReviewCalls.Remove({ outcome, id, field: '', text: '' })),
};

/** What goals refer to. Every edit answers with all of it. */
export const directory = {
  list: () => call<Entries>(Directory.List),
  addPerson: (person: PersonTyped) => call<Entries>(() => Directory.AddPerson(person)),
  editPerson: (person: PersonTyped) => call<Entries>(() => Directory.EditPerson(person)),
  deletePerson: (id: string) => call<Entries>(() => Directory.DeletePerson(id)),
  /** What the first owned is the second's then. */
  mergePeople: (from: string, into: string) =>
    call<Entries>(() => Directory.MergePeople(from, into)),
  addTeam: (name: string) => call<Entries>(() => Directory.AddTeam(name)),
  renameTeam: (team: Entry) => call<Entries>(() => Directory.RenameTeam(team)),
  deleteTeam: (id: string) => call<Entries>(() => Directory.DeleteTeam(id)),
  setMembers: (members: Members) => call<Entries>(() => Directory.SetMembers(members)),
  addProduct: (name: string) => call<Entries>(() => Directory.AddProduct(name)),
  renameProduct: (product: Entry) => call<Entries>(() => Directory.RenameProduct(product)),
  deleteProduct: (id: string) => call<Entries>(() => Directory.DeleteProduct(id)),
  addPhase: (phase: NewPhase) => call<Entries>(() => Directory.AddPhase(phase)),
  renamePhase: (phase: Entry) => call<Entries>(() => Directory.RenamePhase(phase)),
  /** `after` "" puts it first. */
  movePhase: (id: string, after: string) => call<Entries>(() => Directory.MovePhase(id, after)),
  deletePhase: (id: string) => call<Entries>(() => Directory.DeletePhase(id)),
  /** Without dates they come from the name, such as "Q1 2027". */
  addCycle: (cycle: NewCycle) => call<Entries>(() => Directory.AddCycle(cycle)),
  editCycle: (cycle: CycleEdit) => call<Entries>(() => Directory.EditCycle(cycle)),
  deleteCycle: (id: string) => call<Entries>(() => Directory.DeleteCycle(id)),
};

export const history = {
  undo: () => call<Outcome>(History.Undo),
  redo: () => call<Outcome>(History.Redo),
  log: (limit: number) => call<Activity[]>(() => History.Log(limit)),
};

export const transfer = {
  preview: (request: ImportRequest) => call<Preview>(() => Transfer.Preview(request)),
  import: (request: ImportRequest) => call<Imported>(() => Transfer.Import(request)),
  previewMeasurements: (request: SheetRequest) =>
    call<MeasurementPreview>(() => Transfer.PreviewMeasurements(request)),
  importMeasurements: (request: SheetRequest) =>
    call<MeasurementsImported>(() => Transfer.ImportMeasurements(request)),
  previewKPIs: (request: SheetRequest) => call<KPIPreview>(() => Transfer.PreviewKPIs(request)),
  importKPIs: (request: SheetRequest) => call<KPIsImported>(() => Transfer.ImportKPIs(request)),
  previewRoadmap: (request: SheetRequest) =>
    call<RoadmapPreview>(() => Transfer.PreviewRoadmap(request)),
  importRoadmap: (request: SheetRequest) =>
    call<RoadmapImported>(() => Transfer.ImportRoadmap(request)),
  previewCheckIns: (request: SheetRequest) =>
    call<CheckInPreview>(() => Transfer.PreviewCheckIns(request)),
  importCheckIns: (request: SheetRequest) =>
    call<CheckInsImported>(() => Transfer.ImportCheckIns(request)),
  exportCheckIns: (request: CheckInExport) =>
    call<Exported>(() => Transfer.ExportCheckIns(request)),
  /** What importing the folder of an export would make; conflict where the open plan is not empty. */
  previewPlan: (request: PlanRequest) => call<PlanPreview>(() => Transfer.PreviewPlan(request)),
  importPlan: (request: PlanRequest) => call<PlanImported>(() => Transfer.ImportPlan(request)),
  cancel: () => call<unknown>(Transfer.Cancel),
  /** Asks where a picture shall lie; answers its path, "" where the person cancels. */
  savePicture: (picture: Picture) => call<string>(() => Transfer.SavePicture(picture)),
  export: (request: { folder: string; preset: ExportPreset }) =>
    call<Exported>(() => Transfer.Export(request)),
};
