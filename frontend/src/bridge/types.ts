// What crosses the bridge, in the words of backend/workspace/views and app/api. Absent values are
// null, as they arrive. Ids are UUIDs, dates YYYY-MM-DD, instants RFC 3339 in UTC.

/** Computed status of a key result or objective. */
export type Status = 'achieved' | 'on_track' | 'behind' | 'at_risk' | 'stale' | 'not_started';

/** How a key result proves its objective. */
export type Kind =
  'increase' | 'decrease' | 'at_least' | 'at_most' | 'range' | 'milestones' | 'yes_no' | 'baseline';

export type ObjectiveType = 'committed' | 'aspirational';
export type CycleState = 'draft' | 'active' | 'closed' | 'backlog';

/** One number of a formula and where it came from. */
export interface ExplanationInput {
  /** Its field, or what was counted: "met", "measured", "points". */
  name: string;
  value: number | null;
  unit: string;
  /** The day of a value; "" for what has none. */
  date: string;
  by: string;
  source: string;
}

/** One part of a weighted mean. */
export interface ExplanationWeight {
  id: string;
  name: string;
  weight: number;
  /** Of all weights that count, 0 to 1. */
  share: number;
  progress: number | null;
  expected: number | null;
}

/** Something that did not count, and why. */
export interface ExplanationLeftOut {
  id: string;
  name: string;
  code: string;
  sentence: string;
}

/** How a computed number came about. */
export interface Explanation {
  formula: string;
  expectedFormula: string;
  inputs: ExplanationInput[];
  weights: ExplanationWeight[];
  leftOut: ExplanationLeftOut[];
  /** progress / expected, where the two were compared */
  reached: number | null;
  statusReason: { code: string; sentence: string };
}

export interface Milestone {
  id: string;
  title: string;
  weight: number;
  due: string | null;
  done: string | null;
}

export interface KeyResult {
  id: string;
  order: string;
  objective: string;
  position: string;
  title: string;
  note: string;
  kind: Kind;
  unit: string;
  start: number | null;
  target: number | null;
  current: number | null;
  currentOn: string | null;
  raw: number | null;
  /** 0 to 1 */
  progress: number | null;
  /** 0 to 1 */
  expected: number | null;
  status: Status;
  /** 0 to 100 */
  confidence: number | null;
  confidenceBefore: number | null;
  weight: number;
  owner: string | null;
  ownerId: string | null;
  kpi: string | null;
  startDate: string | null;
  due: string | null;
  low: number | null;
  high: number | null;
  tolerance: number | null;
  commit: number | null;
  stretch: number | null;
  baselinePoints: number | null;
  milestones: Milestone[];
  trend: number[];
  lastNote: string | null;
  lastCheckIn: string | null;
  tags: string[];
  explanation: Explanation;
}

export interface Objective {
  id: string;
  /** Outline number: "1.2.3" */
  order: string;
  /** 1 for a top row */
  level: number;
  title: string;
  note: string;
  product: string | null;
  productId: string | null;
  owner: string | null;
  ownerId: string | null;
  team: string | null;
  teamId: string | null;
  phase: string | null;
  phaseId: string | null;
  type: ObjectiveType;
  cycle: string;
  cycleId: string;
  parent: string | null;
  position: string;
  progress: number | null;
  expected: number | null;
  status: Status;
  worstStatus: Status;
  below: number;
  drivers: number;
  tags: string[];
  keyResults: KeyResult[];
  explanation: Explanation;
}

export interface Cycle {
  id: string;
  name: string;
  start: string | null;
  end: string | null;
  state: CycleState;
  day: number | null;
  days: number | null;
  objectives: number;
  keyResults: number;
  current: boolean;
}

export interface Count {
  status: Status;
  count: number;
}

/** The objectives screen of one cycle: one call. */
export interface Outline {
  cycle: Cycle;
  on: string;
  progress: number | null;
  expected: number | null;
  counts: Count[];
  objectives: Objective[];
}

export interface UndoState {
  undo: string | null;
  redo: string | null;
}

/** What a write changed in the outline of one cycle. */
export interface Patch {
  cycle: Cycle;
  progress: number | null;
  expected: number | null;
  counts: Count[];
  order: string[];
  objectives: Objective[];
  removed: string[];
  created: string | null;
  undo: UndoState;
}

export interface Party {
  id: string;
  name: string;
  email: string;
  team: boolean;
  owns: number;
}

export interface Named {
  id: string;
  name: string;
}

export interface CheckIn {
  id: string;
  date: string;
  value: number | null;
  confidence: number | null;
  note: string;
  by: string;
}

export interface HistoryItem {
  at: string;
  by: string;
  action: string;
  kind: 'do' | 'undo' | 'redo';
  field: string;
  what: 'created' | 'deleted' | 'restored' | 'changed' | 'check_in';
  before: string;
  after: string;
}

/** The panel of one objective or key result. */
export interface Detail {
  subject: 'objective' | 'key_result';
  objective: Objective;
  keyResult: KeyResult | null;
  parent: Named | null;
  supports: Named[];
  checkIns: CheckIn[];
  history: HistoryItem[];
  parties: Party[];
  phases: Named[];
  teams: Named[];
}

export interface Activity {
  id: string;
  at: string;
  by: string;
  name: string;
  kind: 'do' | 'undo' | 'redo';
  changes: number;
  undone: boolean;
}

