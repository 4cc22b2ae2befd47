package views_test

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/closing"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/views"
	"cairn/backend/workspace/workspacetest"
)

func statisticsOf(t *testing.T, w *workspace.Workspace, cycle plan.ID) views.Statistics {
	t.Helper()
	st, err := views.New(w).Statistics(context.Background(), cycle, "")
	if err != nil {
		t.Fatal(err)
	}
	return st
}

// agree says that everything that is counted is what the rows beneath say.
func agree(t *testing.T, w *workspace.Workspace, cycle plan.ID) {
	t.Helper()
	st := statisticsOf(t, w, cycle)
	out, err := views.New(w).Outline(context.Background(), cycle, "")
	if err != nil {
		t.Fatal(err)
	}
	subjects, rows := map[string]int{}, map[plan.ID]views.StatRow{}
	for _, row := range st.Rows {
		rows[row.ID] = row
		subjects[row.Subject]++
	}
	if subjects["objective"] != st.Objectives || subjects["key_result"] != st.KeyResults || len(out.Objectives) != st.Objectives {
		t.Errorf("%v rows of %d and %d", subjects, st.Objectives, st.KeyResults)
	}
	every := func(what string, tally views.Tally, fits func(row views.StatRow) bool) {
		if tally.Count != len(tally.Rows) {
			t.Errorf("%s %s counts %d rows of %d", what, tally.Code, tally.Count, len(tally.Rows))
		}
		for _, id := range tally.Rows {
			if row, here := rows[id]; !here || !fits(row) {
				t.Errorf("%s %s counts %+v", what, tally.Code, row)
			}
		}
	}
	sum := func(what string, want int, tallies []views.Tally) {
		total := 0
		for _, tally := range tallies {
			total += tally.Count
		}
		if total != want {
			t.Errorf("%s add up to %d, want %d", what, total, want)
		}
	}
	for i, tally := range st.Statuses {
		every("status", tally, func(row views.StatRow) bool { return row.Subject == "key_result" && string(row.Status) == tally.Code })
		if out.Counts[i].Count != tally.Count || string(out.Counts[i].Status) != tally.Code {
			t.Errorf("the outline counts %+v, the statistics %s %d", out.Counts[i], tally.Code, tally.Count)
		}
	}
	for _, tally := range st.ObjectiveStatuses {
		every("objectives", tally, func(row views.StatRow) bool { return row.Subject == "objective" && string(row.Status) == tally.Code })
	}
	for _, tally := range st.Scores {
		every("score", tally, func(row views.StatRow) bool {
			return row.Score == nil && (tally.Code == "unscored" || tally.Code == "dropped") || row.Score != nil && string(okr.BandOf(*row.Score)) == tally.Code
		})
	}
	sum("statuses", st.KeyResults, st.Statuses)
	sum("statuses of objectives", st.Objectives, st.ObjectiveStatuses)
	sum("scores", st.KeyResults, st.Scores)
	tenths := 0
	for _, part := range st.Tenths {
		tenths += part.Count
		for _, id := range part.Rows {
			if score := *rows[id].Score; score < part.From-1e-9 || score > part.From+0.1+1e-9 {
				t.Errorf("%v stands in the tenth from %v", score, part.From)
			}
		}
	}
	if want := st.KeyResults - st.Scores[3].Count - st.Scores[4].Count; tenths != want {
		t.Errorf("%d scores in tenths, want %d", tenths, want)
	}
	for _, lack := range st.Health {
		every("health", lack.Tally, func(views.StatRow) bool { return true })
		if lack.Count > lack.Of {
			t.Errorf("%s: %d of %d", lack.Code, lack.Count, lack.Of)
		}
	}
	for _, window := range st.CheckIns.Windows {
		every("made", window.Made, func(views.StatRow) bool { return true })
		every("missing", window.Missing, func(views.StatRow) bool { return true })
		if window.Made.Count+window.Missing.Count != window.Wanted {
			t.Errorf("%+v", window)
		}
	}
}

func TestStatisticsAgreeWithTheirRows(t *testing.T) {
	ctx := context.Background()
	sample := newSample(t)
	cycles, err := views.New(sample).Cycles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cycles {
		agree(t, sample, c.ID)
	}
	w := workspacetest.New(t, workspacetest.Options(t))
	_, done, err := transfer.New(w).Import(ctx, transfer.Request{Source: transfer.Source{Path: "../../exchange/testdata/okrs-2018-q3.csv"}})
	if err != nil {
		t.Fatal(err)
	}
	agree(t, w, done.Cycle)
	if _, err := views.New(w).Statistics(ctx, "gone", ""); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("an unknown cycle: %v", err)
	}
}

