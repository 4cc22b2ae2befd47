// What crosses the bridge: the generated types with nulls and enumerations made exact. The Go side
// (backend/workspace/views, app/api) documents the fields. Ids are UUIDs, dates YYYY-MM-DD,
// instants RFC 3339 in UTC; progress and expected are 0 to 1, confidence is 0 to 100.
import type {
  api,
  appstate,
  coach,
  exchange,
  fault,
  kpi,
  okr,
  review,
  smart,
  typed,
  views,
} from '../../wailsjs/go/models';
import type { FieldFault } from './errors';
import type { Mover } from './roadmapTypes';
import type { Exactly, Wire } from './wire';

export type Status = 'achieved' | 'on_track' | 'behind' | 'at_risk' | 'stale' | 'not_started';
export type Kind =
  'increase' | 'decrease' | 'at_least' | 'at_most' | 'range' | 'milestones' | 'yes_no' | 'baseline';
export type Counting = '' | 'sum' | 'weekly' | 'monthly' | 'quarterly';
export type Curve = '' | 's_curve' | 'steps';
export type DrivenBy = '' | 'key_results' | 'children' | 'both' | 'manual';
export type ObjectiveType = 'committed' | 'aspirational';
export type CycleState = 'draft' | 'active' | 'closed' | 'backlog';
export type Theme = 'system' | 'light' | 'dark';
export type ExportPreset = 'standard' | 'excel' | 'tab';
type Step = 'begin' | 'do' | 'undo' | 'redo' | 'merge';

// Numbers and what explains them
export type Explanation = Wire<okr.Explanation>;
export type ExplanationInput = Wire<okr.Input>;

// The outline
export type Milestone = Wire<views.Milestone>;
export type KeyResult = Exactly<
  views.KeyResult,
  { kind: Kind; status: Status; counting: Counting; curve: Curve }
>;
export type Objective = Exactly<
  views.Objective,
  {
    type: ObjectiveType;
    status: Status;
    worstStatus: Status;
    drivenBy: DrivenBy;
    keyResults: KeyResult[];
  }
>;
export type Cycle = Exactly<views.Cycle, { state: CycleState }>;
export type Count = Exactly<views.Count, { status: Status }>;
export type Outline = Exactly<
  views.Outline,
  { cycle: Cycle; counts: Count[]; objectives: Objective[] }
>;
export type UndoState = Wire<views.UndoState>;
export type Patch = Exactly<
  views.Patch,
  { cycle: Cycle; counts: Count[]; objectives: Objective[] }
>;

// The panel
export type Course = Wire<views.Course>;
export type DriverChoice = Exactly<views.DriverChoice, { drivenBy: DrivenBy }>;
export type Party = Wire<views.Party>;
export type Named = Wire<views.Named>;
export type CheckIn = Wire<views.CheckIn>;
export type HistoryItem = Exactly<
  views.HistoryItem,
  { kind: Step; what: 'created' | 'deleted' | 'restored' | 'changed' | 'check_in' | 'amended' }
>;
export type Detail = Exactly<
  views.Detail,
  {
    subject: 'objective' | 'key_result';
    objective: Objective;
    keyResult: KeyResult | null;
    initiatives: Mover[];
    history: HistoryItem[];
    driverChoices: DriverChoice[];
  }
>;

// What can be done
export type NewObjective = api.NewObjective;
export type NewKeyResult = api.NewKeyResult;
export type Edit = api.Edit;
export type ByHand = api.ByHand;
export type Move = api.Move;
export type NewCheckIn = api.NewCheckIn;
export type Outcome = Wire<api.Outcome>;
export type Activity = Exactly<views.Activity, { kind: Step }>;

export type Amendment = api.Amendment;
export type KPILink = api.KPILink;
export type MilestoneEdit = api.MilestoneEdit;
export type MilestoneRow = api.MilestoneRow;
export type MilestoneDone = api.MilestoneDone;

// Templates
export type TemplateResult = Exactly<
  views.TemplateResult,
  { kind: Kind; said: SmartSaid[]; basis: '' | 'values' | 'card' | 'example' }
>;
export type Template = Exactly<
  views.Template,
  { type: ObjectiveType; keyResults: TemplateResult[] }
>;
export type Templates = Exactly<views.Templates, { cycle: Cycle; templates: Template[] }>;
export type TemplateStart = api.TemplateStart;

