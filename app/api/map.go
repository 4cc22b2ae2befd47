package api

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/workspace"
	"cairn/backend/workspace/coach"
	"cairn/backend/workspace/views"
)

// SupportLink ties an objective to another one that it supports.
type SupportLink struct {
	From string `json:"from"` // the objective that supports
	To   string `json:"to"`   // the one that is supported
}

// Map is how the goals of a cycle hang together today, with what a coach says of it;
// "" is the current cycle.
func (o *Objectives) Map(cycle string) (coach.Alignment, error) {
	return onPlan(o.s, func(ctx context.Context, p *openPlan) (coach.Alignment, error) {
		return p.coach.Alignment(ctx, plan.ID(cycle), "")
	})
}

// AddSupport ties two objectives.
func (o *Objectives) AddSupport(n SupportLink) (views.Patch, error) {
	return onRow(o.s, n.From, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.okrs.AddSupport(ctx, plan.ID(n.From), plan.ID(n.To))
	})
}

// RemoveSupport takes the tie between two objectives away.
func (o *Objectives) RemoveSupport(n SupportLink) (views.Patch, error) {
	return onRow(o.s, n.From, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.okrs.RemoveSupport(ctx, plan.ID(n.From), plan.ID(n.To))
	})
}
