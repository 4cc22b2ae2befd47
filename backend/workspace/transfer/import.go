package transfer

import (
	"context"
	"fmt"

	"cairn/backend/exchange"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
)

// Imported is what an import made.
type Imported struct {
	File       string
	Rows       int // of the file
	Objectives int
	KeyResults int
	People     int // new ones, as are those below
	Teams      int
	Cycles     int
	Cycle      plan.ID // the cycle of the first row, to show it
	Findings   []exchange.Finding
}

// Import makes what Preview says, as one action, after a verified backup. A
// file with errors in it is refused whole (invalid, the findings as fields).
func (a Actions) Import(ctx context.Context, request Request) (workspace.Change, Imported, error) {
	content, err := a.Read(ctx, request.source())
	done := Imported{File: content.File}
	if err != nil {
		return workspace.Change{}, done, err
	}
	if a.w.ReadOnly() == "" {
		if _, err := a.w.BackUp(ctx, store.BeforeImport); err != nil {
			return workspace.Change{}, done, err
		}
	}
	action := workspace.Action{Code: "import", Params: map[string]any{"file": done.File}, Name: "Import " + done.File}
	change, err := a.w.Do(ctx, action, func(tx *store.Tx) error {
		p, err := preview(ctx, tx.Reader, content, request, tx.Today())
		if err != nil {
			return err
		}
		if p.Errors > 0 {
			return exchange.Refusal(done.File, p.Findings, p.Errors)
		}
		if len(p.Outline.Rows) == 0 {
			return &plan.Error{Code: plan.Invalid, Message: fmt.Sprintf("%s holds no rows that could be imported. Nothing was changed; choose another file, or say what its columns are.", exchange.Called(done.File))}
		}
		done.Rows, done.Findings = len(content.Table.Rows), p.Findings
		done.Objectives, done.KeyResults = p.Outline.Objectives, p.Outline.KeyResults
		return (&importer{ctx: ctx, tx: tx, outline: p.Outline, fallback: p.Cycle, done: &done, progress: request.Progress}).run()
	})
	return change, done, err
}

// importer writes one outline.
type importer struct {
	ctx      context.Context //nolint:containedctx // lives for one action
	tx       *store.Tx
	outline  *exchange.OutlinePlan
	fallback plan.Cycle
	done     *Imported
	progress func(done, total int64)

	names names
	batch plan.ID
	ids   []plan.ID // by index of the outline row
	keys  []string  // position, by index of the outline row
}

func (im *importer) run() error {
	im.batch = im.tx.NewID()
	if err := im.readNames(); err != nil {
		return err
	}
	if err := im.addNames(); err != nil {
		return err
	}
	im.ids = make([]plan.ID, len(im.outline.Rows))
	for i := range im.ids {
		im.ids[i] = im.tx.NewID()
	}
	if err := im.placeRows(); err != nil {
		return err
	}
	for i, row := range im.outline.Rows {
		if err := im.ctx.Err(); err != nil {
			return err
		}
		if err := im.addRow(i, row); err != nil {
			return at(row, err)
		}
		if im.progress != nil && i%50 == 0 {
			im.progress(int64(i), int64(len(im.outline.Rows)))
		}
	}
	return nil
}

// at names the row of the file in the faults of a rule.
func at(row exchange.OutlineRow, err error) error {
	failed, ok := err.(*plan.Error) //nolint:errorlint // Validate returns it bare
	if !ok || failed.Code != plan.Invalid {
		return err
	}
	for i := range failed.Fields {
		failed.Fields[i].Row = row.Row
	}
	failed.Message = fmt.Sprintf("Row %d cannot be imported: %s Nothing was changed.", row.Row, failed.Error())
	return failed
}

