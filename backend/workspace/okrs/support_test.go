package okrs_test

import (
	"context"
	"errors"
	"testing"

	"cairn/backend/plan"
)

func TestObjectivesSupportOneAnother(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	grow, keep, win := b.objective("Grow", ""), b.objective("Keep", ""), b.objective("Win", "")
	supports := func(from plan.ID) (titles []string) {
		t.Helper()
		d, err := b.views.Detail(ctx, from)
		if err != nil {
			t.Fatal(err)
		}
		for _, each := range d.Supports {
			titles = append(titles, each.Name)
		}
		return titles
	}
	for _, link := range [][2]plan.ID{{grow, keep}, {keep, win}} {
		if _, err := b.AddSupport(ctx, link[0], link[1]); err != nil {
			t.Fatal(err)
		}
	}
	if got := supports(grow); len(got) != 1 || got[0] != "Keep" {
		t.Errorf("Grow supports %v", got)
	}
	gone := plan.ID("00000000-0000-7000-8000-000000000000")
	for _, c := range []struct {
		name     string
		from, to plan.ID
		code     string
	}{
		{"itself", grow, grow, "itself"},
		{"twice", grow, keep, "twice"},
		{"directly back", keep, grow, "loop"},
		{"back by way of another", win, grow, "loop"},
	} {
		_, err := b.AddSupport(ctx, c.from, c.to)
		var refused *plan.Error
		if !errors.As(err, &refused) || refused.Code != plan.Invalid || len(refused.Fields) != 1 || refused.Fields[0].Code != c.code || refused.Fields[0].Field != "to" {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if _, err := b.AddSupport(ctx, grow, gone); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("to one that is gone: %v", err)
	}
	if _, err := b.RemoveSupport(ctx, grow, keep); err != nil || len(supports(grow)) != 0 {
		t.Errorf("taken away: %v, and it supports %v", err, supports(grow))
	}
	if _, _, err := b.w.Undo(ctx); err != nil || len(supports(grow)) != 1 {
		t.Errorf("undone: %v, and it supports %v", err, supports(grow))
	}
	if _, _, err := b.w.Undo(ctx); err != nil || len(supports(keep)) != 0 {
		t.Errorf("undone: %v, and Keep supports %v", err, supports(keep))
	}
	if undo, _ := b.w.UndoState(); undo != "Support “Keep”: Grow" {
		t.Errorf("the action is called %q", undo)
	}
	// What was taken away can be made anew, and the other way round.
	if _, err := b.AddSupport(ctx, win, keep); err != nil {
		t.Error(err)
	}
}
