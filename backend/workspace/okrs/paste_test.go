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
