package store

import (
	"context"
	"errors"
	"slices"
	"testing"

	"cairn/backend/plan"
)

// said reads what a plan says about rules, on its file.
func (p *testPlan) said(t *testing.T) (overrules []plan.Overrule, choices []plan.RuleChoice) {
	t.Helper()
	ctx := context.Background()
	must(t, p.Read(ctx, func(r Reader) (err error) {
		if overrules, err = r.Overrules(ctx); err != nil {
			return err
		}
		choices, err = r.RuleChoices(ctx)
		return err
	}))
	return overrules, choices
}

func TestWhatAPlanSaysAboutRulesIsKeptUndoneAndReopened(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	o := plan.Overrule{Row: p.objective, Rule: "no_guardrail", Reason: "=1+1\n'quoted' \u202e", By: "Dana Okafor", Date: "2026-02-17"}
	o.ID = plan.OverruleID(o.Row, o.Cycle, o.Rule)
	whole := plan.Overrule{Cycle: p.cycle, Rule: "too_confident", Reason: "We know this work.", By: "Dana Okafor", Date: "2026-02-18"}
	whole.ID = plan.OverruleID(whole.Row, whole.Cycle, whole.Rule)
	c := plan.RuleChoice{ID: plan.RuleChoiceID("limit.points"), Name: "limit.points", Value: "8"}
	before := p.digest(t)
	change := p.do(t, "Overrule", func(tx *Tx) error {
		return errors.Join(tx.PutOverrule(ctx, o), tx.PutOverrule(ctx, whole), tx.PutRuleChoice(ctx, c))
	})
	if want := []string{"overrule", "rule_choice"}; !slices.Equal(change.Subjects, want) {
		t.Errorf("touched %v, want %v", change.Subjects, want)
	}
	full := p.digest(t)
	p.reopen(t)
	if overrules, choices := p.said(t); !slices.Equal(overrules, []plan.Overrule{o, whole}) || !slices.Equal(choices, []plan.RuleChoice{c}) {
		t.Errorf("kept %+v and %+v", overrules, choices)
	}
	p.do(t, "Take back", func(tx *Tx) error { return errors.Join(tx.DeleteOverrule(ctx, o.ID), tx.DeleteRuleChoice(ctx, c.ID)) })
	if overrules, choices := p.said(t); len(overrules) != 1 || len(choices) != 0 {
		t.Errorf("taken back, there are %+v and %+v", overrules, choices)
	}
	must(t, p.Read(ctx, func(r Reader) error {
		if _, err := r.Overrule(ctx, o.ID); plan.CodeOf(err) != plan.NotFound {
			t.Errorf("what was taken back: %v", err)
		}
		return nil
	}))
	for _, want := range []string{full, before} {
		if _, _, err := p.Undo(ctx); err != nil || p.digest(t) != want {
			t.Errorf("undo: digest %s, want %s: %v", p.digest(t), want, err)
		}
	}
	if _, _, err := p.Redo(ctx); err != nil || p.digest(t) != full {
		t.Errorf("redo: %v", err)
	}
	must(t, p.Verify(ctx))
}
