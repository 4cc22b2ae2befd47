export namespace api {
	
	export interface Amendment {
	    id: string;
	    value: string;
	    confidence: string;
	    note: string;
	    date: string;
	    why: string;
	}
	export interface AnswersRemoved {
	    initiative: string;
	    respondents: string[];
	}
	export interface Recent {
	    path: string;
	    name: string;
	    folder: string;
	    file: string;
	    changed?: string;
	    missing: boolean;
	}
	export interface Settings {
	    fiscalYearStart: number;
	    decimalMark: string;
	    listSeparator: string;
	    progressShown: string;
	    weekStart: number;
	    dateOrder: string;
	    cadenceDays: number;
	    graceDays: number;
	    roadmapModel: string;
	}
	export interface PlanInfo {
	    path: string;
	    name: string;
	    id: string;
	    folder: string;
	    file: string;
	    readOnly: boolean;
	    readOnlyReason: string;
	    lastBackup?: string;
	    today: string;
	    settings: Settings;
	    undo: views.UndoState;
	    cycles: views.Cycle[];
	    parties: views.Party[];
	    phases: views.Phase[];
	    teams: views.Named[];
	}
	export interface AppState {
	    plan?: PlanInfo;
	    preferences: appstate.Preferences;
	    recent: Recent[];
	    version: string;
	    problem?: fault.Body;
	}
	export interface Backup {
	    path: string;
	    file: string;
	    at: string;
	    size: number;
	    reason: string;
	    verified: boolean;
	}
	export interface ByHand {
	    id: string;
	    progress: string;
	    reason: string;
	}
	export interface CarryChoices {
	    fromFinal: boolean;
	    owners: boolean;
	    notes: boolean;
	    tags: boolean;
	    milestones: boolean;
	}
	export interface CheckInExport {
	    folder: string;
	    preset: string;
	    cycle: string;
	    owner: string;
	    all: boolean;
	}
	export interface NewCheckIn {
	    keyResult: string;
	    value: string;
	    confidence: string;
	    note: string;
	    date: string;
	    done: string;
	    for: string;
	}
	export interface CheckInGrid {
	    cycle: string;
	    date: string;
	    rows: NewCheckIn[];
	}
	export interface PreviewCheckIn {
	    row: number;
	    keyResult: string;
	    title: string;
	    date: string;
	    value?: number;
	    confidence?: number;
	    note: string;
	}
	export interface CheckInPreview {
	    file: string;
	    sheets: exchange.Sheet[];
	    sheet: string;
	    checkIns: PreviewCheckIn[];
	    blank: number;
	    findings: exchange.Finding[];
	    findingsTotal: number;
	    errors: number;
	    canImport: boolean;
	    token: string;
	}
	export interface CheckInTrial {
	    meanings: views.CheckInMeaning[];
	    faults: plan.FieldError[];
	}
	export interface CheckInsImported {
	    checkIns: number;
	    said: number;
	    undo: views.UndoState;
	}
	export interface Span {
	    start: string;
	    end: string;
	}
	export interface Choices {
	    decimalMark: string;
	    dateOrder: string;
	    scale: Record<string, number>;
	    teams: string[];
	    people: string[];
	    cycles: Record<string, Span>;
	}
	export interface CloneAnswer {
	    rows: string[];
	    undo: views.UndoState;
	}
	export interface CloneRequest {
	    from: string;
	    rows: string[];
	    to: string;
	    choices: CarryChoices;
	}
	export interface CloseRequest {
	    cycle: string;
	    next: string;
	    choices: CarryChoices;
	}
	export interface ClosedAnswer {
	    closing: views.Closing;
	    carriedOver: number;
	    toBacklog: number;
	    dropped: number;
	    next?: string;
	    calibration: views.Calibration;
	    undo: views.UndoState;
	}
	export interface ClosingAnswer {
	    closing: views.Closing;
	    undo: views.UndoState;
	}
	export interface CorrectMeasurement {
	    id: string;
	    value: string;
	    numerator: string;
	    denominator: string;
	    note: string;
	    why: string;
	}
	export interface CriterionMoved {
	    id: string;
	    after: string;
	}
	export interface CycleEdit {
	    id: string;
	    name: string;
	    start: string;
	    end: string;
	}
	export interface Edit {
	    id: string;
	    field: string;
	    text: string;
	}
	export interface Entries {
	    directory: views.Directory;
	    undo: views.UndoState;
	    created?: string;
	}
	export interface Entry {
	    id: string;
	    name: string;
	}
	export interface ExportRequest {
	    folder: string;
	    preset: string;
	}
	export interface Exported {
	    files: transfer.ExportedFile[];
	    folder: string;
	}
	export interface First {
	    state: AppState;
	    outline?: views.Outline;
	}
	export interface FormulaRead {
	    formula: string;
	    message: string;
	}
	export interface ImportRequest {
	    path: string;
	    text: string;
	    sheet: string;
	    cycle: string;
	    columns: Record<string, string>;
	    delimiter: string;
	    encoding: string;
	    header: string;
	    choices: Choices;
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
	    undo: views.UndoState;
	}
	export interface InitiativeLines {
	    text: string;
	    before: string;
	    after: string;
	    top: boolean;
	    horizon: string;
	    product: string;
	}
	export interface InitiativeRead {
	    title: string;
	    owner: string;
	    ownerKnown: boolean;
	    phase: string;
	    effort: string;
	    end: string;
	    tags: string[];
	    parts: typed.Part[];
	}
	export interface Initiatives {
	    ids: string[];
	}
	export interface InitiativesEdit {
	    ids: string[];
	    field: string;
	    text: string;
	}
	export interface InitiativesMoved {
	    ids: string[];
	    before: string;
	    after: string;
	    top: boolean;
	    column: string;
	    value: string;
	    reason: string;
	    day: string;
	}
	export interface InitiativesPlanned {
	    ids: string[];
	    cycle: string;
	}
	export interface InitiativesStep {
	    ids: string[];
	    state: string;
	    reason: string;
	    day: string;
	    cycle: string;
	}
	export interface KPILink {
	    keyResult: string;
	    kpi: string;
	}
	export interface KPIPatch {
	    id: string;
	    kpi?: views.KPI;
	    undo: views.UndoState;
	}
	export interface KPIPhases {
	    id: string;
	    phases: string[];
	}
	export interface PreviewKPI {
	    row: number;
	    name: string;
	    unit: string;
	    direction: string;
	    target?: number;
	    frequency: string;
	    owner: string;
	    product: string;
	    note: string;
	}
	export interface SheetColumn {
	    name: string;
	    field: string;
	}
	export interface KPIPreview {
	    file: string;
	    size: number;
	    sheets: exchange.Sheet[];
	    sheet: string;
	    columns: SheetColumn[];
	    fields: string[];
	    kpis: PreviewKPI[];
	    findings: exchange.Finding[];
	    findingsTotal: number;
	    errors: number;
	    canImport: boolean;
	    token: string;
	}
	export interface KPIState {
	    id: string;
	    state: string;
	    reason: string;
	}
	export interface KPIsImported {
	    rows: number;
	    kpis: number;
	    people: number;
	    teams: number;
	    undo: views.UndoState;
	}
	export interface LessonLine {
	    cycle: string;
	    id: string;
	    field: string;
	    kind: string;
	    text: string;
	    kpi: string;
	}
	export interface ManyEdit {
	    cycle: string;
	    ids: string[];
	    field: string;
	    text: string;
	}
	export interface ManyMoved {
	    cycle: string;
	    ids: string[];
	    parent: string;
	    after: string;
	}
	export interface ManyRows {
	    cycle: string;
	    ids: string[];
	}
	export interface ManyToCycle {
	    cycle: string;
	    ids: string[];
	    to: string;
	}
	export interface PreviewValue {
	    row: number;
	    kpi: string;
	    period: string;
	    label: string;
	    value: number;
	    note: string;
	}
	export interface MeasurementSeries {
	    kpi: string;
	    name: string;
	    frequency: string;
	    recognised: string;
	    count: number;
	    first: string;
	    last: string;
	}
	export interface MeasurementPreview {
	    file: string;
	    size: number;
	    sheets: exchange.Sheet[];
	    sheet: string;
	    columns: SheetColumn[];
	    fields: string[];
	    series: MeasurementSeries[];
	    rows: number;
	    count: number;
	    blank: number;
	    twice: number;
	    new: number;
	    same: number;
	    different: number;
	    from: string;
	    values: PreviewValue[];
	    findings: exchange.Finding[];
	    findingsTotal: number;
	    errors: number;
	    canImport: boolean;
	    token: string;
	}
	
	export interface MeasurementsImported {
	    rows: number;
	    kpis: number;
	    added: number;
	    corrected: number;
	    same: number;
	    kept: number;
	    undo: views.UndoState;
	}
	export interface Members {
	    team: string;
	    people: string[];
	}
	export interface MilestoneDone {
	    keyResult: string;
	    id: string;
	    done: string;
	}
	export interface MilestoneRow {
	    id: string;
	    title: string;
	    weight: string;
	    due: string;
	    done: string;
	}
	export interface MilestoneEdit {
	    keyResult: string;
	    rows: MilestoneRow[];
	}
	
	export interface Move {
	    id: string;
	    parent: string;
	    after: string;
	}
	export interface NewAnnotation {
	    id: string;
	    row: string;
	    date: string;
	    text: string;
	    link: string;
	}
	
	export interface NewChoice {
	    scenario: string;
	    initiative: string;
	    verdict: string;
	    reason: string;
	}
	export interface NewCriterion {
	    model: string;
	    name: string;
	}
	export interface NewCycle {
	    name: string;
	    start: string;
	    end: string;
	}
	export interface NewKPI {
	    product: string;
	    name: string;
	}
	export interface NewKeyResult {
	    objective: string;
	    after: string;
	    title: string;
	}
	export interface NewMeasurement {
	    kpi: string;
	    period: string;
	    label: string;
	    value: string;
	    numerator: string;
	    denominator: string;
	    note: string;
	}
	export interface NewModel {
	    from: string;
	    name: string;
	    formula: string;
	}
	export interface NewObjective {
	    cycle: string;
	    parent: string;
	    after: string;
	    title: string;
	}
	export interface NewPhase {
	    product: string;
	    name: string;
	}
	export interface NewPlan {
	    path: string;
	    name: string;
	    fiscalYearStart: number;
	    weekStart: number;
	    decimalMark: string;
	    dateOrder: string;
	}
	export interface NewRanking {
	    name: string;
	    cycle: string;
	    scenario: string;
	    model: string;
	    seed: number;
	    draws: number;
	    top: number;
	}
	export interface NewReview {
	    kind: string;
	    cycle: string;
	}
	export interface NewScenario {
	    name: string;
	    cycle: string;
	    from: string;
	}
	export interface Outcome {
	    name: string;
	    undo: views.UndoState;
	    cycle: string;
	    skipped: number;
	}
	export interface OutcomeChoice {
	    cycle: string;
	    rows: string[];
	    outcome: string;
	}
	export interface OutcomeDone {
	    id: string;
	    done: boolean;
	}
	export interface OutcomeEdit {
	    outcome: string;
	    id: string;
	    field: string;
	    text: string;
	}
	export interface Paste {
	    kpi: string;
	    text: string;
	    from: string;
	    backward: boolean;
	    decimalMark: string;
	    dateOrder: string;
	    duplicates: string;
	    existing: string;
	    skipFaulty: boolean;
	    why: string;
	}
	export interface Understood {
	    title: string;
	    kind: string;
	    start?: number;
	    target?: number;
	    low?: number;
	    high?: number;
	    unit: string;
	    due: string;
	    owner: string;
	    ownerKnown: boolean;
	    phase: string;
	    tags: string[];
	    parts: typed.Part[];
	    measurable: boolean;
	}
	export interface PastedLine {
	    level: number;
	    keyResult: boolean;
	    understood: Understood;
	}
	export interface PastedLines {
	    cycle: string;
	    parent: string;
	    after: string;
	    text: string;
	}
	export interface PersonEntry {
	    id: string;
	    name: string;
	    email: string;
	}
	export interface Picture {
	    name: string;
	    kind: string;
	    data: string;
	}
	export interface PlanImported {
	    name: string;
	    files: transfer.ExportedFile[];
	    findings: exchange.Finding[];
	    undo: views.UndoState;
	}
	
	export interface PlanPreview {
	    name: string;
	    files: transfer.ExportedFile[];
	    findings: exchange.Finding[];
	    errors: number;
	    canImport: boolean;
	    token: string;
	}
	export interface PlanRequest {
	    folder: string;
	    token: string;
	}
	export interface PreviewRow {
	    row: number;
	    level: number;
	    order: string;
	    type: string;
	    title: string;
	    owner: string;
	    period: string;
	    start?: number;
	    current?: number;
	    target?: number;
	    unit: string;
	    note: string;
	}
	export interface PreviewName {
	    name: string;
	    known: boolean;
	    rows: number;
	}
	export interface PreviewCycle {
	    name: string;
	    start?: string;
	    end?: string;
	    known: boolean;
	    undated: boolean;
	    rows: number;
	}
	export interface PreviewParty {
	    name: string;
	    email: string;
	    kind: string;
	    known: boolean;
	    owner: boolean;
	    rows: number;
	}
	export interface PreviewColumn {
	    name: string;
	    index: number;
	    field: string;
	    certain: boolean;
	    samples: string[];
	}
	export interface Preview {
	    file: string;
	    size: number;
	    sheets: exchange.Sheet[];
	    sheet: string;
	    delimiter: string;
	    encoding: string;
	    lineEnds: string;
	    bom: boolean;
	    rows: number;
	    columns: PreviewColumn[];
	    fields: exchange.FieldLabel[];
	    objectives: number;
	    keyResults: number;
	    people: PreviewParty[];
	    cycles: PreviewCycle[];
	    phases: PreviewName[];
	    products: PreviewName[];
	    findings: exchange.Finding[];
	    findingsTotal: number;
	    errors: number;
	    tree: PreviewRow[];
	    treeTotal: number;
	    canImport: boolean;
	    token: string;
	}
	
	
	
	export interface PreviewInitiative {
	    row: number;
	    title: string;
	    state: string;
	    horizon: string;
	    owner: string;
	    effort: string;
	    start: string;
	    end: string;
	    cycle: string;
	    requires: number;
	    note: string;
	}
	
	
	
	
	
	export interface QuickLine {
	    cycle: string;
	    parent: string;
	    after: string;
	    keyResult: boolean;
	    text: string;
	}
	export interface RangeRead {
	    low?: number;
	    likely?: number;
	    high?: number;
	    text: string;
	    message: string;
	}
	
	export interface ReopenRequest {
	    cycle: string;
	    why: string;
	}
	export interface ReviewLine {
	    outcome: string;
	    review: string;
	    row: string;
	    text: string;
	}
	export interface ReviewLineRead {
	    title: string;
	    owner: string;
	    ownerKnown: boolean;
	    due: string;
	    why: string;
	    parts: typed.Part[];
	}
	export interface ReviewNote {
	    review: string;
	    row: string;
	    text: string;
	}
	export interface ReviewWritten {
	    id: string;
	    undo: views.UndoState;
	}
	export interface Revisit {
	    id: string;
	    outcome: string;
	    revisit: string;
	}
	export interface RoadmapImported {
	    rows: number;
	    initiatives: number;
	    people: number;
	    teams: number;
	    cycles: number;
	    undo: views.UndoState;
	}
	export interface RoadmapPreview {
	    file: string;
	    size: number;
	    sheets: exchange.Sheet[];
	    sheet: string;
	    columns: SheetColumn[];
	    fields: string[];
	    initiatives: PreviewInitiative[];
	    count: number;
	    findings: exchange.Finding[];
	    findingsTotal: number;
	    errors: number;
	    canImport: boolean;
	    token: string;
	}
	export interface RoadmapWritten {
	    id: string;
	    ids: string[];
	    undo: views.UndoState;
	}
	export interface Saying {
	    cycle: string;
	    row: string;
	    field: string;
	    text: string;
	}
	
	
	export interface SheetRequest {
	    path: string;
	    text: string;
	    sheet: string;
	    columns: Record<string, string>;
	    delimiter: string;
	    encoding: string;
	    header: string;
	    decimalMark: string;
	    dateOrder: string;
	    duplicates: string;
	    existing: string;
	    why: string;
	    skipFaulty: boolean;
	    kpi: string;
	    date: string;
	    token: string;
	}
	export interface SmartAnswer {
	    report: coach.Report;
	    undo: views.UndoState;
	}
	export interface SmartPlace {
	    row: string;
	    cycle: string;
	    rule: string;
	    reason: string;
	}
	export interface SmartRule {
	    rule: string;
	    severity: string;
	    limit: string;
	    value: string;
	}
	export interface SmartRules {
	    rules: coach.Rules;
	    undo: views.UndoState;
	}
	
	export interface SupportLink {
	    from: string;
	    to: string;
	}
	export interface TargetTrial {
	    row: string;
	    target: string;
	    start: string;
	    due: string;
	}
	export interface TemplateStart {
	    cycle: string;
	    product: string;
	    template: string;
	    keyResults: string[];
	    owner: string;
	}
	export interface TypedAlike {
	    initiatives: string[];
	    criterion: string;
	    team: string;
	    range: string;
	}
	export interface TypedAnswers {
	    initiative: string;
	    text: string;
	}
	export interface TypedCapacity {
	    scenario: string;
	    team: string;
	    cycle: string;
	    amount: string;
	}
	export interface TypedDates {
	    initiative: string;
	    start: string;
	    end: string;
	}
	export interface TypedDependency {
	    kind: string;
	    initiative: string;
	    on: string;
	    lag: string;
	}
	export interface TypedEffort {
	    initiative: string;
	    team: string;
	    text: string;
	}
	export interface TypedFormula {
	    model: string;
	    text: string;
	}
	export interface TypedMove {
	    initiative: string;
	    row: string;
	    range: string;
	    note: string;
	}
	export interface TypedOverride {
	    model: string;
	    initiative: string;
	    rank: string;
	    reason: string;
	}
	export interface TypedRating {
	    initiative: string;
	    criterion: string;
	    range: string;
	    note?: string;
	}
	export interface TypedRatings {
	    ratings: TypedRating[];
	}
	export interface TypedWeight {
	    of: string;
	    criterion: string;
	    text: string;
	}
	
	export interface Verification {
	    ok: boolean;
	    message: string;
	}

}