export interface Settings {
  fiscalYearStart: number;
  decimalMark: string;
  listSeparator: string;
  progressShown: string;
  cadenceDays: number;
  graceDays: number;
}

export interface PlanInfo {
  path: string;
  name: string;
  id: string;
  folder: string;
  file: string;
  readOnly: boolean;
  readOnlyReason: '' | 'read_only' | 'too_new' | 'busy' | 'damaged';
  lastBackup: string | null;
  today: string;
  settings: Settings;
  undo: UndoState;
  cycles: Cycle[];
  parties: Party[];
  phases: Named[];
  teams: Named[];
}

export type Theme = 'system' | 'light' | 'dark';

export interface Preferences {
  theme: Theme;
  singleKeys: boolean;
}

export interface Recent {
  path: string;
  name: string;
  folder: string;
  file: string;
  changed: string | null;
  missing: boolean;
}

/** A refusal that no call of the page waited for. */
export interface Problem {
  code: string;
  message: string;
}

export interface AppState {
  plan: PlanInfo | null;
  preferences: Preferences;
  recent: Recent[];
  version: string;
  /** Why the plan that the app was to begin with did not open. */
  problem: Problem | null;
}

export interface NewPlan {
  path: string;
  name: string;
  fiscalYearStart: number;
}

export interface Backup {
  path: string;
  file: string;
  at: string;
  size: number;
  reason: 'daily' | 'before_import' | 'before_migration' | 'manual' | 'before_restore';
  verified: boolean;
}

export interface Verification {
  ok: boolean;
  message: string;
}

export interface NewObjective {
  cycle: string;
  parent: string;
  after: string;
  title: string;
}

export interface NewKeyResult {
  objective: string;
  after: string;
  title: string;
}

export interface Edit {
  id: string;
  /** JSON name of the field. */
  field: string;
  /** The value as typed. */
  text: string;
}

export interface Move {
  id: string;
  parent: string;
  after: string;
}

export interface NewCheckIn {
  keyResult: string;
  value: string;
  confidence: string;
  note: string;
  date: string;
}

export interface Outcome {
  name: string;
  undo: UndoState;
  cycle: string;
}

/** Which file to import and how to read it. "" leaves a choice to Cairn. */
export interface ImportRequest {
  path: string;
  /** The cycle of rows that name none. */
  cycle: string;
  /** Column name to field, over what was recognised. */
  columns: Record<string, string>;
  delimiter: string;
  encoding: string;
  /** Whether the first row names the columns. */
  header: '' | 'yes' | 'no';
  choices: ImportChoices;
  /** Token of the preview that was agreed to; a file that has changed since is refused. */
  token: string;
}

/** Answers to the questions that a file raises, as in backend/exchange. */
export interface ImportChoices {
  decimalMark: '' | '.' | ',';
  dateOrder: '' | 'dmy' | 'mdy';
  /** Field to what its numbers are multiplied by. */
  scale: Record<string, number>;
  /** Owners, by name, that are teams. */
  teams: string[];
  /** Owners that are persons though a team has the name. */
  people: string[];
  /** Dates of periods, by name. */
  cycles: Record<string, { start: string; end: string }>;
}

export interface PreviewColumn {
  name: string;
  index: number;
  field: string;
  certain: boolean;
  samples: string[];
}

export interface Finding {
  row: number;
  column: string;
  code: string;
  severity: 'error' | 'warning' | 'info';
  message: string;
}

/** A person or a team that the file names. */
export interface PreviewParty {
  name: string;
  email: string;
  kind: 'person' | 'team';
  /** The plan has it already. */
  known: boolean;
  /** It owns a row: it may be said to be a team, or a person. */
  owner: boolean;
  rows: number;
}

/** A cycle that the file names, with the dates that it has or will have. */
export interface PreviewCycle {
  name: string;
  start: string | null;
  end: string | null;
  known: boolean;
  rows: number;
}

export interface PreviewRow {
  /** Line of the file where its record begins. */
  row: number;
  level: number;
  order: string;
  type: 'objective' | 'key_result';
  title: string;
  owner: string;
  period: string;
  start: number | null;
  current: number | null;
  target: number | null;
  unit: string;
  note: string;
}

/** A phase or a product that the file names. */
export interface PreviewName {
  name: string;
  known: boolean;
  rows: number;
}

export interface Preview {
  file: string;
  size: number;
  delimiter: string;
  encoding: string;
  lineEnds: string;
  bom: boolean;
  rows: number;
  columns: PreviewColumn[];
  fields: { field: string; label: string }[];
  objectives: number;
  keyResults: number;
  people: PreviewParty[];
  cycles: PreviewCycle[];
  phases: PreviewName[];
  products: PreviewName[];
  findings: Finding[];
  /** All findings, also those that are not listed. */
  findingsTotal: number;
  /** Findings that block the import. */
  errors: number;
  /** In outline order, at most 2000. */
  tree: PreviewRow[];
  treeTotal: number;
  canImport: boolean;
  token: string;
}

export interface Imported {
  rows: number;
  objectives: number;
  keyResults: number;
  people: number;
  teams: number;
  cycles: number;
  cycleId: string;
  undo: UndoState;
}

export interface Exported {
  files: { name: string; path: string; rows: number }[];
  folder: string;
}

export type ExportPreset = 'standard' | 'excel' | 'tab';
