package transfer_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cairn/backend/exchange"
	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/workspacetest"
)

// rules is a plan with one row of each kind that rules are about.
func rules(t *testing.T) *workspace.Workspace {
	t.Helper()
	ctx, w := context.Background(), workspacetest.New(t, workspacetest.Options(t))
	_, err := w.Do(ctx, workspace.Action{Code: "test", Name: "Fill"}, func(tx *store.Tx) error {
		ten, hundred, seven := 10.0, 100.0, 70.0
		cycle := plan.Cycle{ID: "cycle", Name: "Q1", Start: "2026-01-01", End: "2026-03-30", State: plan.ActiveState}
		o := okr.Objective{ID: "objective", Cycle: cycle.ID, Position: "V", Title: "O", Type: okr.Committed, Owner: "person", Weight: 1}
		kr := okr.KeyResult{ID: "result", Objective: o.ID, Position: "V", Title: "K", Kind: okr.Increase, Start: &ten, Target: &hundred, Weight: 1}
		k := kpi.KPI{ID: "kpi", Position: "V", Name: "M", State: kpi.Draft, UnitKind: kpi.UnitNumber, Direction: kpi.Up,
			Aggregation: kpi.AggregateLast, Frequency: kpi.Monthly, Highest: &hundred}
		m := kpi.NewMeasurement(&k, kpi.Calendar{}, "2026-01-01", "", kpi.Reading{Value: 41})
		_, err := tx.PutMeasurements(ctx, slices.Values([]kpi.Measurement{m}))
		return errors.Join(err, tx.PutCycle(ctx, cycle), tx.PutPerson(ctx, plan.Person{ID: "person", Name: "Dana"}), tx.PutObjective(ctx, o),
			tx.PutKeyResult(ctx, kr), tx.PutKPI(ctx, k), tx.PutMilestone(ctx, okr.Milestone{ID: "step", KeyResult: kr.ID, Position: "V", Title: "S", Weight: 1}),
			tx.AddCheckIn(ctx, okr.CheckIn{ID: "check-in", KeyResult: kr.ID, Date: "2026-02-02", Value: &ten, Confidence: &seven}))
	})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// replaceIn replaces a text that stands once in a file of an export.
func replaceIn(t *testing.T, folder, file, old, replacement string) {
	t.Helper()
	path := filepath.Join(folder, file)
	content, err := os.ReadFile(path)
	if err != nil || strings.Count(string(content), old) != 1 {
		t.Fatalf("%s holds %q %d times: %v\n%s", file, old, strings.Count(string(content), old), err, content)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(content), old, replacement, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
}

// What is refused at a field is refused in the files of a whole plan, with its
// line and its column; and so is what leads nowhere.
func TestAWholePlanKeepsTheRulesOfEntry(t *testing.T) {
	ctx, from := context.Background(), rules(t)
	for name, c := range map[string]struct{ file, old, new, code, column string }{
		"cycle ends before it starts":  {"cycles.csv", "2026-03-30", "2025-03-30", "before_start", "end"},
		"cycle without a name":         {"cycles.csv", "cycle,Q1", "cycle,", "required", "name"},
		"cycle of no state":            {"cycles.csv", "2026-03-30,active", "2026-03-30,lively", "unknown", "state"},
		"check-in of 16 digits":        {"check_ins.csv", ",10,70", ",1.234567890123456,70", "too_many_digits", "value"},
		"confidence of 400":            {"check_ins.csv", ",10,70", ",10,400", "out_of_range", "confidence"},
		"check-in in the future":       {"check_ins.csv", "2026-02-02", "2026-02-19", "future", "date"},
		"check-in on no day":           {"check_ins.csv", "2026-02-02", "2026-02-30", "not_a_date", "date"},
		"check-in that says nothing":   {"check_ins.csv", ",10,70", ",,", "required", "value"},
		"check-in of nothing":          {"check_ins.csv", "check-in,result", "check-in,other", "leads_nowhere", "key_result"},
		"value of 16 digits":           {"measurements.csv", ",41,", ",41.12345678901234,", "too_many_digits", "value"},
		"numerator alone":              {"measurements.csv", ",41,,", ",41,3,", "required", "denominator"},
		"milestone of nothing":         {"milestones.csv", "step,result", "step,other", "leads_nowhere", "key_result"},
		"milestone done in the future": {"milestones.csv", ",S,1,,", ",S,1,,2026-12-01", "future", "done"},
		"key result of nothing":        {"key_results.csv", "result,objective", "result,other", "leads_nowhere", "objective"},
		"product without a name":       {"products.csv", "Fennel Row 2026", "", "required", "name"},
	} {
		t.Run(name, func(t *testing.T) {
			folder, to := exportAll(t, from), workspacetest.New(t, workspacetest.Options(t))
			replaceIn(t, folder, c.file, c.old, c.new)
			before := digest(t, to)
			p, err := transfer.New(to).PreviewPlan(ctx, folder, nil)
			if err != nil || p.Errors == 0 {
				t.Fatalf("%d errors: %v", p.Errors, err)
			}
			if f := p.Findings[0]; f.Row != 2 && c.file != "cycles.csv" || f.Code != c.code || f.Column != c.file+": "+c.column || f.Severity != exchange.SeverityError {
				t.Errorf("found %+v", f)
			}
			_, _, err = transfer.New(to).ImportPlan(ctx, folder, nil)
			if plan.CodeOf(err) != plan.Invalid || digest(t, to) != before {
				t.Errorf("imported: %v", err)
			}
		})
	}
}

// A measurement has the id of its KPI, so that one of no KPI is written anew.
func TestAMeasurementOfNoKPIIsRefused(t *testing.T) {
	ctx, folder, to := context.Background(), exportAll(t, rules(t)), workspacetest.New(t, workspacetest.Options(t))
	was, is := string(kpi.MeasurementID("kpi", "2026-01-01", ""))+",kpi", string(kpi.MeasurementID("other", "2026-01-01", ""))+",other"
	replaceIn(t, folder, "measurements.csv", was, is)
	p, err := transfer.New(to).PreviewPlan(ctx, folder, nil)
	if err != nil || p.Errors != 1 || p.Findings[0].Code != "leads_nowhere" || p.Findings[0].Column != "measurements.csv: kpi" {
		t.Errorf("%+v: %v", p, err)
	}
}

// What was entered when it kept the rules, and other rows have been changed
// since, comes back as it is and is told: limits, kind, first day, and owners and
// cycles that were deleted.
func TestWhatOutlivedItsRulesComesBack(t *testing.T) {
	ctx, w := context.Background(), rules(t)
	_, err := w.Do(ctx, workspace.Action{Code: "test", Name: "Change"}, func(tx *store.Tx) error {
		k, err := tx.KPI(ctx, "kpi")
		low := 50.0
		k.Lowest = &low
		kr, failed := tx.KeyResult(ctx, "result")
		kr.Kind, kr.Start, kr.Target, kr.StartDate = okr.YesNo, nil, nil, "2026-02-10"
		return errors.Join(err, failed, tx.PutKPI(ctx, k), tx.PutKeyResult(ctx, kr), tx.DeletePerson(ctx, "person"), tx.DeleteCycle(ctx, "cycle"))
	})
	if err != nil {
		t.Fatal(err)
	}
	comesBackWhole(t, w)
	p, err := transfer.New(workspacetest.New(t, workspacetest.Options(t))).PreviewPlan(ctx, exportAll(t, w), nil)
	var told []string
	for _, f := range p.Findings {
		told = append(told, f.Column+" "+f.Code)
		if f.Severity != exchange.SeverityWarning {
			t.Errorf("found %+v", f)
		}
	}
	want := []string{"objectives.csv: cycle leads_nowhere", "objectives.csv: owner leads_nowhere", "check_ins.csv: date too_early",
		"check_ins.csv: value out_of_range", "measurements.csv: value out_of_range"}
	if err != nil || p.Errors != 0 || !slices.Equal(told, want) {
		t.Errorf("told %q: %v, want %q", told, err, want)
	}
}

// What hangs on a deleted row cannot be seen any more. It is left out of the
// export, which comes back as what can be seen.
func TestWhatHangsOnADeletedRowIsNotExported(t *testing.T) {
	ctx, w := context.Background(), rules(t)
	_, err := w.Do(ctx, workspace.Action{Code: "test", Name: "Delete"}, func(tx *store.Tx) error {
		return errors.Join(tx.DeleteObjective(ctx, "objective"), tx.DeleteKPI(ctx, "kpi"))
	})
	if err != nil {
		t.Fatal(err)
	}
	once, to := exportAll(t, w), workspacetest.New(t, workspacetest.Options(t))
	_, done, err := transfer.New(to).ImportPlan(ctx, once, nil)
	if err != nil || len(done.Findings) > 0 {
		t.Fatalf("%+v: %v", done.Findings, err)
	}
	twice := exportAll(t, to)
	for _, name := range []string{"key_results.csv", "milestones.csv", "check_ins.csv", "measurements.csv", "people.csv"} {
		a, _ := os.ReadFile(filepath.Join(once, name))
		b, _ := os.ReadFile(filepath.Join(twice, name))
		if string(a) != string(b) || strings.Count(string(a), "\n") != 1 && name != "people.csv" {
			t.Errorf("%s:\n%s\n%s", name, a, b)
		}
	}
}

// What a person has arranged must not be lost to an import; what was undone is
// none of it.
func TestAPlanThatAPersonArrangedIsNotEmpty(t *testing.T) {
	ctx, folder := context.Background(), exportAll(t, rules(t))
	for name, arrange := range map[string]func(*store.Tx) error{
		"a product": func(tx *store.Tx) error {
			return tx.PutProduct(ctx, plan.Product{ID: tx.NewID(), Name: "Mine", Position: "z"})
		},
		"a cycle": func(tx *store.Tx) error {
			return tx.PutCycle(ctx, plan.Cycle{ID: tx.NewID(), Name: "Ideas", State: plan.BacklogState})
		},
		"a phase's name": func(tx *store.Tx) error {
			phases, err := tx.Phases(ctx)
			phases[0].Name = "Pilot"
			return errors.Join(err, tx.PutPhase(ctx, phases[0]))
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := workspacetest.New(t, workspacetest.Options(t))
			if _, err := w.Do(ctx, workspace.Action{Code: "test", Name: "Arrange"}, arrange); err != nil {
				t.Fatal(err)
			}
			if _, err := transfer.New(w).PreviewPlan(ctx, folder, nil); plan.CodeOf(err) != plan.Conflict {
				t.Errorf("the plan is taken for empty: %v", err)
			}
			for _, redo := range []bool{false, true} {
				if _, _, err := w.Undo(ctx); err != nil {
					t.Fatal(err)
				}
				if _, _, err := transfer.New(w).ImportPlan(ctx, folder, nil); err != nil {
					t.Errorf("after the undo (%v): %v", redo, err)
				}
			}
		})
	}
}
