// Package roadmaps is what a person can do with initiatives: their words, their order,
// how far they have come, what each team gives to them, what they should move and what
// they hang on. One exported method of Actions that writes is one action, one
// transaction and one step of undo.
//
// It imports workspace, typed, store, roadmap and plan.
package roadmaps

import (
	"context"
	"fmt"
	"slices"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// Actions are those of an open plan.
type Actions struct{ w *workspace.Workspace }

// New returns the actions of an open plan.
func New(w *workspace.Workspace) Actions { return Actions{w} }

// MaxTogether is how many initiatives one action takes at once.
const MaxTogether = 20_000

// together runs an action on initiatives, each once and in the order given, and names
// it by a verb and their title or number.
func (a Actions) together(ctx context.Context, code, verb string, ids []plan.ID, do func(tx *store.Tx, chosen []roadmap.Initiative) error) (workspace.Change, error) {
	switch {
	case len(ids) == 0:
		return workspace.Change{}, plan.AtField("ids", "required", "Nothing is selected. Select the initiatives first.")
	case len(ids) > MaxTogether:
		return workspace.Change{}, plan.AtField("ids", "too_many", fmt.Sprintf("%d initiatives are selected; %d can be changed at once. Select fewer.", len(ids), MaxTogether))
	}
	return a.w.Do(ctx, workspace.Action{Code: code, Params: map[string]any{"initiatives": len(ids)}}, func(tx *store.Tx) error {
		chosen := make([]roadmap.Initiative, 0, len(ids))
		seen := map[plan.ID]bool{}
		for _, id := range ids {
			if seen[id] {
				continue
			}
			seen[id] = true
			i, err := tx.Initiative(ctx, id)
			if err != nil {
				return err
			}
			chosen = append(chosen, i)
		}
		tx.Rename(verb + titleOf(chosen))
		return do(tx, chosen)
	})
}

// titleOf is what the name of an action calls some initiatives.
func titleOf(chosen []roadmap.Initiative) string {
	if len(chosen) == 1 {
		return typed.Shortened(chosen[0].Title)
	}
	return plan.Counted(len(chosen), "initiative", "initiatives")
}

// on runs an action on one initiative and what was typed about it; the action names
// itself.
func (a Actions) on(ctx context.Context, code string, id plan.ID, do func(t typed.Text, i roadmap.Initiative) error) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: code}, func(tx *store.Tx) error {
		i, err := tx.Initiative(ctx, id)
		if err != nil {
			return err
		}
		p, err := tx.Plan(ctx)
		if err != nil {
			return err
		}
		return do(typed.In(ctx, tx, p.Settings), i)
	})
}

// Delete takes initiatives out of the plan, and the marks that they left on charts.
// What hangs on them (efforts, ratings, dependencies) goes with them, and comes back
// with Undo. Errors: invalid at ids, not_found.
func (a Actions) Delete(ctx context.Context, ids []plan.ID) (workspace.Change, error) {
	return a.together(ctx, "delete_initiatives", "Delete ", ids, func(tx *store.Tx, chosen []roadmap.Initiative) error {
		if len(chosen) == 1 {
			tx.Rename("Delete " + typed.Quoted(chosen[0].Title))
		}
		marks := newMarks(ctx, tx)
		for _, i := range chosen {
			if i.State == roadmap.Shipped {
				if err := marks.clear(i.ID); err != nil {
					return err
				}
			}
			if err := tx.DeleteInitiative(ctx, i.ID); err != nil {
				return err
			}
		}
		return nil
	})
}

// Place is where initiatives go in the backlog: before one, else behind one, else at an
// end.
type Place struct {
	Before plan.ID
	After  plan.ID
	Top    bool // else at the bottom
}

// Move puts initiatives elsewhere in the backlog, one behind the other in the order
// given, and, with a horizon, into that column of the board. Errors: invalid at ids or
// horizon, not_found.
func (a Actions) Move(ctx context.Context, ids []plan.ID, to Place, horizon *roadmap.Horizon) (workspace.Change, error) {
	return a.together(ctx, "move_initiatives", "Move ", ids, func(tx *store.Tx, chosen []roadmap.Initiative) error {
		all, err := tx.Initiatives(ctx)
		if err != nil {
			return err
		}
		moved := map[plan.ID]bool{}
		for _, i := range chosen {
			moved[i.ID] = true
		}
		others := slices.DeleteFunc(all, func(i roadmap.Initiative) bool { return moved[i.ID] })
		keys, err := to.keys(ctx, tx, others, len(chosen))
		if err != nil {
			return err
		}
		for n, i := range chosen {
			i.Position = keys[n]
			if horizon != nil {
				i.Horizon = *horizon
			}
			if err := put(ctx, tx, i); err != nil {
				return err
			}
		}
		return nil
	})
}

// keys are the positions of count initiatives that come to a place among others. Where
// merged copies left no room there, the others get new positions.
func (p Place) keys(ctx context.Context, tx *store.Tx, others []roadmap.Initiative, count int) ([]string, error) {
	at, beside := len(others), p.Before
	if beside == "" {
		beside = p.After
	}
	switch {
	case beside != "":
		at = slices.IndexFunc(others, func(i roadmap.Initiative) bool { return i.ID == beside })
		if at < 0 {
			return nil, &plan.Error{Code: plan.NotFound, Params: map[string]any{"id": string(beside)},
				Message: "The initiative to stand beside is not here any more. Nothing was moved; choose the place again."}
		}
		if p.Before == "" {
			at++
		}
	case p.Top:
		at = 0
	}
	keys := make([]string, len(others))
	for n, i := range others {
		keys[n] = i.Position
	}
	placed, renewed := plan.Place(keys, at, count)
	for n, key := range renewed {
		others[n].Position = key
		if err := tx.PutInitiative(ctx, others[n]); err != nil {
			return nil, err
		}
	}
	return placed, nil
}

func put(ctx context.Context, tx *store.Tx, i roadmap.Initiative) error {
	if err := i.Validate(); err != nil {
		return err
	}
	return tx.PutInitiative(ctx, i)
}
