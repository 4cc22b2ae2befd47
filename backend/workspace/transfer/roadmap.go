package transfer

import (
	"context"
	"fmt"

	"cairn/backend/exchange"
	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace"
)

// RoadmapRequest says which file or pasted text with a roadmap to import and how to read
// it.
type RoadmapRequest struct {
	Source
	DateOrder string                              // "dmy" or "mdy"; "" is found out
	Columns   map[string]exchange.InitiativeField // column name to field, over what was recognised
}

// RoadmapPreview is what an import of a roadmap would make.
type RoadmapPreview struct {
	Content
	Plan *exchange.InitiativePlan
}

// PreviewRoadmap reads a file and says which initiatives importing it would add.
func (a Actions) PreviewRoadmap(ctx context.Context, request RoadmapRequest) (RoadmapPreview, error) {
	content, err := a.Read(ctx, request.Source)
	p := RoadmapPreview{Content: content}
	if err != nil {
		return p, err
	}
	err = a.w.Read(ctx, func(r store.Reader) error {
		p.Plan, err = readRoadmap(ctx, r, content.Table, request, a.w.Today())
		return err
	})
	return p, err
}

func readRoadmap(ctx context.Context, r store.Reader, table *exchange.Table, request RoadmapRequest, today plan.Date) (*exchange.InitiativePlan, error) {
	about, err := r.Plan(ctx)
	if err != nil {
		return nil, err
	}
	if request.DecimalMark != "" {
		about.DecimalMark = request.DecimalMark
	}
	c := exchange.InitiativeContext{Settings: about.Settings, Today: today, DateOrder: request.DateOrder, Columns: request.Columns}
	if c.Initiatives, err = r.Initiatives(ctx); err != nil {
		return nil, err
	}
	if c.Depends, err = r.Dependencies(ctx); err != nil {
		return nil, err
	}
	if c.Cycles, err = r.Cycles(ctx); err != nil {
		return nil, err
	}
	return exchange.ReadInitiatives(table, c)
}

// ImportedRoadmap is what an import of a roadmap made.
type ImportedRoadmap struct {
	File        string
	Rows        int // of the file
	Initiatives int
	People      int // new ones, as are the teams and cycles
	Teams       int
	Cycles      int
	Findings    []exchange.Finding
}

// ImportRoadmap adds the initiatives of a file behind those of the backlog, in one step of
// undo and after a verified backup. Owners, teams, products, phases and cycles that the
// plan does not have are made. A file with errors in it is refused whole.
func (a Actions) ImportRoadmap(ctx context.Context, request RoadmapRequest) (workspace.Change, ImportedRoadmap, error) {
	content, err := a.Read(ctx, request.Source)
	done := ImportedRoadmap{File: content.File}
	if err != nil {
		return workspace.Change{}, done, err
	}
	if a.w.ReadOnly() == "" {
		if _, err := a.w.BackUp(ctx, store.BeforeImport); err != nil {
			return workspace.Change{}, done, err
		}
	}
	action := workspace.Action{Code: "import_roadmap", Params: map[string]any{"file": done.File}, Name: "Import roadmap: " + done.File}
	change, err := a.w.Do(ctx, action, func(tx *store.Tx) error {
		read, err := readRoadmap(ctx, tx.Reader, content.Table, request, tx.Today())
		if err != nil {
			return err
		}
		if read.Errors > 0 {
			return exchange.Refusal(done.File, read.Findings, read.Errors)
		}
		if len(read.Initiatives) == 0 {
			return plan.Refuse(plan.Invalid, exchange.Called(done.File)+" holds no initiatives. Nothing was changed; choose another file, or say what its columns are.")
		}
		done.Rows, done.Initiatives, done.Findings = len(content.Table.Rows), len(read.Initiatives), read.Findings
		im := &importer{ctx: ctx, tx: tx, outline: &exchange.OutlinePlan{}, done: &Imported{}}
		err = im.addInitiatives(read.Initiatives)
		done.People, done.Teams, done.Cycles = im.done.People, im.done.Teams, im.done.Cycles
		return err
	})
	return change, done, err
}

