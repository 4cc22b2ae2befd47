package closing_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/closing"
	"cairn/backend/workspace/kpis"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/sample"
	"cairn/backend/workspace/views"
	"cairn/backend/workspace/workspacetest"
)

// team is an open sample plan on the last day of its running quarter.
type team struct {
	closing.Actions
	t     *testing.T
	w     *workspace.Workspace
	clock *workspacetest.Clock
	cycle plan.ID
	next  plan.ID
}

func atTheEnd(t *testing.T) *team {
	t.Helper()
	options := workspacetest.Options(t)
	clock := options.Clock.(*workspacetest.Clock)
	w, err := sample.Create(context.Background(), filepath.Join(t.TempDir(), "sample.cairn"), options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	cycles, err := views.New(w).Cycles(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	m := &team{Actions: closing.New(w), t: t, w: w, clock: clock}
	for _, c := range cycles {
		switch c.Name {
		case "Launch quarter":
			m.cycle = c.ID
			clock.At = clock.At.AddDate(0, 0, workspacetest.Today.DaysUntil(*c.End))
		case "Next quarter":
			m.next = c.ID
		}
	}
	return m
}

func (m *team) ending() views.Closing {
	m.t.Helper()
	c, err := views.New(m.w).Closing(context.Background(), m.cycle)
	if err != nil {
		m.t.Fatal(err)
	}
	return c
}

func (m *team) row(subject string, fits func(*views.ClosingRow) bool) views.ClosingRow {
	m.t.Helper()
	for _, row := range m.ending().Rows {
		if row.Subject == subject && fits(&row) {
			return row
		}
	}
	m.t.Fatalf("no such %s", subject)
	return views.ClosingRow{}
}

func (m *team) outline(cycle plan.ID) views.Outline {
	m.t.Helper()
	out, err := views.New(m.w).Outline(context.Background(), cycle, "")
	if err != nil {
		m.t.Fatal(err)
	}
	return out
}

func (m *team) digest() string {
	m.t.Helper()
	var text string
	err := m.w.Read(context.Background(), func(r store.Reader) (err error) {
		text, err = r.ContentDigest(context.Background())
		return err
	})
	if err != nil {
		m.t.Fatal(err)
	}
	return text
}

func (m *team) say(row plan.ID, field, text string) error {
	_, err := m.Say(context.Background(), row, field, text)
	return err
}

func mustNot(t *testing.T, err error, code plan.Code, words string) {
	t.Helper()
	if plan.CodeOf(err) != code || !strings.Contains(err.Error(), words) {
		t.Errorf("got %v, want %s with %q", err, code, words)
	}
}

func fault(err error) string {
	var refused *plan.Error
	if errors.As(err, &refused) && len(refused.Fields) > 0 {
		return refused.Fields[0].Field + " " + refused.Fields[0].Code
	}
	return ""
}

func TestWhatIsSaidOfARow(t *testing.T) {
	m := atTheEnd(t)
	k := m.row("key_result", func(r *views.ClosingRow) bool { return r.Score != nil && !r.Reached })
	for text, want := range map[string]float64{"0.7": 0.7, "70": 0.7, "70 %": 0.7, "1": 1, "1 %": 0.01, "0": 0} {
		if err := m.say(k.ID, "score", text); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		now := m.row("key_result", func(r *views.ClosingRow) bool { return r.ID == k.ID })
		if now.Score == nil || *now.Score != want || !now.Given || *now.Computed != *k.Computed {
			t.Errorf("%q is %+v", text, now)
		}
	}
	for text, want := range map[string]string{"101": "score out_of_range", "-0.1": "score out_of_range", "much": "score not_a_number"} {
		if err := m.say(k.ID, "score", text); fault(err) != want {
			t.Errorf("%q: %s (%v)", text, fault(err), err)
		}
	}
	if err := m.say(k.ID, "outcome", "sold"); fault(err) != "outcome unknown" {
		t.Errorf("an unknown outcome: %v", err)
	}
	if err := m.say("gone", "why", "x"); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("an unknown row: %v", err)
	}
	before := m.digest()
	if err := m.say(k.ID, "score", ""); err != nil {
		t.Fatal(err)
	}
	if now := m.row("key_result", func(r *views.ClosingRow) bool { return r.ID == k.ID }); now.Given || *now.Score != *k.Score {
		t.Errorf("taken back: %+v", now)
	}
	if _, _, err := m.w.Undo(context.Background()); err != nil || m.digest() != before {
		t.Errorf("undo: %v", err)
	}
}

// closeable drops what has no score.
func (m *team) close(n closing.Closing) closing.Closed {
	m.t.Helper()
	n.Cycle, n.DropUnscored = m.cycle, true
	_, done, err := m.Close(context.Background(), n)
	if err != nil {
		m.t.Fatal(err)
	}
	return done
}

func TestClosingAsksForScores(t *testing.T) {
	ctx, m := context.Background(), atTheEnd(t)
	_, id, err := okrs.New(m.w).AddObjective(ctx, okrs.NewObjective{Cycle: m.cycle, Title: "Nobody measures this"})
	if err != nil {
		t.Fatal(err)
	}
	before := m.digest()
	_, _, err = m.Close(ctx, closing.Closing{Cycle: m.cycle})
	mustNot(t, err, plan.Invalid, "without a score")
	var refused *plan.Error
	if errors.As(err, &refused); !slices.Contains(refused.Params["rows"].([]plan.ID), id) {
		t.Errorf("it names %v", refused.Params)
	}
	if m.digest() != before {
		t.Error("something was kept")
	}
	if err := m.say(id, "score", "0.5"); err != nil {
		t.Fatal(err)
	}
	for _, row := range m.ending().Rows {
		if row.Unscored {
			if err := m.say(row.ID, "outcome", "dropped"); err != nil {
				t.Fatal(err)
			}
		}
	}
	_, _, err = m.Close(ctx, closing.Closing{Cycle: m.cycle})
	mustNot(t, err, plan.Invalid, "without a reason")
	if err := m.say(id, "why", "We asked ten customers."); err != nil {
		t.Fatal(err)
	}
	if done, err := m.TryClose(ctx, closing.Closing{Cycle: m.cycle}); err != nil || done.Objectives == 0 || m.ending().Closed != nil {
		t.Errorf("tried: %+v, %v", done, err)
	}
	if _, _, err := m.Close(ctx, closing.Closing{Cycle: m.cycle}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		cycle plan.ID
		code  plan.Code
		words string
	}{{m.cycle, plan.ReadOnly, "is closed"}, {"gone", plan.NotFound, ""}} {
		_, _, err := m.Close(ctx, closing.Closing{Cycle: c.cycle})
		mustNot(t, err, c.code, c.words)
	}
}

func TestAClosedCycleIsReadOnlyUntilItIsReopened(t *testing.T) {
	ctx, m := context.Background(), atTheEnd(t)
	actions := okrs.New(m.w)
	if _, err := actions.Edit(ctx, m.outline(m.cycle).Objectives[0].ID, "tags", "early"); err != nil {
		t.Fatal(err)
	}
	_, elsewhere, err := actions.AddObjective(ctx, okrs.NewObjective{Cycle: m.next, Title: "It is open"})
	if err != nil {
		t.Fatal(err)
	}
	open := m.digest()
	was := m.outline(m.cycle)
	done := m.close(closing.Closing{})
	if done.KeyResults == 0 || done.CarriedOver != 0 || done.Next != "" {
		t.Errorf("%+v", done)
	}
	result := m.ending()
	if result.Closed == nil || result.Cycle.State != plan.ClosedState || result.Cycle.Day != nil {
		t.Fatalf("%+v", result.Cycle)
	}
	k, o := was.Objectives[0].KeyResults[0], was.Objectives[0]
	for name, try := range map[string]func() error{
		"edit":     func() error { _, err := actions.Edit(ctx, k.ID, "title", "Another"); return err },
		"check in": func() error { _, err := actions.CheckIn(ctx, okrs.NewCheckIn{KeyResult: k.ID, Value: "1"}); return err },
		"delete":   func() error { _, err := actions.Delete(ctx, o.ID); return err },
		"add": func() error {
			_, _, err := actions.AddObjective(ctx, okrs.NewObjective{Cycle: m.cycle, Title: "Late"})
			return err
		},
		"add beneath": func() error {
			_, _, err := actions.AddKeyResult(ctx, okrs.NewKeyResult{Objective: o.ID, Title: "Late"})
			return err
		},
		"tag":      func() error { _, err := actions.Edit(ctx, o.ID, "tags", "late"); return err },
		"score":    func() error { return m.say(k.ID, "why", "Luck.") },
		"move out": func() error { _, err := actions.MoveToCycle(ctx, []plan.ID{o.ID}, m.next); return err },
		"take a key result out": func() error {
			_, err := actions.Move(ctx, k.ID, elsewhere, "")
			return err
		},
		"untag":        func() error { _, err := actions.Edit(ctx, o.ID, "tags", ""); return err },
		"delete cycle": func() error { _, err := actions.DeleteCycle(ctx, m.cycle); return err },
		"other dates": func() error {
			_, err := actions.EditCycle(ctx, m.cycle, okrs.NewCycle{Name: "Launch", Start: "2026-01-01", End: "2026-03-31"})
			return err
		},
	} {
		before := m.digest()
		mustNot(t, try(), plan.ReadOnly, "is closed")
		if m.digest() != before {
			t.Errorf("%s changed something", name)
		}
	}
	if _, err := actions.EditCycle(ctx, m.cycle, okrs.NewCycle{Name: "Launch", Start: string(*was.Cycle.Start), End: string(*was.Cycle.End)}); err != nil {
		t.Errorf("a closed cycle may be called otherwise: %v", err)
	}
	if _, _, err := m.AddLesson(ctx, closing.NewLesson{Cycle: m.cycle, Kind: okr.TakenAway, Text: "Measure first."}); err != nil {
		t.Errorf("a lesson may come later: %v", err)
	}
	if _, err := m.Reopen(ctx, m.cycle, "A value was wrong."); err != nil {
		t.Fatal(err)
	}
	if _, err := m.Reopen(ctx, m.cycle, ""); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("reopened twice: %v", err)
	}
	if _, err := actions.Edit(ctx, k.ID, "title", "Another"); err != nil {
		t.Errorf("reopened, and still: %v", err)
	}
	log, err := views.New(m.w).Log(ctx, 10)
	if err != nil || !slices.ContainsFunc(log, func(a views.Activity) bool { return strings.HasPrefix(a.Name, "Reopen ") }) {
		t.Errorf("the log says %+v, %v", log, err)
	}
	for range 5 {
		if _, _, err := m.w.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if m.digest() != open {
		t.Error("undo does not bring back the open cycle")
	}
}

// A KPI can go although it fed what is closed, and what it fed stands.
func TestAKPIThatFedAClosedCycleCanBeDeleted(t *testing.T) {
	ctx, m := context.Background(), atTheEnd(t)
	var fed views.KeyResult
	for _, o := range m.outline(m.cycle).Objectives {
		for _, k := range o.KeyResults {
			if k.KPI != nil && k.Progress != nil {
				fed = k
			}
		}
	}
	m.close(closing.Closing{})
	before := m.row("key_result", func(r *views.ClosingRow) bool { return r.ID == fed.ID })
	if _, err := kpis.New(m.w).Delete(ctx, *fed.KPI); err != nil {
		t.Fatal(err)
	}
	after := m.row("key_result", func(r *views.ClosingRow) bool { return r.ID == fed.ID })
	if *after.Score != *before.Score || *after.Current != *before.Current || after.Status != before.Status {
		t.Errorf("%+v became %+v", before, after)
	}
}

func TestWhatGoesOn(t *testing.T) {
	ctx, m := context.Background(), atTheEnd(t)
	missed := m.row("key_result", func(r *views.ClosingRow) bool {
		return r.Score != nil && !r.Reached && r.Kind != nil && *r.Kind == okr.Increase && r.Current != nil
	})
	parked := m.row("key_result", func(r *views.ClosingRow) bool { return r.Score != nil && *r.Objective != *missed.Objective })
	if _, err := m.Decide(ctx, []plan.ID{missed.ID}, okr.CarriedOver); err != nil {
		t.Fatal(err)
	}
	if _, err := m.Decide(ctx, []plan.ID{parked.ID}, okr.ToBacklog); err != nil {
		t.Fatal(err)
	}
	before := len(m.outline(m.next).Objectives)
	done := m.close(closing.Closing{Choices: closing.AllChoices()})
	if done.CarriedOver != 2 || done.ToBacklog != 2 || done.Next != m.next {
		t.Fatalf("%+v", done)
	}
	next := m.outline(m.next)
	if len(next.Objectives) != before+1 {
		t.Fatalf("%d objectives in the next cycle", len(next.Objectives))
	}
	o := next.Objectives[before]
	k := o.KeyResults[0]
	if len(o.KeyResults) != 1 || k.Title != missed.Title || k.Start == nil || *k.Start != *missed.Current || k.Target == nil || *k.Target != *missed.Target || k.Due != nil || k.Current != nil {
		t.Errorf("%s goes on as %+v", missed.Title, k)
	}
	if result := m.row("key_result", func(r *views.ClosingRow) bool { return r.ID == missed.ID }); result.Becomes != okr.CarriedOver || *result.Current != *missed.Current {
		t.Errorf("the closed one is %+v", result)
	}
}

// A key result goes with its dropped objective, whatever score it was given before.
func TestADroppedObjectiveTakesItsScoredKeyResultsAlong(t *testing.T) {
	m := atTheEnd(t)
	k := m.row("key_result", func(r *views.ClosingRow) bool { return r.Score != nil })
	other := m.row("key_result", func(r *views.ClosingRow) bool { return *r.Objective == *k.Objective && r.ID != k.ID })
	for _, said := range [][3]string{{string(k.ID), "score", "0.9"}, {string(k.ID), "why", "Nearly."}, {string(other.ID), "score", "0.8"}, {string(*k.Objective), "outcome", "dropped"}} {
		if err := m.say(plan.ID(said[0]), said[1], said[2]); err != nil {
			t.Fatal(err)
		}
	}
	if n := m.ending().Unexplained; n != 0 {
		t.Errorf("%d scores want a reason, though they are dropped", n)
	}
	m.close(closing.Closing{})
	for _, id := range []plan.ID{k.ID, other.ID} {
		if row := m.row("key_result", func(r *views.ClosingRow) bool { return r.ID == id }); row.Becomes != okr.Dropped || row.Score != nil {
			t.Errorf("%s became %s with %v", row.Title, row.Becomes, row.Score)
		}
	}
}

// What was carried over stays where it is when a cycle is reopened, so that closing
// it again does not begin it a second time.
func TestClosingAgainCarriesNothingOverTwice(t *testing.T) {
	ctx, m := context.Background(), atTheEnd(t)
	missed := m.row("key_result", func(r *views.ClosingRow) bool { return r.Score != nil && !r.Reached })
	late := m.row("key_result", func(r *views.ClosingRow) bool { return *r.Objective == *missed.Objective && r.ID != missed.ID })
	if _, err := m.Decide(ctx, []plan.ID{missed.ID}, okr.CarriedOver); err != nil {
		t.Fatal(err)
	}
	m.close(closing.Closing{Choices: closing.AllChoices()})
	was := m.outline(m.next)
	if _, err := m.Reopen(ctx, m.cycle, "One more goes on."); err != nil {
		t.Fatal(err)
	}
	if _, err := m.Decide(ctx, []plan.ID{late.ID}, okr.CarriedOver); err != nil {
		t.Fatal(err)
	}
	if done := m.close(closing.Closing{Choices: closing.AllChoices()}); done.CarriedOver != 1 || done.Next != m.next {
		t.Errorf("%+v", done)
	}
	now := m.outline(m.next)
	if len(now.Objectives) != len(was.Objectives) {
		t.Fatalf("%d objectives in the next cycle, were %d", len(now.Objectives), len(was.Objectives))
	}
	for i, o := range now.Objectives {
		want := len(was.Objectives[i].KeyResults)
		if i == len(now.Objectives)-1 {
			want++
		}
		if len(o.KeyResults) != want {
			t.Errorf("%s has %d key results, want %d", o.Title, len(o.KeyResults), want)
		}
	}
}

// What ended beyond its target goes on without one: it wants a new one.
func TestCopiesOfGoals(t *testing.T) {
	ctx, m := context.Background(), atTheEnd(t)
	reached := m.row("key_result", func(r *views.ClosingRow) bool { return r.Kind != nil && *r.Kind == okr.Increase })
	if _, err := okrs.New(m.w).CheckIn(ctx, okrs.NewCheckIn{KeyResult: reached.ID, Value: plan.FormatNumber(*reached.Target + 1)}); err != nil {
		t.Fatal(err)
	}
	reached = m.row("key_result", func(r *views.ClosingRow) bool { return r.ID == reached.ID })
	_, made, err := m.Clone(ctx, closing.Cloning{From: m.cycle, Rows: []plan.ID{reached.ID}, To: m.next, Choices: closing.Choices{FromFinal: true}})
	if err != nil || len(made) != 2 {
		t.Fatalf("%v, %v", made, err)
	}
	for _, o := range m.outline(m.next).Objectives {
		for _, k := range o.KeyResults {
			if k.ID == made[1] && (k.Target != nil || *k.Start != *reached.Current || k.OwnerID != nil || o.OwnerID != nil) {
				t.Errorf("%+v", k)
			}
		}
	}
	was := m.outline(m.cycle)
	_, made, err = m.Clone(ctx, closing.Cloning{From: m.cycle, To: m.next, Choices: closing.Choices{Owners: true}})
	if rows := len(m.ending().Rows); err != nil || len(made) != rows {
		t.Fatalf("%d rows of %d, %v", len(made), rows, err)
	}
	clones := map[string]views.Objective{}
	for _, o := range m.outline(m.next).Objectives {
		clones[o.Title] = o
	}
	for _, o := range was.Objectives {
		c := clones[o.Title]
		if len(c.KeyResults) != len(o.KeyResults) || c.Level != o.Level || c.OwnerID == nil != (o.OwnerID == nil) || c.ID == o.ID {
			t.Errorf("%s became %+v", o.Title, c)
		}
	}
	if _, _, err := m.Clone(ctx, closing.Cloning{From: m.cycle, To: m.cycle}); fault(err) != "to same" {
		t.Errorf("into itself: %v", err)
	}
}

func TestLessons(t *testing.T) {
	ctx, m := context.Background(), atTheEnd(t)
	before := m.digest()
	_, first, err := m.AddLesson(ctx, closing.NewLesson{Cycle: m.cycle, Kind: okr.Worked, Text: "Weekly calls\nwith the first ten."})
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = m.AddLesson(ctx, closing.NewLesson{Cycle: m.cycle, Kind: okr.Worked, Text: "One owner each.", KPI: "Churn"})
	if err != nil && fault(err) != "kpi unknown" {
		t.Fatal(err)
	}
	if _, err := m.EditLesson(ctx, first, "kind", "did_not"); err != nil {
		t.Fatal(err)
	}
	if l := m.ending().Lessons; len(l) == 0 || !slices.ContainsFunc(l, func(l views.Lesson) bool {
		return l.Kind == okr.DidNot && l.By == "Dana Okafor" && strings.HasPrefix(l.Text, "Weekly")
	}) {
		t.Errorf("%+v", l)
	}
	for name, try := range map[string]func() error{
		"text": func() error {
			_, _, err := m.AddLesson(ctx, closing.NewLesson{Cycle: m.cycle, Kind: okr.Worked})
			return err
		},
		"kind": func() error { _, err := m.EditLesson(ctx, first, "kind", "so-so"); return err },
	} {
		if err := try(); plan.CodeOf(err) != plan.Invalid || !strings.HasPrefix(fault(err), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for undo, _ := m.w.UndoState(); undo != ""; undo, _ = m.w.UndoState() {
		if _, _, err := m.w.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if m.digest() != before {
		t.Error("undo leaves something")
	}
}
