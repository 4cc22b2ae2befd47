package okrs_test

import (
	"context"
	"slices"
	"testing"

	"cairn/backend/okr"
	"cairn/backend/workspace/okrs"
)

func TestALineBecomesAKeyResultWithAllItSays(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	grow := b.objective("Grow", "")
	line := okrs.QuickAdd{Parent: grow, KeyResult: true, Text: "Raise activation from 41% to 60% by 15 Mar @Dana #Growth"}
	u, err := b.ReadQuickAdd(ctx, line)
	b.must(err)
	if u.Title != "Raise activation" || u.Owner != "Dana" || u.OwnerKnown || u.Phase != "" || len(u.Parts) != 5 {
		t.Errorf("understood %+v", u)
	}
	before := b.digest()
	_, id, err := b.QuickAdd(ctx, line)
	b.must(err)
	k := b.find(id)
	if k.Title != "Raise activation" || k.Kind != okr.Increase || *k.Start != 41 || *k.Target != 60 || k.Unit != "%" || *k.Due != "2026-03-15" ||
		*k.Owner != "Dana" || !slices.Equal(k.Tags, []string{"Growth"}) {
		t.Errorf("made %+v", k)
	}
	if undo := *b.views.UndoState().Undo; undo != "Add key result: Raise activation" {
		t.Errorf("the step is called %q", undo)
	}
	if u, _ := b.ReadQuickAdd(ctx, line); !u.OwnerKnown {
		t.Error("the owner of before is not known")
	}
	b.undo()
	if b.digest() != before {
		t.Error("one undo does not take all of it back")
	}
	if _, _, err := b.QuickAdd(ctx, okrs.QuickAdd{Parent: grow, KeyResult: true, Text: "from 5 to 5 @Dana"}); !slices.Equal(faultsOf(err), []string{"text required"}) {
		t.Errorf("without a title: %v", err)
	}
	if _, _, err := b.QuickAdd(ctx, okrs.QuickAdd{Parent: grow, KeyResult: true, Text: "Stay from 5 to 5"}); len(faultsOf(err)) != 1 || b.digest() != before {
		t.Errorf("start equal to target: %v", err)
	}
}

func TestALineBecomesAnObjective(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	line := okrs.QuickAdd{Cycle: b.cycle, Text: "Double from 2 to 4 markets #growth #bold @Core"}
	u, err := b.ReadQuickAdd(ctx, line)
	b.must(err)
	if !u.Measurable || u.Phase != "Growth" {
		t.Errorf("understood %+v", u)
	}
	_, id, err := b.QuickAdd(ctx, line)
	b.must(err)
	o := b.findObjective(id)
	if o.Title != "Double from 2 to 4 markets" || *o.Phase != "Growth" || !slices.Equal(o.Tags, []string{"bold"}) || *o.Owner != "Core" {
		t.Errorf("made %+v", o)
	}
}
