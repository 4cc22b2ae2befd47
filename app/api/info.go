package api

import (
	"context"
	"path/filepath"

	"cairn/backend/plan"
)

// info is what the frame shows of the open plan; not_found where none is open.
func (s *Session) info(ctx context.Context) (PlanInfo, error) {
	return onPlan(s, func(_ context.Context, o *openPlan) (PlanInfo, error) { return o.info(ctx) })
}

func (o *openPlan) info(ctx context.Context) (PlanInfo, error) {
	p, err := o.views.Plan(ctx)
	if err != nil {
		return PlanInfo{}, err
	}
	reason := o.ReadOnly()
	info := PlanInfo{
		Path: o.Path(), Name: p.Name, ID: p.ID, Folder: filepath.Dir(o.Path()), File: filepath.Base(o.Path()),
		ReadOnly: reason != "", ReadOnlyReason: reason,
		Today: o.Today(), Settings: Settings(p.Settings), Undo: o.views.UndoState(),
	}
	if at := o.LastBackup(); !at.IsZero() {
		instant := plan.Instant(at)
		info.LastBackup = &instant
	}
	if info.Cycles, err = o.views.Cycles(ctx); err != nil {
		return PlanInfo{}, err
	}
	if info.Parties, err = o.views.Parties(ctx); err != nil {
		return PlanInfo{}, err
	}
	if info.Phases, err = o.views.Phases(ctx); err != nil {
		return PlanInfo{}, err
	}
	info.Teams, err = o.views.Teams(ctx)
	return info, err
}
