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
	frame, err := o.views.Frame(ctx)
	if err != nil {
		return PlanInfo{}, err
	}
	reason := o.ReadOnly()
	info := PlanInfo{
		Path: o.Path(), Name: frame.Plan.Name, ID: frame.Plan.ID, Folder: filepath.Dir(o.Path()), File: filepath.Base(o.Path()),
		ReadOnly: reason != "", ReadOnlyReason: reason,
		Today: o.Today(), Settings: Settings(frame.Plan.Settings), Undo: o.views.UndoState(),
		Cycles: frame.Cycles, Parties: frame.Parties, Phases: frame.Phases, Teams: frame.Teams,
	}
	if at := o.LastBackup(); !at.IsZero() {
		instant := plan.Instant(at)
		info.LastBackup = &instant
	}
	return info, nil
}