export namespace appstate {
	
	export interface Preferences {
	    theme: string;
	    singleKeys: boolean;
	    textSize: number;
	    rows: string;
	}

}

export namespace coach {
	
	export interface Alignment {
	    map: views.Map;
	    findings: smart.Finding[];
	    rules: smart.Rule[];
	}
	export interface Count {
	    letter: string;
	    warnings: number;
	    advice: number;
	}
	export interface Letter {
	    letter: string;
	    met: boolean;
	    open: number;
	}
	export interface Limit {
	    name: string;
	    title: string;
	    rules: string[];
	    whole: boolean;
	    share: boolean;
	    least: number;
	    most: number;
	    default: number;
	    value: number;
	}
	export interface Overruled {
	    rule: string;
	    letter: string;
	    severity: string;
	    row: string;
	    field: string;
	    seen: string;
	    why: string;
	    fix: string;
	    offer: string;
	    others: string[];
	    params: Record<string, any>;
	    reason: string;
	    by: string;
	    date: string;
	}
	export interface Row {
	    id: string;
	    subject: string;
	    order: string;
	    title: string;
	    letters: Letter[];
	    open: number;
	    overruled: number;
	}
	export interface RuleCount {
	    rule: string;
	    title: string;
	    count: number;
	}
	export interface Report {
	    cycle: views.Cycle;
	    on: string;
	    findings: smart.Finding[];
	    overruled: Overruled[];
	    counts: Count[];
	    rules: RuleCount[];
	    open: number;
	    rows: Row[];
	}
	
