package views_test

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/sample"
	"cairn/backend/workspace/views"
	"cairn/backend/workspace/workspacetest"
)

func newSample(t testing.TB) *workspace.Workspace {
	t.Helper()
	w, err := sample.Create(context.Background(), filepath.Join(t.TempDir(), "sample.cairn"), workspacetest.Options(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	return w
}

func current(t testing.TB, v views.Views) views.Cycle {
	t.Helper()
	cycles, err := v.Cycles(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cycles {
		if c.Current {
			return c
		}
	}
	t.Fatal("no cycle is the current one")
	return views.Cycle{}
}

func TestTheSampleShowsEveryStatus(t *testing.T) {
	ctx, v := context.Background(), views.New(newSample(t))
	cycle := current(t, v)
	if cycle.Day == nil || *cycle.Day != 48 || *cycle.Days != 91 {
		t.Fatalf("the sample is on day %v of %v, want 48 of 91", cycle.Day, cycle.Days)
	}
	outline, err := v.Outline(ctx, cycle.ID, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range outline.Counts {
		if c.Count == 0 {
			t.Errorf("no key result of the sample is %s", c.Status)
		}
	}
	if outline.Progress == nil || outline.Expected == nil {
		t.Fatal("the sample has no progress as a whole")
	}
}

// The JSON is a contract with the page and with scripts: absent values are
// null, and lists are never null.
func TestJSONOfAnEmptyObjective(t *testing.T) {
	ctx := context.Background()
	w := workspacetest.New(t, workspacetest.Options(t))
	v, cycle := views.New(w), current(t, views.New(w))
	_, id, err := okrs.New(w).AddObjective(ctx, okrs.NewObjective{Cycle: cycle.ID, Title: "Grow"})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := okrs.New(w).AddKeyResult(ctx, okrs.NewKeyResult{Objective: id, Title: "Raise it"}); err != nil {
		t.Fatal(err)
	}
	rows, err := v.Objectives(ctx, cycle.ID, "")
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(rows)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"order":"1"`, `"owner":null`, `"team":null`, `"phase":null`, `"parent":null`, `"progress":null`, `"type":"committed"`,
		`"cycle":"Q1 2026"`, `"status":"not_started"`, `"worstStatus":"not_started"`, `"tags":[]`, `"kind":"increase"`, `"unit":""`, `"start":null`,
		`"target":null`, `"current":null`, `"raw":null`, `"confidence":null`, `"weight":1`, `"kpi":null`, `"startDate":null`, `"due":null`, `"milestones":[]`} {
		if !strings.Contains(string(text), want) {
			t.Errorf("%s is missing in %s", want, text)
		}
	}
	if strings.Contains(string(text), `"keyResults":null`) || strings.Contains(string(text), `"trend":null`) {
		t.Errorf("a list is null in %s", text)
	}
}

func TestOnAnEarlierDay(t *testing.T) {
	ctx, v := context.Background(), views.New(newSample(t))
	cycle := current(t, v)
	now, err := v.Outline(ctx, cycle.ID, "")
	if err != nil {
		t.Fatal(err)
	}
	then, err := v.Outline(ctx, cycle.ID, cycle.Start.AddDays(20))
	if err != nil {
		t.Fatal(err)
	}
	a, b := now.Objectives[0].KeyResults[0], then.Objectives[0].KeyResults[0]
	if *a.Current != 49 || *b.Current != 42.2 || *b.CurrentOn != cycle.Start.AddDays(18) {
		t.Fatalf("current %v now and %v (%s) on day 21", *a.Current, *b.Current, *b.CurrentOn)
	}
	if !(*then.Expected < *now.Expected) {
		t.Fatalf("expected %v on day 21 and %v now", *then.Expected, *now.Expected)
	}
}

func TestAPatchHoldsTheChangedRowsAndTheirAncestors(t *testing.T) {
	ctx, w := context.Background(), newSample(t)
	v := views.New(w)
	outline, err := v.Outline(ctx, current(t, v).ID, "")
	if err != nil {
		t.Fatal(err)
	}
	parent, child := outline.Objectives[0], outline.Objectives[1]
	if child.Parent == nil || *child.Parent != parent.ID {
		t.Fatal("the sample's second objective is no child of the first")
	}
	change, err := okrs.New(w).Edit(ctx, child.KeyResults[0].ID, "current", "60")
	if err != nil {
		t.Fatal(err)
	}
	patch, err := v.Patch(ctx, outline.Cycle.ID, change, false)
	if err != nil {
		t.Fatal(err)
	}
	if len(patch.Objectives) != 2 || patch.Objectives[0].ID != parent.ID || patch.Objectives[1].ID != child.ID {
		t.Fatalf("the patch holds %d objectives", len(patch.Objectives))
	}
	if patch.Undo.Undo == nil || !strings.HasPrefix(*patch.Undo.Undo, "Check in: ") {
		t.Fatalf("undo offers %v", patch.Undo.Undo)
	}
}

// Objectives that are each other's ancestors, as a merge may leave them, and
// those whose parent is gone, are still shown.
func TestLoopsAndOrphansAreShown(t *testing.T) {
	ctx := context.Background()
	w := workspacetest.New(t, workspacetest.Options(t))
	v, cycle := views.New(w), current(t, views.New(w))
	_, err := w.Do(ctx, workspace.Action{Name: "Merge"}, func(tx *store.Tx) error {
		a, b, c := tx.NewID(), tx.NewID(), tx.NewID()
		for _, o := range []okr.Objective{{ID: a, Parent: b, Title: "A"}, {ID: b, Parent: a, Title: "B"}, {ID: c, Parent: tx.NewID(), Title: "C"}} {
			o.Cycle, o.Type, o.Position, o.Weight = cycle.ID, okr.Committed, "V", 1
			if err := tx.PutObjective(ctx, o); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	outline, err := v.Outline(ctx, cycle.ID, "")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(outline.Objectives), 3; got != want {
		t.Fatalf("%d objectives are shown, want %d", got, want)
	}
}

func TestTheLogSaysWhatIsUndone(t *testing.T) {
	ctx, w := context.Background(), newSample(t)
	v := views.New(w)
	cycle := current(t, v)
	if _, _, err := okrs.New(w).AddObjective(ctx, okrs.NewObjective{Cycle: cycle.ID, Title: "Grow"}); err != nil {
		t.Fatal(err)
	}
	for i, want := range []bool{true, false, true} {
		var err error
		if i%2 == 0 {
			_, _, err = w.Undo(ctx)
		} else {
			_, _, err = w.Redo(ctx)
		}
		if err != nil {
			t.Fatal(err)
		}
		log, err := v.Log(ctx, 0)
		if err != nil {
			t.Fatal(err)
		}
		added := log[len(log)-2]
		if added.Name != "Add objective: Grow" || added.Undone != want {
			t.Fatalf("after %d steps %q is undone: %v, want %v", i+1, added.Name, added.Undone, want)
		}
	}
}

func TestNoSuchPlanRows(t *testing.T) {
	ctx, v := context.Background(), views.New(newSample(t))
	if _, err := v.Outline(ctx, "none", ""); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("an outline of no cycle: %v", err)
	}
	if _, err := v.Detail(ctx, "none"); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("a detail of no row: %v", err)
	}
}

// A key result is shown as if the whole series of its KPI were read, whatever
// the day.
func TestWhatLiesBeforeAKeyResultIsCountedUnread(t *testing.T) {
	ctx, w := context.Background(), workspacetest.New(t, workspacetest.Options(t))
	v := views.New(w)
	cycle := current(t, v)
	var k kpi.KPI
	var all []kpi.Measurement
	kr := okr.KeyResult{Title: "Rate", Kind: okr.Increase, Start: new(10.0), Target: new(90.0), Weight: 1, Position: "V"}
	_, err := w.Do(ctx, workspace.Action{Code: "test", Name: "Add"}, func(tx *store.Tx) error {
		k = kpi.KPI{ID: tx.NewID(), Name: "Rate", State: kpi.Active, UnitKind: kpi.UnitNumber, Direction: kpi.Up, Aggregation: kpi.AggregateLast, Frequency: kpi.Weekly}
		for i := range 60 {
			all = append(all, kpi.NewMeasurement(&k, kpi.Calendar{}, workspacetest.Today.AddDays(-7*i), "", kpi.Reading{Value: float64(60 - i)}))
		}
		o := okr.Objective{ID: tx.NewID(), Cycle: cycle.ID, Position: "V", Title: "Grow", Type: okr.Committed, Weight: 1}
		kr.ID, kr.Objective, kr.KPI = tx.NewID(), o.ID, k.ID
		_, err := tx.PutMeasurements(ctx, slices.Values(all))
		return errors.Join(err, tx.PutKPI(ctx, k), tx.PutObjective(ctx, o), tx.PutKeyResult(ctx, kr))
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, on := range []plan.Date{"2025-06-01", "2025-12-31", "2026-01-01", "2026-01-02", "2026-01-12", workspacetest.Today, "2026-12-31"} {
		outline, err := v.Outline(ctx, cycle.ID, on)
		if err != nil {
			t.Fatal(err)
		}
		whole := okr.Evaluate(okr.Facts{KeyResult: kr, Feed: okr.FeedOf(&k, kpi.Calendar{}, all), On: on, CadenceDays: 7, GraceDays: 3,
			Cycle: plan.Cycle{ID: cycle.ID, Name: cycle.Name, Start: *cycle.Start, End: *cycle.End}})
		got := outline.Objectives[0].KeyResults[0]
		if !reflect.DeepEqual(got.Current, whole.Current) || !reflect.DeepEqual(got.Explanation.LeftOut, whole.Explanation.LeftOut) || !slices.Equal(got.Trend, whole.Trend) {
			t.Errorf("%s: %v, %v, want %v, %v", on, got.Trend, got.Explanation.LeftOut, whole.Trend, whole.Explanation.LeftOut)
		}
	}
}
