// Package kpis is what a person can do with KPIs and their measurements. One
// exported method is one action, one transaction and one step of undo.
//
// It imports workspace, typed, store, exchange, kpi, okr and plan.
package kpis

import (
	"context"
	"slices"
	"strings"

	"cairn/backend/kpi"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// Actions are those of an open plan.
type Actions struct{ w *workspace.Workspace }

// New returns the actions of an open plan.
func New(w *workspace.Workspace) Actions { return Actions{w} }

// NewKPI says what a KPI is called and where it stands.
type NewKPI struct {
	Product plan.ID // "" is the plan's first
	Name    string
}

// Fresh is a KPI as it begins: a draft that is measured monthly and goes up.
func Fresh() kpi.KPI {
	return kpi.KPI{State: kpi.Draft, Direction: kpi.Up, UnitKind: kpi.UnitNumber, Aggregation: kpi.AggregateLast, Frequency: kpi.Monthly}
}

// Add adds a KPI behind the others of its product. Errors: invalid at name,
// not_found.
func (a Actions) Add(ctx context.Context, n NewKPI) (workspace.Change, plan.ID, error) {
	var id plan.ID
	action := workspace.Action{Code: "add_kpi", Params: map[string]any{"name": n.Name}, Name: "Add KPI: " + typed.Shortened(n.Name)}
	change, err := a.w.Do(ctx, action, func(tx *store.Tx) error {
		k := Fresh()
		k.ID, k.Name = tx.NewID(), plan.CleanTitle(n.Name)
		if err := k.Validate(); err != nil {
			return err
		}
		products, err := tx.Products(ctx)
		if err != nil {
			return err
		}
		switch {
		case slices.ContainsFunc(products, func(p plan.Product) bool { return p.ID == n.Product }):
			k.Product = n.Product
		case n.Product != "":
			return plan.AtField("product", "unknown", "There is no such product in this plan. Choose another one.")
		case len(products) > 0:
			k.Product = products[0].ID
		}
		if k.Position, err = lastPosition(ctx, tx, k.Product); err != nil {
			return err
		}
		id = k.ID
		return tx.PutKPI(ctx, k)
	})
	return change, id, err
}

// lastPosition is a position behind all KPIs of a product.
func lastPosition(ctx context.Context, tx *store.Tx, product plan.ID) (string, error) {
	all, err := tx.KPIs(ctx)
	last := ""
	for i := range all {
		if all[i].Product == product {
			last = max(last, all[i].Position)
		}
	}
	position, _ := plan.KeyBetween(last, "")
	return position, err
}

// Delete deletes a KPI. The key results that it feeds are no longer fed, and
// keep what was said at their check-ins; those of closed cycles stand as they were
// closed. Errors: not_found.
func (a Actions) Delete(ctx context.Context, id plan.ID) (workspace.Change, error) {
	return a.w.DoInClosed(ctx, workspace.Action{Code: "delete_kpi"}, func(tx *store.Tx) error {
		k, err := tx.KPI(ctx, id)
		if err != nil {
			return err
		}
		tx.Rename("Delete KPI " + typed.Quoted(k.Name))
		fed, err := tx.KeyResults(ctx)
		if err != nil {
			return err
		}
		for _, kr := range fed {
			if kr.KPI == id {
				kr.KPI = ""
				if err := tx.PutKeyResult(ctx, kr); err != nil {
					return err
				}
			}
		}
		return tx.DeleteKPI(ctx, id)
	})
}

// SetState makes a KPI a draft, active or retired. Retiring it needs a reason.
// Errors: invalid at state or reason, not_found.
func (a Actions) SetState(ctx context.Context, id plan.ID, state kpi.State, reason string) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "kpi_state"}, func(tx *store.Tx) error {
		k, err := tx.KPI(ctx, id)
		if err != nil {
			return err
		}
		k.State, k.RetiredReason = state, plan.CleanNote(reason)
		if state == kpi.Retired && k.RetiredReason == "" {
			return plan.AtField("reason", "required", "A KPI is retired for a reason, which stays with its values. Say why it is no longer measured.")
		}
		if state != kpi.Retired {
			k.RetiredReason = ""
		}
		if err := k.Validate(); err != nil {
			return err
		}
		words := map[kpi.State]string{kpi.Draft: "Make a draft", kpi.Active: "Activate", kpi.Retired: "Retire"}
		tx.Rename(words[state] + ": " + typed.Shortened(k.Name))
		return tx.PutKPI(ctx, k)
	})
}

// SetPhases says in which lifecycle phases a KPI matters; each is named by its
// name or id. Errors: invalid at phases, ambiguous, not_found.
func (a Actions) SetPhases(ctx context.Context, id plan.ID, phases []string) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "kpi_phases"}, func(tx *store.Tx) error {
		k, err := tx.KPI(ctx, id)
		if err != nil {
			return err
		}
		tx.Rename("Edit phases: " + typed.Shortened(k.Name))
		text, wanted := typed.Text{Ctx: ctx, Tx: tx}, map[plan.ID]bool{}
		for _, name := range phases {
			if strings.TrimSpace(name) == "" {
				continue
			}
			phase, err := text.At("phases", name).Phase(k.Product)
			if err != nil {
				return err
			}
			wanted[phase] = true
			if err := tx.PutKPIPhase(ctx, kpi.NewPhase(id, phase)); err != nil {
				return err
			}
		}
		before, err := tx.KPIPhases(ctx)
		if err != nil {
			return err
		}
		for _, p := range before {
			if p.KPI == id && !wanted[p.Phase] {
				if err := tx.DeleteKPIPhase(ctx, p.ID); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
