package api

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/workspace"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/typed"
	"cairn/backend/workspace/views"
)

// ManyEdit is one field of many rows as a person typed it.
type ManyEdit struct {
	Cycle string   `json:"cycle"` // the one that is shown, for the answer
	IDs   []string `json:"ids"`
	Field string   `json:"field"` // as in Edit; "addTag" and "removeTag" too
	Text  string   `json:"text"`
}

// ManyRows are rows to delete.
type ManyRows struct {
	Cycle string   `json:"cycle"`
	IDs   []string `json:"ids"`
}

// ManyMoved puts rows elsewhere, one behind the other.
type ManyMoved struct {
	Cycle  string   `json:"cycle"`
	IDs    []string `json:"ids"`
	Parent string   `json:"parent"` // "" for a top row
	After  string   `json:"after"`  // the sibling that they follow; "" puts them first
}

// ManyToCycle puts objectives into another cycle.
type ManyToCycle struct {
	Cycle string   `json:"cycle"`
	IDs   []string `json:"ids"`
	To    string   `json:"to"`
}

// QuickLine is a row written down in one line.
type QuickLine struct {
	Cycle     string `json:"cycle"`
	Parent    string `json:"parent"`    // the objective above it; "" for a top row
	After     string `json:"after"`     // the sibling that it follows; "" puts it at the end
	KeyResult bool   `json:"keyResult"` // else an objective
	Text      string `json:"text"`
}

// Understood is what a line was taken for.
type Understood struct {
	Title      string       `json:"title"`
	Kind       string       `json:"kind"` // of a key result; "" where the line does not say
	Start      *float64     `json:"start"`
	Target     *float64     `json:"target"`
	Low        *float64     `json:"low"`
	High       *float64     `json:"high"`
	Unit       string       `json:"unit"`
	Due        plan.Date    `json:"due"`
	Owner      string       `json:"owner"`
	OwnerKnown bool         `json:"ownerKnown"` // else the owner becomes a new person
	Phase      string       `json:"phase"`
	Tags       []string     `json:"tags"`
	Parts      []typed.Part `json:"parts"`      // where in the text each of them stands
	Measurable bool         `json:"measurable"` // an objective's line has what a key result needs
}

func ids(texts []string) []plan.ID {
	out := make([]plan.ID, len(texts))
	for i, text := range texts {
		out[i] = plan.ID(text)
	}
	return out
}

// onRows is onPlan for what does something to many rows of the cycle that is shown.
func onRows(s *Session, cycle string, isStructural bool, do func(ctx context.Context, p *openPlan) (workspace.Change, error)) (views.Patch, error) {
	return onPlan(s, func(ctx context.Context, p *openPlan) (views.Patch, error) {
		change, err := do(ctx, p)
		if err != nil {
			return views.Patch{}, err
		}
		return p.views.Patch(ctx, plan.ID(cycle), change, isStructural)
	})
}

// EditMany gives one field of many rows what a person typed, in one step of undo.
func (o *Objectives) EditMany(n ManyEdit) (views.Patch, error) {
	return onRows(o.s, n.Cycle, inPlace, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.okrs.EditMany(ctx, ids(n.IDs), n.Field, n.Text)
	})
}

// DeleteMany deletes rows with everything beneath them, in one step of undo.
func (o *Objectives) DeleteMany(n ManyRows) (views.Patch, error) {
	return onRows(o.s, n.Cycle, structural, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.okrs.DeleteMany(ctx, ids(n.IDs))
	})
}

// MoveMany puts rows elsewhere, in one step of undo.
func (o *Objectives) MoveMany(n ManyMoved) (views.Patch, error) {
	return onRows(o.s, n.Cycle, structural, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.okrs.MoveMany(ctx, ids(n.IDs), plan.ID(n.Parent), plan.ID(n.After))
	})
}

// MoveToCycle puts objectives with everything beneath them into another cycle.
func (o *Objectives) MoveToCycle(n ManyToCycle) (views.Patch, error) {
	return onRows(o.s, n.Cycle, structural, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.okrs.MoveToCycle(ctx, ids(n.IDs), plan.ID(n.To))
	})
}