// Lines, many rows, search, words for elsewhere
export type QuickLine = api.QuickLine;
export type Understood = Exactly<api.Understood, { kind: Kind | '' }>;
export type UnderstoodPart = Wire<typed.Part>;
export type PastedLines = api.PastedLines;
export type PastedLine = Exactly<api.PastedLine, { understood: Understood }>;
export type ManyEdit = api.ManyEdit;
export type ManyRows = api.ManyRows;
export type ManyMoved = api.ManyMoved;
export type ManyToCycle = api.ManyToCycle;
export type HitSubject =
  | 'objective'
  | 'key_result'
  | 'kpi'
  | 'person'
  | 'team'
  | 'cycle'
  | 'product'
  | 'phase'
  | 'annotation'
  | 'initiative'
  | 'scenario'
  | 'review'
  | 'decision'
  | 'question'
  | 'action'
  | 'lesson';
export type Hit = Exactly<views.Hit, { subject: HitSubject }>;
export type Hits = Exactly<views.Hits, { hits: Hit[] }>;
export type Mark = Wire<views.Mark>;
export type Shared = Wire<views.Shared>;

// SMART
export type SmartLetter = 'S' | 'M' | 'A' | 'R' | 'T' | 'set';
export type Severity = 'warning' | 'advice' | 'off';
export type SmartFinding = Exactly<
  smart.Finding,
  { letter: SmartLetter; severity: Severity; params: Record<string, unknown> }
>;
export type SmartOverruled = Exactly<
  coach.Overruled,
  { letter: SmartLetter; severity: Severity; params: Record<string, unknown> }
>;
export type SmartRow = Exactly<
  coach.Row,
  { letters: { letter: SmartLetter; met: boolean; open: number }[] }
>;
export type SmartReport = Exactly<
  coach.Report,
  {
    cycle: Cycle;
    findings: SmartFinding[];
    overruled: SmartOverruled[];
    counts: { letter: SmartLetter; warnings: number; advice: number }[];
    rows: SmartRow[];
  }
>;
export type SmartSaid = Exactly<
  smart.Said,
  { severity: Severity; params: Record<string, unknown> }
>;
export type SmartTrial = Exactly<smart.Trial, { said: SmartSaid[]; findings: SmartFinding[] }>;
export type SmartRuleEntry = Exactly<
  coach.Rule,
  { letter: SmartLetter; severity: Severity; chosen: Severity }
>;
export type SmartLimit = Wire<coach.Limit>;
export type SmartRules = Exactly<coach.Rules, { rules: SmartRuleEntry[] }>;
export type SmartPlace = api.SmartPlace;
export type SmartAnswer = Exactly<api.SmartAnswer, { report: SmartReport }>;
export type SmartChosen = Exactly<api.SmartRules, { rules: SmartRules }>;
export type SmartRuleTyped = api.SmartRule;
export type TargetTrial = api.TargetTrial;

// The map
export type EdgeKind = 'rolls_up' | 'proves' | 'feeds' | 'supports';
export type MapEdge = Exactly<views.MapEdge, { kind: EdgeKind }>;
export type MapNode = Exactly<
  views.MapNode,
  {
    subject: 'objective' | 'key_result' | 'kpi';
    kind: Kind | null;
    status: Status | null;
    standing: Standing | null;
  }
>;
export type PlanMap = Exactly<views.Map, { cycle: Cycle; nodes: MapNode[]; edges: MapEdge[] }>;
export type Alignment = Exactly<
  coach.Alignment,
  {
    map: PlanMap;
    findings: SmartFinding[];
    rules: { id: string; letter: SmartLetter; severity: Severity; title: string; why: string }[];
  }
>;
export type SupportLink = api.SupportLink;

// The check-in grid
export type DueCheckIn = Exactly<views.DueCheckIn, { kind: Kind; status: Status }>;
export type CheckInGrid = api.CheckInGrid;
export type CheckInMeaning = Exactly<views.CheckInMeaning, { status: Status }>;
export type CheckInTrial = Exactly<
  api.CheckInTrial,
  { meanings: CheckInMeaning[]; faults: FieldFault[] }
>;

// Today
export type TodayCheckIn = Exactly<views.TodayCheckIn, { kind: Kind; status: Status }>;
export type DueValue = Wire<views.DueValue>;
export type NeedsALook = Exactly<views.NeedsALook, { status: Status }>;
export type TodaysFinding = Wire<views.TodaysFinding>;
export type Today = Exactly<
  views.Today,
  {
    cycle: Cycle;
    checkIns: TodayCheckIn[];
    behind: NeedsALook[];
    actions: ActionItem[];
    decisions: DecisionItem[];
  }
