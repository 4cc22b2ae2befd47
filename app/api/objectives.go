package api

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/workspace"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/views"
)

// Objectives reads and edits the outline.
type Objectives struct{ s *Session }

// NewObjective is an objective to add.
type NewObjective struct {
	Cycle  string `json:"cycle"`
	Parent string `json:"parent"` // "" for a top row
	After  string `json:"after"`  // the sibling that it follows; "" puts it at the end
	Title  string `json:"title"`
}

// NewKeyResult is a key result to add.
type NewKeyResult struct {
	Objective string `json:"objective"`
	After     string `json:"after"` // the sibling that it follows; "" puts it at the end
	Title     string `json:"title"`
}

// Edit is one field as a person typed it; Field is its JSON name.
type Edit struct {
	ID    string `json:"id"`
	Field string `json:"field"`
	Text  string `json:"text"`
}

// ByHand is progress of an objective that a person sets, as typed.
type ByHand struct {
	ID       string `json:"id"`
	Progress string `json:"progress"`
	Reason   string `json:"reason"` // required
}

// Move puts an objective or key result elsewhere.
type Move struct {
	ID     string `json:"id"`
	Parent string `json:"parent"` // "" for a top row
	After  string `json:"after"`  // the sibling that it follows; "" puts it first
}

// NewCheckIn is a check-in as a person typed it.
type NewCheckIn struct {
	KeyResult  string `json:"keyResult"`
	Value      string `json:"value"`
	Confidence string `json:"confidence"` // 0 to 100
	Note       string `json:"note"`
	Date       string `json:"date"` // "" for today
	Done       string `json:"done"` // id or title of a milestone that is done since; "" for none
	For        string `json:"for"`  // the person that it speaks for, by name or id; "" for oneself
}

// NewCycle is a cycle to add. Without dates a name such as "Q3 2026" brings
// its own.
type NewCycle struct {
	Name  string `json:"name"`
	Start string `json:"start"`
	End   string `json:"end"`
}

// CycleEdit gives a cycle another name and other dates.
type CycleEdit struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Start string `json:"start"`
	End   string `json:"end"`
}

// Outline is the outline of a cycle with the numbers of a day; "" is today.
func (o *Objectives) Outline(cycle, on string) (views.Outline, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) (views.Outline, error) {
		day, err := optionalDate(on)
		if err != nil {
			return views.Outline{}, err
		}
		return p.views.Outline(ctx, plan.ID(cycle), day)
	})
}

// Detail is the panel of an objective or key result.
func (o *Objectives) Detail(id string) (views.Detail, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) (views.Detail, error) {
		return p.views.Detail(ctx, plan.ID(id))
	})
}

// AddObjective adds an objective.
func (o *Objectives) AddObjective(n NewObjective) (views.Patch, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) (views.Patch, error) {
		change, id, err := p.okrs.AddObjective(ctx, okrs.NewObjective{
			Cycle: plan.ID(n.Cycle), Parent: plan.ID(n.Parent), After: plan.ID(n.After), Title: n.Title,
		})
		if err != nil {
			return views.Patch{}, err
		}
		return p.patchWithNew(ctx, plan.ID(n.Cycle), change, id)
	})
}

// AddKeyResult adds a key result to an objective.
func (o *Objectives) AddKeyResult(n NewKeyResult) (views.Patch, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) (views.Patch, error) {
		cycle, err := p.views.CycleOf(ctx, plan.ID(n.Objective))
		if err != nil {
			return views.Patch{}, err
		}
		change, id, err := p.okrs.AddKeyResult(ctx, okrs.NewKeyResult{
			Objective: plan.ID(n.Objective), After: plan.ID(n.After), Title: n.Title,
		})
		if err != nil {
			return views.Patch{}, err
		}
		return p.patchWithNew(ctx, cycle, change, id)
	})
}

// Edit gives a field what a person typed.
func (o *Objectives) Edit(e Edit) (views.Patch, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) (views.Patch, error) {
		return p.edit(ctx, plan.ID(e.ID), inPlace, func() (workspace.Change, error) {
			return p.okrs.Edit(ctx, plan.ID(e.ID), e.Field, e.Text)
		})
	})
}

// SetByHand lets a person say how far an objective is.
func (o *Objectives) SetByHand(b ByHand) (views.Patch, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) (views.Patch, error) {
		return p.edit(ctx, plan.ID(b.ID), inPlace, func() (workspace.Change, error) {
			return p.okrs.SetByHand(ctx, okrs.ByHand{Objective: plan.ID(b.ID), Progress: b.Progress, Reason: b.Reason})
		})
	})
}

// Move puts a row elsewhere.
func (o *Objectives) Move(m Move) (views.Patch, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) (views.Patch, error) {
		return p.edit(ctx, plan.ID(m.ID), structural, func() (workspace.Change, error) {
			return p.okrs.Move(ctx, plan.ID(m.ID), plan.ID(m.Parent), plan.ID(m.After))
		})
	})
}

// Delete deletes a row with everything beneath it, in one step of undo.
func (o *Objectives) Delete(id string) (views.Patch, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) (views.Patch, error) {
		return p.edit(ctx, plan.ID(id), structural, func() (workspace.Change, error) {
			return p.okrs.Delete(ctx, plan.ID(id))
		})
	})
}

// CheckIn adds a check-in to a key result.
func (o *Objectives) CheckIn(n NewCheckIn) (views.Patch, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) (views.Patch, error) {
		return p.edit(ctx, plan.ID(n.KeyResult), inPlace, func() (workspace.Change, error) {
			return p.okrs.CheckIn(ctx, n.request())
		})
	})
}