	export interface Rule {
	    id: string;
	    letter: string;
	    severity: string;
	    title: string;
	    why: string;
	    chosen: string;
	}
	
	export interface Rules {
	    rules: Rule[];
	    limits: Limit[];
	    leftOut: string[];
	}

}

export namespace exchange {
	
	export interface FieldLabel {
	    field: string;
	    label: string;
	}
	export interface Finding {
	    row: number;
	    column: string;
	    code: string;
	    severity: string;
	    message: string;
	}
	export interface Sheet {
	    name: string;
	    hidden: boolean;
	}

}

export namespace fault {
	
	export interface Body {
	    code: string;
	    message: string;
	    fields: plan.FieldError[];
	    params: Record<string, any>;
	}

}

export namespace kpi {
	
	export interface DatedTarget {
	    date: string;
	    value: number;
	}
	export interface LeftOut {
	    name: string;
	    code: string;
	    sentence: string;
	}
	export interface Input {
	    name: string;
	    value?: number;
	    unit: string;
	    period: string;
	    label: string;
	    by: string;
	}
	export interface Explanation {
	    standing: string;
	    code: string;
	    inputs: Input[];
	    leftOut: LeftOut[];
	}
	export interface Finding {
	    kpis: string[];
	    field: string;
	    code: string;
	    sentence: string;
	}
	

}

