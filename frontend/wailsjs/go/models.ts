export namespace api {
	
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
	    readOnlyReason: string;
	    lastBackup?: string;
	    today: string;
	    settings: Settings;
	    undo: views.UndoState;
	    cycles: views.Cycle[];
	    parties: views.Party[];
	    phases: views.Named[];
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
	export interface ExportRequest {
	    folder: string;
	    preset: string;
	}
	export interface Exported {
	    files: transfer.ExportedFile[];
	    folder: string;
	}
	export interface ImportRequest {
	    path: string;
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
	export interface NewCycle {
	    name: string;
	    start: string;
	    end: string;
	}
	export interface NewKeyResult {
	    objective: string;
	    after: string;
	    title: string;
	}
	export interface NewObjective {
	    cycle: string;
	    parent: string;
	    after: string;
	    title: string;
	}
	export interface NewPlan {
	    path: string;
	    name: string;
	    fiscalYearStart: number;
	}
	export interface Outcome {
	    name: string;
	    undo: views.UndoState;
	    cycle: string;
	    skipped: number;
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
	
	
	
	
	
	
	
	
	export interface Verification {
	    ok: boolean;
	    message: string;
	}

}

export namespace appstate {
	
	export interface Preferences {
	    theme: string;
	    singleKeys: boolean;
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

}

export namespace fault {
	
	export interface Body {
	    code: string;
	    message: string;
	    fields: plan.FieldError[];
	    params: Record<string, any>;
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

export namespace transfer {
	
	export interface ExportedFile {
	    name: string;
	    path: string;
	    rows: number;
	}

}

export namespace views {
	
	export interface Activity {
	    id: string;
	    at: string;
	    by: string;
	    name: string;
	    kind: string;
	    changes: number;
	    undone: boolean;
	}
	export interface CheckIn {
	    id: string;
	    date: string;
	    value?: number;
	    confidence?: number;
	    note: string;
	    by: string;
	}
	export interface Count {
	    status: string;
	    count: number;
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
	}
	export interface Named {
	    id: string;
	    name: string;
	}
	export interface Milestone {
	    id: string;
	    title: string;
	    weight: number;
	    due?: string;
	    done?: string;
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
	    status: string;
	    confidence?: number;
	    confidenceBefore?: number;
	    weight: number;
	    owner?: string;
	    ownerId?: string;
	    kpi?: string;
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
	    checkIns: CheckIn[];
	    history: HistoryItem[];
	    parties: Party[];
	    phases: Named[];
	    teams: Named[];
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

}

