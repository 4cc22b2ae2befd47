package okrs_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/workspace/kpis"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/views"
)

func faultsOf(err error) (found []string) {
	var refused *plan.Error
	if errors.As(err, &refused) {
		for _, f := range refused.Fields {
			found = append(found, f.Field+" "+f.Code)
		}
	}
	return found
}

// measuredKPI is a monthly KPI with values for 2025-12 (40) and 2026-01 (50).
func (b *bench) measuredKPI() plan.ID {
	b.t.Helper()
	ctx, k := context.Background(), kpis.New(b.w)
	_, id, err := k.Add(ctx, kpis.NewKPI{Name: "Activation"})
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := k.Edit(ctx, id, "unit", "%"); err != nil {
		b.t.Fatal(err)
	}
	for period, value := range map[string]string{"2025-12": "40", "2026-01": "50"} {
		if _, _, err := k.Measure(ctx, kpis.NewMeasurement{KPI: id, Period: period, Value: value}); err != nil {
			b.t.Fatal(err)
		}
	}
	return id
}

func (b *bench) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

func TestAKPIFeedsAKeyResult(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	b.measuredKPI()
	id := b.keyResult("Raise activation", b.objective("Grow", ""))
	b.edit(id, "target", "60")
	b.edit(id, "kpi", "activation")
	row := b.find(id)
	if *row.Start != 40 || row.Unit != "%" || *row.KPIName != "Activation" || *row.Current != 50 || *row.CurrentOn != "2026-01-31" || *row.Progress != 0.5 {
		t.Fatalf("got %+v", row)
	}
	change, err := b.CheckIn(ctx, okrs.NewCheckIn{KeyResult: id, Value: "55", Confidence: "70", Note: "Better."})
	b.must(err)
	row = b.find(id)
	if *row.Current != 55 || *row.Confidence != 70 || *row.LastNote != "Better." {
		t.Fatalf("after the check-in %+v", row)
	}
	patch, err := b.views.Patch(ctx, b.cycle, change, false)
	b.must(err)
	if len(patch.Objectives) != 1 {
		t.Errorf("the patch has %d objectives", len(patch.Objectives))
	}
	detail, err := b.views.Detail(ctx, id)
	b.must(err)
	if len(detail.CheckIns) != 1 || detail.CheckIns[0].Value != nil {
		t.Errorf("check-ins %+v", detail.CheckIns)
	}
	source, err := b.views.KPI(ctx, *row.KPI, "")
	b.must(err)
	if *source.KPI.Value != 55 || len(source.Corrections) != 1 || source.Corrections[0].Why != "Check-in of “Raise activation”" ||
		len(source.Feeds) != 1 || source.Feeds[0].ID != id || source.KPI.KeyResults != 1 {
		t.Errorf("the KPI is %+v", source)
	}
	_, err = kpis.New(b.w).Delete(ctx, *row.KPI)
	b.must(err)
	if row := b.find(id); row.KPI != nil || row.Current != nil {
		t.Errorf("without its KPI: %+v", row)
	}
	_, _, err = b.w.Undo(ctx)
	b.must(err)
	if row := b.find(id); row.KPI == nil || *row.Current != 55 {
		t.Errorf("undone: %+v", row)
	}
	_, err = b.LinkKPI(ctx, id, "")
	b.must(err)
	if row := b.find(id); row.KPI != nil || *row.Start != 40 {
		t.Errorf("unlinked: %+v", row)
	}
}

func TestLinksThatAreRefused(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	source := b.measuredKPI()
	id := b.keyResult("Raise activation", b.objective("Grow", ""))
	b.edit(id, "kind", "yes/no")
	if _, err := b.LinkKPI(ctx, id, source); !slices.Equal(faultsOf(err), []string{"kpi not_for_kind"}) {
		t.Errorf("a yes/no: %v", err)
	}
	b.edit(id, "kind", "increase")
	b.edit(id, "target", "40")
	if _, err := b.LinkKPI(ctx, id, source); !slices.Equal(faultsOf(err), []string{"target equals_start"}) {
		t.Errorf("start equal to target: %v", faultsOf(err))
	}
	if _, err := b.Edit(ctx, id, "kpi", "Nothing"); !slices.Equal(faultsOf(err), []string{"kpi unknown"}) {
		t.Errorf("an unknown KPI: %v", err)
	}
	if _, err := b.LinkKPI(ctx, id, "nothing"); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("an unknown id: %v", err)
	}
}

