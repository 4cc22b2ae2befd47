package api

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/workspace"
	"cairn/backend/workspace/views"
)

// History undoes and does again, and lists what was done.
type History struct{ s *Session }

// Outcome is what Undo or Redo did.
type Outcome struct {
	Name string          `json:"name"` // of the action that was undone or done again
	Undo views.UndoState `json:"undo"`
	// Cycle is where the change can be seen; "" where no outline shows it.
	Cycle plan.ID `json:"cycle"`
	// Skipped counts the fields that somebody has changed since, and that were
	// left as they are.
	Skipped int `json:"skipped"`
}

// Undo takes back the latest action made on this machine.
func (h *History) Undo() (Outcome, error) {
	return onPlan(h.s, func(ctx context.Context, o *openPlan) (Outcome, error) {
		return o.invert(ctx, o.Undo)
	})
}

// Redo does again what was undone last.
func (h *History) Redo() (Outcome, error) {
	return onPlan(h.s, func(ctx context.Context, o *openPlan) (Outcome, error) {
		return o.invert(ctx, o.Redo)
	})
}

// Log lists the latest actions, newest first; 0 means all.
func (h *History) Log(limit int) ([]views.Activity, error) {
	return onPlan(h.s, func(ctx context.Context, o *openPlan) ([]views.Activity, error) {
		return o.views.Log(ctx, limit)
	})
}

func (o *openPlan) invert(ctx context.Context, do func(context.Context) (workspace.Change, int, error)) (Outcome, error) {
	change, skipped, err := do(ctx)
	if err != nil {
		return Outcome{}, err
	}
	outcome := Outcome{Name: change.Name, Undo: o.views.UndoState(), Skipped: skipped}
	outcome.Cycle, err = o.views.CycleOfChange(ctx, change)
	return outcome, err
}
