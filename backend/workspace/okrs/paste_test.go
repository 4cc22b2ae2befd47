package okrs_test

import (
	"context"
	"slices"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/workspace/okrs"
)

func TestLinesBecomeAnOutline(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	first := b.objective("First", "")
	last := b.objective("Last", "")
	before := b.digest()
	const text = `
1. Newcomers stay @Dana
   - Raise activation from 41% to 60%
   - Setup is easy
      * Ship the guide by 15 Mar
      * **Cut tickets** from 3 to 1
2) Deliver on time #Growth
`
	lines := okrs.Lines{Cycle: b.cycle, After: first, Text: text}
	read, err := b.ReadLines(ctx, lines)
	b.must(err)
	if len(read) != 6 || read[0].KeyResult || !read[1].KeyResult || read[3].Level != 2 || read[3].KeyResult || read[5].Phase != "Growth" {
		t.Errorf("read %+v", read)
	}
	_, made, err := b.PasteLines(ctx, lines)
	b.must(err)
	want := []string{"First", "Newcomers stay", "  Raise activation", "  Setup is easy", "    Cut tickets", "    Ship the guide by 15 Mar", "Deliver on time", "Last"}
	got := b.titles(b.cycle)
	slices.Sort(got[4:6]) // the list names key results first, as it lists them with their objective
	if !slices.Equal(got, want) || len(made) != 6 {
		t.Errorf("made %d\n got %q\nwant %q", len(made), got, want)
	}
	if undo := *b.views.UndoState().Undo; undo != "Paste 6 rows" {
		t.Errorf("the step is called %q", undo)
	}
	b.undo()
	if b.digest() != before {
		t.Error("one undo does not take all of it back")
	}
	// Beneath an objective, a measurable line is its key result.
	_, _, err = b.PasteLines(ctx, okrs.Lines{Cycle: b.cycle, Parent: last, Text: "O: Sub goal\nKR1: Sign 3 partners\nKR 2: Reach at least 40 NPS\nChurn from 5% to 3%"})
	b.must(err)
	if got, want := b.titles(b.cycle), []string{"First", "Last", "  Churn", "  Sub goal", "    Sign 3 partners", "    Reach NPS"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLinesThatAreRefused(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	before := b.digest()
	if _, _, err := b.PasteLines(ctx, okrs.Lines{Cycle: b.cycle, Text: " \n\n"}); !slices.Equal(faultsOf(err), []string{"text required"}) {
		t.Errorf("nothing: %v", err)
	}
	_, _, err := b.PasteLines(ctx, okrs.Lines{Cycle: b.cycle, Text: "Grow\n\tStay from 5 to 5\n\tFine"})
	if !slices.Equal(faultsOf(err), []string{"text equals_start"}) || b.digest() != before {
		t.Errorf("a line that cannot be: %v", err)
	}
	if _, _, err := b.PasteLines(ctx, okrs.Lines{Cycle: "gone", Text: "Grow"}); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("into a cycle that is gone: %v", err)
	}
}

// What many lines share is read once; they stand where each alone would.
func TestLinesStandWhereOneByOneWould(t *testing.T) {
	ctx := context.Background()
	together, alone := newBench(t), newBench(t)
	begin := func(b *bench) (parent, after plan.ID) {
		parent = b.objective("Parent", "")
		after = b.keyResult("Before", parent)
		b.keyResult("Behind", parent)
		b.objective("Inside", parent)
		return parent, after
	}
	parent, after := begin(together)
	_, _, err := together.PasteLines(ctx, okrs.Lines{Cycle: together.cycle, Parent: parent, After: after,
		Text: "Cut calls from 9 to 3 @Zoe\nGrow @Zoe\n\tSell to 5 cities\n\tStay\n\t\tAsk to 8 people\n\tReach 3 to 7\nEnd #x"})
	together.must(err)
	parent, after = begin(alone)
	add := func(parent, after plan.ID, keyResult bool, text string) plan.ID {
		_, id, err := alone.QuickAdd(ctx, okrs.QuickAdd{Cycle: alone.cycle, Parent: parent, After: after, KeyResult: keyResult, Text: text})
		alone.must(err)
		return id
	}
	cut := add(parent, after, true, "Cut calls from 9 to 3 @Zoe")
	grow := add(parent, cut, false, "Grow @Zoe")
	add(grow, "", true, "Sell to 5 cities")
	stay := add(grow, "", false, "Stay")
	add(stay, "", true, "Ask to 8 people")
	add(grow, "", true, "Reach 3 to 7")
	add(parent, grow, false, "End #x")
	together.want(alone.lines()...)
	directory, err := together.views.Directory(ctx)
	together.must(err)
	if len(directory.People) != 1 {
		t.Errorf("people %+v", directory.People)
	}
}
