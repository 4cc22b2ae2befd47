package okr_test

import (
	"strings"
	"testing"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// Every line of contracts.md, "Progress, expected, status", and its edges.
func TestStatusRules(t *testing.T) {
	kr := increase(0, 91) // summer has 91 steps: the line is at n on day n
	backlog := plan.Cycle{ID: "later", State: plan.BacklogState}
	closed := summer
	closed.State = plan.ClosedState
	short := kr
	short.StartDate, short.Due = day(10), day(20)
	oneDay := kr
	oneDay.StartDate, oneDay.Due = day(30), day(30)
	overlong := kr
	overlong.Due = summer.End.AddDays(91)
	most, tenth := 0.7, 0.1 // their sum lies just below 0.8
	with := func(f okr.Facts, change func(*okr.Facts)) okr.Facts { change(&f); return f }
	for _, c := range []struct {
		name   string
		facts  okr.Facts
		status okr.Status
		reason okr.ReasonCode
	}{
		{"no target", facts(okr.KeyResult{Kind: okr.Increase, Start: num(1)}, day(40), value(day(40), 3)), okr.NotStarted, okr.NoNumbers},
		{"no start", facts(okr.KeyResult{Kind: okr.Decrease, Target: num(1)}, day(40), value(day(40), 3)), okr.NotStarted, okr.NoNumbers},
		{"start is target", facts(okr.KeyResult{Kind: okr.Decrease, Start: num(8), Target: num(8)}, day(40), value(day(40), 8)), okr.NotStarted, okr.NoNumbers},
		{"control without bound", facts(okr.KeyResult{Kind: okr.AtMost}, day(40), value(day(40), 3)), okr.NotStarted, okr.NoNumbers},
		{"range with one bound", facts(okr.KeyResult{Kind: okr.Range, Low: num(1)}, day(40), value(day(40), 3)), okr.NotStarted, okr.NoNumbers},
		{"no milestones", facts(okr.KeyResult{Kind: okr.Milestones}, day(40)), okr.NotStarted, okr.NoNumbers},
		{"baseline of nothing", facts(okr.KeyResult{Kind: okr.Baseline}, day(40), value(day(40), 3)), okr.NotStarted, okr.NoNumbers},
		{"unknown kind", facts(okr.KeyResult{Kind: "sideways"}, day(40), value(day(40), 3)), okr.NotStarted, okr.NoNumbers},
		{"backlog", with(facts(kr, day(40), value(day(40), 40)), func(f *okr.Facts) { f.Cycle = backlog }), okr.NotStarted, okr.NoDates},
		{"before the cycle", facts(kr, day(-1)), okr.NotStarted, okr.BeforeStart},
		{"before its own start", facts(short, day(9)), okr.NotStarted, okr.BeforeStart},
		{"before its start, though achieved", facts(short, day(9), value(day(9), 99)), okr.NotStarted, okr.BeforeStart},
		{"no value, early", facts(kr, day(9)), okr.NotStarted, okr.NoValueYet},
		{"no value, still in time", facts(kr, day(10)), okr.NotStarted, okr.NoValueYet},
		{"no value for too long", facts(kr, day(11)), okr.Stale, okr.NoValueLately},
		{"no value, control, in time", facts(okr.KeyResult{Kind: okr.AtLeast, Target: num(1)}, day(10)), okr.NotStarted, okr.NoValueYet},
		{"no value, control, too long", facts(okr.KeyResult{Kind: okr.AtLeast, Target: num(1)}, day(11)), okr.Stale, okr.NoValueLately},
		{"no value, closed", with(facts(kr, day(200)), func(f *okr.Facts) { f.Cycle = closed }), okr.NotStarted, okr.NoValueYet},
		{"achieved", facts(kr, day(20), value(day(20), 91)), okr.Achieved, okr.BarReached},
		{"achieved long ago is not stale", facts(kr, day(80), value(day(20), 91)), okr.Achieved, okr.BarReached},
		{"sum of tenths achieves", facts(increase(0, 0.8), day(20), value(day(20), most+tenth)), okr.Achieved, okr.BarReached},
		{"last day of grace", facts(kr, day(50), value(day(40), 45)), okr.OnTrack, okr.ByRatio},
		{"past the grace", facts(kr, day(51), value(day(40), 46)), okr.Stale, okr.NoValueLately},
		{"a word is no value", facts(kr, day(51), value(day(40), 46), okr.CheckIn{Date: day(50), Confidence: num(50)}), okr.Stale, okr.NoValueLately},
		{"no cadence", with(facts(kr, day(51), value(day(40), 46)), func(f *okr.Facts) { f.CadenceDays = 0 }), okr.OnTrack, okr.ByRatio},
		{"after the cycle, fresh at its end", facts(kr, day(200), value(day(85), 85)), okr.OnTrack, okr.ByRatio},
		{"after the cycle, stale at its end", facts(kr, day(200), value(day(80), 90)), okr.Stale, okr.NoValueLately},
		{"closed is never stale", with(facts(kr, day(200), value(day(80), 90)), func(f *okr.Facts) { f.Cycle = closed }), okr.OnTrack, okr.ByRatio},
		{"a value before its start begins to age at the start", facts(short, day(15), value(day(0), 45)), okr.OnTrack, okr.ByRatio},
		{"too early", facts(kr, day(9), value(day(9), 0)), okr.OnTrack, okr.TooEarly},
		{"early no more", facts(kr, day(10), value(day(10), 0)), okr.AtRisk, okr.ByRatio},
		{"0.9 of the mark", facts(kr, day(50), value(day(50), 45)), okr.OnTrack, okr.ByRatio},
		{"under 0.9", facts(kr, day(50), value(day(50), 44.99)), okr.Behind, okr.ByRatio},
		{"0.7 of the mark", facts(kr, day(50), value(day(50), 35)), okr.Behind, okr.ByRatio},
		{"under 0.7", facts(kr, day(50), value(day(50), 34.99)), okr.AtRisk, okr.ByRatio},
		{"going backwards", facts(kr, day(50), value(day(50), -10)), okr.AtRisk, okr.ByRatio},
		{"one day: due at once", facts(oneDay, day(30), value(day(30), 80)), okr.Behind, okr.ByRatio},
		{"control due past the cycle: achieved at the cycle's end", facts(okr.KeyResult{Kind: okr.AtLeast, Target: num(1), Due: overlong.Due}, summer.End, value(summer.End, 1)), okr.Achieved, okr.BarReached},
		{"no, confirmed by a word", facts(okr.KeyResult{Kind: okr.YesNo}, day(20), value(day(2), 0), okr.CheckIn{Date: day(15), Confidence: num(50)}), okr.OnTrack, okr.TooEarly},
		{"no, nobody asked again", facts(okr.KeyResult{Kind: okr.YesNo}, day(20), value(day(2), 0)), okr.Stale, okr.NoValueLately},
		{"due past the cycle: clipped at its end", facts(overlong, day(200), value(day(91), 45.5)), okr.OnTrack, okr.ByRatio},
	} {
		got := okr.Evaluate(c.facts)
		if reason := got.Explanation.StatusReason; got.Status != c.status || reason.Code != c.reason || reason.Sentence == "" {
			t.Errorf("%s: %s, %s %q, want %s, %s", c.name, got.Status, reason.Code, reason.Sentence, c.status, c.reason)
		}
	}
}

// Nobody could give a value before there was a key result to give it of, so one
// that is made in the middle of a cycle is not stale at once.
func TestSilenceBeginsWhenItWasMade(t *testing.T) {
	late := madeOn(day(52), increase(0, 91))
	fed := late
	fed.KPI = "kpi"
	monthly := facts(fed, day(52))
	monthly.Feed.CadenceDays = 31
	overdue := facts(fed, day(87))
	overdue.Feed.CadenceDays = 31
	for _, c := range []struct {
		name  string
		facts okr.Facts
		want  okr.Status
	}{
		{"on the day it was made", facts(late, day(52)), okr.NotStarted},
		{"the last day of grace since", facts(late, day(62)), okr.NotStarted},
		{"past the grace since", facts(late, day(63)), okr.Stale},
		{"a word is no value", facts(late, day(63), okr.CheckIn{Date: day(60), Confidence: num(50)}), okr.Stale},
		{"seen of a day before it was made", facts(late, day(20)), okr.NotStarted},
		{"made before its start", facts(madeOn(day(-30), increase(0, 91)), day(11)), okr.Stale},
		{"its values count as ever, also those of before", facts(late, day(53), value(day(40), 46)), okr.Stale},
		{"fed by a KPI", monthly, okr.NotStarted},
		{"fed by a KPI, for too long", overdue, okr.Stale},
		{"an id that does not say", facts(increase(0, 91), day(52)), okr.Stale},
	} {
		if got := okr.Evaluate(c.facts); got.Status != c.want {
			t.Errorf("%s: %s (%s), want %s", c.name, got.Status, got.Explanation.StatusReason.Sentence, c.want)
		}
	}
}

func TestExpected(t *testing.T) {
	kr := increase(0, 10)
	leap := plan.Cycle{Start: "2028-02-01", End: "2028-03-01"} // 29 days on
	oneDay := plan.Cycle{Start: "2026-05-05", End: "2026-05-05"}
	late := kr
	late.Due = summer.End.AddDays(91)
	for _, c := range []struct {
		name         string
		kr           okr.KeyResult
		cycle        plan.Cycle
		aspirational bool
		on           plan.Date
		want         float64
	}{
		{"day before the first", kr, summer, false, day(-1), 0},
		{"first day", kr, summer, false, day(0), 0},
		{"second day", kr, summer, false, day(1), 1.0 / 91},
		{"last day", kr, summer, false, summer.End, 1},
		{"long after", kr, summer, false, "2030-01-01", 1},
		{"aspirational, last day", kr, summer, true, summer.End, 0.7},
		{"leap day", kr, leap, false, "2028-02-29", 28.0 / 29},
		{"day after the leap day", kr, leap, false, "2028-03-01", 1},
		{"one day", kr, oneDay, false, "2026-05-05", 1},
		{"day before one day", kr, oneDay, false, "2026-05-04", 0},
		{"due past the cycle", late, summer, false, "2030-01-01", 0.5},
	} {
		got := okr.Evaluate(okr.Facts{KeyResult: c.kr, Cycle: c.cycle, Aspirational: c.aspirational, On: c.on})
		if !same(got.Expected, &c.want) {
			t.Errorf("%s: %v, want %v", c.name, show(got.Expected), c.want)
		}
	}
	if got := okr.Evaluate(okr.Facts{KeyResult: kr, On: day(3)}); got.Expected != nil {
		t.Errorf("without dates: %v, want absent", *got.Expected)
	}
}

// worstFirst are all statuses in the order of contracts.md.
func worstFirst() []okr.Status {
	return []okr.Status{okr.AtRisk, okr.Behind, okr.Stale, okr.NotStarted, okr.OnTrack, okr.Achieved}
}

func TestWorse(t *testing.T) {
	for i, a := range worstFirst() {
		for j, b := range worstFirst() {
			if got, want := a.Worse(b), i < j; got != want {
				t.Errorf("%s worse than %s: %v, want %v", a, b, got, want)
			}
		}
		if a.Word() == "" {
			t.Errorf("%s has no word", a)
		}
	}
	if okr.Status("odd").Worse(okr.Achieved) || okr.Status("odd").Word() != "" {
		t.Error("an unknown status is worse than none")
	}
}

func TestStatusReasonsNameTheirFigures(t *testing.T) {
	kr := increase(0, 91)
	atMost := okr.KeyResult{Kind: okr.AtMost, Target: num(50)}
	for _, c := range []struct {
		facts okr.Facts
		want  string
	}{
		{facts(kr, day(50), value(day(50), 45)), "0.9 times the progress expected by now, at 0.9 or more: on track"},
		{facts(kr, day(50), value(day(50), 44.999)), "0.899 times the progress expected by now, from 0.7 to under 0.9: behind"},
		{facts(kr, day(50), value(day(50), 34.999)), "0.699 times the progress expected by now, under 0.7: at risk"},
		{facts(kr, day(50), value(day(50), -10)), "−0.2 times the progress expected by now, under 0.7: at risk"},
		{facts(kr, day(4), value(day(4), 4)), "only 0.043 is expected by now, under 0.1: too early to compare"},
		{facts(kr, day(51), value(day(40), 46)), "No value for 11 days; one is wanted every 7 days, with 3 days of grace: stale"},
		{facts(atMost, day(5), value(day(5), 55)), "55 is above 50: at risk"},
		{facts(atMost, day(5), value(day(5), 48)), "48 is at or below 50, as 1 of 1 period was: on track"},
	} {
		if got := okr.Evaluate(c.facts).Explanation.StatusReason.Sentence; got != c.want {
			t.Errorf("got  %q\nwant %q", got, c.want)
		}
	}
}

func TestAControlSaysHowManyPeriodsHeld(t *testing.T) {
	kr := okr.KeyResult{Kind: okr.AtMost, Target: num(50)}
	for values, want := range map[[3]float64]string{
		{40, 45, 46}: "46 is at or below 50, as 3 of 3 periods were: on track",
		{60, 45, 46}: "46 is at or below 50, but only 2 of 3 periods were, under 0.9 of them: behind",
	} {
		got := okr.Evaluate(facts(kr, day(50), value(day(36), values[0]), value(day(43), values[1]), value(day(50), values[2])))
		if got.Explanation.StatusReason.Sentence != want {
			t.Errorf("%v: %q, want %q", values, got.Explanation.StatusReason.Sentence, want)
		}
	}
}

// What is entered for days after the cycle does not change how it ended.
func TestACycleThatIsOverStaysAsItEnded(t *testing.T) {
	kr := okr.KeyResult{Kind: okr.Increase, Start: num(0), Target: num(100)}
	over := day(120)
	ended := okr.Evaluate(facts(kr, over, value(day(90), 60)))
	later := okr.Evaluate(facts(kr, over, value(day(90), 60), value(day(110), 100)))
	if *later.Current != 60 || later.Status != ended.Status || later.LastCheckIn != day(90) {
		t.Errorf("after a later check-in %v, %s", *later.Current, later.Status)
	}
	if left := later.Explanation.LeftOut; len(left) != 1 || left[0].Code != okr.AfterCycle {
		t.Errorf("left out %+v", left)
	}
	late := okr.CheckIn{Date: day(92), Value: num(1)}
	if got := strings.Join(faultsOf(t, late.Validate(kr, summer, over)), ", "); got != "date too_late" {
		t.Errorf("entered for a day after the cycle: %s", got)
	}
	if got := strings.Join(faultsOf(t, okr.CheckIn{Date: day(91), Value: num(1)}.Validate(kr, summer, over)), ", "); got != "" {
		t.Errorf("entered for its last day: %s", got)
	}
}

func TestDatesOutsideTheCycle(t *testing.T) {
	for _, c := range []struct {
		start, due plan.Date
		want       string
	}{
		{day(0), day(91), ""}, {"", "", ""},
		{day(-1), day(50), "startDate outside_cycle"}, {"", day(92), "due outside_cycle"}, {day(95), day(99), "startDate outside_cycle, due outside_cycle"},
	} {
		kr := okr.KeyResult{Kind: okr.Increase, Start: num(0), Target: num(10), StartDate: c.start, Due: c.due}
		if got := strings.Join(faultsOf(t, kr.ValidateIn(summer)), ", "); got != c.want {
			t.Errorf("%s to %s: %s, want %s", c.start, c.due, got, c.want)
		}
		found := 0
		for _, left := range okr.Evaluate(facts(kr, day(50))).Explanation.LeftOut {
			if left.Code == okr.OutsideCycle {
				found++
			}
		}
		if want := strings.Count(c.want, "outside_cycle"); found != want {
			t.Errorf("%s to %s: flagged %d, want %d", c.start, c.due, found, want)
		}
		if err := kr.ValidateIn(plan.Cycle{Name: "Backlog"}); err != nil {
			t.Errorf("in the backlog: %v", err)
		}
	}
}
