package roadmaps

import (
	"context"
	"slices"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// NewDependency ties two initiatives, as typed.
type NewDependency struct {
	Kind       roadmap.DependencyKind
	Initiative plan.ID
	On         plan.ID
	Lag        string // days between the end of On and the start of Initiative; "" is 0
}

// AddDependency says that an initiative requires another, or that two exclude each
// other; on what is tied so already it sets the lag. Errors: invalid at kind, on (loop,
// contradiction) or lag with the way in words, not_found.
func (a Actions) AddDependency(ctx context.Context, n NewDependency) (workspace.Change, error) {
	return a.on(ctx, "add_dependency", n.Initiative, func(t typed.Text, i roadmap.Initiative) error {
		on, err := t.Tx.Initiative(ctx, n.On)
		if err != nil {
			return err
		}
		t.Tx.Rename(typed.Shortened(i.Title) + " " + string(n.Kind) + " " + typed.Shortened(on.Title))
		lag, err := t.At("lag", n.Lag).OptionalCount()
		if err != nil {
			return err
		}
		d := roadmap.NewDependency(n.Kind, i.ID, on.ID, 0)
		if lag != nil {
			d.Lag = *lag
		}
		if err := d.Validate(); err != nil {
			return err
		}
		initiatives, err := t.Tx.Initiatives(ctx)
		if err != nil {
			return err
		}
		others, err := t.Tx.Dependencies(ctx)
		if err != nil {
			return err
		}
		others = slices.DeleteFunc(others, func(other roadmap.Dependency) bool { return other.ID == d.ID })
		if err := roadmap.NewGraph(initiatives, others).Admits(d); err != nil {
			return err
		}
		return t.Tx.PutDependency(ctx, d)
	})
}

// RemoveDependency unties two initiatives. Errors: not_found.
func (a Actions) RemoveDependency(ctx context.Context, id plan.ID) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "remove_dependency"}, func(tx *store.Tx) error {
		d, err := tx.Dependency(ctx, id)
		if err != nil {
			return err
		}
		i, err := tx.Initiative(ctx, d.Initiative)
		if err != nil {
			return err
		}
		on, err := tx.Initiative(ctx, d.On)
		if err != nil {
			return err
		}
		tx.Rename(typed.Shortened(i.Title) + " no longer " + string(d.Kind) + " " + typed.Shortened(on.Title))
		return tx.DeleteDependency(ctx, id)
	})
}