export namespace okr {
	
	export interface Reason {
	    code: string;
	    sentence: string;
	}
	export interface LeftOut {
	    id: string;
	    name: string;
	    code: string;
	    sentence: string;
	}
	export interface Weight {
	    id: string;
	    name: string;
	    weight: number;
	    share: number;
	    progress?: number;
	    expected?: number;
	}
	export interface Input {
	    name: string;
	    value?: number;
	    unit: string;
	    date: string;
	    by: string;
	    source: string;
	}
	export interface Explanation {
	    formula: string;
	    expectedFormula: string;
	    inputs: Input[];
	    weights: Weight[];
	    leftOut: LeftOut[];
	    reached?: number;
	    statusReason: Reason;
	}
	
	
	

}

export namespace plan {
	
	export interface FieldError {
	    field: string;
	    code: string;
	    message: string;
	    row?: number;
	    column?: string;
	}

}

export namespace review {
	
	export interface Line {
	    subject: string;
	    id: string;
	    row: string;
	    order: string;
	    title: string;
	    rowTitle: string;
	    rowSubject: string;
	    owner: string;
	    due: string;
	    late: boolean;
	    done: boolean;
	    sentence: string;
	    status: string;
	    progress?: number;
	    expected?: number;
	    confidence?: number;
	    better?: boolean;
	}
	export interface Section {
	    topic: string;
	    title: string;
	    minutes: number;
	    empty: string;
	    lines: Line[];
	}

}

export namespace roadmap {
	
	export interface Capacity {
	    ID: string;
	    Scenario: string;
	    Team: string;
	    Cycle: string;
	    Amount: number;
	}
	export interface Choice {
	    ID: string;
	    Scenario: string;
	    Initiative: string;
	    Verdict: string;
	    Reason: string;
	}

}

export namespace smart {
	
	export interface Finding {
	    rule: string;
	    letter: string;
	    severity: string;
	    row: string;
	    field: string;
	    seen: string;
	    why: string;
	    fix: string;
	    offer: string;
	    others: string[];
	    params: Record<string, any>;
	}
	export interface Rule {
	    id: string;
	    letter: string;
	    severity: string;
	    title: string;
	    why: string;
	}
	export interface Said {
	    rule: string;
	    severity: string;
	    seen: string;
	    fix: string;
	    params: Record<string, any>;
	}
	export interface Trial {
	    row: string;
	    said: Said[];
	    findings: Finding[];
	    values: number;
	    lower?: number;
	    upper?: number;
	    centre?: number;
	    best?: number;
	    step: string;
	    needed?: number;
	    usual?: number;
	    percentile?: number;
	    z?: number;
	    chance?: number;
	    low?: number;
	    median?: number;
	    high?: number;
	}

}

export namespace transfer {
	
	export interface ExportedFile {
	    name: string;
	    path: string;
	    rows: number;
	}

}

export namespace typed {
	
	export interface Part {
	    field: string;
	    begin: number;
	    end: number;
	}

}

export namespace views {
	
	export interface ActionItem {
	    id: string;
	    title: string;
	    owner?: string;
	    ownerId?: string;
	    due?: string;
	    late: boolean;
	    done?: string;
	    row?: string;
	    rowTitle: string;
	    rowSubject: string;
	    review?: string;
	    by: string;
	    date: string;
	}
	export interface Activity {
	    id: string;
	    at: string;
	    by: string;
	    name: string;
	    kind: string;
	    changes: number;
	    undone: boolean;
	}
	export interface Advice {
	    kind: string;
	    sentence: string;
	    initiatives: string[];
	    criterion: string;
	}
	export interface Annotation {
	    id: string;
	    date: string;
	    text: string;
	    link: string;
	    whole: boolean;
	}
	export interface Decile {
	    from: number;
	    count: number;
	    stated: number;
	    came: number;
	    low: number;
	    high: number;
	}
	export interface CalibrationPart {
	    id?: string;
	    name: string;
	    keyResults: number;
	    statements: number;
	    brier?: number;
	    brierFirst?: number;
	    stated?: number;
	    came?: number;
	    curve: Decile[];
	    sentence: string;
	}
	export interface Calibration {
	    whole: CalibrationPart;
	    cycles: CalibrationPart[];
	    teams: CalibrationPart[];
	}
	
	export interface Changes {
	    answer: string;
	    since: string;
	    order: string[];
	    ordered: boolean;
	}
	export interface CheckIn {
	    id: string;
	    date: string;
	    value?: number;
	    confidence?: number;
	    note: string;
	    by: string;
	    for?: string;
	}
	export interface CheckInMeaning {
	    row: number;
	    keyResult: string;
	    current?: number;
	    progress?: number;
	    expected?: number;
	    status: string;
	    statusReason: string;
	    counts: boolean;
	    sentence: string;
	}
	export interface Named {
	    id: string;
	    name: string;
	}
	export interface Lesson {
	    id: string;
	    cycle: string;
	    cycleId: string;
	    kind: string;
	    text: string;
	    row?: Named;
	    kpi?: Named;
	    by: string;
	    date: string;
	}
	export interface Outcome {
	    outcome: string;
	    count: number;
	}
	export interface ClosingRow {
	    id: string;
	    subject: string;
	    objective?: string;
	    order: string;
	    level: number;
	    title: string;
	    owner?: string;
	    type: string;
	    kind?: string;
	    unit: string;
	    start?: number;
	    target?: number;
	    low?: number;
	    high?: number;
	    current?: number;
	    currentOn?: string;
	    status: string;
	    stated?: number;
	    score?: number;
	    computed?: number;
	    given: boolean;
	    bar: number;
	    reached: boolean;
	    band: string;
	    unscored: boolean;
	    wantsWhy: boolean;
	    surprise: boolean;
	    corrected?: string;
	    why: string;
	    outcome: string;
	    becomes: string;
	}
	export interface Cycle {
	    id: string;
	    name: string;
	    start?: string;
	    end?: string;
	    state: string;
	    day?: number;
	    days?: number;
	    objectives: number;
	    keyResults: number;
	    current: boolean;
	}
	export interface Closing {
	    cycle: Cycle;
	    on: string;
	    closed?: string;
	    score?: number;
	    rows: ClosingRow[];
	    unscored: number;
	    unexplained: number;
	    wantsWhy: number;
	    corrected: number;
	    reached: number;
	    missed: number;
	    outcomes: Outcome[];
	    lessons: Lesson[];
	    next?: Named;
	}
	
