package api

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/workspace"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/views"
)

// CheckInGrid is the check-ins of a grid, all of one date.
type CheckInGrid struct {
	Cycle string       `json:"cycle"` // the one that is shown, for the answer
	Date  string       `json:"date"`  // "" for today
	Rows  []NewCheckIn `json:"rows"`  // their own dates do not count
}

// Amendment says what a check-in shall say instead, as typed; "" is nothing, but
// for the date, which then stays.
type Amendment struct {
	ID         string `json:"id"`
	Value      string `json:"value"`
	Confidence string `json:"confidence"` // 0 to 100
	Note       string `json:"note"`
	Date       string `json:"date"`
	Why        string `json:"why"` // required
}

// KPILink makes a KPI feed a key result.
type KPILink struct {
	KeyResult string `json:"keyResult"`
	KPI       string `json:"kpi"` // id; "" takes the link away
}

// MilestoneRow is a milestone as a person typed it.
type MilestoneRow struct {
	ID     string `json:"id"` // "" for a new one
	Title  string `json:"title"`
	Weight string `json:"weight"` // "" is 1
	Due    string `json:"due"`    // "" is with the key result
	Done   string `json:"done"`   // the day; "" while it is not
}

// MilestoneEdit gives a key result these milestones, in this order.
type MilestoneEdit struct {
	KeyResult string         `json:"keyResult"`
	Rows      []MilestoneRow `json:"rows"`
}

// MilestoneDone says since when a milestone is done.
type MilestoneDone struct {
	KeyResult string `json:"keyResult"`
	ID        string `json:"id"`
	Done      string `json:"done"` // the day; "" says that it is not
}

// DueCheckIns are the key results of a cycle that a check-in may be about today;
// owner is an id, "" for everybody's.
func (o *Objectives) DueCheckIns(cycle, owner string) ([]views.DueCheckIn, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) ([]views.DueCheckIn, error) {
		return p.views.DueCheckIns(ctx, plan.ID(cycle), plan.ID(owner), "")
	})
}

// CheckInMany makes the check-ins of a grid in one step of undo, or none of
// them: faults say in which row, from 1.
func (o *Objectives) CheckInMany(grid CheckInGrid) (views.Patch, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) (views.Patch, error) {
		change, err := p.okrs.CheckInMany(ctx, grid.Date, grid.requests())
		if err != nil {
			return views.Patch{}, err
		}
		return p.views.Patch(ctx, plan.ID(grid.Cycle), change, inPlace)
	})
}

// CheckInTrial is what the check-ins of a grid would do.
type CheckInTrial struct {
	Meanings []views.CheckInMeaning `json:"meanings"` // of the rows that are not refused
	Faults   []plan.FieldError      `json:"faults"`   // of those that are, with the row, from 1
}

// TryCheckIns says what CheckInMany would do; nothing is written.
func (o *Objectives) TryCheckIns(grid CheckInGrid) (CheckInTrial, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) (trial CheckInTrial, err error) {
		rows := grid.requests()
		trial.Faults, err = p.okrs.TryCheckIns(ctx, grid.Date, rows, func(r workspace.Reader, made []okrs.Made) error {
			tried := make([]views.TriedCheckIn, len(made))
			for i, m := range made {
				tried[i] = views.TriedCheckIn(m)
			}
			trial.Meanings, err = p.views.Meanings(ctx, r, tried)
			return err
		})
		return trial, err
	})
}

func (g CheckInGrid) requests() []okrs.NewCheckIn {
	rows := make([]okrs.NewCheckIn, len(g.Rows))
	for i, n := range g.Rows {
		rows[i] = n.request()
	}
	return rows
}

func (n NewCheckIn) request() okrs.NewCheckIn {
	return okrs.NewCheckIn{KeyResult: plan.ID(n.KeyResult), Value: n.Value, Confidence: n.Confidence, Note: n.Note, Date: n.Date, Done: n.Done, For: n.For}
}

// AmendCheckIn corrects a check-in, with a reason.
func (o *Objectives) AmendCheckIn(n Amendment) (views.Patch, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) (views.Patch, error) {
		keyResult, err := p.views.KeyResultOf(ctx, plan.ID(n.ID))
		if err != nil {
			return views.Patch{}, err
		}
		return p.edit(ctx, keyResult, inPlace, func() (workspace.Change, error) {
			return p.okrs.AmendCheckIn(ctx, okrs.Amendment{ID: plan.ID(n.ID), Value: n.Value, Confidence: n.Confidence, Note: n.Note, Date: n.Date, Why: n.Why})
		})
	})
}

// LinkKPI makes a KPI feed a key result, or no longer.
func (o *Objectives) LinkKPI(n KPILink) (views.Patch, error) {
	return onRow(o.s, n.KeyResult, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.okrs.LinkKPI(ctx, plan.ID(n.KeyResult), plan.ID(n.KPI))
	})
}

// EditMilestones gives a key result its milestones.
func (o *Objectives) EditMilestones(n MilestoneEdit) (views.Patch, error) {
	return onRow(o.s, n.KeyResult, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		rows := make([]okrs.MilestoneRow, len(n.Rows))
		for i, row := range n.Rows {
			rows[i] = okrs.MilestoneRow{ID: plan.ID(row.ID), Title: row.Title, Weight: row.Weight, Due: row.Due, Done: row.Done}
		}
		return p.okrs.EditMilestones(ctx, plan.ID(n.KeyResult), rows)
	})
}

// SetMilestoneDone says since when a milestone is done.
func (o *Objectives) SetMilestoneDone(n MilestoneDone) (views.Patch, error) {
	return onRow(o.s, n.KeyResult, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.okrs.SetMilestoneDone(ctx, plan.ID(n.ID), n.Done)
	})
}

// onRow is onPlan for what does something to a row that moves no other.
func onRow(s *Session, id string, do func(ctx context.Context, p *openPlan) (workspace.Change, error)) (views.Patch, error) {
	return onPlan(s, func(ctx context.Context, p *openPlan) (views.Patch, error) {
		return p.edit(ctx, plan.ID(id), inPlace, func() (workspace.Change, error) { return do(ctx, p) })
	})
}

// Explain says how the numbers of an objective, key result or KPI came about on
// a day; "" is today.
func (o *Objectives) Explain(id, on string) (views.Explained, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) (views.Explained, error) {
		day, err := optionalDate(on)
		if err != nil {
			return views.Explained{}, err
		}
		return p.views.Explain(ctx, plan.ID(id), day)
	})
}
