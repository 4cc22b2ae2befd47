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

// Column is one of the board that initiatives come into.
type Column struct {
	Field  string // "horizon", "phase" or "state"
	Value  string // as Edit takes it
	Reason string // of the state "dropped": required
	Day    string // of the state "shipped"; "" is today
}

// Move puts initiatives elsewhere in the backlog, one behind the other in the order
// given, and, with a column, into that one of the board. Errors: invalid at ids or at the
// field of the column, at reason or shipped; not_found, ambiguous.
func (a Actions) Move(ctx context.Context, ids []plan.ID, to Place, column *Column) (workspace.Change, error) {
	moved := map[plan.ID]bool{}
	for _, id := range ids {
		moved[id] = true
	}
	var keys []string
	return a.changing(ctx, "move_initiatives", "Move ", ids, func(c *changing, i *roadmap.Initiative) (err error) {
		if keys == nil {
			all, err := c.Tx.Initiatives(ctx)
			if err != nil {
				return err
			}
			others := slices.DeleteFunc(all, func(i roadmap.Initiative) bool { return moved[i.ID] })
			if keys, err = to.keys(ctx, c.Tx, others, len(moved)); err != nil {
				return err
			}
		}
		i.Position, keys = keys[0], keys[1:]
		if column == nil {
			return nil
		}
		return c.into(i, *column)
	})
}

// into puts an initiative into a column of the board.
func (c *changing) into(i *roadmap.Initiative, column Column) error {
	switch column.Field {
	case "state":
		return c.step(i, Step{State: roadmap.State(column.Value), Reason: column.Reason, Day: column.Day})
	case "horizon", "phase":
		_, err := c.edit(c.At(column.Field, column.Value), i)
		return err
	}
	return plan.AtField("column", "unknown", fmt.Sprintf("The board has no columns by %q. Nothing was moved.", column.Field))
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