	export interface Conflict {
	    kind: string;
	    initiatives: string[];
	    sentence: string;
	    fix: string;
	}
	export interface Correction {
	    measurement: string;
	    label: string;
	    before: number;
	    after: number;
	    by: string;
	    at: string;
	    why: string;
	}
	export interface Count {
	    status: string;
	    count: number;
	}
	export interface CourseValue {
	    date: string;
	    value: number;
	    provisional: boolean;
	}
	export interface Course {
	    title: string;
	    values: CourseValue[];
	    expected: CourseValue[];
	    low?: number;
	    high?: number;
	}
	
	export interface Level {
	    value: number;
	    text: string;
	}
	export interface Criterion {
	    id: string;
	    key: string;
	    name: string;
	    note: string;
	    unit: string;
	    low: number;
	    high?: number;
	    scale: string;
	    weight: number;
	    share?: number;
	    cost: boolean;
	    levels: Level[];
	    rubric: string;
	}
	export interface Cut {
	    sentence: string;
	    proven: boolean;
	    gap: number;
	    value: number;
	    greedyValue: number;
	    greedySentence: string;
	    fault: string;
	    lacks: string;
	    unlimited: string;
	}
	
	
	export interface DecisionItem {
	    id: string;
	    title: string;
	    why: string;
	    who: string;
	    date: string;
	    revisit?: string;
	    due: boolean;
	    revisited?: string;
	    outcome: string;
	    row?: string;
	    rowTitle: string;
	    rowSubject: string;
	    review?: string;
	}
	export interface DriverChoice {
	    drivenBy: string;
	    progress?: number;
	    drivers: number;
	}
	export interface Phase {
	    id: string;
	    name: string;
	    product: string;
	}
	export interface Party {
	    id: string;
	    name: string;
	    email: string;
	    team: boolean;
	    owns: number;
	}
	export interface HistoryItem {
	    at: string;
	    by: string;
	    action: string;
	    kind: string;
	    field: string;
	    what: string;
	    before: string;
	    after: string;
	    why: string;
	}
	export interface Served {
	    low?: number;
	    likely?: number;
	    high?: number;
	    text: string;
	    id: string;
	    subject: string;
	    title: string;
	    order: string;
	    unit: string;
	    note: string;
	}
	export interface Mover {
	    id: string;
	    title: string;
	    state: string;
	    moves: Served[];
	}
	export interface Milestone {
	    id: string;
	    title: string;
	    weight: number;
	    due?: string;
	    done?: string;
	}
	export interface Running {
	    value: number;
	    label: string;
	    last: string;
	}
	export interface KeyResult {
	    id: string;
	    order: string;
	    objective: string;
	    position: string;
	    title: string;
	    note: string;
	    kind: string;
	    unit: string;
	    start?: number;
	    target?: number;
	    current?: number;
	    currentOn?: string;
	    raw?: number;
	    progress?: number;
	    expected?: number;
	    expectedValue?: number;
	    status: string;
	    confidence?: number;
	    confidenceBefore?: number;
	    weight: number;
	    counting: string;
	    curve: string;
	    targetLines: string;
	    running?: Running;
	    owner?: string;
	    ownerId?: string;
	    kpi?: string;
	    kpiName?: string;
	    startDate?: string;
	    due?: string;
	    low?: number;
	    high?: number;
	    tolerance?: number;
	    commit?: number;
	    stretch?: number;
	    baselinePoints?: number;
	    milestones: Milestone[];
	    trend: number[];
	    held: boolean[];
	    lastNote?: string;
	    lastCheckIn?: string;
	    tags: string[];
	    explanation: okr.Explanation;
	}
	export interface Objective {
	    id: string;
	    order: string;
	    level: number;
	    title: string;
	    note: string;
	    product?: string;
	    productId?: string;
	    owner?: string;
	    ownerId?: string;
	    team?: string;
	    teamId?: string;
	    phase?: string;
	    phaseId?: string;
	    type: string;
	    cycle: string;
	    cycleId: string;
	    parent?: string;
	    position: string;
	    progress?: number;
	    expected?: number;
	    status: string;
	    worstStatus: string;
	    below: number;
	    drivers: number;
	    drivenBy: string;
	    manualProgress?: number;
	    manualReason: string;
	    weight: number;
	    tags: string[];
	    keyResults: KeyResult[];
	    explanation: okr.Explanation;
	}
	export interface Detail {
	    subject: string;
	    objective: Objective;
	    keyResult?: KeyResult;
	    parent?: Named;
	    supports: Named[];
	    supportedBy: Named[];
	    initiatives: Mover[];
	    checkIns: CheckIn[];
	    annotations: Annotation[];
	    history: HistoryItem[];
	    parties: Party[];
	    phases: Phase[];
	    teams: Named[];
	    kpis: Named[];
	    course?: Course;
	    driverChoices: DriverChoice[];
	}
	export interface TeamEntry {
	    id: string;
	    name: string;
	    owns: number;
	    members: Named[];
	}
	export interface PersonEntry {
	    id: string;
	    name: string;
	    email: string;
	    label: string;
	    owns: number;
	    teams: Named[];
	}
	export interface PhaseEntry {
	    id: string;
	    name: string;
	    objectives: number;
	    kpis: number;
	}
	export interface ProductEntry {
	    id: string;
	    name: string;
	    objectives: number;
	    kpis: number;
	    phases: PhaseEntry[];
	}
	export interface Directory {
	    products: ProductEntry[];
	    people: PersonEntry[];
	    teams: TeamEntry[];
	    cycles: Cycle[];
	}
	export interface Window {
	    from: string;
	    to: string;
	    wanted: number;
	    made: Tally;
	    missing: Tally;
	    running: boolean;
	}
	export interface Tally {
	    code: string;
	    count: number;
	    rows: string[];
	}
	export interface Discipline {
	    cadenceDays: number;
	    fresh: Tally;
	    late: Tally;
	    never: Tally;
	    windows: Window[];
	    kept?: number;
	}
	