func TestAmendCheckIn(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	id := b.keyResult("Raise activation", b.objective("Grow", ""))
	_, err := b.CheckIn(ctx, okrs.NewCheckIn{KeyResult: id, Value: "4", Confidence: "50", Note: "Typo"})
	b.must(err)
	detail, err := b.views.Detail(ctx, id)
	b.must(err)
	n := okrs.Amendment{ID: detail.CheckIns[0].ID, Value: "40", Confidence: "60"}
	if _, err := b.AmendCheckIn(ctx, n); !slices.Equal(faultsOf(err), []string{"why required"}) {
		t.Errorf("without a reason: %v", err)
	}
	n.Why, n.Date = "A 0 was missing.", "2026-02-18"
	if _, err := b.AmendCheckIn(ctx, n); !slices.Equal(faultsOf(err), []string{"date future"}) {
		t.Errorf("ahead: %v", err)
	}
	n.Date = "2026-02-16"
	_, err = b.AmendCheckIn(ctx, n)
	b.must(err)
	if row := b.find(id); *row.Current != 40 || *row.CurrentOn != "2026-02-16" || *row.Confidence != 60 || row.LastNote != nil {
		t.Errorf("got %+v", row)
	}
	detail, err = b.views.Detail(ctx, id)
	b.must(err)
	befores := map[string]string{}
	for _, h := range detail.History {
		if h.What == "amended" {
			befores[h.Field] = h.Before
		}
	}
	if befores["value"] != "4" || befores["note"] != "Typo" || befores["confidence"] != "50" || befores["date"] != "2026-02-17" {
		t.Errorf("what it said before: %v", befores)
	}
	if h := detail.History[0]; h.What != "amended" || h.Why != "A 0 was missing." || h.By != "Dana Okafor" {
		t.Errorf("history %+v", detail.History)
	}
	_, _, err = b.w.Undo(ctx)
	b.must(err)
	if row := b.find(id); *row.Current != 4 || *row.LastNote != "Typo" {
		t.Errorf("undone: %+v", row)
	}
}

