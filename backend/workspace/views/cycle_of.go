package views

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/store"
)

// CycleOf is the cycle that a row is shown in: an objective's own, a key
// result's objective's, a cycle itself. not_found for any other row and for
// those that are gone.
func (v Views) CycleOf(ctx context.Context, id plan.ID) (cycle plan.ID, err error) {
	err = v.w.Read(ctx, func(r store.Reader) error {
		if c, err := r.Cycle(ctx, id); plan.CodeOf(err) != plan.NotFound {
			cycle = c.ID
			return err
		}
		objective := id
		if k, err := r.KeyResult(ctx, id); err == nil {
			objective = k.Objective
		} else if plan.CodeOf(err) != plan.NotFound {
			return err
		}
		o, err := r.Objective(ctx, objective)
		cycle = o.Cycle
		return err
	})
	return cycle, err
}
