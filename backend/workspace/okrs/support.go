package okrs

import (
	"context"
	"fmt"
	"slices"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// AddSupport ties an objective to another one that it supports without rolling up to
// it; the two may be of any cycles. Errors: invalid at to where it is the same one,
// is tied already, or supports it in turn; not_found.
func (a Actions) AddSupport(ctx context.Context, from, to plan.ID) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "add_support"}, func(tx *store.Tx) error {
		supporter, supported, err := supportEnds(ctx, tx, from, to)
		if err != nil {
			return err
		}
		links, err := tx.Supports(ctx)
		if err != nil {
			return err
		}
		if err := refuseSupport(links, supporter, supported); err != nil {
			return err
		}
		tx.Rename(fmt.Sprintf("Support %s: %s", typed.Quoted(supported.Title), typed.Shortened(supporter.Title)))
		return tx.PutSupport(ctx, okr.Support{ID: plan.LinkID(string(from), string(to)), From: from, To: to})
	})
}

// RemoveSupport takes the tie between two objectives away. Errors: not_found.
func (a Actions) RemoveSupport(ctx context.Context, from, to plan.ID) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "remove_support"}, func(tx *store.Tx) error {
		supporter, supported, err := supportEnds(ctx, tx, from, to)
		if err != nil {
			return err
		}
		tx.Rename(fmt.Sprintf("Stop supporting %s: %s", typed.Quoted(supported.Title), typed.Shortened(supporter.Title)))
		return tx.DeleteSupport(ctx, plan.LinkID(string(from), string(to)))
	})
}

func supportEnds(ctx context.Context, tx *store.Tx, from, to plan.ID) (supporter, supported okr.Objective, err error) {
	if supporter, err = tx.Objective(ctx, from); err != nil {
		return supporter, supported, err
	}
	supported, err = tx.Objective(ctx, to)
	return supporter, supported, err
}

func refuseSupport(links []okr.Support, from, to okr.Objective) error {
	if from.ID == to.ID {
		return plan.AtField("to", "itself", "An objective cannot support itself. Nothing was changed; choose another one.")
	}
	supports := map[plan.ID][]plan.ID{}
	for _, l := range links {
		supports[l.From] = append(supports[l.From], l.To)
	}
	if slices.Contains(supports[from.ID], to.ID) {
		return plan.AtField("to", "twice", fmt.Sprintf("It supports “%s” already. Nothing was changed.", typed.Shortened(to.Title)))
	}
	if leadsTo(supports, to.ID, from.ID) {
		return plan.AtField("to", "loop", fmt.Sprintf("“%s” supports this objective already, directly or by way of others. Nothing was changed; take that link away first, or choose another one.", typed.Shortened(to.Title)))
	}
	return nil
}

// leadsTo says whether one objective supports another at any distance.
func leadsTo(supports map[plan.ID][]plan.ID, from, to plan.ID) bool {
	seen, waiting := map[plan.ID]bool{from: true}, []plan.ID{from}
	for i := 0; i < len(waiting); i++ {
		for _, next := range supports[waiting[i]] {
			if next == to {
				return true
			}
			if !seen[next] {
				seen[next] = true
				waiting = append(waiting, next)
			}
		}
	}
	return false
}