	export interface DueCheckIn {
	    keyResult: string;
	    order: string;
	    title: string;
	    objective: string;
	    owner?: string;
	    ownerId?: string;
	    kind: string;
	    unit: string;
	    addsUp: boolean;
	    start?: number;
	    target?: number;
	    current?: number;
	    currentOn?: string;
	    expected?: number;
	    expectedValue?: number;
	    status: string;
	    confidence?: number;
	    lastNote?: string;
	    lastCheckIn?: string;
	    due: boolean;
	    dueOn?: string;
	    kpi?: string;
	    trend: number[];
	    milestones: Milestone[];
	}
	export interface DueValue {
	    kpi: string;
	    name: string;
	    key: boolean;
	    owner?: string;
	    ownerId?: string;
	    unit: string;
	    period: string;
	    periodLabel: string;
	    since: string;
	    daysLate: number;
	    last?: number;
	    lastLabel?: string;
	    missing: number;
	}
	export interface Explained {
	    id: string;
	    subject: string;
	    title: string;
	    on: string;
	    status: string;
	    value?: number;
	    unit: string;
	    progress?: number;
	    expected?: number;
	    okr?: okr.Explanation;
	    kpi?: kpi.Explanation;
	}
	export interface FedResult {
	    id: string;
	    title: string;
	    objective: string;
	    cycle: string;
	    cycleId: string;
	    progress?: number;
	    status: string;
	}
	export interface Flip {
	    sentence: string;
	    above: string;
	    below: string;
	    criterion: string;
	    weight: number;
	}
	export interface FormulaName {
	    name: string;
	    text: string;
	}
	export interface Given {
	    Capacities: roadmap.Capacity[];
	    Choices: roadmap.Choice[];
	}
	export interface Goal {
	    id: string;
	    subject: string;
	    title: string;
	    order: string;
	    unit: string;
	}
	
	export interface Mark {
	    begin: number;
	    end: number;
	}
	export interface Hit {
	    subject: string;
	    id: string;
	    title: string;
	    where: string;
	    cycleId?: string;
	    field: string;
	    text: string;
	    marks: Mark[];
	}
	export interface Hits {
	    query: string;
	    total: number;
	    hits: Hit[];
	}
	export interface ShippedOutcome {
	    kpi: string;
	    name: string;
	    unit: string;
	    verdict: string;
	    sentence: string;
	    expected?: number;
	    measured?: number;
	    points: number;
	    wanted: number;
	}
	export interface MatrixPlace {
	    value: number;
	    effort: number;
	    size?: number;
	}
	export interface ScoreInput {
	    name: string;
	    value: string;
	    from: string;
	}
	export interface ScoreExplanation {
	    sentence: string;
	    inputs: ScoreInput[];
	}
	export interface Placed {
	    rank: number;
	    reason: string;
	    by: string;
	    date: string;
	}
	export interface Rated {
	    low?: number;
	    likely?: number;
	    high?: number;
	    text: string;
	    criterion: string;
	    note: string;
	    by: string;
	    date: string;
	}
	export interface Tie {
	    id: string;
	    dependency: string;
	    title: string;
	    lag: number;
	}
	export interface TeamEffort {
	    low?: number;
	    likely?: number;
	    high?: number;
	    text: string;
	    team?: string;
	    teamId: string;
	    spent?: number;
	}
	export interface Initiative {
	    id: string;
	    title: string;
	    problem: string;
	    evidence: string;
	    note: string;
	    owner?: string;
	    ownerId?: string;
	    team?: string;
	    teamId?: string;
	    phase?: string;
	    phaseId?: string;
	    cycle?: string;
	    cycleId?: string;
	    state: string;
	    reason: string;
	    class: string;
	    classReason: string;
	    horizon: string;
	    start?: string;
	    end?: string;
	    shipped?: string;
	    tags: string[];
	    efforts: TeamEffort[];
	    effort?: number;
	    spent?: number;
	    serves: Served[];
	    requires: Tie[];
	    requiredBy: Tie[];
	    excludes: Tie[];
	    ratings: Rated[];
	    score?: number;
	    rank?: number;
	    place?: number;
	    override?: Placed;
	    missing: string[];
	    lacks: string[];
	    fault: string;
	    explanation: ScoreExplanation;
	    band: string;
	    quadrant: string;
	    matrix?: MatrixPlace;
	    outcomes: ShippedOutcome[];
	}
	export interface KanoAnswer {
	    respondent: string;
	    functional: number;
	    dysfunctional: number;
	    category: string;
	}
	export interface KanoCount {
	    category: string;
	    count: number;
	}
	export interface Survey {
	    respondents: number;
	    category: string;
	    better?: number;
	    worse?: number;
	    clear: boolean;
	    sentence: string;
	    counts: KanoCount[];
	    lines: KanoAnswer[];
	}
	export interface Suggestion {
	    criterion: string;
	    value?: number;
	    sentence: string;
	    inputs: ScoreInput[];
	}
	export interface ModelName {
	    id: string;
	    name: string;
	    method: string;
	    builtIn: boolean;
	}
	export interface Model {
	    id: string;
	    name: string;
	    method: string;
	    builtIn: boolean;
	    formula: string;
	    fault: string;
	    expression: string;
	    note: string;
	    criteria: Criterion[];
	    usesEffort: boolean;
	}
	export interface InitiativeDetail {
	    initiative: Initiative;
	    model: Model;
	    models: ModelName[];
	    suggestion?: Suggestion;
	    record: string;
	    conflicts: Conflict[];
	    annotations: Annotation[];
	    history: HistoryItem[];
	    answers: Survey;
	    parties: Party[];
	    phases: Phase[];
	    teams: Named[];
	    cycles: Named[];
	    goals: Goal[];
	    others: Named[];
	}
	export interface KPIChange {
	    from: number;
	    period: string;
	    label: string;
	    difference: number;
	    relative?: number;
	    better?: boolean;
	}
	export interface Measurement {
	    id: string;
	    period: string;
	    last: string;
	    label: string;
	    value: number;
	    numerator?: number;
	    denominator?: number;
	    note: string;
	    by: string;
	    complete: boolean;
	    corrected: boolean;
	}
	export interface KPI {
	    id: string;
	    name: string;
	    product?: string;
	    productId?: string;
	    position: string;
	    state: string;
	    key: boolean;
	    owner?: string;
	    ownerId?: string;
	    backupOwner?: string;
	    backupOwnerId?: string;
	    counterMetric?: string;
	    counterMetricId?: string;
	    phases: Named[];
	    question: string;
	    decision: string;
	    definition: string;
	    formula: string;
	    numerator: string;
	    denominator: string;
	    nullRule: string;
	    grain: string;
	    inclusions: string;
	    exclusions: string;
	    gaming: string;
	    action: string;
	    category: string;
	    timing: string;
	    tier: string;
	    unitKind: string;
	    unit: string;
	    decimals?: number;
	    direction: string;
	    aggregation: string;
	    cumulative: string;
	    frequency: string;
	    source: string;
	    sourceLink: string;
	    lowest?: number;
	    highest?: number;
	    baseline?: number;
	    baselineDate?: string;
	    target?: number;
	    targetDate?: string;
	    targetLines: string;
	    interpolation: string;
	    greenLow?: number;
	    greenHigh?: number;
	    amberLow?: number;
	    amberHigh?: number;
	    benchmark?: number;
	    benchmarkSource: string;
	    benchmarkDate?: string;
	    validFrom?: string;
	    validTo?: string;
	    definitionVersion: number;
	    definitionSince?: string;
	    retiredReason: string;
	    note: string;
	    value?: number;
	    period?: string;
	    periodLabel?: string;
	    provisional?: Measurement;
	    sincePrevious?: KPIChange;
	    sinceLastYear?: KPIChange;
	    goal?: number;
	    standing: string;
	    nextDue?: string;
	    overdue: boolean;
	    trend: number[];
	    keyResults: number;
	    findings: kpi.Finding[];
	    explanation: kpi.Explanation;
	}
	
