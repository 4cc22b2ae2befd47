// Package coach is what SMART says of the goals of an open plan, and what a person
// answers: overrule a finding with a reason, take that back, choose severities and
// limits. One exported method of Actions that writes is one action, one transaction
// and one step of undo; the others read.
//
// It imports workspace, views, typed, store, smart and the subjects.
package coach

import (
	"context"
	"fmt"

	"cairn/backend/plan"
	"cairn/backend/smart"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
	"cairn/backend/workspace/views"
)

// Actions are those of an open plan.
type Actions struct{ w *workspace.Workspace }

// New returns the actions of an open plan.
func New(w *workspace.Workspace) Actions { return Actions{w} }

// Place is what a finding is about: a rule in a row of a cycle.
type Place struct {
	Row   plan.ID // as in smart.Finding
	Cycle plan.ID // of the report that has the finding
	Rule  string
}

// Overrule says that a finding is right as it is, and why; it no longer counts, and
// the reason is shown in its place. Once more it gives another reason. Errors:
// invalid at rule or reason, not_found.
func (a Actions) Overrule(ctx context.Context, at Place, reason string) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "overrule", Params: map[string]any{"rule": at.Rule}}, func(tx *store.Tx) error {
		rule, known := smart.RuleOf(at.Rule)
		if !known {
			return plan.AtField("rule", "unknown_rule", fmt.Sprintf("There is no rule %q. Nothing was changed; choose one of the list.", at.Rule))
		}
		at, title, err := settle(ctx, tx, at)
		if err != nil {
			return err
		}
		tx.Rename("Overrule “" + rule.Title + "”: " + typed.Shortened(title))
		o := plan.Overrule{ID: at.id(), Row: at.Row, Cycle: at.Cycle, Rule: at.Rule, Reason: plan.CleanNote(reason), By: tx.Who(), Date: tx.Today()}
		if err := o.Validate(); err != nil {
			return err
		}
		return tx.PutOverrule(ctx, o)
	})
}

// TakeBack lets a rule that was overruled speak again. Errors: not_found.
func (a Actions) TakeBack(ctx context.Context, at Place) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "take_back_overrule", Params: map[string]any{"rule": at.Rule}}, func(tx *store.Tx) error {
		at, title, err := settle(ctx, tx, at)
		if err != nil {
			return err
		}
		if _, err := tx.Overrule(ctx, at.id()); err != nil {
			return err
		}
		rule, _ := smart.RuleOf(at.Rule)
		tx.Rename("Stop overruling “" + rule.Title + "”: " + typed.Shortened(title))
		return tx.DeleteOverrule(ctx, at.id())
	})
}

func (p Place) id() plan.ID { return plan.OverruleID(p.Row, p.Cycle, p.Rule) }

// settle gives a place the cycle that it is kept with, which only what is about a
// whole cycle has, and what people call its row.
func settle(ctx context.Context, tx *store.Tx, at Place) (kept Place, title string, err error) {
	for _, find := range []func() (string, error){
		func() (string, error) { o, err := tx.Objective(ctx, at.Row); return o.Title, err },
		func() (string, error) { k, err := tx.KeyResult(ctx, at.Row); return k.Title, err },
		func() (string, error) { k, err := tx.KPI(ctx, at.Row); return k.Name, err },
	} {
		if title, err = find(); plan.CodeOf(err) != plan.NotFound {
			at.Cycle = ""
			return at, title, err
		}
	}
	cycle, err := tx.Cycle(ctx, at.Cycle)
	if err != nil || at.Row == "" {
		return at, cycle.Name, err
	}
	name, err := party(ctx, tx, at.Row)
	return at, name, err
}

func party(ctx context.Context, tx *store.Tx, id plan.ID) (string, error) {
	people, err := tx.People(ctx)
	if err != nil {
		return "", err
	}
	for _, p := range people {
		if p.ID == id {
			return p.Label(), nil
		}
	}
	teams, err := tx.Teams(ctx)
	if err != nil {
		return "", err
	}
	for _, t := range teams {
		if t.ID == id {
			return t.Name, nil
		}
	}
	return "", views.RowGone(id)
}
