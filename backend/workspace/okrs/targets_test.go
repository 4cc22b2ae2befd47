package okrs_test

import (
	"context"
	"slices"
	"testing"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/workspace/okrs"
)

// summed is a key result whose values add up, from 0 to 40 in the first quarter of
// 2026, with 3 and 5 so far.
func (b *bench) summed() plan.ID {
	b.t.Helper()
	kr := b.keyResult("Interview customers", b.objective("Listen", ""))
	b.edit(kr, "counting", "Cumulative")
	b.edit(kr, "target", "40")
	for date, v := range map[string]string{"2026-01-12": "3", "2026-02-02": "5"} {
		b.must(second(b.CheckIn(context.Background(), okrs.NewCheckIn{KeyResult: kr, Date: date, Value: v})))
	}
	return kr
}

func (b *bench) refusal(kr plan.ID, field, text string) string {
	b.t.Helper()
	return b.fault(second(b.Edit(context.Background(), kr, field, text)))
}

func (b *bench) fault(err error) string {
	b.t.Helper()
	if found := faultsOf(err); len(found) > 0 {
		return found[0]
	}
	return ""
}

func TestASumBeginsAtNothingAndEachCheckInAdds(t *testing.T) {
	b := newBench(t)
	kr := b.summed()
	row := b.find(kr)
	if row.Counting != okr.Sum || *row.Start != 0 || *row.Current != 8 || *row.Progress != 0.2 || !slices.Equal(row.Trend, []float64{3, 8}) {
		t.Fatalf("got %+v", row)
	}
	// What is typed over the total is what it becomes.
	b.edit(kr, "current", "12")
	if row := b.find(kr); *row.Current != 12 || !slices.Equal(row.Trend, []float64{3, 8, 12}) {
		t.Errorf("typed over: %v, %v", *row.Current, row.Trend)
	}
	b.edit(kr, "current", "11.5")
	if row := b.find(kr); *row.Current != 11.5 {
		t.Errorf("corrected down: %v", *row.Current)
	}
	b.undo()
	b.undo()
	detail, err := b.views.Detail(context.Background(), kr)
	b.must(err)
	b.must(second(b.AmendCheckIn(context.Background(), okrs.Amendment{ID: detail.CheckIns[0].ID, Value: "1", Why: "counted twice"})))
	if row := b.find(kr); *row.Current != 4 {
		t.Errorf("with one corrected: %v", *row.Current)
	}
}

func TestAnotherKindForgetsACountingThatItHasNot(t *testing.T) {
	b := newBench(t)
	kr := b.summed()
	b.edit(kr, "kind", "at_least")
	if got := b.find(kr).Counting; got != okr.Whole {
		t.Errorf("a control counts %q", got)
	}
	b.edit(kr, "counting", "per week")
	b.edit(kr, "target", "2")
	if row := b.find(kr); row.Counting != okr.SumsWeekly || row.Running == nil || row.Running.Label != "W8 2026" {
		t.Errorf("per week: %+v", row)
	}
	if got := b.refusal(kr, "current", "7"); got != "value adds_up" && got != "current adds_up" {
		t.Errorf("typed over a period that is over: %q", got)
	}
	if got := b.refusal(kr, "counting", "sum"); got != "counting not_for_kind" {
		t.Errorf("a sum of a control: %q", got)
	}
}

func TestDatedTargetsAreReadAsAPersonTypesThem(t *testing.T) {
	b := newBench(t)
	kr := b.keyResult("Raise the activation rate", b.objective("Grow", ""))
	b.edit(kr, "start", "41")
	b.edit(kr, "target", "60")
	b.edit(kr, "targetLines", "Feb 2026 50\n2026-01-31 44.5")
	row := b.find(kr)
	if got, want := row.TargetLines, "2026-01-31 44.5\n2026-02-28 50"; got != want {
		t.Fatalf("got %q, want %q", got, want)
	}
	if got, want := *row.ExpectedValue, 47.839; got != want { // 17 February: 17 of 28 days on the way from 44.5 to 50
		t.Errorf("expected %v, want %v", got, want)
	}
	b.edit(kr, "curve", "steps")
	if got, want := *b.find(kr).ExpectedValue, 44.5; got != want {
		t.Errorf("in steps %v is expected, want %v", got, want)
	}
	for _, c := range []struct{ field, text, fault string }{
		{"targetLines", "2025-12-31 40", "targetLines before_start"},
		{"targetLines", "2026-03-31 59", "targetLines after_end"},
		{"targetLines", "soon", "targetLines not_a_target"},
		{"startDate", "2026-02-10", "startDate before_start"},
		{"due", "2026-02-20", "due after_end"},
		{"curve", "S-curve", "curve with_targets"},
		{"curve", "zigzag", "curve unknown"},
		{"kind", "at_least", "kind not_for_kind"},
		{"counting", "per month", "counting not_for_kind"},
	} {
		if got := b.refusal(kr, c.field, c.text); got != c.fault {
			t.Errorf("%s = %q: %q, want %q", c.field, c.text, got, c.fault)
		}
	}
	b.edit(kr, "targetLines", "")
	b.edit(kr, "curve", "S-curve")
	if row := b.find(kr); row.Curve != okr.SCurve || row.TargetLines != "" {
		t.Errorf("got %q and %q", row.Curve, row.TargetLines)
	}
	detail, err := b.views.Detail(context.Background(), kr)
	b.must(err)
	if course := detail.Course; course == nil || len(course.Expected) < 30 || course.Title != "No value yet; expected by now: 51.3" {
		t.Errorf("the course is %+v", course)
	}
}

