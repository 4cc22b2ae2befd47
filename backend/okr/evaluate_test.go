package okr_test

import (
	"math"
	"slices"
	"testing"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// The golden vectors of handbook/okr.md, "Progress of one key result".
func TestProgressGoldenVectors(t *testing.T) {
	for _, c := range []struct {
		name                   string
		start, target, current float64
		raw, shown             float64
	}{
		{"worked example", 41, 60, 50, 9.0 / 19, 9.0 / 19},
		{"lower is better", 50, 10, 30, 0.5, 0.5},
		{"worse than the start", 50, 10, 55, -0.125, 0},
		{"puzzle/okr 1661", 10, 0, 7, 0.3, 0.3},
		{"leantime 3247", 200, 0, 100, 0.5, 0.5},
		{"puzzle/okr 235", 0, 10, 5.9, 0.59, 0.59},
		{"operately 4427, up", 8, 11, 8, 0, 0},
		{"operately 4427, down", 8, 2, 8, 0, 0},
		{"past the target", 0, 10, 15, 1.5, 1},
		{"further than a REAL reaches", 0, math.SmallestNonzeroFloat64, math.MaxFloat64, math.MaxFloat64, 1},
		{"whole range of a REAL", -math.MaxFloat64, math.MaxFloat64, 0, 0.5, 0.5},
	} {
		got := okr.Evaluate(facts(increase(c.start, c.target), day(45), value(day(45), c.current)))
		if !same(got.Raw, &c.raw) || !same(got.Progress, &c.shown) {
			t.Errorf("%s: raw %v, progress %v, want %v and %v", c.name, show(got.Raw), show(got.Progress), c.raw, c.shown)
		}
		if math.Signbit(*got.Raw) && *got.Raw == 0 {
			t.Errorf("%s: raw is negative zero", c.name)
		}
	}
}

func TestTiers(t *testing.T) {
	all := increase(0, 70)
	all.Commit, all.Stretch = num(20), num(100)
	down := increase(100, 30)
	down.Commit, down.Stretch = num(80), num(0)
	stretchOnly := increase(0, 50)
	stretchOnly.Stretch = num(100)
	commitOnly := increase(0, 50)
	commitOnly.Commit = num(10)
	disordered := increase(0, 50)
	disordered.Commit, disordered.Stretch = num(60), num(40)
	for _, c := range []struct {
		name    string
		kr      okr.KeyResult
		current float64
		raw     float64
		status  okr.Status
		leftOut int
	}{
		{"start", all, 0, 0, okr.AtRisk, 0},
		{"below the start", all, -10, -0.15, okr.AtRisk, 0},
		{"half way to commit", all, 10, 0.15, okr.AtRisk, 0},
		{"commit", all, 20, 0.3, okr.AtRisk, 0},
		{"half way to target", all, 45, 0.5, okr.OnTrack, 0},
		{"target", all, 70, 0.7, okr.Achieved, 0},
		{"half way to stretch", all, 85, 0.85, okr.Achieved, 0},
		{"stretch", all, 100, 1, okr.Achieved, 0},
		{"beyond the stretch", all, 110, 1.1, okr.Achieved, 0},
		{"down: commit", down, 80, 0.3, okr.AtRisk, 0},
		{"down: target", down, 30, 0.7, okr.Achieved, 0},
		{"down: between", down, 55, 0.5, okr.OnTrack, 0},
		{"stretch only: half way", stretchOnly, 25, 0.35, okr.Behind, 0},
		{"stretch only: target", stretchOnly, 50, 0.7, okr.Achieved, 0},
		{"commit only: between", commitOnly, 30, 0.5, okr.OnTrack, 0},
		{"commit only: target", commitOnly, 50, 0.7, okr.Achieved, 0},
		{"out of order: linear", disordered, 25, 0.5, okr.OnTrack, 2},
		{"out of order: target", disordered, 50, 1, okr.Achieved, 2},
	} {
		got := okr.Evaluate(facts(c.kr, day(45), value(day(45), c.current)))
		if got.Raw == nil || !near(*got.Raw, c.raw) || got.Status != c.status {
			t.Errorf("%s: raw %v, %s, want %v, %s", c.name, show(got.Raw), got.Status, c.raw, c.status)
		}
		if len(got.Explanation.LeftOut) != c.leftOut {
			t.Errorf("%s: left out %v, want %d", c.name, got.Explanation.LeftOut, c.leftOut)
		}
	}
}

func TestAControlTellsOfItsLatestPeriods(t *testing.T) {
	var checkIns []okr.CheckIn
	for i := range okr.HeldLength + 2 {
		checkIns = append(checkIns, value(day(i), float64(i)))
	}
	kr := okr.KeyResult{Kind: okr.AtLeast, Target: num(3)}
	got := okr.Evaluate(facts(kr, day(60), checkIns...)).Held
	if len(got) != okr.HeldLength || got[0] || !got[1] || !got[len(got)-1] {
		t.Errorf("held %v, want the latest %d, of which the first alone did not", got, okr.HeldLength)
	}
	if got := okr.Evaluate(facts(okr.KeyResult{Kind: okr.Increase, Start: num(0), Target: num(9)}, day(60), checkIns...)).Held; got != nil {
		t.Errorf("of no control: %v", got)
	}
}

func TestControls(t *testing.T) {
	least := okr.KeyResult{Kind: okr.AtLeast, Target: num(95)}
	most := okr.KeyResult{Kind: okr.AtMost, Target: num(50)}
	between := okr.KeyResult{Kind: okr.Range, Low: num(5), High: num(10)}
	for _, c := range []struct {
		name   string
		kr     okr.KeyResult
		values []float64
		raw    float64
		met    bool
		held   string // at each period
		status okr.Status
	}{
		{"at least, on the bound", least, []float64{95}, 1, true, "y", okr.OnTrack},
		{"at least, below now", least, []float64{96, 94.9}, 0.5, false, "yn", okr.AtRisk},
		{"at most, on the bound", most, []float64{50}, 1, true, "y", okr.OnTrack},
		{"at most, above now", most, []float64{50, 40, 30, 51}, 0.75, false, "yyyn", okr.AtRisk},
		{"range, both bounds", between, []float64{5, 10}, 1, true, "yy", okr.OnTrack},
		{"range, was out", between, []float64{4, 6, 7, 8}, 0.75, true, "nyyy", okr.Behind},
		{"range, out now", between, []float64{6, 11}, 0.5, false, "yn", okr.AtRisk},
		{"9 of 10", least, []float64{1, 99, 99, 99, 99, 99, 99, 99, 99, 99}, 0.9, true, "nyyyyyyyyy", okr.OnTrack},
		{"8 of 9", least, []float64{1, 99, 99, 99, 99, 99, 99, 99, 99}, 8.0 / 9, true, "nyyyyyyyy", okr.Behind},
	} {
		var checkIns []okr.CheckIn
		for i, v := range c.values {
			checkIns = append(checkIns, value(day(i), v))
		}
		got := okr.Evaluate(facts(c.kr, day(len(c.values)), checkIns...))
		if !same(got.Raw, &c.raw) || got.Met == nil || *got.Met != c.met || got.Status != c.status {
			t.Errorf("%s: raw %v, met %v, %s, want %v, %v, %s", c.name, show(got.Raw), got.Met, got.Status, c.raw, c.met, c.status)
		}
		held := ""
		for _, met := range got.Held {
			held += map[bool]string{true: "y", false: "n"}[met]
		}
		if held != c.held {
			t.Errorf("%s: held %s, want %s", c.name, held, c.held)
		}
		if !same(got.Expected, num(1)) {
			t.Errorf("%s: expected %v, want 1", c.name, show(got.Expected))
		}
	}
	// A control is achieved at its end, not before, and only if it always held.
	held := facts(least, summer.End.AddDays(-1), value(summer.End.AddDays(-1), 99))
	if got := okr.Evaluate(held).Status; got != okr.OnTrack {
		t.Errorf("held until the day before its end: %s, want on_track", got)
	}
	held.On = summer.End
	if got := okr.Evaluate(held).Status; got != okr.Achieved {
		t.Errorf("held to its end: %s, want achieved", got)
	}
	held.CheckIns = append(held.CheckIns, value(day(3), 1))
	if got := okr.Evaluate(held).Status; got != okr.Behind {
		t.Errorf("held at its end but not always: %s, want behind", got)
	}
}

func TestClosenessToARange(t *testing.T) {
	kr := okr.KeyResult{Kind: okr.Range, Low: num(5), High: num(10), Tolerance: num(4)}
	for value0, want := range map[float64]float64{7: 1, 5: 1, 10: 1, 11: 0.75, 14: 0, 99: 0, 3: 0.5} {
		got := okr.Evaluate(facts(kr, day(20), value(day(20), value0)))
		i := slices.IndexFunc(got.Explanation.Inputs, func(in okr.Input) bool { return in.Name == "closeness" })
		if i < 0 || !same(got.Explanation.Inputs[i].Value, &want) {
			t.Errorf("closeness of %v: %v, want %v", value0, got.Explanation.Inputs, want)
		}
	}
}

func TestMilestones(t *testing.T) {
	kr := okr.KeyResult{Kind: okr.Milestones}
	f := facts(kr, day(50))
	f.Milestones = []okr.Milestone{
		{ID: "a", Title: "Contract", Weight: 1, Due: day(20), Done: day(18)},
		{ID: "b", Title: "Pilot", Weight: 2, Due: day(49), Done: day(51)}, // not done on day 50
		{ID: "c", Title: "Roll-out", Weight: 3},                           // due with the key result
		{ID: "d", Title: "Party", Weight: 0, Due: day(1)},
	}
	got := okr.Evaluate(f)
	if !same(got.Raw, num(1.0/6)) || !same(got.Expected, num(0.5)) {
		t.Errorf("raw %v of %v, want 1/6 of 1/2", show(got.Raw), show(got.Expected))
	}
	if e := got.Explanation; e.Formula != "1 ÷ 6" || len(e.Weights) != 3 || len(e.LeftOut) != 1 || e.LeftOut[0].ID != "d" {
		t.Errorf("explanation %+v", e)
	}
	if got.Status != okr.Stale {
		t.Errorf("no news for 32 days: %s, want stale", got.Status)
	}
	f.CheckIns = []okr.CheckIn{{Date: day(48), Note: "The pilot's contract is late."}}
	if got := okr.Evaluate(f); got.Status != okr.AtRisk || got.LastNote == "" {
		t.Errorf("with a word two days ago: %s, note %q, want at_risk", got.Status, got.LastNote)
	}
	f.On = summer.End
	if got := okr.Evaluate(f); !same(got.Expected, num(1)) {
		t.Errorf("on the last day %v is expected, want what has no date of its own too", show(got.Expected))
	}
	late := f
	late.On = summer.End.AddDays(30)
	late.Milestones = append(slices.Clone(f.Milestones), okr.Milestone{ID: "e", Weight: 6, Due: summer.End.AddDays(10)})
	if got := okr.Evaluate(late); !same(got.Expected, num(0.5)) {
		t.Errorf("after the cycle %v is expected, want nothing of what is due after it", show(got.Expected))
	}
	f.On = day(51)
	if got := okr.Evaluate(f); got.Status != okr.OnTrack {
		t.Errorf("after the pilot: %s, want on_track", got.Status)
	}
}

func TestYesNoAndBaseline(t *testing.T) {
	yesNo := okr.KeyResult{Kind: okr.YesNo, Due: day(60)}
	if got := okr.Evaluate(facts(yesNo, day(59), value(day(59), 0))); got.Status != okr.OnTrack || !same(got.Expected, num(0)) {
		t.Errorf("no, the day before it is due: %s, expected %v, want on_track, 0", got.Status, show(got.Expected))
	}
	if got := okr.Evaluate(facts(yesNo, day(60), value(day(60), 0))); got.Status != okr.AtRisk || !same(got.Expected, num(1)) {
		t.Errorf("no, the day it is due: %s, expected %v, want at_risk, 1", got.Status, show(got.Expected))
	}
	if got := okr.Evaluate(facts(yesNo, day(30), value(day(20), 1))); got.Status != okr.Achieved || !same(got.Raw, num(1)) {
		t.Errorf("yes: %s, raw %v, want achieved, 1", got.Status, show(got.Raw))
	}
	five := 5
	baseline := okr.KeyResult{Kind: okr.Baseline, BaselinePoints: &five}
	got := okr.Evaluate(facts(baseline, day(46), value(day(10), 7), value(day(20), 9), value(day(20), 8), value(day(45), 3)))
	if !same(got.Raw, num(0.6)) || !same(got.Current, num(3)) || got.Status != okr.OnTrack {
		t.Errorf("baseline: raw %v, current %v, %s, want 0.6, 3, on_track", show(got.Raw), show(got.Current), got.Status)
	}
}

func TestCurrentIsTheLatestByDateThenLamport(t *testing.T) {
	kr := increase(0, 10)
	checkIns := []okr.CheckIn{
		{ID: "1", Date: day(8), Value: num(3), Lamport: 9, Confidence: num(80), Note: "good week", By: "Dana"},
		{ID: "3", Date: day(9), Value: num(4), Lamport: 1},
		{ID: "2", Date: day(9), Value: num(5), Lamport: 2, By: "Priya"},
		{ID: "4", Date: day(10), Lamport: 3, Confidence: num(60)}, // says nothing of the value
		{ID: "5", Date: day(12), Value: num(9), Lamport: 4, Confidence: num(10), Note: "ahead"},
		{ID: "6", Date: "soon", Value: num(1), Lamport: 99},
		{ID: "7", Date: day(10), Value: num(math.NaN()), Lamport: 99},
	}
	for range 2 {
		got := okr.Evaluate(facts(kr, day(11), checkIns...))
		if !same(got.Current, num(5)) || got.CurrentOn != day(9) {
			t.Errorf("current %v on %s, want 5 on %s", show(got.Current), got.CurrentOn, day(9))
		}
		if !same(got.Confidence, num(60)) || !same(got.ConfidenceBefore, num(80)) {
			t.Errorf("confidence %v after %v, want 60 after 80", show(got.Confidence), show(got.ConfidenceBefore))
		}
		if got.LastNote != "good week" || got.LastCheckIn != day(10) {
			t.Errorf("last note %q on %s", got.LastNote, got.LastCheckIn)
		}
		if !slices.Equal(got.Trend, []float64{3, 5}) {
			t.Errorf("trend %v, want 3 5", got.Trend)
		}
		if e := got.Explanation; e.Inputs[0].By != "Priya" || len(e.LeftOut) != 1 || e.LeftOut[0].Code != okr.LaterThanDay {
			t.Errorf("explanation %+v", e)
		}
		slices.Reverse(checkIns)
	}
}

// contracts.md, "Dates": a check-in dated 1 March and entered 10 March counts
// when the answer for 5 March is asked for today.
func TestOnAsksForTheDateNotForTheEntry(t *testing.T) {
	cycle := plan.Cycle{Start: "2026-01-01", End: "2026-03-31"}
	f := okr.Facts{KeyResult: increase(0, 10), Cycle: cycle, On: "2026-03-05",
		CheckIns: []okr.CheckIn{{Date: "2026-03-01", Value: num(6), Lamport: 10}, {Date: "2026-03-08", Value: num(7), Lamport: 9}}}
	if got := okr.Evaluate(f); !same(got.Current, num(6)) {
		t.Errorf("current %v, want 6", show(got.Current))
	}
}

func TestTrendIsShort(t *testing.T) {
	var checkIns []okr.CheckIn
	for i := range 30 {
		checkIns = append(checkIns, value(day(i), float64(i)))
	}
	got := okr.Evaluate(facts(increase(0, 90), day(60), checkIns...)).Trend
	if len(got) != okr.TrendLength || got[0] != 10 || got[len(got)-1] != 29 {
		t.Errorf("trend %v", got)
	}
}

func TestFedByAKPI(t *testing.T) {
	kr := increase(41, 60)
	kr.KPI = "kpi"
	f := facts(kr, "2026-09-10", value(day(65), 99)) // the typed value is the KPI's business
	f.Feed = okr.Feed{CadenceDays: 31, Measurements: []okr.Measurement{
		{First: "2026-08-01", Last: "2026-08-31", Value: 50, Label: "August 2026", By: "Dana"},
		{First: "2026-09-01", Last: "2026-09-30", Value: 58, Label: "September 2026"}, // provisional
		{First: "2026-06-01", Last: "2026-06-30", Value: 41, Label: "June 2026"},      // before it began
		{First: "2026-07-01", Last: "2026-07-31", Value: 45, Label: "July 2026"},
		{First: "2026-10-01", Last: "2026-10-31", Value: 70, Label: "October 2026"}, // ahead
	}}
	got := okr.Evaluate(f)
	if !same(got.Current, num(50)) || got.CurrentOn != "2026-08-31" || !slices.Equal(got.Trend, []float64{45, 50}) {
		t.Errorf("current %v on %s, trend %v, want 50 on 31 August after 45", show(got.Current), got.CurrentOn, got.Trend)
	}
	if !same(got.Expected, num(61.0/91)) {
		t.Errorf("expected %v, want the line at 31 August, 61/91", show(got.Expected))
	}
	codes := []okr.LeftOutCode{}
	for _, left := range got.Explanation.LeftOut {
		codes = append(codes, left.Code)
	}
	if !slices.Equal(codes, []okr.LeftOutCode{okr.Provisional, okr.OutsideDates}) {
		t.Errorf("left out %v", got.Explanation.LeftOut)
	}
	if source := got.Explanation.Inputs[0].Source; source != "measurement, August 2026" {
		t.Errorf("source %q", source)
	}
	// A period counts from the day after its last.
	f.On = "2026-08-31"
	if got := okr.Evaluate(f); !same(got.Current, num(45)) {
		t.Errorf("on the last day of August: %v, want July's 45", show(got.Current))
	}
	// A period that began before the key result did is not its own.
	f.KeyResult.StartDate = "2026-07-15"
	f.On = "2026-08-15"
	if got := okr.Evaluate(f); got.Current != nil {
		t.Errorf("July counts for what began on 15 July: %v", show(got.Current))
	}
	f.KeyResult.StartDate = ""
	// Without any period nothing is expected of it, but its time runs.
	f.Feed.Measurements, f.KeyResult.Target = f.Feed.Measurements[3:4], num(50)
	none := f
	none.Feed.Measurements = nil
	for on, want := range map[plan.Date]okr.Status{"2026-07-31": okr.NotStarted, "2026-08-04": okr.NotStarted, "2026-08-05": okr.Stale} {
		none.On = on
		if got := okr.Evaluate(none); got.Status != want || !same(got.Expected, num(0)) {
			t.Errorf("never measured, on %s: %s, expected %v, want %s, 0", on, got.Status, show(got.Expected), want)
		}
	}
	// With a closed period missing it goes stale after the KPI's cadence, not the plan's.
	for on, want := range map[plan.Date]okr.Status{"2026-08-20": okr.OnTrack, "2026-09-03": okr.OnTrack, "2026-09-04": okr.Stale} {
		f.On = on
		if got := okr.Evaluate(f); got.Status != want {
			t.Errorf("on %s: %s (%s), want %s", on, got.Status, got.Explanation.StatusReason.Sentence, want)
		}
	}
}