>;

// Reviews
export type ReviewName = 'weekly' | 'monthly' | 'quarterly';
export type OutcomeKind = 'decision' | 'question' | 'action';
/** What kind of row something is about; "" for none. */
export type RowSubject = '' | 'objective' | 'key_result' | 'kpi';
type About = { rowSubject: RowSubject };
export type ActionItem = Exactly<views.ActionItem, About>;
export type DecisionItem = Exactly<views.DecisionItem, About>;
export type QuestionItem = Exactly<views.QuestionItem, About>;
export type AgendaTopic =
  | 'actions'
  | 'decisions'
  | 'questions'
  | 'result'
  | 'changed'
  | 'behind'
  | 'signals'
  | 'kpis'
  | 'stale'
  | 'smart'
  | 'close';
export type AgendaLine = Exactly<
  review.Line,
  About & {
    subject: 'objective' | 'key_result' | 'kpi' | 'cycle' | OutcomeKind;
    status: Status | '';
  }
>;
export type AgendaSection = Exactly<review.Section, { topic: AgendaTopic; lines: AgendaLine[] }>;
export type ReviewRow = Exactly<views.ReviewRow, { kind: ReviewName }>;
export type ReviewTurn = Exactly<views.ReviewKind, { kind: ReviewName }>;
export type Reviews = Exactly<
  views.Reviews,
  {
    cycle: Cycle;
    kinds: ReviewTurn[];
    reviews: ReviewRow[];
    actions: ActionItem[];
    decisions: DecisionItem[];
    questions: QuestionItem[];
  }
>;
export type RowNote = Exactly<views.ReviewNote, { subject: RowSubject }>;
export type Review = Exactly<
  views.Review,
  {
    review: ReviewRow | null;
    kind: ReviewName;
    cycle: Cycle;
    sections: AgendaSection[];
    notes: RowNote[];
    actions: ActionItem[];
    decisions: DecisionItem[];
    questions: QuestionItem[];
  }
>;
export type NewReview = { kind: ReviewName; cycle: string };
export type ReviewNote = api.ReviewNote;
export type ReviewLine = Exactly<api.ReviewLine, { outcome: OutcomeKind }>;
export type ReviewLineRead = Wire<api.ReviewLineRead>;
export type OutcomeEdit = Exactly<api.OutcomeEdit, { outcome: OutcomeKind }>;
export type OutcomeDone = api.OutcomeDone;
export type Revisit = api.Revisit;
export type ReviewWritten = Wire<api.ReviewWritten>;

// What goals refer to
export type ProductEntry = Wire<views.ProductEntry>;
export type PhaseEntry = Wire<views.PhaseEntry>;
export type PersonEntry = Wire<views.PersonEntry>;
export type TeamEntry = Wire<views.TeamEntry>;
export type Directory = Exactly<views.Directory, { cycles: Cycle[] }>;
/** All of them, as every edit of one answers. */
export type Entries = Exactly<api.Entries, { directory: Directory }>;
export type Entry = api.Entry;
export type PersonTyped = api.PersonEntry;
export type Members = api.Members;
export type NewPhase = api.NewPhase;
export type NewCycle = api.NewCycle;
export type CycleEdit = api.CycleEdit;

// KPIs
export type KPIState = 'draft' | 'active' | 'retired';
export type Standing = 'no_value' | 'stale' | 'no_target' | 'met' | 'near' | 'missed';
export type Frequency = 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'yearly' | 'as_it_happens';
export type KPIExplanation = Wire<kpi.Explanation>;
export type KPIFinding = Wire<kpi.Finding>;
export type Measurement = Wire<views.Measurement>;
export type KPIChange = Wire<views.KPIChange>;
export type KPI = Exactly<
  views.KPI,
  {
    state: KPIState;
    standing: Standing;
    frequency: Frequency;
    provisional: Measurement | null;
    sincePrevious: KPIChange | null;
    sinceLastYear: KPIChange | null;
  }
>;
export type KPIList = Exactly<views.KPIList, { kpis: KPI[] }>;
export type FedResult = Exactly<views.FedResult, { status: Status }>;
export type Correction = Wire<views.Correction>;
export type KPIDetail = Exactly<
  views.KPIDetail,
  { kpi: KPI; feeds: FedResult[]; initiatives: Mover[]; history: HistoryItem[] }