func TestDisciplineOfCheckIns(t *testing.T) {
	ctx, w := context.Background(), workspacetest.New(t, workspacetest.Options(t))
	cycles, _ := views.New(w).Cycles(ctx) // Q1 from 1 January; today is 17 February, in the seventh week
	actions := okrs.New(w)
	_, o, err := actions.AddObjective(ctx, okrs.NewObjective{Cycle: cycles[0].ID, Title: "Grow"})
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]plan.ID{}
	for name, dates := range map[string][]string{"kept": {"2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26", "2026-02-02", "2026-02-09", "2026-02-16"}, "late": {"2026-01-05"}, "never": nil, "later": nil} {
		_, id, err := actions.AddKeyResult(ctx, okrs.NewKeyResult{Objective: o, Title: name})
		if err != nil {
			t.Fatal(err)
		}
		ids[name] = id
		for _, date := range dates {
			if _, err := actions.CheckIn(ctx, okrs.NewCheckIn{KeyResult: id, Date: date, Note: "It goes on."}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := actions.Edit(ctx, ids["later"], "startDate", "2026-03-01"); err != nil {
		t.Fatal(err)
	}
	d := statisticsOf(t, w, cycles[0].ID).CheckIns
	if !slices.Equal(d.Fresh.Rows, []plan.ID{ids["kept"]}) || !slices.Equal(d.Late.Rows, []plan.ID{ids["late"]}) || !slices.Equal(d.Never.Rows, []plan.ID{ids["never"]}) {
		t.Errorf("%+v", d)
	}
	if len(d.Windows) != 7 || d.Windows[6].Running != true || d.Windows[5].Running || d.Windows[0].Wanted != 3 || d.Windows[0].Made.Count != 2 || d.Windows[1].Made.Count != 1 {
		t.Errorf("%+v", d.Windows)
	}
	if want := 7.0 / 18; d.Kept == nil || math.Abs(*d.Kept-want) > 1e-12 { // six complete weeks of three
		t.Errorf("kept %v, want %v", *d.Kept, want)
	}
}

func TestCalibrationOfClosedCycles(t *testing.T) {
	ctx, w := context.Background(), workspacetest.New(t, workspacetest.Options(t))
	cycles, _ := views.New(w).Cycles(ctx)
	actions := okrs.New(w)
	if c, err := views.New(w).Calibration(ctx); err != nil || c.Whole.Brier != nil || len(c.Cycles) != 0 || !strings.HasPrefix(c.Whole.Sentence, "No scored") {
		t.Fatalf("%+v, %v", c, err)
	}
	_, o, err := actions.AddObjective(ctx, okrs.NewObjective{Cycle: cycles[0].ID, Title: "Grow"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := actions.Edit(ctx, o, "team", "Growth"); err != nil {
		t.Fatal(err)
	}
	for i := range 10 { // ten at 80%, of which five land; one at 20% first
		_, id, err := actions.AddKeyResult(ctx, okrs.NewKeyResult{Objective: o, Title: "Ship it"})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := actions.Edit(ctx, id, "kind", "yes_no"); err != nil {
			t.Fatal(err)
		}
		first := "80"
		if i == 0 {
			first = "20"
		}
		for _, c := range []okrs.NewCheckIn{{Date: "2026-01-09", Confidence: first, Value: "no"}, {Date: "2026-01-16", Confidence: "80", Value: map[bool]string{true: "yes", false: "no"}[i < 5]}} {
			c.KeyResult = id
			if _, err := actions.CheckIn(ctx, c); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, _, err := closing.New(w).Close(ctx, closing.Closing{Cycle: cycles[0].ID}); err != nil {
		t.Fatal(err)
	}
	c, err := views.New(w).Calibration(ctx)
	if err != nil {
		t.Fatal(err)
	}
	// Of 20 statements 19 are at 0.8, nine of which came; the one at 0.2 came too.
	if want := (9*0.04 + 10*0.64 + 0.64) / 20; math.Abs(*c.Whole.Brier-want) > 1e-12 || c.Whole.KeyResults != 10 || c.Whole.Statements != 20 {
		t.Errorf("Brier %v, want %v: %+v", *c.Whole.Brier, want, c.Whole)
	}
	if want := (4*0.04 + 5*0.64 + 0.64) / 10; math.Abs(*c.Whole.BrierFirst-want) > 1e-12 {
		t.Errorf("Brier of the first %v, want %v", *c.Whole.BrierFirst, want)
	}
	if c.Whole.Sentence != "Stated 77% on average, came true 50% of the time: 27 points too confident." {
		t.Error(c.Whole.Sentence)
	}
	if len(c.Cycles) != 1 || c.Cycles[0].Name != "Q1 2026" || len(c.Teams) != 1 || c.Teams[0].Name != "Growth" || len(c.Whole.Curve) != 2 || c.Whole.Curve[1].Count != 19 {
		t.Errorf("%+v", c)
	}
	// A correction that comes later changes nothing of what was closed.
	_, err = w.DoInClosed(ctx, workspace.Action{Code: "test", Name: "Correct"}, func(tx *store.Tx) error {
		all, err := tx.CheckIns(ctx)
		no := 0.0
		for _, said := range all {
			if said.Value != nil && *said.Value == 1 {
				later := okr.CheckIn{ID: tx.NewID(), KeyResult: said.KeyResult, Date: "2026-01-20", Value: &no}
				if err := tx.AddCheckIn(ctx, later); err != nil {
					return err
				}
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	again, err := views.New(w).Calibration(ctx)
	if err != nil || *again.Whole.Brier != *c.Whole.Brier {
		t.Errorf("%v, %v", again.Whole, err)
	}
	if goals, err := views.New(w).Goals(ctx, cycles[0].ID, ""); err != nil || len(goals.Corrected) != 5 {
		t.Errorf("SMART hears of %d corrections, %v", len(goals.Corrected), err)
	}
	if result, _ := views.New(w).Closing(ctx, cycles[0].ID); result.Corrected != 5 || result.Reached != 5 {
		t.Errorf("%d corrected, %d reached", result.Corrected, result.Reached)
	}
}
