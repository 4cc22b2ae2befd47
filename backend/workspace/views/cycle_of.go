package views

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
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
		if err != nil {
			return err
		}
		cycles, err := r.Cycles(ctx)
		cycle = plan.HomeCycle(cycles, o.Cycle).ID
		return err
	})
	return cycle, err
}

// CycleOfChange is the cycle of the first row of a change that an outline
// shows; "" where none does. It costs the same however many rows changed.
func (v Views) CycleOfChange(ctx context.Context, change workspace.Change) (cycle plan.ID, err error) {
	if len(change.IDs) == len(change.Removed) {
		return "", nil
	}
	err = v.w.Read(ctx, func(r store.Reader) error {
		shownIn, err := shownIn(ctx, r)
		for _, id := range change.IDs {
			if cycle = shownIn[id]; cycle != "" {
				break
			}
		}
		return err
	})
	return cycle, err
}

// shownIn is the cycle of every cycle, objective and key result.
func shownIn(ctx context.Context, r store.Reader) (map[plan.ID]plan.ID, error) {
	shown := map[plan.ID]plan.ID{}
	cycles, err := r.Cycles(ctx)
	if err != nil {
		return nil, err
	}
	for _, c := range cycles {
		shown[c.ID] = c.ID
	}
	objectives, err := r.Objectives(ctx)
	if err != nil {
		return nil, err
	}
	for _, o := range objectives {
		shown[o.ID] = plan.HomeCycle(cycles, o.Cycle).ID
	}
	keyResults, err := r.KeyResults(ctx)
	for _, k := range keyResults {
		shown[k.ID] = shown[k.Objective]
	}
	return shown, err
}

// KPIOf is the KPI of a measurement. not_found where there is none.
func (v Views) KPIOf(ctx context.Context, measurement plan.ID) (id plan.ID, err error) {
	err = v.w.Read(ctx, func(r store.Reader) error {
		m, err := r.Measurement(ctx, measurement)
		id = m.KPI
		return err
	})
	return id, err
}

// KeyResultOf is the key result of a check-in. not_found where there is none.
func (v Views) KeyResultOf(ctx context.Context, checkIn plan.ID) (id plan.ID, err error) {
	err = v.w.Read(ctx, func(r store.Reader) error {
		c, err := r.CheckIn(ctx, checkIn)
		id = c.KeyResult
		return err
	})
	return id, err
}