>;
export type KPIPatch = Exactly<api.KPIPatch, { kpi: KPI | null }>;
export type Picture = api.Picture;
export type Annotation = Wire<views.Annotation>;
export type NewAnnotation = api.NewAnnotation;
export type NewKPI = api.NewKPI;
export type KPIPhases = api.KPIPhases;
export type NewMeasurement = api.NewMeasurement;
export type CorrectMeasurement = api.CorrectMeasurement;
export type Paste = Exactly<
  api.Paste,
  {
    decimalMark: '' | '.' | ',';
    dateOrder: '' | 'dmy' | 'mdy';
    duplicates: '' | 'last';
    existing: '' | 'keep' | 'replace';
  }
>;

// Plans
export type Settings = Wire<api.Settings>;
export type PlanInfo = Exactly<
  api.PlanInfo,
  { readOnlyReason: '' | 'read_only' | 'too_new' | 'busy' | 'damaged'; cycles: Cycle[] }
>;
export type RowsShown = 'compact' | 'comfortable';
export type Preferences = Exactly<appstate.Preferences, { theme: Theme; rows: RowsShown }>;
export type Recent = Wire<api.Recent>;
/** A refusal that no call of the page waited for. */
export type Problem = Pick<fault.Body, 'code' | 'message'>;
export type AppState = Exactly<
  api.AppState,
  { plan: PlanInfo | null; preferences: Preferences; problem: Problem | null }
>;
/** What the window shows first: the outline is that of the cycle that runs. */
export type First = Exactly<api.First, { state: AppState; outline: Outline | null }>;
export type NewPlan = api.NewPlan;
export type Backup = Exactly<
  api.Backup,
  { reason: 'daily' | 'before_import' | 'before_migration' | 'manual' | 'before_restore' }
>;

// Import and export
export type ImportChoices = Exactly<
  api.Choices,
  { decimalMark: '' | '.' | ','; dateOrder: '' | 'dmy' | 'mdy' }
>;
export type ImportRequest = Exactly<
  api.ImportRequest,
  { header: '' | 'yes' | 'no'; choices: ImportChoices }
>;
export type PreviewColumn = Wire<api.PreviewColumn>;
export type Finding = Exactly<exchange.Finding, { severity: 'error' | 'warning' | 'info' }>;
export type PreviewParty = Exactly<api.PreviewParty, { kind: 'person' | 'team' }>;
export type PreviewCycle = Wire<api.PreviewCycle>;
export type PreviewRow = Exactly<api.PreviewRow, { type: 'objective' | 'key_result' }>;
export type PreviewName = Wire<api.PreviewName>;
export type Preview = Exactly<
  api.Preview,
  { people: PreviewParty[]; findings: Finding[]; tree: PreviewRow[] }
>;
/** What a file to import holds. */
export type FileKind = 'outline' | 'measurements' | 'kpis' | 'roadmap' | 'check_ins';
export type SheetRequest = Exactly<
  api.SheetRequest,
  Pick<Paste, 'decimalMark' | 'dateOrder' | 'duplicates' | 'existing'> & {
    header: '' | 'yes' | 'no';
  }
>;
export type SheetColumn = Wire<api.SheetColumn>;
export type MeasurementSeries = Exactly<
  api.MeasurementSeries,
  { frequency: Frequency; recognised: '' | Frequency }
>;
export type PreviewValue = Wire<api.PreviewValue>;
export type MeasurementPreview = Exactly<
  api.MeasurementPreview,
  { findings: Finding[]; series: MeasurementSeries[] }
>;
export type MeasurementsImported = Wire<api.MeasurementsImported>;
export type PreviewKPI = Wire<api.PreviewKPI>;
export type KPIPreview = Exactly<api.KPIPreview, { findings: Finding[] }>;
export type KPIsImported = Wire<api.KPIsImported>;
export type PreviewInitiative = Wire<api.PreviewInitiative>;
export type RoadmapPreview = Exactly<api.RoadmapPreview, { findings: Finding[] }>;
export type RoadmapImported = Wire<api.RoadmapImported>;
export type PreviewCheckIn = Wire<api.PreviewCheckIn>;
export type CheckInPreview = Exactly<api.CheckInPreview, { findings: Finding[] }>;
export type CheckInsImported = Wire<api.CheckInsImported>;
export type CheckInExport = Exactly<api.CheckInExport, { preset: ExportPreset }>;
export type PlanRequest = Wire<api.PlanRequest>;
export type PlanPreview = Exactly<api.PlanPreview, { findings: Finding[] }>;
export type PlanImported = Wire<api.PlanImported>;
export type Imported = Wire<api.Imported>;
export type Exported = Wire<api.Exported>;
