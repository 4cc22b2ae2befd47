package templates_test

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/smart"
	"cairn/backend/store"
	"cairn/backend/template"
	"cairn/backend/workspace"
	"cairn/backend/workspace/coach"
	"cairn/backend/workspace/sample"
	"cairn/backend/workspace/settings"
	"cairn/backend/workspace/templates"
	"cairn/backend/workspace/views"
	"cairn/backend/workspace/workspacetest"
)

var ctx = context.Background()

// bench is an open plan with its templates.
type bench struct {
	templates.Actions
	t testing.TB
	w *workspace.Workspace
}

func newBench(t testing.TB) *bench {
	w := workspacetest.New(t, workspacetest.Options(t))
	return &bench{templates.New(w), t, w}
}

func newSample(t testing.TB) *bench {
	t.Helper()
	w, err := sample.Create(ctx, filepath.Join(t.TempDir(), "sample.cairn"), workspacetest.Options(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	return &bench{templates.New(w), t, w}
}

func (b *bench) list(cycle plan.ID) views.Templates {
	b.t.Helper()
	list, err := views.New(b.w).Templates(ctx, cycle, "")
	if err != nil {
		b.t.Fatal(err)
	}
	return list
}

func (b *bench) digest() (digest string) {
	b.t.Helper()
	if err := b.w.Read(ctx, func(r store.Reader) (err error) {
		digest, err = r.ContentDigest(ctx)
		return err
	}); err != nil {
		b.t.Fatal(err)
	}
	return digest
}

func (b *bench) objective(cycle, id plan.ID) views.Objective {
	b.t.Helper()
	outline, err := views.New(b.w).Outline(ctx, cycle, "")
	if err != nil {
		b.t.Fatal(err)
	}
	i := slices.IndexFunc(outline.Objectives, func(o views.Objective) bool { return o.ID == id })
	if i < 0 {
		b.t.Fatalf("the objective is not in the outline: %+v", outline.Objectives)
	}
	return outline.Objectives[i]
}

func find(list views.Templates, id string) views.Template {
	return list.Templates[slices.IndexFunc(list.Templates, func(t views.Template) bool { return t.ID == id })]
}

// all are the key results of a template.
func all(t views.Template) (ids []string) {
	for _, k := range t.KeyResults {
		ids = append(ids, k.ID)
	}
	return ids
}

func TestWhatIsAddedIsWhatWasShown(t *testing.T) {
	b := newSample(t)
	list := b.list("")
	shown := find(list, "promise-at-a-price")
	if !shown.Whole || shown.Measured != 3 || shown.Wanted != 3 || shown.Used {
		t.Fatalf("measured %d of %d, used %t", shown.Measured, shown.Wanted, shown.Used)
	}
	before := b.digest()
	_, id, err := b.Begin(ctx, templates.Start{Cycle: list.Cycle.ID, Template: shown.ID, KeyResults: all(shown), Owner: "Dana Okafor"})
	if err != nil {
		t.Fatal(err)
	}
	added := b.objective(list.Cycle.ID, id)
	if added.Title != shown.Title || added.Type != shown.Type || *added.Owner != "Dana Okafor" || *added.Phase != "Maturity" || !strings.HasPrefix(added.Note, shown.Why) || !strings.Contains(added.Note, shown.Trap) {
		t.Errorf("added %+v", added)
	}
	for i, want := range shown.KeyResults {
		got := added.KeyResults[i]
		same := func(a, b *float64) bool { return (a == nil) == (b == nil) && (a == nil || *a == *b) }
		if got.Title != want.Title || got.Kind != want.Kind || got.Unit != want.Unit || !same(got.Start, want.Start) || !same(got.Target, want.Target) ||
			(got.KPI == nil) != (want.KPI == nil) || len(got.Milestones) != len(want.Milestones) {
			t.Errorf("shown %+v, added %+v", want, got)
		}
		for n, m := range want.Milestones {
			if got.Milestones[n].Title != m.Title || *got.Milestones[n].Due != *m.Due {
				t.Errorf("shown %+v, added %+v", m, got.Milestones[n])
			}
		}
	}
	if undo, _ := b.w.UndoState(); undo != "Add from a template: The promise is kept every time, at a co…" {
		t.Errorf("undo is %q", undo)
	}
	if again := find(b.list(list.Cycle.ID), shown.ID); !again.Used {
		t.Error("it is not said to be in the cycle")
	}
	if _, _, err := b.w.Undo(ctx); err != nil || b.digest() != before {
		t.Errorf("one undo does not take it back: %v", err)
	}
}

func TestTheObjectiveStandsLastWithoutWhatWasLeftOut(t *testing.T) {
	b := newSample(t)
	list := b.list("")
	shown := find(list, "simply-there")
	_, id, err := b.Begin(ctx, templates.Start{Cycle: list.Cycle.ID, Template: shown.ID, KeyResults: []string{"up", "interruptions"}})
	if err != nil {
		t.Fatal(err)
	}
	added := b.objective(list.Cycle.ID, id)
	if len(added.KeyResults) != 2 || added.KeyResults[0].Title != shown.KeyResults[0].Title || added.Owner != nil {
		t.Errorf("added %+v", added)
	}
	outline, err := views.New(b.w).Outline(ctx, list.Cycle.ID, "")
	if err != nil || outline.Objectives[len(outline.Objectives)-1].ID != id {
		t.Errorf("it does not stand last: %v", err)
	}
}

func TestWhatCannotBeAddedIsRefused(t *testing.T) {
	b := newBench(t)
	list := b.list("")
	before := b.digest()
	good := templates.Start{Cycle: list.Cycle.ID, Template: "first-success", KeyResults: []string{"time"}}
	for name, at := range map[string]struct {
		change func(s *templates.Start)
		want   plan.Code
	}{
		"no key result":         {func(s *templates.Start) { s.KeyResults = nil }, plan.Invalid},
		"another's key result":  {func(s *templates.Start) { s.KeyResults = []string{"conversion"} }, plan.Invalid},
		"no such template":      {func(s *templates.Start) { s.Template = "win" }, plan.NotFound},
		"no such cycle":         {func(s *templates.Start) { s.Cycle = "gone" }, plan.NotFound},
		"no such product":       {func(s *templates.Start) { s.Product = "gone" }, plan.NotFound},
		"an owner that is gone": {func(s *templates.Start) { s.Owner = "0198c0de-0000-7000-8000-00000000beef" }, plan.Invalid},
	} {
		s := good
		at.change(&s)
		if _, _, err := b.Begin(ctx, s); plan.CodeOf(err) != at.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	if b.digest() != before {
		t.Error("something was added")
	}
}

func TestAPlanWithoutKPIsGetsExamplesAndLearnsWhatToMeasure(t *testing.T) {
	b := newBench(t)
	list := b.list("")
	if list.KPIs != 0 || list.Phase != nil || len(list.Templates) != 21 {
		t.Fatalf("%d KPIs, phase %v, %d templates", list.KPIs, list.Phase, len(list.Templates))
	}
	for i, name := range plan.DefaultPhases() {
		if got := list.Templates[3*i]; got.Phase != name || got.PhaseID == nil || got.Current {
			t.Errorf("template %d is of %s", 3*i, got.Phase)
		}
	}
	for _, each := range list.Templates {
		for _, k := range each.KeyResults {
			if k.KPI != nil || k.Wants != nil && (k.Basis != template.Example || k.Wants.Definition == "") {
				t.Errorf("%s, %s: %+v", each.ID, k.ID, k)
			}
		}
	}
	first := list.Templates[0]
	_, id, err := b.Begin(ctx, templates.Start{Cycle: list.Cycle.ID, Template: first.ID, KeyResults: all(first)})
	if err != nil {
		t.Fatal(err)
	}
	if note := b.objective(list.Cycle.ID, id).KeyResults[0].Note; !strings.Contains(note, "example") || !strings.Contains(note, first.KeyResults[0].Wants.Definition) {
		t.Errorf("note %q", note)
	}
}

// The sample plan has as many goals in one phase as in others, so that none leads.
func TestThePhaseThatLeadsComesFirstThenWhatIsMeasuredMost(t *testing.T) {
	b := newSample(t)
	list := b.list("")
	if list.Phase != nil || list.Templates[0].Current || list.Templates[0].ID != "promise-at-a-price" {
		t.Fatalf("phase %+v, first %s", list.Phase, list.Templates[0].ID)
	}
	growth := find(list, "growth-pays")
	for range 2 {
		if _, _, err := b.Begin(ctx, templates.Start{Cycle: list.Cycle.ID, Template: growth.ID, KeyResults: all(growth)}); err != nil {
			t.Fatal(err)
		}
	}
	list = b.list("")
	if list.Phase == nil || list.Phase.Name != "Growth" || !list.Templates[0].Current || list.Templates[0].Phase != "Growth" || list.Templates[3].Current || list.Templates[3].Phase != "Maturity" {
		t.Fatalf("phase %+v, first %s, then %s", list.Phase, list.Templates[0].Phase, list.Templates[3].Phase)
	}
	for i := 1; i < len(list.Templates); i++ {
		a, z := list.Templates[i-1], list.Templates[i]
		if a.Phase == z.Phase && a.Measured*z.Wanted < z.Measured*a.Wanted {
			t.Errorf("%s (%d of %d) stands before %s (%d of %d)", a.ID, a.Measured, a.Wanted, z.ID, z.Measured, z.Wanted)
		}
	}
}

func TestAPhaseKeepsItsTemplatesUnderAnotherName(t *testing.T) {
	b := newSample(t)
	product := b.list("").Product.ID
	for _, phase := range []string{"Discovery", "Launch"} {
		if err := b.rename(product, phase, phase+" of ours"); err != nil {
			t.Fatal(err)
		}
	}
	if renamed := find(b.list(""), "first-success"); renamed.Phase != "Launch of ours" || renamed.PhaseID == nil {
		t.Errorf("its phase is %q", renamed.Phase)
	}
}

func (b *bench) rename(product plan.ID, from, to string) error {
	var id plan.ID
	if err := b.w.Read(ctx, func(r store.Reader) error {
		phases, err := r.Phases(ctx)
		for _, p := range phases {
			if p.Product == product && p.Name == from {
				id = p.ID
			}
		}
		return err
	}); err != nil {
		return err
	}
	_, err := settings.New(b.w).RenamePhase(ctx, id, to)
	return err
}

// In the sample plan nothing that a template adds gets a warning once it has an owner, but
// one that is right: a number that has gone nowhere so far only leaves its natural
// variation at a pace that it never had. No target lies within it.
func TestTheSamplePlanAddsNoWarnings(t *testing.T) {
	b := newSample(t)
	list := b.list("")
	for _, each := range list.Templates {
		if _, id, err := b.Begin(ctx, templates.Start{Cycle: list.Cycle.ID, Template: each.ID, KeyResults: all(each), Owner: "Dana Okafor"}); err != nil {
			t.Fatalf("%s: %v", each.ID, err)
		} else {
			rows := []plan.ID{id}
			for _, k := range b.objective(list.Cycle.ID, id).KeyResults {
				rows = append(rows, k.ID)
			}
			report, err := coach.New(b.w).Report(ctx, list.Cycle.ID, "")
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range report.Findings {
				if slices.Contains(rows, f.Row) && f.Severity == smart.Warning && f.Rule != "pace" {
					t.Errorf("%s: %s %s", each.ID, f.Rule, f.Seen)
				}
			}
		}
		if _, _, err := b.w.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
}

// Whatever is taken of whichever template, one undo leaves the plan as it was, and one redo brings it back.
func TestUndoTakesBackWhateverWasAdded(t *testing.T) {
	b := newSample(t)
	cycles, err := views.New(b.w).Cycles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	cycles = slices.DeleteFunc(cycles, func(c views.Cycle) bool { return c.State == plan.ClosedState })
	list := b.list("")
	rapid.Check(t, func(r *rapid.T) {
		each := rapid.SampledFrom(list.Templates).Draw(r, "template")
		wanted := rapid.SliceOfNDistinct(rapid.SampledFrom(all(each)), 1, len(each.KeyResults), rapid.ID).Draw(r, "key results")
		cycle := rapid.SampledFrom(cycles).Draw(r, "cycle").ID
		before := b.digest()
		_, id, err := b.Begin(ctx, templates.Start{Cycle: cycle, Template: each.ID, KeyResults: wanted, Owner: rapid.SampledFrom([]string{"", "Dana Okafor", "Somebody new"}).Draw(r, "owner")})
		if err != nil {
			r.Fatal(err)
		}
		if added := b.objective(cycle, id); len(added.KeyResults) != len(wanted) || added.Type != okr.Committed && added.Type != okr.Aspirational {
			r.Fatalf("added %+v", added)
		}
		after := b.digest()
		if _, _, err := b.w.Undo(ctx); err != nil || b.digest() != before {
			r.Fatalf("undo: %v", err)
		}
		if _, _, err := b.w.Redo(ctx); err != nil || b.digest() != after {
			r.Fatalf("redo: %v", err)
		}
		if _, _, err := b.w.Undo(ctx); err != nil {
			r.Fatal(err)
		}
	})
}

func BenchmarkTemplates(b *testing.B) {
	bench := newSample(b)
	for b.Loop() {
		bench.list("")
	}
}
