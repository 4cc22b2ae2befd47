package api

import (
	"cmp"
	"context"

	"cairn/app/appstate"
	"cairn/app/fault"
	"cairn/backend/plan"
	"cairn/backend/workspace"
	"cairn/backend/workspace/sample"
	"cairn/backend/workspace/views"
)

// Plans opens, makes, backs up and closes plans, and keeps what the app itself
// remembers.
type Plans struct{ s *Session }

// AppState is what the page needs to begin with.
type AppState struct {
	Plan        *PlanInfo            `json:"plan"` // null while none is open
	Preferences appstate.Preferences `json:"preferences"`
	Recent      []Recent             `json:"recent"`
	Version     string               `json:"version"`
	// Problem says why the plan that the app was to begin with did not open.
	Problem *fault.Body `json:"problem"`
}

// PlanInfo is what the frame shows of the open plan.
type PlanInfo struct {
	Path           string          `json:"path"`
	Name           string          `json:"name"`
	ID             plan.ID         `json:"id"`
	Folder         string          `json:"folder"`
	File           string          `json:"file"`
	ReadOnly       bool            `json:"readOnly"`
	ReadOnlyReason string          `json:"readOnlyReason"` // "read_only", "too_new", "busy", "damaged"; "" when it can be written
	LastBackup     *string         `json:"lastBackup"`     // instant
	Today          plan.Date       `json:"today"`
	Settings       Settings        `json:"settings"`
	Undo           views.UndoState `json:"undo"`
	Cycles         []views.Cycle   `json:"cycles"`
	Parties        []views.Party   `json:"parties"`
	Phases         []views.Phase   `json:"phases"` // of all products
	Teams          []views.Named   `json:"teams"`
}

// Settings are the plan's, as plan.Settings.
type Settings struct {
	FiscalYearStart int     `json:"fiscalYearStart"` // month, 1 to 12
	DecimalMark     string  `json:"decimalMark"`     // "." or ","
	ListSeparator   string  `json:"listSeparator"`   // ",", ";" or a tab: of the preset Excel
	ProgressShown   string  `json:"progressShown"`   // "fraction" or "percent"
	WeekStart       int     `json:"weekStart"`       // 1 Monday or 7 Sunday
	DateOrder       string  `json:"dateOrder"`       // "ymd", "dmy" or "mdy"
	CadenceDays     int     `json:"cadenceDays"`     // 0 to 366; 0 is never
	GraceDays       int     `json:"graceDays"`       // 0 to 366
	RoadmapModel    plan.ID `json:"roadmapModel"`    // the model that ranks the roadmap; "" is RICE
}

// Recent is a plan that was opened of late.
type Recent struct {
	Path    string  `json:"path"`
	Name    string  `json:"name"`
	Folder  string  `json:"folder"`
	File    string  `json:"file"`
	Changed *string `json:"changed"` // instant of the file's last change; null when missing
	Missing bool    `json:"missing"`
}

// NewPlan is what a new plan is made of.
type NewPlan struct {
	Path            string `json:"path"`
	Name            string `json:"name"`
	FiscalYearStart int    `json:"fiscalYearStart"` // month, 1 to 12
	WeekStart       int    `json:"weekStart"`       // 1 Monday or 7 Sunday; 0 is Monday
	DecimalMark     string `json:"decimalMark"`     // "." or ","; "" is a point
	DateOrder       string `json:"dateOrder"`       // "ymd", "dmy" or "mdy"; "" is the first
}

func (n NewPlan) settings() plan.Settings {
	s := plan.DefaultSettings()
	s.FiscalYearStart = cmp.Or(n.FiscalYearStart, s.FiscalYearStart)
	s.WeekStart = cmp.Or(n.WeekStart, s.WeekStart)
	s.DecimalMark = cmp.Or(n.DecimalMark, s.DecimalMark)
	s.DateOrder = cmp.Or(n.DateOrder, s.DateOrder)
	if s.DecimalMark == "," {
		s.ListSeparator = ";"
	}
	return s
}

// Backup is a copy of the open plan.
type Backup struct {
	Path     string `json:"path"`
	File     string `json:"file"`
	At       string `json:"at"` // instant
	Size     int64  `json:"size"`
	Reason   string `json:"reason"` // "daily", "before_import", "before_migration", "manual", "before_restore"
	Verified bool   `json:"verified"`
}

// Verification is the answer of a check of the whole plan.
type Verification struct {
	OK      bool   `json:"ok"`
	Message string `json:"message"`
}

// First is what the window shows first.
type First struct {
	State   AppState       `json:"state"`
	Outline *views.Outline `json:"outline"` // of the cycle that runs, else of the first; null where there is none
}

// First is the first call of the page: one, because each takes as long as the
// page has something to load. It waits for the first plan.
func (p *Plans) First() (First, error) {
	return call(p.s, func(ctx context.Context) (First, error) { return p.s.first(ctx) })
}

// State is how things stand. It waits for the first plan.
func (p *Plans) State() (AppState, error) {
	return call(p.s, func(ctx context.Context) (AppState, error) { return p.s.appState(ctx) })
}

// Open opens a plan in place of the present one.
func (p *Plans) Open(path string) (PlanInfo, error) {
	return call(p.s, func(ctx context.Context) (PlanInfo, error) {
		if err := p.s.open(ctx, path); err != nil {
			return PlanInfo{}, err
		}
		return p.s.info(ctx)
	})
}

