package closing

import (
	"context"
	"maps"
	"slices"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
	"cairn/backend/workspace/views"
)

// Choices say what of a row goes on with it in another cycle. Its title, kind, unit,
// weight, phase, product and KPI always do; check-ins and dates never do.
type Choices struct {
	// FromFinal begins key results where they ended; else where they began. One that
	// ended at its target or beyond keeps no target: it wants a new one.
	FromFinal  bool
	Owners     bool
	Notes      bool
	Tags       bool
	Milestones bool // those that are not done
}

// AllChoices are those that a person begins with.
func AllChoices() Choices {
	return Choices{FromFinal: true, Owners: true, Notes: true, Tags: true, Milestones: true}
}

// Cloning says which rows begin anew in another cycle.
type Cloning struct {
	From    plan.ID
	Rows    []plan.ID // objectives and key results of From; none means all
	To      plan.ID
	Choices Choices
}

// Clone begins rows of a cycle anew in another one, open or backlog. A key result
// brings its objective. Errors: invalid at to where it is the same cycle, read_only
// where that is closed, not_found.
func (a Actions) Clone(ctx context.Context, n Cloning) (workspace.Change, []plan.ID, error) {
	var made []plan.ID
	change, err := a.w.Do(ctx, workspace.Action{Code: "clone"}, func(tx *store.Tx) error {
		if n.From == n.To {
			return plan.AtField("to", "same", "These rows are in that cycle already. Choose another cycle.")
		}
		to, err := tx.Cycle(ctx, n.To)
		if err != nil {
			return err
		}
		ending, err := views.New(a.w).In(tx.Reader).Ending(ctx, n.From)
		if err != nil {
			return err
		}
		tx.Rename("Copy goals of " + typed.Shortened(ending.Cycle.Name) + " to " + typed.Shortened(to.Name))
		c := newCloner(ctx, tx, &ending, to, n.Choices)
		wanted := map[plan.ID]bool{}
		for _, row := range n.Rows {
			wanted[row] = true
		}
		made, err = c.run(func(row plan.ID) bool { return len(wanted) == 0 || wanted[row] })
		return err
	})
	return change, made, err
}

// carryOver begins anew what goes on, in the next cycle and in the backlog: what a
// cycle that was reopened carried over already goes on where it is.
func (f *freezing) carryOver(closed plan.Cycle, n Closing) error {
	for _, way := range []struct {
		outcome okr.Outcome
		count   *int
		home    func() (plan.Cycle, error)
	}{
		{okr.CarriedOver, &f.done.CarriedOver, func() (plan.Cycle, error) { return nextCycle(f.ctx, f.tx, closed, n.Next) }},
		{okr.ToBacklog, &f.done.ToBacklog, func() (plan.Cycle, error) { return backlog(f.ctx, f.tx) }},
	} {
		wanted := func(row plan.ID) bool { return f.outcomes[row] == way.outcome }
		if !slices.Contains(slices.Collect(maps.Values(f.outcomes)), way.outcome) {
			continue
		}
		home, err := way.home()
		if err != nil {
			return err
		}
		c := newCloner(f.ctx, f.tx, f.ending, home, n.Choices)
		if err := c.skipWhatIsThere(); err != nil {
			return err
		}
		made, err := c.run(wanted)
		if err != nil {
			return err
		}
		*way.count = len(made)
		if way.outcome == okr.CarriedOver {
			f.done.Next = home.ID
		}
	}
	return nil
}

// nextCycle is the one that was chosen, else the first one that begins after the
// closed one ends, else a new one of its length that follows on it.
func nextCycle(ctx context.Context, tx *store.Tx, closed plan.Cycle, chosen plan.ID) (plan.Cycle, error) {
	if chosen != "" {
		if chosen == closed.ID {
			return plan.Cycle{}, plan.AtField("next", "same", "What is carried over goes on in another cycle than the one that is closed. Choose the next one.")
		}
		return tx.Cycle(ctx, chosen)
	}
	cycles, err := tx.Cycles(ctx)
	if err != nil {
		return plan.Cycle{}, err
	}
	if next, ok := plan.NextCycle(cycles, closed); ok {
		return next, nil
	}
	p, err := tx.Plan(ctx)
	if err != nil {
		return plan.Cycle{}, err
	}
	next := closed.Following(p.FiscalYearStart)
	next.ID = tx.NewID()
	next.State = next.StateOn(tx.Today())
	if err := next.Validate(); err != nil {
		return plan.Cycle{}, err
	}
	return next, tx.PutCycle(ctx, next)
}

func backlog(ctx context.Context, tx *store.Tx) (plan.Cycle, error) {
	cycles, err := tx.Cycles(ctx)
	if err != nil {
		return plan.Cycle{}, err
	}
	for _, c := range cycles {
		if c.State == plan.BacklogState {
			return c, nil
		}
	}
	c := plan.Cycle{ID: tx.NewID(), Name: "Backlog", State: plan.BacklogState}
	return c, tx.PutCycle(ctx, c)
}
