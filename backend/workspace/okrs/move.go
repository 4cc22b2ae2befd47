package okrs

import (
	"context"
	"slices"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// Move puts a row beneath another parent or at another place among its
// siblings. parent "" is the top of the cycle, where only objectives stand;
// after "" is the first place. Errors: invalid at parent, not_found.
func (a Actions) Move(ctx context.Context, id, parent, after plan.ID) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "move"}, func(tx *store.Tx) error {
		r, err := find(ctx, tx, id)
		if err != nil {
			return err
		}
		tx.Rename("Move " + typed.Quoted(r.title()))
		if r.keyResult != nil {
			return moveKeyResult(ctx, tx, *r.keyResult, parent, after)
		}
		return moveObjective(ctx, tx, *r.objective, parent, after)
	})
}

func moveKeyResult(ctx context.Context, tx *store.Tx, k okr.KeyResult, parent, after plan.ID) error {
	if parent == "" {
		return plan.AtField("parent", "required", "A key result proves an objective and cannot stand alone. Move it beneath an objective.")
	}
	objective, err := tx.Objective(ctx, parent)
	if err != nil {
		return err
	}
	home, err := homeOf(ctx, tx, objective)
	if err != nil {
		return err
	}
	s, err := siblingsOf(ctx, tx, home.ID, parent)
	if err != nil {
		return err
	}
	if k.Position, err = s.without(k.ID).place(ctx, tx, after, atStart); err != nil {
		return err
	}
	k.Objective = parent
	return tx.PutKeyResult(ctx, k)
}

func moveObjective(ctx context.Context, tx *store.Tx, o okr.Objective, parent, after plan.ID) error {
	if parent != "" {
		if _, err := tx.Objective(ctx, parent); err != nil {
			return err
		}
		// Of all cycles: a parent may lie in any of them.
		objectives, err := tx.Objectives(ctx)
		if err != nil {
			return err
		}
		if slices.Contains(beneath(objectives, o.ID), parent) {
			return plan.AtField("parent", "loop", "An objective cannot stand beneath itself. Nothing was moved; choose another parent.")
		}
	}
	home, err := homeOf(ctx, tx, o)
	if err != nil {
		return err
	}
	s, err := siblingsOf(ctx, tx, home.ID, parent)
	if err != nil {
		return err
	}
	o.Cycle = home.ID
	if o.Position, err = s.without(o.ID).place(ctx, tx, after, atStart); err != nil {
		return err
	}
	o.Parent = parent
	return tx.PutObjective(ctx, o)
}
