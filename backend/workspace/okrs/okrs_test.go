package okrs_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/workspace"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/views"
	"cairn/backend/workspace/workspacetest"
)

// bench is an open plan with its actions and views, and the cycle under way.
type bench struct {
	okrs.Actions
	t     *testing.T
	w     *workspace.Workspace
	views views.Views
	cycle plan.ID
}

func newBench(t *testing.T) *bench {
	t.Helper()
	w := workspacetest.New(t, workspacetest.Options(t))
	b := &bench{Actions: okrs.New(w), t: t, w: w, views: views.New(w)}
	cycles, err := b.views.Cycles(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cycles {
		if c.Current {
			b.cycle = c.ID
		}
	}
	return b
}

func (b *bench) objective(title string, parent plan.ID) plan.ID {
	b.t.Helper()
	_, id, err := b.AddObjective(context.Background(), okrs.NewObjective{Cycle: b.cycle, Parent: parent, Title: title})
	if err != nil {
		b.t.Fatal(err)
	}
	return id
}

func (b *bench) keyResult(title string, objective plan.ID) plan.ID {
	b.t.Helper()
	_, id, err := b.AddKeyResult(context.Background(), okrs.NewKeyResult{Objective: objective, Title: title})
	if err != nil {
		b.t.Fatal(err)
	}
	return id
}

func (b *bench) edit(id plan.ID, field, text string) {
	b.t.Helper()
	if _, err := b.Edit(context.Background(), id, field, text); err != nil {
		b.t.Fatalf("%s = %q: %v", field, text, err)
	}
}

// lines are the order numbers and titles of the cycle, as the screen has them.
func (b *bench) lines() []string {
	b.t.Helper()
	lines, err := b.views.Lines(context.Background(), "")
	if err != nil {
		b.t.Fatal(err)
	}
	var texts []string
	for _, line := range lines {
		if line.KeyResult != nil {
			texts = append(texts, line.KeyResult.Order+" "+line.KeyResult.Title)
		} else {
			texts = append(texts, line.Objective.Order+" "+line.Objective.Title)
		}
	}
	return texts
}

func (b *bench) want(lines ...string) {
	b.t.Helper()
	if got := b.lines(); !slices.Equal(got, lines) {
		b.t.Fatalf("outline\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(lines, "\n  "))
	}
}

func (b *bench) find(id plan.ID) views.KeyResult {
	b.t.Helper()
	rows, err := b.views.Objectives(context.Background(), b.cycle, "")
	if err != nil {
		b.t.Fatal(err)
	}
	for _, o := range rows {
		for _, row := range o.KeyResults {
			if row.ID == id {
				return row
			}
		}
	}
	b.t.Fatalf("no key result %s", id)
	return views.KeyResult{}
}

func TestObjectivesAndKeyResultsShareTheirOrder(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	one := b.objective("One", "")
	two := b.objective("Two", "")
	a := b.keyResult("A", one)
	c := b.objective("C", one)
	b.want("1 One", "1.1 A", "1.2 C", "2 Two")
	if _, err := b.Move(ctx, a, one, c); err != nil {
		t.Fatal(err)
	}
	b.want("1 One", "1.1 C", "1.2 A", "2 Two")
	if _, err := b.Move(ctx, two, "", ""); err != nil {
		t.Fatal(err)
	}
	b.want("1 Two", "2 One", "2.1 C", "2.2 A")
	if _, err := b.Move(ctx, one, c, ""); plan.CodeOf(err) != plan.Invalid {
		t.Fatalf("an objective stands beneath itself: %v", err)
	}
	if _, err := b.Move(ctx, a, "", ""); plan.CodeOf(err) != plan.Invalid {
		t.Fatalf("a key result stands alone: %v", err)
	}
	b.want("1 Two", "2 One", "2.1 C", "2.2 A")
}

func TestManyMovesToTheSamePlaceKeepTheOrder(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	first := b.objective("First", "")
	var ids []plan.ID
	for _, title := range []string{"A", "B", "C"} {
		ids = append(ids, b.objective(title, ""))
	}
	for i := range 200 {
		if _, err := b.Move(ctx, ids[i%3], "", first); err != nil {
			t.Fatal(err)
		}
	}
	b.want("1 First", "2 B", "3 A", "4 C")
}

func TestDeleteTakesWhatLiesBeneathAndUndoBringsItBack(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	one := b.objective("One", "")
	child := b.objective("Child", one)
	b.keyResult("KR", child)
	two := b.objective("Two", "")
	if _, err := b.Delete(ctx, one); err != nil {
		t.Fatal(err)
	}
	b.want("1 Two")
	undo, _ := b.w.UndoState()
	if got, want := undo, "Delete “One”"; got != want {
		t.Fatalf("undo offers %q, want %q", got, want)
	}
	if _, _, err := b.w.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	b.want("1 One", "1.1 Child", "1.1.1 KR", "2 Two")
	if _, err := b.Delete(ctx, two); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Delete(ctx, two); plan.CodeOf(err) != plan.NotFound {
		t.Fatalf("deleting twice: %v", err)
	}
}

func TestEditReadsWhatAPersonTypes(t *testing.T) {
	b := newBench(t)
	kr := b.keyResult("Raise the activation rate", b.objective("Grow", ""))
	b.edit(kr, "start", "41%")
	b.edit(kr, "target", "60")
	b.edit(kr, "current", "50 %")
	row := b.find(kr)
	if row.Unit != "%" || *row.Start != 41 || *row.Target != 60 || *row.Current != 50 {
		t.Fatalf("start %v, target %v, current %v, unit %q", *row.Start, *row.Target, *row.Current, row.Unit)
	}
	if got := *row.Progress; got < 0.473684 || got > 0.473685 {
		t.Fatalf("progress %v, want 9/19", got)
	}
	if got, want := *row.CurrentOn, workspacetest.Today; got != want {
		t.Fatalf("the check-in is dated %s, want %s", got, want)
	}
	b.edit(kr, "target", "30")
	if got, want := string(b.find(kr).Kind), "decrease"; got != want {
		t.Fatalf("a target below the start makes it %q, want %q", got, want)
	}
	b.edit(kr, "owner", "Dana Okafor")
	b.edit(kr, "owner", "dana okafor")
	parties, err := b.views.Parties(context.Background())
	if err != nil || len(parties) != 1 {
		t.Fatalf("one person named twice makes %d: %v", len(parties), err)
	}
	b.edit(kr, "owner", "")
	if b.find(kr).Owner != nil {
		t.Fatal("an emptied owner stays")
	}
}

func TestRefusalsNameTheField(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	kr := b.keyResult("Raise the activation rate", b.objective("Grow", ""))
	b.edit(kr, "start", "41")
	for _, test := range []struct{ field, text, code string }{
		{"target", "6o", "not_a_number"},
		{"target", "41", "equals_start"},
		{"target", "1234567890.123456", "too_many_digits"},
		{"title", "  ", "required"},
		{"due", "31.13.2026", "not_a_date"},
		{"weight", "-1", "negative"},
		{"current", "", "required"},
		{"confidence", "120", "out_of_range"},
		{"colour", "red", "unknown_field"},
	} {
		before := b.find(kr)
		_, err := b.Edit(ctx, kr, test.field, test.text)
		var failed *plan.Error
		if !errors.As(err, &failed) || len(failed.Fields) == 0 {
			t.Errorf("%s = %q: %v", test.field, test.text, err)
			continue
		}
		if got := failed.Fields[0]; got.Field != test.field || got.Code != test.code || len(got.Message) < 10 {
			t.Errorf("%s = %q: refused at %q with %q (%s), want %q", test.field, test.text, got.Field, got.Code, got.Message, test.code)
		}
		if after := b.find(kr); after.Title != before.Title || after.Target != before.Target {
			t.Errorf("%s = %q changed something", test.field, test.text)
		}
	}
}

func TestCheckIns(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	kr := b.keyResult("Raise the activation rate", b.objective("Grow", ""))
	b.edit(kr, "start", "40")
	b.edit(kr, "target", "60")
	for _, n := range []okrs.NewCheckIn{
		{KeyResult: kr, Value: "45", Confidence: "60", Note: "Begun", Date: "2026-01-10"},
		{KeyResult: kr, Value: "50", Confidence: "70", Date: "2026-02-10"},
		{KeyResult: kr, Value: "44", Note: "Found later", Date: "2026-01-12"},
		{KeyResult: kr, Confidence: "80", Note: "Good talks"},
	} {
		if _, err := b.CheckIn(ctx, n); err != nil {
			t.Fatal(err)
		}
	}
	row := b.find(kr)
	if *row.Current != 50 || *row.Confidence != 80 || *row.ConfidenceBefore != 70 || *row.LastNote != "Good talks" {
		t.Fatalf("current %v, confidence %v after %v, note %q", *row.Current, *row.Confidence, *row.ConfidenceBefore, *row.LastNote)
	}
	for _, n := range []okrs.NewCheckIn{
		{KeyResult: kr, Value: "1", Date: "2026-02-18"}, {KeyResult: kr, Value: "1", Date: "2025-12-31"}, {KeyResult: kr},
	} {
		if _, err := b.CheckIn(ctx, n); plan.CodeOf(err) != plan.Invalid {
			t.Errorf("%+v: %v", n, err)
		}
	}
	detail, err := b.views.Detail(ctx, kr)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(detail.CheckIns), 4; got != want {
		t.Fatalf("%d check-ins, want %d", got, want)
	}
	if got, want := detail.History[1].After, "44"; got != want {
		t.Fatalf("the story tells of the value %q, want %q", got, want)
	}
	if got, want := detail.History[len(detail.History)-1].What, "created"; got != want {
		t.Fatalf("the story begins with %q, want %q", got, want)
	}
}

func TestCyclesBringTheirDates(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	_, id, err := b.AddCycle(ctx, okrs.NewCycle{Name: "Q3 2026"})
	if err != nil {
		t.Fatal(err)
	}
	cycles, err := b.views.Cycles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(cycles, func(c views.Cycle) bool { return c.ID == id })
	if *cycles[at].Start != "2026-07-01" || *cycles[at].End != "2026-09-30" || cycles[at].State != plan.DraftState {
		t.Fatalf("%s to %s, %s", *cycles[at].Start, *cycles[at].End, cycles[at].State)
	}
	for _, n := range []okrs.NewCycle{{Name: "Summer push"}, {Name: "", Start: "2026-01-01", End: "2026-02-01"}, {Name: "Back", Start: "2026-02-01", End: "2026-01-01"},
		{Name: "No end", Start: "2026-02-01"}, {Name: "No start", End: "2026-02-01"}} {
		if _, _, err := b.AddCycle(ctx, n); plan.CodeOf(err) != plan.Invalid {
			t.Errorf("%+v: %v", n, err)
		}
	}
}