	export interface PeriodName {
	    period: string;
	    label: string;
	}
	export interface KPIDetail {
	    kpi: KPI;
	    today: PeriodName;
	    trajectory: kpi.DatedTarget[];
	    gaps: number;
	    measurements: Measurement[];
	    corrections: Correction[];
	    feeds: FedResult[];
	    initiatives: Mover[];
	    annotations: Annotation[];
	    history: HistoryItem[];
	    parties: Party[];
	    products: Named[];
	    phases: Named[];
	    others: Named[];
	}
	export interface KPIList {
	    on: string;
	    kpis: KPI[];
	    findings: kpi.Finding[];
	}
	
	
	export interface KeptInput {
	    name: string;
	    unit: string;
	    share?: number;
	    rubric: string;
	}
	export interface KeptRank {
	    id: string;
	    name: string;
	    date: string;
	    by: string;
	    model: string;
	    scenario: string;
	}
	export interface Range {
	    low?: number;
	    likely?: number;
	    high?: number;
	    text: string;
	}
	export interface KeptRow {
	    id: string;
	    title: string;
	    here: boolean;
	    class: string;
	    inputs: Range[];
	    score?: number;
	    reason: string;
	    rank?: number;
	    place?: number;
	    override?: Placed;
	    pTop?: number;
	    chance?: string;
	    scoreNow?: number;
	    placeNow?: number;
	    ranked: boolean;
	    classNow: string;
	    up?: number;
	    since: string[];
	}
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
	    sentence: string;
	    changes: string[];
	    inputs: KeptInput[];
	    rows: KeptRow[];
	}
	
	
	export interface Lack {
	    code: string;
	    count: number;
	    rows: string[];
	    of: number;
	}
	export interface LearnFirst {
	    id: string;
	    title: string;
	    input: string;
	    share: number;
	}
	export interface LearnInput {
	    input: string;
	    share: number;
	}
	
	
	export interface MapEdge {
	    kind: string;
	    from: string;
	    to: string;
	}
	export interface MapNode {
	    id: string;
	    subject: string;
	    order: string;
	    title: string;
	    above?: string;
	    cycle?: string;
	    cycleId?: string;
	    owner?: string;
	    ownerId?: string;
	    team: boolean;
	    phase?: string;
	    phaseId?: string;
	    kind?: string;
	    status?: string;
	    standing?: string;
	    progress?: number;
	    expected?: number;
	    confidence?: number;
	    start?: number;
	    current?: number;
	    target?: number;
	    unit: string;
	    held: boolean[];
	    keyResults: number;
	    objectives: number;
	    initiatives: number;
	    alone: boolean;
	}
	export interface Map {
	    cycle: Cycle;
	    on: string;
	    sentence: string;
	    nodes: MapNode[];
	    edges: MapEdge[];
	}
	
	
	
	export interface MatrixCut {
	    value: number;
	    effort: number;
	    by: string;
	    valueName: string;
	    effortName: string;
	    sizeName: string;
	}
	
	
	
	
	
	export interface PhaseWeight {
	    of: string;
	    criterion: string;
	    weight: number;
	}
	export interface ModelsPage {
	    models: Model[];
	    weights: PhaseWeight[];
	    phases: Named[];
	    names: FormulaName[];
	    functions: string[];
	    current: string;
	}
	
	
	export interface NeedsALook {
	    id: string;
	    order: string;
	    title: string;
	    owner?: string;
	    ownerId?: string;
	    status: string;
	    progress?: number;
	    expected?: number;
	    reason: string;
	    note?: string;
	    dueOn?: string;
	}
	
	
	export interface Outline {
	    cycle: Cycle;
	    on: string;
	    progress?: number;
	    expected?: number;
	    counts: Count[];
	    objectives: Objective[];
	}
	
	export interface UndoState {
	    undo?: string;
	    redo?: string;
	}
	export interface Patch {
	    cycle: Cycle;
	    progress?: number;
	    expected?: number;
	    counts: Count[];
	    order: string[];
	    objectives: Objective[];
	    removed: string[];
	    created?: string;
	    undo: UndoState;
	}
	
	
	
	
	
	
	
	export interface QuestionItem {
	    id: string;
	    text: string;
	    by: string;
	    date: string;
	    answer: string;
	    answered?: string;
	    row?: string;
	    rowTitle: string;
	    rowSubject: string;
	    review?: string;
	}
	
	export interface RankedRow {
	    id: string;
	    title: string;
	    state: string;
	    class: string;
	    classReason: string;
	    serves: string;
	    team?: string;
	    effort?: number;
	    ratings: Rated[];
	    score?: number;
	    rank?: number;
	    place?: number;
	    override?: Placed;
	    missing: string[];
	    fault: string;
	    explanation: ScoreExplanation;
	    band: string;
	    pTop?: number;
	    rankLow?: number;
	    rankHigh?: number;
	    chance?: string;
	    selected: boolean;
	    because: string;
	    effortSoFar?: number;
	    verdict: string;
	}
	export interface TeamPart {
	    id: string;
	    title: string;
	    effort: number;
	    class: string;
	    place?: number;
	}
	export interface TeamLoad {
	    team?: string;
	    teamId: string;
	    capacity?: number;
	    used: number;
	    free?: number;
	    parts: TeamPart[];
	}
	export interface Ranking {
	    cycle: Cycle;
	    scenario?: Named;
	    scenarios: Named[];
	    model: Model;
	    models: ModelName[];
	    title: string;
	    subtitle: string;
	    rows: RankedRow[];
	    top: number;
	    seed: number;
	    draws: number;
	    method: string;
	    capacity?: number;
	    used: number;
	    teams: TeamLoad[];
	    cut: Cut;
	    flips: Flip[];
	    learn: LearnFirst[];
	    agreement: string;
	    record: string;
	    advice: Advice[];
	    kept: KeptRank[];
	}
	export interface RankingQuery {
	    cycle: string;
	    model: string;
	    scenario: string;
	    top: number;
	    seed: number;
	    draws: number;
	}
	
	export interface ReviewNote {
	    row: string;
	    title: string;
	    subject: string;
	    text: string;
	}
	export interface ReviewRow {
	    id: string;
	    kind: string;
	    title: string;
	    cycleId: string;
	    cycle: string;
	    date: string;
	    held?: string;
	    by: string;
	    note: string;
	    notes: number;
	    decisions: number;
	    questions: number;
	    actions: number;
	    open: number;
	}
	export interface Review {
	    review?: ReviewRow;
	    kind: string;
	    title: string;
	    cycle: Cycle;
	    on: string;
	    since: string;
	    first: boolean;
	    minutes: number;
	    sections: review.Section[];
	    notes: ReviewNote[];
	    actions: ActionItem[];
	    decisions: DecisionItem[];
	    questions: QuestionItem[];
	}
	export interface ReviewKind {
	    kind: string;
	    title: string;
	    last?: string;
	    next?: string;
	    due: boolean;
	    underWay?: string;
	}
	
	
	export interface Reviews {
	    on: string;
	    cycle: Cycle;
	    kinds: ReviewKind[];
	    reviews: ReviewRow[];
	    actions: ActionItem[];
	    decisions: DecisionItem[];
	    questions: QuestionItem[];
	}
	export interface Roadmap {
	    cycle: Cycle;
	    on: string;
	    title: string;
	    subtitle: string;
	    model: Model;
	    models: ModelName[];
	    scenarios: Named[];
	    initiatives: Initiative[];
	    conflicts: Conflict[];
	    teams: TeamLoad[];
	    advice: Advice[];
	    record: string;
	    matrix?: MatrixCut;
	    scored: number;
	    unscored: number;
	}
	export interface RoadmapChanges {
	    changes: Changes;
	    page: Roadmap;
	    ranks: number[];
	    places: number[];
	}
	export interface RoadmapQuery {
	    cycle: string;
	    model: string;
	    scenario: string;
	}
	
	export interface ScenarioCell {
	    selected: boolean;
	    open: boolean;
	    pTop?: number;
	    place?: number;
	    because: string;
	}
	export interface ScenarioChoice {
	    initiative: string;
	    title: string;
	    verdict: string;
	    reason: string;
	}
	export interface ScenarioWeight {
	    criterion: string;
	    name: string;
	    weight: number;
	    own: boolean;
	}
	export interface ScenarioMove {
	    id: string;
	    title: string;
	    why: string;
	}
	export interface ScenarioColumn {
	    id: string;
	    name: string;
	    note: string;
	    model: ModelName;
	    modelId?: string;
	    phase?: string;
	    phaseId?: string;
	    value?: number;
	    effort: number;
	    capacity?: number;
	    proven: boolean;
	    fault: string;
	    lacks: string;
	    unlimited: string;
	    top: number;
	    teams: TeamLoad[];
	    selected: string[];
	    movesIn: ScenarioMove[];
	    movesOut: ScenarioMove[];
	    sentence: string;
	    choices: ScenarioChoice[];
	    weights: ScenarioWeight[];
	}
	
	export interface ScenarioRow {
	    id: string;
	    title: string;
	    effort?: number;
	    cells: ScenarioCell[];
	}
	export interface ScenarioPage {
	    cycle: Cycle;
	    seed: number;
	    draws: number;
	    columns: ScenarioColumn[];
	    rows: ScenarioRow[];
	    phases: Named[];
	    models: ModelName[];
	    teams: Named[];
	    lacks: string;
	}
	
	
	
	
	
	export interface Shared {
	    markdown: string;
	    html: string;
	}
	
	export interface TornadoBar {
	    input: string;
	    low: number;
	    high: number;
	    scoreLow: number;
	    scoreHigh: number;
	    rankLow: number;
	    rankHigh: number;
	}
	export interface Standing {
	    id: string;
	    title: string;
	    histogram: number[];
	    top: number;
	    draws: number;
	    expectedRank?: number;
	    question: string;
	    why: string[];
	    inBestSet?: number;
	    cost?: number;
	    costShare?: number;
	    goesIn: Named[];
	    goesOut: Named[];
	    learn: LearnInput[];
	    learnWords: string;
	    tornado: TornadoBar[];
	    breakEven: string[];
	}
	export interface StandingQuery {
	    id: string;
	    cycle: string;
	    model: string;
	    scenario: string;
	    top: number;
	    seed: number;
	    draws: number;
	}
	export interface StatRow {
	    id: string;
	    subject: string;
	    order: string;
	    title: string;
	    owner?: string;
	    status: string;
	    progress?: number;
	    score?: number;
	    confidence?: number;
	    lastCheckIn?: string;
	}
	export interface Tenth {
	    from: number;
	    count: number;
	    rows: string[];
	}
	export interface Statistics {
	    cycle: Cycle;
	    on: string;
	    objectives: number;
	    keyResults: number;
	    progress?: number;
	    expected?: number;
	    score?: number;
	    statuses: Tally[];
	    objectiveStatuses: Tally[];
	    scores: Tally[];
	    tenths: Tenth[];
	    bars: Tally[];
	    confidence?: number;
	    netConfidence?: number;
	    checkIns: Discipline;
	    health: Lack[];
	    rows: StatRow[];
	}
	
	
	
	
	
	
	
	export interface WantedKPI {
	    name: string;
	    definition: string;
	    direction: string;
	    frequency: string;
	}
	export interface TemplateStep {
	    title: string;
	    due?: string;
	}
	export interface TemplateResult {
	    id: string;
	    title: string;
	    kind: string;
	    unit: string;
	    start?: number;
	    target?: number;
	    low?: number;
	    high?: number;
	    baselinePoints?: number;
	    startDate?: string;
	    due?: string;
	    milestones: TemplateStep[];
	    basis: string;
	    said: smart.Said[];
	    kpi?: Named;
	    wants?: WantedKPI;
	}
	export interface Template {
	    id: string;
	    phase: string;
	    phaseId?: string;
	    current: boolean;
	    title: string;
	    type: string;
	    why: string;
	    trap: string;
	    measured: number;
	    wanted: number;
	    whole: boolean;
	    used: boolean;
	    keyResults: TemplateResult[];
	}
	
	
	export interface Templates {
	    cycle: Cycle;
	    product: Named;
	    products: Named[];
	    phase?: Named;
	    kpis: number;
	    templates: Template[];
	}
	
	
	export interface TodaysFinding {
	    kpis: string[];
	    field: string;
	    code: string;
	    sentence: string;
	    name: string;
	}
	export interface TodayCheckIn {
	    keyResult: string;
	    order: string;
	    title: string;
	    objective: string;
	    owner?: string;
	    ownerId?: string;
	    kind: string;
	    unit: string;
	    addsUp: boolean;
	    start?: number;
	    target?: number;
	    current?: number;
	    currentOn?: string;
	    expected?: number;
	    expectedValue?: number;
	    status: string;
	    confidence?: number;
	    lastNote?: string;
	    lastCheckIn?: string;
	    due: boolean;
	    dueOn?: string;
	    kpi?: string;
	    trend: number[];
	    milestones: Milestone[];
	    done: boolean;
	}
	export interface Today {
	    on: string;
	    cycle: Cycle;
	    daysLeft?: number;
	    progress?: number;
	    expected?: number;
	    keyResults: number;
	    checkIns: TodayCheckIn[];
	    due: number;
	    done: number;
	    measurements: DueValue[];
	    behind: NeedsALook[];
	    findings: TodaysFinding[];
	    actions: ActionItem[];
	    decisions: DecisionItem[];
	}
	
	
	
	
	

}

