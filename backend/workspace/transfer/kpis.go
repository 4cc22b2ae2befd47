package transfer

import (
	"context"
	"fmt"

	"cairn/backend/exchange"
	"cairn/backend/kpi"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
)

// KPIRequest says which file or pasted text of KPI definitions to import and how to read it.
type KPIRequest struct {
	Source
	Columns map[string]exchange.KPIField // column name to field, over what was recognised
}

// KPIPreview is what an import of definitions would make.
type KPIPreview struct {
	Content
	Plan *exchange.KPIPlan
}

// PreviewKPIs reads a file and says which KPIs importing it would define.
func (a Actions) PreviewKPIs(ctx context.Context, request KPIRequest) (KPIPreview, error) {
	content, err := a.Read(ctx, request.Source)
	p := KPIPreview{Content: content}
	if err != nil {
		return p, err
	}
	err = a.w.Read(ctx, func(r store.Reader) error {
		p.Plan, err = readKPIs(ctx, r, content.Table, request)
		return err
	})
	return p, err
}

func readKPIs(ctx context.Context, r store.Reader, table *exchange.Table, request KPIRequest) (*exchange.KPIPlan, error) {
	about, err := r.Plan(ctx)
	if err != nil {
		return nil, err
	}
	if request.DecimalMark != "" {
		about.DecimalMark = request.DecimalMark
	}
	known, err := r.KPIs(ctx)
	if err != nil {
		return nil, err
	}
	c := exchange.KPIContext{Settings: about.Settings, Columns: request.Columns}
	for i := range known {
		c.Names = append(c.Names, known[i].Name)
	}
	return exchange.ReadKPIs(table, c)
}

// ImportedKPIs is what an import of definitions made.
type ImportedKPIs struct {
	File     string
	Rows     int // of the file
	KPIs     int
	People   int // new ones, as are the teams
	Teams    int
	Findings []exchange.Finding
}

// ImportKPIs defines the KPIs of a file, as drafts and in one step of undo,
// after a verified backup. Owners, teams, products and phases that the plan does
// not have are made. A file with errors in it is refused whole.
func (a Actions) ImportKPIs(ctx context.Context, request KPIRequest) (workspace.Change, ImportedKPIs, error) {
	content, err := a.Read(ctx, request.Source)
	done := ImportedKPIs{File: content.File}
	if err != nil {
		return workspace.Change{}, done, err
	}
	if a.w.ReadOnly() == "" {
		if _, err := a.w.BackUp(ctx, store.BeforeImport); err != nil {
			return workspace.Change{}, done, err
		}
	}
	action := workspace.Action{Code: "import_kpis", Params: map[string]any{"file": done.File}, Name: "Import KPIs: " + done.File}
	change, err := a.w.Do(ctx, action, func(tx *store.Tx) error {
		read, err := readKPIs(ctx, tx.Reader, content.Table, request)
		if err != nil {
			return err
		}
		if read.Errors > 0 {
			return exchange.Refusal(done.File, read.Findings, read.Errors)
		}
		if len(read.KPIs) == 0 {
			return plan.Refuse(plan.Invalid, exchange.Called(done.File)+" holds no KPIs. Nothing was changed; choose another file, or say what its columns are.")
		}
		done.Rows, done.KPIs, done.Findings = len(content.Table.Rows), len(read.KPIs), read.Findings
		im := &importer{ctx: ctx, tx: tx, outline: &exchange.OutlinePlan{}, done: &Imported{}}
		err = im.addKPIs(read.KPIs)
		done.People, done.Teams = im.done.People, im.done.Teams
		return err
	})
	return change, done, err
}

func (im *importer) addKPIs(read []exchange.ReadKPI) error {
	if err := im.readNames(); err != nil {
		return err
	}
	before, err := im.tx.KPIs(im.ctx)
	if err != nil {
		return err
	}
	last := map[plan.ID]string{} // position of the last KPI, by product
	for i := range before {
		last[before[i].Product] = max(last[before[i].Product], before[i].Position)
	}
	for i := range read {
		if err := im.addKPI(&read[i], last); err != nil {
			return fmt.Errorf("row %d: %w", read[i].Row, err)
		}
	}
	return nil
}

func (im *importer) addKPI(read *exchange.ReadKPI, last map[plan.ID]string) error {
	k := read.KPI
	k.ID = im.tx.NewID()
	var err error
	if k.Product, err = im.productNamed(read.Product); err != nil {
		return err
	}
	if k.Owner, err = im.ownerNamed(read.Owner, read.Team); err != nil {
		return err
	}
	if read.Team != "" && read.Owner != "" {
		k.Note = plan.CleanNote(k.Note + "\nTeam: " + read.Team)
	}
	k.Position, _ = plan.KeyBetween(last[k.Product], "")
	last[k.Product] = k.Position
	if err := im.tx.PutKPI(im.ctx, k); err != nil {
		return err
	}
	for _, name := range read.Phases {
		phase, err := im.phase(k.Product, name)
		if err != nil {
			return err
		}
		if err := im.tx.PutKPIPhase(im.ctx, kpi.NewPhase(k.ID, phase)); err != nil {
			return err
		}
	}
	return nil
}

// productNamed is the product of a name, made where the plan has none.
func (im *importer) productNamed(name string) (plan.ID, error) {
	if name != "" && im.names.products.find(name) == "" {
		im.outline.Products = []exchange.UsedName{{Name: name}}
		if err := im.addProducts(); err != nil {
			return "", err
		}
	}
	return im.names.productOf(name), nil
}

// ownerNamed is the person or team that a row names: a team that the plan has, a
// person, else the team of its column team.
func (im *importer) ownerNamed(owner, team string) (plan.ID, error) {
	if owner == "" {
		return im.teamNamed(team)
	}
	if id := im.names.teams.find(owner); id != "" {
		return id, nil
	}
	if im.names.people.find(owner) == "" {
		if err := im.addPerson(exchange.Party{Name: owner}); err != nil {
			return "", err
		}
	}
	return im.names.people.find(owner), nil
}

// teamNamed is the team of a name, made where the plan has none; "" is none.
func (im *importer) teamNamed(name string) (plan.ID, error) {
	if name == "" {
		return "", nil
	}
	if id := im.names.teams.find(name); id != "" {
		return id, nil
	}
	team := plan.Team{ID: im.tx.NewID(), Name: name}
	im.names.teams.add(team.Name, team.ID)
	im.done.Teams++
	return team.ID, im.tx.PutTeam(im.ctx, team)
}