// placeRows gives every row a position behind what stands at its place already.
func (im *importer) placeRows() error {
	groups := map[plan.ID][]int{}
	var order []plan.ID
	for i, row := range im.outline.Rows {
		parent := im.cycleOf(row)
		if row.Parent >= 0 {
			parent = im.ids[row.Parent]
		}
		if groups[parent] == nil {
			order = append(order, parent)
		}
		groups[parent] = append(groups[parent], i)
	}
	im.keys = make([]string, len(im.outline.Rows))
	for _, parent := range order {
		last, err := im.lastTop(parent)
		if err != nil {
			return err
		}
		keys := plan.Keys(len(groups[parent]))
		for n, i := range groups[parent] {
			// A key that begins with the last one's sorts behind it.
			im.keys[i] = last + keys[n]
		}
	}
	return nil
}

// lastTop is the position of the last objective of a cycle, "" where there is
// none or the id is that of a new row.
func (im *importer) lastTop(cycle plan.ID) (string, error) {
	objectives, err := im.tx.ObjectivesOf(im.ctx, cycle)
	last := ""
	for _, o := range objectives {
		last = max(last, o.Position)
	}
	return last, err
}

func (im *importer) cycleOf(row exchange.OutlineRow) plan.ID {
	if id := im.names.cycles.find(row.Period); id != "" {
		return id
	}
	return im.fallback.ID
}

func (im *importer) addRow(i int, row exchange.OutlineRow) error {
	if im.done.Cycle == "" {
		im.done.Cycle = im.cycleOf(row)
	}
	for _, tag := range row.Tags {
		if err := im.tx.PutTag(im.ctx, plan.NewTag(im.ids[i], tag)); err != nil {
			return err
		}
	}
	if row.Type == exchange.ObjectiveRow {
		return im.addObjective(i, row)
	}
	return im.addKeyResult(i, row)
}

func (im *importer) addObjective(i int, row exchange.OutlineRow) error {
	o := okr.Objective{ID: im.ids[i], Cycle: im.cycleOf(row), Position: im.keys[i], Title: row.Title, Note: row.Note,
		Type: row.ObjectiveType, Owner: im.owner(row), Team: im.names.teams.find(row.Team),
		Product: im.names.productOf(row.Product), Weight: 1}
	var err error
	if o.Phase, err = im.phase(o.Product, row.Phase); err != nil {
		return err
	}
	if row.Parent >= 0 {
		o.Parent = im.ids[row.Parent]
	}
	if o.Type == "" {
		o.Type = okr.Committed
	}
	if row.Weight != nil {
		o.Weight = *row.Weight
	}
	if err := o.Validate(); err != nil {
		return err
	}
	return im.tx.PutObjective(im.ctx, o)
}

func (im *importer) addKeyResult(i int, row exchange.OutlineRow) error {
	k := okr.KeyResult{ID: im.ids[i], Objective: im.ids[row.Parent], Position: im.keys[i], Title: row.Title, Note: row.Note,
		Kind: row.Kind, Unit: row.Unit, Start: row.Start, Target: row.Target, Low: row.Low, High: row.High,
		BaselinePoints: row.BaselinePoints, StartDate: row.StartDate, Due: row.Due, Owner: im.owner(row), Weight: 1}
	if row.Weight != nil {
		k.Weight = *row.Weight
	}
	if err := k.Validate(); err != nil {
		return err
	}
	if err := im.tx.PutKeyResult(im.ctx, k); err != nil {
		return err
	}
	if !row.HasCheckIn() {
		return nil
	}
	return im.tx.AddCheckIn(im.ctx, okr.CheckIn{ID: im.tx.NewID(), KeyResult: k.ID, Date: row.CheckInDate, Value: row.Current,
		Confidence: row.Confidence, Note: row.CheckInNote, Batch: im.batch})
}

func (im *importer) owner(row exchange.OutlineRow) plan.ID {
	if row.OwnerIsTeam {
		return im.names.teams.find(row.Owner)
	}
	if id := im.names.people.find(row.OwnerEmail); id != "" {
		return id
	}
	return im.names.people.find(row.Owner)
}