// Create makes a plan and opens it.
func (p *Plans) Create(fresh NewPlan) (PlanInfo, error) {
	return call(p.s, func(ctx context.Context) (PlanInfo, error) {
		err := p.s.create(func(options workspace.Options) (*workspace.Workspace, error) {
			begin := workspace.NewPlan{Name: fresh.Name, Settings: fresh.settings()}
			return workspace.Create(ctx, fresh.Path, begin, options)
		})
		if err != nil {
			return PlanInfo{}, err
		}
		return p.s.info(ctx)
	})
}

// CreateSample makes a sample plan in the app's data folder and opens it.
func (p *Plans) CreateSample() (PlanInfo, error) {
	return call(p.s, func(ctx context.Context) (PlanInfo, error) {
		path := p.s.samplePath()
		err := p.s.create(func(options workspace.Options) (*workspace.Workspace, error) {
			return sample.Create(ctx, path, options)
		})
		if err != nil {
			return PlanInfo{}, err
		}
		return p.s.info(ctx)
	})
}

// Close closes the plan; the app does not begin with it the next time.
func (p *Plans) Close() error {
	return perform(p.s, func(context.Context) error { return p.s.close() })
}

// Info is what the frame shows, read anew.
func (p *Plans) Info() (PlanInfo, error) {
	return call(p.s, func(ctx context.Context) (PlanInfo, error) { return p.s.info(ctx) })
}

// PickOpen asks for a plan to open.
func (p *Plans) PickOpen() (string, error) {
	return call(p.s, func(context.Context) (string, error) { return p.s.pickOpen() })
}

// PickNew asks where a new plan of this name shall lie.
func (p *Plans) PickNew(name string) (string, error) {
	return call(p.s, func(context.Context) (string, error) { return p.s.pickNew(name) })
}

// PickImport asks for a spreadsheet: delimited text or a workbook.
func (p *Plans) PickImport() (string, error) {
	return call(p.s, func(context.Context) (string, error) { return p.s.pickImport() })
}

// PickFolder asks for a folder to export to.
func (p *Plans) PickFolder() (string, error) {
	return call(p.s, func(context.Context) (string, error) { return p.s.pickFolder() })
}

// Forget takes a plan off the list of recent ones; its file stays.
func (p *Plans) Forget(path string) ([]Recent, error) {
	return call(p.s, func(context.Context) ([]Recent, error) { return p.s.forget(path) })
}

// SetPreferences remembers a person's wishes about the app.
func (p *Plans) SetPreferences(wishes appstate.Preferences) (appstate.Preferences, error) {
	return call(p.s, func(context.Context) (appstate.Preferences, error) { return p.s.setPreferences(wishes) })
}

// SetSettings gives the open plan these settings, in one step of undo.
func (p *Plans) SetSettings(wanted Settings) (PlanInfo, error) {
	return onPlan(p.s, func(ctx context.Context, o *openPlan) (PlanInfo, error) {
		if _, err := o.settings.Set(ctx, plan.Settings(wanted)); err != nil {
			return PlanInfo{}, err
		}
		return o.info(ctx)
	})
}

// ShowInFolder shows a file in the desktop's file manager.
func (p *Plans) ShowInFolder(path string) error {
	return perform(p.s, func(context.Context) error { return p.s.showInFolder(path) })
}

// Backups of the open plan, latest first.
func (p *Plans) Backups() ([]Backup, error) {
	return onPlan(p.s, func(_ context.Context, o *openPlan) ([]Backup, error) { return newBackups(o.Backups()) })
}

// BackupsOf are the backups of the plan that lies, or lay, at a path; it need
// not open any more. None where there never was one.
func (p *Plans) BackupsOf(path string) ([]Backup, error) {
	return call(p.s, func(context.Context) ([]Backup, error) { return p.s.backupsAt(path) })
}

// BackUp takes a verified backup now.
func (p *Plans) BackUp() (Backup, error) {
	return onPlan(p.s, func(ctx context.Context, o *openPlan) (Backup, error) { return takeBackup(ctx, o) })
}

// Restore puts a backup in place of the open plan, which is kept as a backup
// itself, and opens it.
func (p *Plans) Restore(backupPath string) (PlanInfo, error) {
	return call(p.s, func(ctx context.Context) (PlanInfo, error) {
		if err := p.s.restore(ctx, backupPath); err != nil {
			return PlanInfo{}, err
		}
		return p.s.info(ctx)
	})
}

// RestoreFile puts a backup in the place of a plan that does not open, and
// opens it. What was there is kept beside it.
func (p *Plans) RestoreFile(path, backupPath string) (PlanInfo, error) {
	return call(p.s, func(ctx context.Context) (PlanInfo, error) {
		if err := p.s.restoreFile(ctx, path, backupPath); err != nil {
			return PlanInfo{}, err
		}
		return p.s.info(ctx)
	})
}

// Verify checks the whole plan now.
func (p *Plans) Verify() (Verification, error) {
	return onPlan(p.s, func(ctx context.Context, o *openPlan) (Verification, error) { return verify(ctx, o) })
}

// Painted says that the first screen stands: the first row of the outline, or
// the welcome screen.
func (p *Plans) Painted() error {
	return perform(p.s, func(context.Context) error { p.s.firstPaint(); return nil })
}
