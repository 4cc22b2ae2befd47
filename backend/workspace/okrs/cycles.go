package okrs

import (
	"context"
	"fmt"

	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// NewCycle is a cycle as a person gives it. Without dates, a name such as "Q3
// 2026" brings its own.
type NewCycle struct {
	Name  string
	Start string
	End   string
}

// AddCycle adds a cycle: a draft before it begins, active from then on. Errors:
// invalid at name, start or end.
func (a Actions) AddCycle(ctx context.Context, n NewCycle) (workspace.Change, plan.ID, error) {
	var id plan.ID
	change, err := a.w.Do(ctx, named("add_cycle", "Add cycle: ", n.Name), func(tx *store.Tx) error {
		c := plan.Cycle{ID: tx.NewID(), Name: plan.CleanTitle(n.Name), State: plan.DraftState}
		if err := setCycle(ctx, tx, &c, n); err != nil {
			return err
		}
		c.State = c.StateOn(tx.Today())
		id = c.ID
		return tx.PutCycle(ctx, c)
	})
	return change, id, err
}

// EditCycle gives a cycle another name and other dates; a closed one keeps its
// dates. Errors: invalid at name, start or end; read_only, not_found.
func (a Actions) EditCycle(ctx context.Context, id plan.ID, n NewCycle) (workspace.Change, error) {
	return a.w.DoInClosed(ctx, named("edit_cycle", "Edit cycle: ", n.Name), func(tx *store.Tx) error {
		c, err := tx.Cycle(ctx, id)
		if err != nil {
			return err
		}
		before := c
		c.Name = plan.CleanTitle(n.Name)
		if err := setCycle(ctx, tx, &c, n); err != nil {
			return err
		}
		if c.State == plan.ClosedState && (c.Start != before.Start || c.End != before.End) {
			return workspace.ClosedError(c.ID, before.Name)
		}
		return tx.PutCycle(ctx, c)
	})
}

func setCycle(ctx context.Context, tx *store.Tx, c *plan.Cycle, n NewCycle) error {
	p, err := tx.Plan(ctx)
	if err != nil {
		return err
	}
	text := typed.In(ctx, tx, p.Settings)
	if c.Start, err = text.At("start", n.Start).Date(); err != nil {
		return err
	}
	if c.End, err = text.At("end", n.End).Date(); err != nil {
		return err
	}
	if n.Start == "" && n.End == "" && c.State != plan.BacklogState && c.Name != "" {
		start, end, ok := plan.ParsePeriod(c.Name, p.FiscalYearStart)
		if !ok {
			return plan.AtField("start", "required", fmt.Sprintf("%q does not say when it begins. Give its first and last day.", c.Name))
		}
		c.Start, c.End = start, end
	}
	return c.Validate()
}

// DeleteCycle takes a cycle out of the plan. Its objectives stay and are shown in
// the backlog until they are moved. Errors: invalid for the backlog itself,
// not_found.
func (a Actions) DeleteCycle(ctx context.Context, id plan.ID) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "delete_cycle"}, func(tx *store.Tx) error {
		c, err := tx.Cycle(ctx, id)
		if err != nil {
			return err
		}
		tx.Rename("Delete cycle: " + typed.Shortened(c.Name))
		if c.State == plan.BacklogState {
			return plan.AtField("id", "backlog", "The backlog keeps what has no cycle and cannot be deleted. Rename it, or delete what is in it.")
		}
		return tx.DeleteCycle(ctx, id)
	})
}
