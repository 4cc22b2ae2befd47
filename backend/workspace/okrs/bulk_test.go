package okrs_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/views"
)

// titles are the rows of the cycle in outline order, two spaces a level.
func (b *bench) titles(cycle plan.ID) (rows []string) {
	b.t.Helper()
	out, err := b.views.Outline(context.Background(), cycle, "")
	b.must(err)
	for _, o := range out.Objectives {
		rows = append(rows, strings.Repeat("  ", o.Level-1)+o.Title)
		for _, k := range o.KeyResults {
			rows = append(rows, strings.Repeat("  ", o.Level)+k.Title)
		}
	}
	return rows
}

func (b *bench) findObjective(id plan.ID) views.Objective {
	b.t.Helper()
	d, err := b.views.Detail(context.Background(), id)
	b.must(err)
	return d.Objective
}

func (b *bench) undo() {
	b.t.Helper()
	_, _, err := b.w.Undo(context.Background())
	b.must(err)
}

func TestManyRowsAreEditedInOneStep(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	grow := b.objective("Grow", "")
	keep := b.objective("Keep", "")
	fill := b.keyResult("Fill", grow)
	all := []plan.ID{grow, keep, fill}
	before := b.digest()

	_, err := b.EditMany(ctx, all, "owner", "Priya Raman")
	b.must(err)
	if *b.find(fill).Owner != "Priya Raman" || *b.findObjective(keep).Owner != "Priya Raman" {
		t.Error("not all rows got their owner")
	}
	if undo := *b.views.UndoState().Undo; undo != "Edit owner: 3 rows" {
		t.Errorf("the step is called %q", undo)
	}
	b.undo()
	if b.digest() != before {
		t.Error("one undo does not take all of it back")
	}

	_, err = b.EditMany(ctx, all, "team", "Core")
	b.must(err)
	if *b.findObjective(grow).Team != "Core" || *b.findObjective(keep).Team != "Core" {
		t.Error("the objectives got no team")
	}
	if _, err := b.EditMany(ctx, []plan.ID{fill}, "team", "Core"); !slices.Equal(faultsOf(err), []string{"team unknown_field"}) {
		t.Errorf("a key result has no team: %v", err)
	}
	between := b.digest()
	if _, err := b.EditMany(ctx, []plan.ID{fill, grow}, "weight", "-1"); !slices.Equal(faultsOf(err), []string{"weight negative", "weight negative"}) || b.digest() != between {
		t.Errorf("weights below zero: %v", err)
	}
	if _, err := b.EditMany(ctx, nil, "owner", "Dana"); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("nothing selected: %v", err)
	}
}

func TestTagsOfManyRows(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	grow := b.objective("Grow", "")
	fill := b.keyResult("Fill", grow)
	b.edit(grow, "tags", "Growth, #Pricing , growth")
	if tags := b.findObjective(grow).Tags; !slices.Equal(tags, []string{"Growth", "Pricing"}) {
		t.Fatalf("tags %q", tags)
	}
	_, err := b.EditMany(ctx, []plan.ID{grow, fill}, "addTag", "growth")
	b.must(err)
	if got := b.find(fill).Tags; !slices.Equal(got, []string{"growth"}) || len(b.findObjective(grow).Tags) != 2 {
		t.Errorf("added to %q, %q", got, b.findObjective(grow).Tags)
	}
	_, err = b.EditMany(ctx, []plan.ID{grow, fill}, "removeTag", "GROWTH")
	b.must(err)
	if tags := b.findObjective(grow).Tags; !slices.Equal(tags, []string{"Pricing"}) || len(b.find(fill).Tags) != 0 {
		t.Errorf("left %q and %q", tags, b.find(fill).Tags)
	}
	b.edit(grow, "tags", "")
	if tags := b.findObjective(grow).Tags; len(tags) != 0 {
		t.Errorf("emptied: %q", tags)
	}
}

func TestManyRowsAreMovedAndDeleted(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	grow := b.objective("Grow", "")
	sell := b.objective("Sell", grow)
	price := b.keyResult("Price", sell)
	keep := b.objective("Keep", "")
	last := b.objective("Last", "")
	before := b.titles(b.cycle)

	// sell lies beneath grow and goes with it.
	_, err := b.MoveMany(ctx, []plan.ID{keep, grow, sell, price, keep}, last, "")
	b.must(err)
	if got, want := b.titles(b.cycle), []string{"Last", "  Keep", "  Grow", "    Sell", "      Price"}; !slices.Equal(got, want) {
		t.Errorf("moved: %q", got)
	}
	b.undo()
	if got := b.titles(b.cycle); !slices.Equal(got, before) {
		t.Errorf("undone: %q", got)
	}
	if _, err := b.MoveMany(ctx, []plan.ID{keep, grow}, sell, ""); !slices.Equal(faultsOf(err), []string{"parent loop"}) || !slices.Equal(b.titles(b.cycle), before) {
		t.Errorf("beneath itself: %v, %q", err, b.titles(b.cycle))
	}
	_, err = b.DeleteMany(ctx, []plan.ID{grow, sell, price, last})
	b.must(err)
	if got := b.titles(b.cycle); !slices.Equal(got, []string{"Keep"}) {
		t.Errorf("deleted: %q", got)
	}
	b.undo()
	if got := b.titles(b.cycle); !slices.Equal(got, before) {
		t.Errorf("undone: %q", got)
	}
}

func TestObjectivesMoveToAnotherCycleWithAllBeneathThem(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	_, next, err := b.AddCycle(ctx, okrs.NewCycle{Name: "Q4 2026"})
	b.must(err)
	_, year, err := b.AddCycle(ctx, okrs.NewCycle{Name: "2026"})
	b.must(err)
	_, annual, err := b.AddObjective(ctx, okrs.NewObjective{Cycle: year, Title: "Annual"})
	b.must(err)
	grow := b.objective("Grow", annual)
	sell := b.objective("Sell", grow)
	price := b.keyResult("Price", sell)
	b.objective("Keep", "")

	_, err = b.MoveToCycle(ctx, []plan.ID{sell}, next)
	b.must(err)
	if got := b.titles(next); !slices.Equal(got, []string{"Sell", "  Price"}) || b.findObjective(sell).Parent != nil {
		t.Errorf("a child on its own: %q", got)
	}
	b.undo()
	_, err = b.MoveToCycle(ctx, []plan.ID{grow, sell}, next)
	b.must(err)
	if got := b.titles(next); !slices.Equal(got, []string{"Grow", "  Sell", "    Price"}) || *b.findObjective(grow).Parent != annual {
		t.Errorf("with its child: %q", got)
	}
	if undo := *b.views.UndoState().Undo; undo != "Move to Q4 2026: 2 rows" {
		t.Errorf("the step is called %q", undo)
	}
	if _, err := b.MoveToCycle(ctx, []plan.ID{price}, next); !slices.Equal(faultsOf(err), []string{"ids key_result"}) {
		t.Errorf("a key result alone: %v", err)
	}
	b.must(b.w.Verify(ctx))
}
