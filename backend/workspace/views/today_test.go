package views_test

import (
	"context"
	"slices"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/workspace/kpis"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/views"
)

func TestTodayOfTheSample(t *testing.T) {
	ctx, w := context.Background(), newSample(t)
	v := views.New(w)
	now := current(t, v).ID
	today, err := v.Today(ctx, now, "", "")
	if err != nil {
		t.Fatal(err)
	}
	outline, err := v.Outline(ctx, now, "")
	if err != nil {
		t.Fatal(err)
	}
	// It agrees with the outline that it sums up.
	below := map[string]int{}
	all := 0
	for _, o := range outline.Objectives {
		for _, k := range o.KeyResults {
			all++
			below[string(k.Status)]++
		}
	}
	if today.KeyResults != all || len(today.Behind) != below["at_risk"]+below["behind"]+below["stale"] || *today.Progress != *outline.Progress {
		t.Errorf("today counts %d key results and %d that need a look, the outline says %d and %v", today.KeyResults, len(today.Behind), all, below)
	}
	for i, look := range today.Behind {
		if look.Reason == "" || i > 0 && look.Status.Worse(today.Behind[i-1].Status) {
			t.Errorf("%+v at %d", look, i)
		}
	}
	due, err := v.DueCheckIns(ctx, now, "", "")
	if err != nil {
		t.Fatal(err)
	}
	wanted := len(slices.DeleteFunc(due, func(d views.DueCheckIn) bool { return !d.Due }))
	if today.Due != wanted || today.Due+today.Done != len(today.CheckIns) {
		t.Errorf("%d due and %d done of %d rows; the grid has %d", today.Due, today.Done, len(today.CheckIns), wanted)
	}
	if len(today.Findings) != 3 || *today.DaysLeft != *today.Cycle.Days-*today.Cycle.Day {
		t.Errorf("%d findings, %d days left", len(today.Findings), *today.DaysLeft)
	}
	// What is done here is done.
	if today.Due > 0 {
		row := today.CheckIns[slices.IndexFunc(today.CheckIns, func(c views.TodayCheckIn) bool { return !c.Done })]
		if _, err := okrs.New(w).CheckIn(ctx, okrs.NewCheckIn{KeyResult: row.KeyResult, Confidence: "50", Note: "Steady."}); err != nil {
			t.Fatal(err)
		}
		again, err := v.Today(ctx, now, "", "")
		if err != nil || again.Due != today.Due-1 || again.Done != today.Done+1 {
			t.Errorf("after a check-in %d due, %d done: %v", again.Due, again.Done, err)
		}
	}
}

func TestValuesAreDueByTheirFrequency(t *testing.T) {
	ctx, w := context.Background(), newSample(t)
	v, k := views.New(w), kpis.New(w)
	now := current(t, v).ID
	_, id, err := k.Add(ctx, kpis.NewKPI{Name: "Fresh"})
	if err != nil {
		t.Fatal(err)
	}
	find := func(on plan.Date) *views.DueValue {
		t.Helper()
		today, err := v.Today(ctx, now, "", on)
		if err != nil {
			t.Fatal(err)
		}
		for i := range today.Measurements {
			if today.Measurements[i].KPI == id {
				return &today.Measurements[i]
			}
		}
		return nil
	}
	if find("") != nil {
		t.Error("a draft asks for a value")
	}
	if _, err := k.SetState(ctx, id, "active", ""); err != nil {
		t.Fatal(err)
	}
	if due := find(""); due == nil || due.PeriodLabel != "2026-01" || due.Since != "2026-02-01" || due.DaysLate != 16 || due.Missing != 1 || due.Last != nil {
		t.Errorf("without a value: %+v", due)
	}
	if _, _, err := k.Measure(ctx, kpis.NewMeasurement{KPI: id, Period: "2025-11", Value: "7"}); err != nil {
		t.Fatal(err)
	}
	if due := find(""); due == nil || due.PeriodLabel != "2025-12" || due.Missing != 2 || *due.Last != 7 || *due.LastLabel != "2025-11" {
		t.Errorf("two months behind: %+v", due)
	}
	if _, _, err := k.Measure(ctx, kpis.NewMeasurement{KPI: id, Period: "2026-01", Value: "8"}); err != nil {
		t.Fatal(err)
	}
	if due := find(""); due != nil {
		t.Errorf("up to date: %+v", due)
	}
	if due := find("2026-03-01"); due == nil || due.PeriodLabel != "2026-02" || due.DaysLate != 0 {
		t.Errorf("on the first day after a month: %+v", due)
	}
}