func TestMilestones(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	id := b.keyResult("Launch", b.objective("Grow", ""))
	b.edit(id, "kind", "milestones")
	rows := []okrs.MilestoneRow{{Title: "Design", Weight: "1"}, {Title: "Build", Weight: "3", Due: "2026-03-01"}, {Title: "Ship"}}
	_, err := b.EditMilestones(ctx, id, rows)
	b.must(err)
	steps := b.find(id).Milestones
	if len(steps) != 3 || steps[1].Title != "Build" || steps[1].Weight != 3 || *steps[1].Due != "2026-03-01" || steps[2].Weight != 1 {
		t.Fatalf("got %+v", steps)
	}
	_, err = b.CheckIn(ctx, okrs.NewCheckIn{KeyResult: id, Done: "build", Confidence: "80"})
	b.must(err)
	if row := b.find(id); *row.Progress != 0.6 || *row.Confidence != 80 || *row.Milestones[1].Done != "2026-02-17" {
		t.Errorf("got %+v", row)
	}
	_, err = b.SetMilestoneDone(ctx, steps[0].ID, "2026-02-01")
	b.must(err)
	_, err = b.SetMilestoneDone(ctx, steps[1].ID, "")
	b.must(err)
	if row := b.find(id); *row.Progress != 0.2 {
		t.Errorf("got %+v", row)
	}
	_, err = b.EditMilestones(ctx, id, []okrs.MilestoneRow{{ID: steps[2].ID, Title: "Ship it"}, {ID: steps[0].ID, Title: "Design", Done: "2026-02-01"}})
	b.must(err)
	if got := b.find(id).Milestones; len(got) != 2 || got[0].ID != steps[2].ID || got[0].Title != "Ship it" {
		t.Errorf("got %+v", got)
	}
	for want, err := range map[string]error{
		"done unknown":    second(b.CheckIn(ctx, okrs.NewCheckIn{KeyResult: id, Done: "nothing"})),
		"done future":     second(b.SetMilestoneDone(ctx, steps[0].ID, "2026-02-18")),
		"title required":  second(b.EditMilestones(ctx, id, []okrs.MilestoneRow{{}})),
		"weight negative": second(b.EditMilestones(ctx, id, []okrs.MilestoneRow{{Title: "x", Weight: "-1"}})),
	} {
		if !slices.Equal(faultsOf(err), []string{want}) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func TestTheCheckInGrid(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	top := b.objective("Grow", "")
	first, other, later := b.keyResult("One", top), b.keyResult("Two", top), b.keyResult("Later", top)
	b.edit(later, "startDate", "2026-03-01")
	b.edit(first, "owner", "Mateo")
	_, err := b.CheckIn(ctx, okrs.NewCheckIn{KeyResult: other, Value: "1", Date: "2026-02-12"})
	b.must(err)
	due, err := b.views.DueCheckIns(ctx, b.cycle, "", "")
	b.must(err)
	if len(due) != 2 || !due[0].Due || *due[0].DueOn != "2026-01-08" || due[1].Due || *due[1].DueOn != "2026-02-19" {
		t.Fatalf("due %+v", due)
	}
	if mine, err := b.views.DueCheckIns(ctx, b.cycle, *due[0].OwnerID, ""); err != nil || len(mine) != 1 || mine[0].KeyResult != first {
		t.Errorf("Mateo's: %+v: %v", mine, err)
	}
	_, err = b.CheckInMany(ctx, "2026-02-16", []okrs.NewCheckIn{{KeyResult: first, Value: "2"}, {KeyResult: other, Value: "x"}, {KeyResult: later, Value: "1"}})
	var refused *plan.Error
	if !errors.As(err, &refused) || len(refused.Fields) != 2 || refused.Fields[0].Row != 2 || refused.Fields[1].Row != 3 || refused.Fields[1].Code != "too_early" {
		t.Fatalf("refused %+v", refused)
	}
	if row := b.find(first); row.Current != nil {
		t.Errorf("half of it was written: %+v", row)
	}
	_, err = b.CheckInMany(ctx, "2026-02-16", []okrs.NewCheckIn{{KeyResult: first, Value: "2"}, {KeyResult: other, Confidence: "30"}})
	b.must(err)
	if row := b.find(first); *row.Current != 2 || *row.CurrentOn != "2026-02-16" {
		t.Errorf("got %+v", row)
	}
	_, _, err = b.w.Undo(ctx)
	b.must(err)
	if rows := []views.KeyResult{b.find(first), b.find(other)}; rows[0].Current != nil || rows[1].Confidence != nil || rows[0].Status == okr.Achieved {
		t.Errorf("one step of undo left %+v", rows)
	}
}

func TestOneValueForOnePeriodOfAKPIThatFeedsTwo(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	b.measuredKPI()
	objective := b.objective("Grow", "")
	var both []plan.ID
	for _, title := range []string{"Raise one", "Raise two"} {
		id := b.keyResult(title, objective)
		b.edit(id, "target", "60")
		b.edit(id, "kpi", "activation")
		both = append(both, id)
	}
	before := b.digest()
	_, err := b.CheckInMany(ctx, "", []okrs.NewCheckIn{{KeyResult: both[0], Value: "55"}, {KeyResult: both[1], Value: "58"}})
	if !slices.Equal(faultsOf(err), []string{"value differs"}) || b.digest() != before {
		t.Errorf("two values for one period: %v", err)
	}
	_, err = b.CheckInMany(ctx, "", []okrs.NewCheckIn{{KeyResult: both[0], Value: "55"}, {KeyResult: both[1], Value: "55", Confidence: "60"}})
	b.must(err)
	detail, err := b.views.KPI(ctx, *b.find(both[0]).KPI, "")
	b.must(err)
	if len(detail.Corrections) != 1 || detail.Corrections[0].Why != "Check in: 2 key results" || *detail.KPI.Value != 55 {
		t.Errorf("corrections %+v", detail.Corrections)
	}
}

func TestAValueOrAMilestoneAloneIsACheckInToo(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	b.measuredKPI()
	objective := b.objective("Grow", "")
	fed := b.keyResult("Raise activation", objective)
	b.edit(fed, "target", "60")
	b.edit(fed, "kpi", "activation")
	steps := b.keyResult("Ship it", objective)
	b.edit(steps, "kind", "milestones")
	_, err := b.EditMilestones(ctx, steps, []okrs.MilestoneRow{{Title: "Half"}, {Title: "Whole"}})
	b.must(err)
	due := func() (titles []string) {
		rows, err := b.views.DueCheckIns(ctx, b.cycle, "", "")
		b.must(err)
		for _, row := range rows {
			if row.Due {
				titles = append(titles, row.Title)
			}
		}
		return titles
	}
	if got := due(); !slices.Equal(got, []string{"Raise activation", "Ship it"}) {
		t.Fatalf("due %q", got)
	}
	_, err = b.CheckInMany(ctx, "", []okrs.NewCheckIn{{KeyResult: fed, Value: "55"}, {KeyResult: steps, Done: "Half"}})
	b.must(err)
	if got := due(); len(got) != 0 {
		t.Errorf("still due: %q", got)
	}
	if note := b.find(fed).LastNote; note == nil || *note != "Value of 2026-01 entered." {
		t.Errorf("the record says %v", note)
	}
	if note := b.find(steps).LastNote; note == nil || *note != "Done: Half" {
		t.Errorf("the record says %v", note)
	}
	// Once a confidence was stated it is confirmed, and no note is made up.
	_, err = b.CheckIn(ctx, okrs.NewCheckIn{KeyResult: fed, Confidence: "70", Note: "Chains are slow."})
	b.must(err)
	_, err = b.CheckIn(ctx, okrs.NewCheckIn{KeyResult: fed, Value: "56"})
	b.must(err)
	if row := b.find(fed); *row.Confidence != 70 || *row.LastNote != "Chains are slow." || *row.Current != 56 {
		t.Errorf("after a value alone: %+v", row)
	}
}

func TestMilestonesKeepTheDayOnWhichTheyWereDone(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	steps := b.keyResult("Ship it", b.objective("Grow", ""))
	b.edit(steps, "kind", "milestones")
	_, err := b.EditMilestones(ctx, steps, []okrs.MilestoneRow{{Title: "Half"}})
	b.must(err)
	for _, c := range []struct{ date, want string }{{"2020-01-01", "date too_early"}, {"2026-03-01", "date future"}} {
		if _, err := b.CheckIn(ctx, okrs.NewCheckIn{KeyResult: steps, Done: "Half", Date: c.date}); !slices.Equal(faultsOf(err), []string{c.want}) {
			t.Errorf("done on %s: %v", c.date, err)
		}
	}
	_, err = b.CheckIn(ctx, okrs.NewCheckIn{KeyResult: steps, Done: "Half", Date: "2026-02-10"})
	b.must(err)
	if _, err := b.CheckIn(ctx, okrs.NewCheckIn{KeyResult: steps, Done: "half"}); !slices.Equal(faultsOf(err), []string{"done done_before"}) {
		t.Errorf("done twice: %v", err)
	}
	if day := *b.find(steps).Milestones[0].Done; day != "2026-02-10" {
		t.Errorf("done on %s", day)
	}
}

func TestDatesOfAKeyResultLieInItsCycle(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	id := b.keyResult("Fill", b.objective("Grow", ""))
	for field, text := range map[string]string{"due": "2031-01-01", "startDate": "2020-01-01"} {
		if _, err := b.Edit(ctx, id, field, text); !slices.Equal(faultsOf(err), []string{field + " outside_cycle"}) {
			t.Errorf("%s: %v", field, err)
		}
	}
	b.edit(id, "due", "15 Mar")
	if due := *b.find(id).Due; due != "2026-03-15" {
		t.Errorf("due %s", due)
	}
	if _, _, err := b.QuickAdd(ctx, okrs.QuickAdd{Parent: b.find(id).Objective, KeyResult: true, Text: "Far from 1 to 2 by 1 Jan 2031"}); !slices.Equal(faultsOf(err), []string{"text outside_cycle"}) {
		t.Errorf("a line with a far day: %v", err)
	}
}