// PastedLines are goals as people write them down, a line for each.
type PastedLines struct {
	Cycle  string `json:"cycle"`
	Parent string `json:"parent"` // the objective above them; "" for top rows
	After  string `json:"after"`  // the sibling that they follow; "" puts them at the end
	Text   string `json:"text"`
}

// PastedLine is what a line becomes.
type PastedLine struct {
	Level      int        `json:"level"` // 0 for a top line
	KeyResult  bool       `json:"keyResult"`
	Understood Understood `json:"understood"`
}

func (n PastedLines) request() okrs.Lines {
	return okrs.Lines{Cycle: plan.ID(n.Cycle), Parent: plan.ID(n.Parent), After: plan.ID(n.After), Text: n.Text}
}

// ReadLines says what PasteLines would take lines for; nothing is written.
func (o *Objectives) ReadLines(n PastedLines) ([]PastedLine, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) ([]PastedLine, error) {
		read, err := p.okrs.ReadLines(ctx, n.request())
		lines := make([]PastedLine, len(read))
		for i, line := range read {
			lines[i] = PastedLine{Level: line.Level, KeyResult: line.KeyResult, Understood: newUnderstood(line.Understood)}
		}
		return lines, err
	})
}

// PasteLines adds the rows that lines describe, in one step of undo.
func (o *Objectives) PasteLines(n PastedLines) (views.Patch, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) (views.Patch, error) {
		change, made, err := p.okrs.PasteLines(ctx, n.request())
		if err != nil {
			return views.Patch{}, err
		}
		return p.patchWithNew(ctx, plan.ID(n.Cycle), change, made[0])
	})
}

func (q QuickLine) request() okrs.QuickAdd {
	return okrs.QuickAdd{Cycle: plan.ID(q.Cycle), Parent: plan.ID(q.Parent), After: plan.ID(q.After), KeyResult: q.KeyResult, Text: q.Text}
}

// ReadLine says what QuickAdd would take a line for; nothing is written.
func (o *Objectives) ReadLine(q QuickLine) (Understood, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) (Understood, error) {
		u, err := p.okrs.ReadQuickAdd(ctx, q.request())
		return newUnderstood(u), err
	})
}

func newUnderstood(u okrs.Understood) Understood {
	return Understood{Title: u.Title, Kind: string(u.Kind), Start: u.Start, Target: u.Target, Low: u.Low, High: u.High, Unit: u.Unit,
		Due: u.Due, Owner: u.Owner, OwnerKnown: u.OwnerKnown, Phase: u.Phase, Tags: u.Tags, Parts: u.Parts, Measurable: u.Measurable}
}

// QuickAdd adds the row that a line describes, in one step of undo.
func (o *Objectives) QuickAdd(q QuickLine) (views.Patch, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) (views.Patch, error) {
		change, id, err := p.okrs.QuickAdd(ctx, q.request())
		if err != nil {
			return views.Patch{}, err
		}
		return p.patchWithNew(ctx, plan.ID(q.Cycle), change, id)
	})
}

// Today is what today asks for in a cycle; owner is an id, "" for everybody.
func (o *Objectives) Today(cycle, owner string) (views.Today, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) (views.Today, error) {
		return p.views.Today(ctx, plan.ID(cycle), plan.ID(owner), "")
	})
}

// Find looks for words in every text of the plan.
func (o *Objectives) Find(query string) (views.Hits, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) (views.Hits, error) { return p.search.Find(ctx, query) })
}

// ShareCycle puts a cycle into words for chat and mail.
func (o *Objectives) ShareCycle(cycle string) (views.Shared, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) (views.Shared, error) {
		return p.views.ShareCycle(ctx, plan.ID(cycle), "")
	})
}

// ShareRow puts an objective or a key result into words.
func (o *Objectives) ShareRow(id string) (views.Shared, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) (views.Shared, error) {
		return p.views.ShareRow(ctx, plan.ID(id), "")
	})
}