func (im *importer) addInitiatives(read []exchange.ReadInitiative) error {
	if err := im.readNames(); err != nil {
		return err
	}
	before, err := im.tx.Initiatives(im.ctx)
	if err != nil {
		return err
	}
	positions := make([]string, len(before))
	im.ids = make([]plan.ID, len(read))
	for i, other := range before {
		positions[i] = other.Position
	}
	for i := range im.ids {
		im.ids[i] = im.tx.NewID()
	}
	im.keys, _ = plan.Place(positions, len(positions), len(read))
	for at := range read {
		if err := im.ctx.Err(); err != nil {
			return err
		}
		if err := im.addInitiative(at, &read[at]); err != nil {
			return fmt.Errorf("row %d: %w", read[at].Row, err)
		}
	}
	return nil
}

func (im *importer) addInitiative(at int, read *exchange.ReadInitiative) (err error) {
	i := read.Initiative
	i.ID, i.Position = im.ids[at], im.keys[at]
	if i.Product, err = im.productNamed(read.Product); err != nil {
		return err
	}
	if i.Owner, err = im.ownerNamed(read.Owner, ""); err != nil {
		return err
	}
	if i.Team, err = im.teamNamed(read.Team); err != nil {
		return err
	}
	if i.Phase, err = im.phase(i.Product, read.Phase); err != nil {
		return err
	}
	if i.Cycle, err = im.cycleNamed(read); err != nil {
		return err
	}
	if err := im.tx.PutInitiative(im.ctx, i); err != nil {
		return err
	}
	return im.addParts(i, read)
}

// cycleNamed is the cycle of a row, made where the plan has none; "" is none.
func (im *importer) cycleNamed(read *exchange.ReadInitiative) (plan.ID, error) {
	if read.Cycle == "" {
		return "", nil
	}
	if id := im.names.cycles.find(read.Cycle); id != "" || read.NewCycle == nil {
		return id, nil
	}
	c := *read.NewCycle
	c.ID = im.tx.NewID()
	c.State = c.StateOn(im.tx.Today())
	im.names.cycles.add(c.Name, c.ID)
	im.done.Cycles++
	return c.ID, im.tx.PutCycle(im.ctx, c)
}

// addParts adds what hangs on an initiative.
func (im *importer) addParts(i roadmap.Initiative, read *exchange.ReadInitiative) error {
	for _, tag := range read.Tags {
		if err := im.tx.PutTag(im.ctx, plan.NewTag(i.ID, tag)); err != nil {
			return err
		}
	}
	if !read.Effort.Empty() || read.Spent != nil {
		e := roadmap.Effort{ID: roadmap.EffortID(i.ID, i.Team), Initiative: i.ID, Team: i.Team, Range: read.Effort, Spent: read.Spent}
		if err := im.tx.PutEffort(im.ctx, e); err != nil {
			return err
		}
	}
	for _, given := range read.Ratings {
		rating := roadmap.Rating{ID: roadmap.RatingID(i.ID, given.Criterion), Initiative: i.ID, Criterion: given.Criterion, Range: given.Range,
			By: im.tx.Who(), Date: im.tx.Today()}
		if err := im.tx.PutRating(im.ctx, rating); err != nil {
			return err
		}
	}
	if err := im.tie(roadmap.Requires, i.ID, read.Requires); err != nil {
		return err
	}
	return im.tie(roadmap.Excludes, i.ID, read.Excludes)
}

func (im *importer) tie(kind roadmap.DependencyKind, initiative plan.ID, links []exchange.InitiativeLink) error {
	for _, link := range links {
		on := link.ID
		if link.At >= 0 {
			on = im.ids[link.At]
		}
		if err := im.tx.PutDependency(im.ctx, roadmap.NewDependency(kind, initiative, on, 0)); err != nil {
			return err
		}
	}
	return nil
}
