package sample_test

import (
	"context"
	"path/filepath"
	"testing"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/workspace/sample"
	"cairn/backend/workspace/views"
	"cairn/backend/workspace/workspacetest"
)

func open(t *testing.T) views.Views {
	t.Helper()
	w, err := sample.Create(context.Background(), filepath.Join(t.TempDir(), "sample.cairn"), workspacetest.Options(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	return views.New(w)
}

func TestTheSampleShowsEveryKindAndStatus(t *testing.T) {
	v := open(t)
	objectives, err := v.Objectives(context.Background(), "", "")
	if err != nil {
		t.Fatal(err)
	}
	kinds, statuses, cycles, fed := map[okr.Kind]int{}, map[okr.Status]int{}, map[string]int{}, 0
	for _, o := range objectives {
		cycles[o.Cycle]++
		for _, k := range o.KeyResults {
			kinds[k.Kind]++
			statuses[k.Status]++
			if k.KPI != nil {
				fed++
				if k.Current == nil || k.Start == nil {
					t.Errorf("the KPI gives %q no value: %+v", k.Title, k)
				}
			}
		}
	}
	if len(kinds) != len(okr.Kinds()) || len(statuses) != 6 || len(cycles) != 2 || fed == 0 {
		t.Errorf("kinds %v, statuses %v, cycles %v, %d fed", kinds, statuses, cycles, fed)
	}
}

func TestTheSampleHasTwelveKPIsWithThreeFindings(t *testing.T) {
	ctx, v := context.Background(), open(t)
	list, err := v.KPIs(ctx, "")
	if err != nil || len(list.KPIs) != 12 || len(list.Findings) != 0 {
		t.Fatalf("%d KPIs, findings %v: %v", len(list.KPIs), list.Findings, err)
	}
	found, standings, gaps := map[string]int{}, map[kpi.Standing]int{}, 0
	for _, k := range list.KPIs {
		standings[k.Standing]++
		for _, f := range k.Findings {
			found[f.Code]++
		}
		detail, err := v.KPI(ctx, k.ID, "")
		if err != nil || len(detail.Measurements) < 8 {
			t.Errorf("%s has %d values: %v", k.Name, len(detail.Measurements), err)
		}
		gaps += detail.Gaps
		oldest := detail.Measurements[len(detail.Measurements)-1].Period
		const twoYears = 690
		if days := oldest.DaysUntil(workspacetest.Today); days < twoYears {
			t.Errorf("%s begins %d days ago", k.Name, days)
		}
	}
	if len(found) != 3 || found["no_owner"] != 1 || found["no_source"] != 1 || found["no_target"] != 1 {
		t.Errorf("findings %v", found)
	}
	if gaps != 2 || standings[kpi.Met] == 0 || standings[kpi.Near] == 0 || standings[kpi.Missed] > 2 || standings[kpi.Stale] != 0 {
		t.Errorf("standings %v, %d gaps", standings, gaps)
	}
}

// The sample can be made on any day: of a year with a leap day, at the edges of
// months and years.
func TestTheSampleCanBeMadeOnAnyDay(t *testing.T) {
	for _, day := range []plan.Date{"2024-02-29", "2024-03-01", "2025-12-31", "2026-01-01", "2026-05-03", "2027-01-04"} {
		options := workspacetest.Options(t)
		clock := options.Clock.(*workspacetest.Clock)
		clock.At = clock.At.AddDate(0, 0, workspacetest.Today.DaysUntil(day))
		w, err := sample.Create(context.Background(), filepath.Join(t.TempDir(), "sample.cairn"), options)
		if err != nil {
			t.Errorf("%s: %v", day, err)
			continue
		}
		if _, err := w.BackUp(context.Background(), "manual"); err != nil {
			t.Errorf("%s: %v", day, err)
		}
		_ = w.Close()
	}
}