func TestWhatAKPIGivesIsAddedUpOnce(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	by := b.measuredKPI()
	kr := b.summed()
	b.must(second(b.LinkKPI(ctx, kr, by)))
	if row := b.find(kr); *row.Start != 0 {
		t.Errorf("a sum takes over the level of the KPI, %v, for its start", *row.Start)
	}
	if got := b.refusal(kr, "current", "20"); got != "current adds_up" {
		t.Errorf("typed over the sum of a KPI: %q", got)
	}
	kept := b.keyResult("Interview per month", b.objective("Listen more", ""))
	b.edit(kept, "kind", "at_least")
	b.edit(kept, "target", "2")
	b.must(second(b.LinkKPI(ctx, kept, by)))
	if got := b.refusal(kept, "counting", "per month"); got != "counting not_longer" {
		t.Errorf("a monthly KPI per month: %q", got)
	}
}

func TestATriedCheckInSaysWhatTheSumBecomes(t *testing.T) {
	b := newBench(t)
	kr := b.summed()
	meanings, refused := b.try("2026-02-17", okrs.NewCheckIn{KeyResult: kr, Value: "4"})
	if len(refused) != 0 || *meanings[0].Current != 12 || meanings[0].Sentence != "Makes 12 in all." || !meanings[0].Counts {
		t.Errorf("the newest: %+v, %+v", meanings, refused)
	}
	meanings, _ = b.try("2026-01-20", okrs.NewCheckIn{KeyResult: kr, Value: "4"})
	if *meanings[0].Current != 12 || !meanings[0].Counts || meanings[0].Sentence != "Makes 12 in all." {
		t.Errorf("an earlier one adds all the same: %+v", meanings)
	}
	b.edit(kr, "due", "2026-02-10")
	meanings, _ = b.try("2026-02-17", okrs.NewCheckIn{KeyResult: kr, Value: "4"})
	if meanings[0].Counts || *meanings[0].Current != 8 || meanings[0].Sentence != "17 Feb 2026 lies outside its dates, 1 Jan 2026 to 10 Feb 2026: the value does not add up." {
		t.Errorf("behind the due date: %+v", meanings)
	}
	b.edit(kr, "due", "")
	b.edit(kr, "kind", "at_least")
	b.edit(kr, "counting", "weekly")
	meanings, _ = b.try("2026-02-17", okrs.NewCheckIn{KeyResult: kr, Value: "4"})
	if meanings[0].Sentence != "Brings W8 2026 to 4 so far." {
		t.Errorf("the week under way: %+v", meanings)
	}
}

func TestWhatWouldDriveAnObjective(t *testing.T) {
	b := newBench(t)
	top := b.objective("Grow", "")
	kr := b.keyResult("Sign customers", top)
	b.edit(kr, "start", "0")
	b.edit(kr, "target", "10")
	b.edit(kr, "current", "4")
	child := b.keyResult("Hire", b.objective("Build a team", top))
	b.edit(child, "start", "0")
	b.edit(child, "target", "10")
	b.edit(child, "current", "8")
	detail, err := b.views.Detail(context.Background(), top)
	b.must(err)
	want := map[okr.Drivers]float64{"": 0.4, "key_results": 0.4, "children": 0.8, "both": 0.6}
	for _, c := range detail.DriverChoices {
		if share, known := want[c.DrivenBy]; known && (c.Progress == nil || *c.Progress < share-1e-9 || *c.Progress > share+1e-9) {
			t.Errorf("%q would give %v, want %v", c.DrivenBy, c.Progress, share)
		}
	}
	if len(detail.DriverChoices) != 5 || detail.DriverChoices[4].Progress != nil {
		t.Errorf("got %+v", detail.DriverChoices)
	}
	if got := b.refusal(top, "drivers", "manual"); got != "manualReason required" {
		t.Errorf("by hand without a reason: %q", got)
	}
	ctx := context.Background()
	if got := b.fault(second(b.SetByHand(ctx, okrs.ByHand{Objective: top, Progress: "30%", Reason: " "}))); got != "manualReason required" {
		t.Errorf("by hand with nothing for a reason: %q", got)
	}
	if got := b.fault(second(b.SetByHand(ctx, okrs.ByHand{Objective: top, Progress: "3", Reason: "The board decides"}))); got != "manualProgress out_of_range" {
		t.Errorf("three times the way: %q", got)
	}
	b.must(second(b.SetByHand(ctx, okrs.ByHand{Objective: top, Progress: "30%", Reason: "The board decides"})))
	row := b.findObjective(top)
	if row.DrivenBy != okr.DriversManual || *row.Progress != 0.3 || row.ManualReason != "The board decides" || *row.ManualProgress != 0.3 {
		t.Errorf("got %+v", row)
	}
}
