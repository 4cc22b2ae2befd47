// Package okrs is what a person can do with objectives, key results, check-ins,
// and the cycles, people and teams that they refer to. One exported method is
// one action, one transaction and one step of undo.
//
// It imports workspace, store, okr and plan.
package okrs

import (
	"context"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// Actions are those of an open plan.
type Actions struct{ w *workspace.Workspace }

// New returns the actions of an open plan.
func New(w *workspace.Workspace) Actions { return Actions{w} }

// NewObjective says where an objective is added and what it is called.
type NewObjective struct {
	Cycle  plan.ID
	Parent plan.ID // "" for the top of the cycle
	After  plan.ID // the sibling above it; "" adds it at the end
	Title  string
}

// AddObjective adds a committed objective to a cycle, of its parent's product
// or the plan's first. Errors: invalid at title, not_found.
func (a Actions) AddObjective(ctx context.Context, n NewObjective) (workspace.Change, plan.ID, error) {
	var id plan.ID
	change, err := a.w.Do(ctx, named("add_objective", "Add objective: ", n.Title), func(tx *store.Tx) error {
		in := newAdding(ctx, tx)
		o, err := in.newObjective(n)
		if err != nil {
			return err
		}
		id = o.ID
		return in.putObjective(o)
	})
	return change, id, err
}

// NewKeyResult says where a key result is added and what it is called.
type NewKeyResult struct {
	Objective plan.ID
	After     plan.ID // the sibling above it; "" adds it at the end
	Title     string
}

// AddKeyResult adds a key result of the kind increase, without numbers yet.
// Errors: invalid at title, not_found.
func (a Actions) AddKeyResult(ctx context.Context, n NewKeyResult) (workspace.Change, plan.ID, error) {
	var id plan.ID
	change, err := a.w.Do(ctx, named("add_key_result", "Add key result: ", n.Title), func(tx *store.Tx) error {
		in := newAdding(ctx, tx)
		k, err := in.newKeyResult(n)
		if err != nil {
			return err
		}
		id = k.ID
		return in.putKeyResult(k)
	})
	return change, id, err
}

// Delete deletes an objective with everything beneath it in its cycle, or a key
// result. Children in other cycles stay and stand at the top until their parent
// comes back. Errors: not_found.
func (a Actions) Delete(ctx context.Context, id plan.ID) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "delete"}, func(tx *store.Tx) error {
		row, err := find(ctx, tx, id)
		if err != nil {
			return err
		}
		tx.Rename("Delete " + typed.Quoted(row.title()))
		if row.keyResult != nil {
			return tx.DeleteKeyResult(ctx, id)
		}
		return deleteBeneath(ctx, tx, *row.objective)
	})
}

func deleteBeneath(ctx context.Context, tx *store.Tx, top okr.Objective) error {
	home, err := homeOf(ctx, tx, top)
	if err != nil {
		return err
	}
	objectives, err := shownIn(ctx, tx, home.ID)
	if err != nil {
		return err
	}
	for _, o := range beneath(objectives, top.ID) {
		keyResults, err := tx.KeyResultsOf(ctx, o)
		if err != nil {
			return err
		}
		for _, k := range keyResults {
			if err := tx.DeleteKeyResult(ctx, k.ID); err != nil {
				return err
			}
		}
		if err := tx.DeleteObjective(ctx, o); err != nil {
			return err
		}
	}
	return nil
}

// beneath are an objective and all its descendants, parents first. A loop, as a
// merge may leave it, ends the descent.
func beneath(objectives []okr.Objective, top plan.ID) []plan.ID {
	children := map[plan.ID][]plan.ID{}
	for _, o := range objectives {
		children[o.Parent] = append(children[o.Parent], o.ID)
	}
	found, seen := []plan.ID{top}, map[plan.ID]bool{top: true}
	for i := 0; i < len(found); i++ {
		for _, child := range children[found[i]] {
			if !seen[child] {
				seen[child] = true
				found = append(found, child)
			}
		}
	}
	return found
}

// row is an objective or a key result.
type row struct {
	objective *okr.Objective
	keyResult *okr.KeyResult
}

func (r row) id() plan.ID {
	if r.keyResult != nil {
		return r.keyResult.ID
	}
	return r.objective.ID
}

func (r row) title() string {
	if r.keyResult != nil {
		return r.keyResult.Title
	}
	return r.objective.Title
}

// find reads the objective or key result with an id.
func find(ctx context.Context, tx *store.Tx, id plan.ID) (row, error) {
	o, err := tx.Objective(ctx, id)
	if err == nil {
		return row{objective: &o}, nil
	}
	if plan.CodeOf(err) != plan.NotFound {
		return row{}, err
	}
	k, err := tx.KeyResult(ctx, id)
	if plan.CodeOf(err) == plan.NotFound {
		return row{}, &plan.Error{Code: plan.NotFound, Params: map[string]any{"id": string(id)},
			Message: "This row is not in the plan any more. It may have been deleted; Undo brings it back."}
	}
	return row{keyResult: &k}, err
}

func named(code, verb, title string) workspace.Action {
	return workspace.Action{Code: code, Params: map[string]any{"title": title}, Name: verb + typed.Shortened(title)}
}
