package okr_test

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
)

// sums is a control whose values add up per period.
func sums(kind okr.Kind, target float64, counting okr.Counting) okr.KeyResult {
	return okr.KeyResult{Title: "Interviews", Kind: kind, Target: &target, Counting: counting, Weight: 1}
}

func total(start, target float64) okr.KeyResult {
	kr := increase(start, target)
	kr.Counting = okr.Sum
	return kr
}

func through(start, target float64, curve okr.Curve, lines ...string) okr.KeyResult {
	kr := increase(start, target)
	kr.Curve, kr.Targets = curve, strings.Join(lines, "\n")
	return kr
}

// The quarter has 91 steps from its first day to its last: day 13 is a seventh of
// the way, day 39 three sevenths.
func TestExpectedAlongItsPath(t *testing.T) {
	tiers := through(0, 70, okr.Straight, "2026-07-14 20")
	tiers.Commit, tiers.Stretch = num(20), num(100)
	for _, c := range []struct {
		name            string
		kr              okr.KeyResult
		aspirational    bool
		on              int
		expected, value float64
	}{
		{"line", increase(0, 70), false, 13, 1.0 / 7, 10},
		{"S-curve, first day", through(0, 70, okr.SCurve), false, 0, 0, 0},
		{"S-curve, a seventh", through(0, 70, okr.SCurve), false, 13, 3.0/49 - 2.0/343, 3.88}, // 3E² − 2E³ of 1/7, to a thousandth of the way
		{"S-curve, last day", through(0, 70, okr.SCurve), false, 91, 1, 70},
		{"S-curve, down", through(70, 0, okr.SCurve), false, 91, 1, 0},
		{"S-curve, aspirational", through(0, 70, okr.SCurve), true, 91, 0.7, 49},
		{"targets, before the first", through(0, 70, okr.Straight, "2026-07-27 52"), false, 13, 26.0 / 70, 26},
		{"targets, on one", through(0, 70, okr.Straight, "2026-07-14 35"), false, 13, 0.5, 35},
		{"targets, between", through(0, 70, okr.Straight, "2026-07-14 35", "2026-08-09 61"), false, 26, 48.0 / 70, 48},
		{"targets, at the end", through(0, 70, okr.Straight, "2026-07-14 35"), false, 91, 1, 70},
		{"targets, a dip first", through(0, 70, okr.Straight, "2026-07-14 -10"), false, 13, 0, -10},
		{"targets, aspirational", through(0, 70, okr.Straight, "2026-07-14 35"), true, 13, 0.35, 24.5},
		{"targets and tiers", tiers, false, 13, 0.3, 20},
		{"targets and tiers, at the end", tiers, false, 91, 0.7, 70},
		{"targets and tiers, aspirational", tiers, true, 91, 0.7, 70},
		{"steps, before the first", through(0, 70, okr.Steps, "2026-07-14 35"), false, 12, 0, 0},
		{"steps, on the first", through(0, 70, okr.Steps, "2026-07-14 35"), false, 13, 0.5, 35},
		{"steps, long after it", through(0, 70, okr.Steps, "2026-07-14 35"), false, 90, 0.5, 35},
		{"steps, at the end", through(0, 70, okr.Steps, "2026-07-14 35"), false, 91, 1, 70},
		{"steps without targets", through(0, 70, okr.Steps), false, 90, 0, 0},
	} {
		f := facts(c.kr, day(c.on))
		f.Aspirational = c.aspirational
		got := okr.Evaluate(f)
		if !same(got.Expected, &c.expected) || !same(got.ExpectedValue, &c.value) {
			t.Errorf("%s: expected %v, value %v, want %v and %v (%s)", c.name, show(got.Expected), show(got.ExpectedValue), c.expected, c.value, got.Explanation.ExpectedFormula)
		}
	}
}

func TestThePathExplainsItself(t *testing.T) {
	for _, c := range []struct {
		kr   okr.KeyResult
		want string
	}{
		{through(0, 70, okr.SCurve), "3E² − 2E³ of E = 26 of 91 days gone"},
		{through(0, 70, okr.Straight, "2026-07-14 35", "2026-08-09 61"), "48, on the line from 35 on 14 Jul 2026 to 61 on 9 Aug 2026, worth 0.685"},
		{through(0, 70, okr.Steps, "2026-07-14 35"), "35, expected from 14 Jul 2026 on, worth 0.5"},
	} {
		if got := okr.Evaluate(facts(c.kr, day(26))).Explanation.ExpectedFormula; got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	apart := okr.Evaluate(facts(through(0, 70, okr.Straight, "2026-06-14 35", "2026-08-09 61", "2026-12-01 65"), day(26)))
	if left := apart.Explanation.LeftOut; len(left) != 1 || left[0].Code != okr.OutsideDates ||
		left[0].Sentence != "2 dated targets do not lie between 1 Jul 2026 and 30 Sep 2026, each on a day of its own." {
		t.Errorf("what a move left outside: %+v", left)
	}
	if got, want := *apart.ExpectedValue, 40.67; got != want { // 61 × 26 ÷ 39
		t.Errorf("the one inside: %v, want %v", got, want)
	}
}

func TestValuesThatAddUp(t *testing.T) {
	wrong := value(day(3), 100)
	wrong.Date = day(-1)
	for _, c := range []struct {
		name     string
		kr       okr.KeyResult
		checkIns []okr.CheckIn
		current  *float64
		raw      *float64
		trend    []float64
		status   okr.Status
	}{
		{"nothing yet", total(0, 40), nil, nil, nil, nil, okr.NotStarted},
		{"three of them", total(0, 40), []okr.CheckIn{value(day(1), 3), value(day(2), 0), value(day(8), 1)}, num(4), num(0.1), []float64{3, 3, 4}, okr.OnTrack},
		{"two on a day", total(0, 40), []okr.CheckIn{value(day(8), 3), value(day(8), 1)}, num(4), num(0.1), []float64{4}, okr.OnTrack},
		{"words alone", total(0, 40), []okr.CheckIn{value(day(7), 4), {Date: day(8), Note: "quiet"}}, num(4), num(0.1), []float64{4}, okr.OnTrack},
		{"one taken back", total(0, 40), []okr.CheckIn{value(day(7), 5), value(day(8), -1)}, num(4), num(0.1), []float64{5, 4}, okr.OnTrack},
		{"from a start", total(10, 50), []okr.CheckIn{value(day(8), 4)}, num(14), num(0.1), []float64{14}, okr.OnTrack},
		{"down", total(200, 100), []okr.CheckIn{value(day(2), 3), value(day(8), 7)}, num(190), num(0.1), []float64{197, 190}, okr.OnTrack},
		{"before it began", total(0, 40), []okr.CheckIn{wrong, value(day(8), 4)}, num(4), num(0.1), []float64{4}, okr.OnTrack},
		{"tenths", total(0, 3), []okr.CheckIn{value(day(1), 0.1), value(day(2), 0.2)}, num(0.3), num(0.3 / 3), []float64{0.1, 0.3}, okr.OnTrack},
		{"all of it", total(0, 40), []okr.CheckIn{value(day(1), 30), value(day(2), 12)}, num(42), num(1.05), []float64{30, 42}, okr.Achieved},
	} {
		got := okr.Evaluate(facts(c.kr, day(9), c.checkIns...))
		if !same(got.Current, c.current) || !same(got.Raw, c.raw) || !slices.Equal(got.Trend, c.trend) || got.Status != c.status {
			t.Errorf("%s: %v, raw %v, trend %v, %s; want %v, %v, %v, %s", c.name, show(got.Current), show(got.Raw), got.Trend, got.Status,
				show(c.current), show(c.raw), c.trend, c.status)
		}
	}
}

func TestASumSaysWhatItIsOf(t *testing.T) {
	got := okr.Evaluate(facts(total(0, 40), day(30), value(day(-1), 9), value(day(1), 3), value(day(8), 5))).Explanation
	if got.Formula != "(8 − 0) ÷ (40 − 0)" || got.Inputs[0].Name != "current" || got.Inputs[0].Source != "2 values added up" || len(got.Inputs) != 3 {
		t.Errorf("got %q of %+v", got.Formula, got.Inputs)
	}
	if left := got.LeftOut; len(left) != 1 || left[0].Sentence != "1 check-in lies outside the key result's dates: its value does not add up." {
		t.Errorf("left out: %+v", left)
	}
}

// Summer begins on a Wednesday: its first whole week is W28, from day 5 to day 11,
// W29 goes to day 18 and W30 to day 25.
func TestSumsThatStartOver(t *testing.T) {
	five := sums(okr.AtLeast, 5, okr.SumsWeekly)
	good := []okr.CheckIn{value(day(6), 3), value(day(11), 2), value(day(12), 4), value(day(18), 2)}
	for _, c := range []struct {
		name     string
		kr       okr.KeyResult
		on       int
		checkIns []okr.CheckIn
		raw      *float64
		trend    []float64
		running  float64 // -1 for none
		status   okr.Status
	}{
		{"the first week under way", five, 7, good, nil, nil, 3, okr.NotStarted},
		{"two weeks met", five, 19, good, num(1), []float64{5, 6}, 0, okr.OnTrack},
		{"too little so far decides nothing", five, 20, append(slices.Clone(good), value(day(20), 1)), num(1), []float64{5, 6}, 1, okr.OnTrack},
		{"too much so far decides nothing", sums(okr.AtMost, 6, okr.SumsWeekly), 20, append(slices.Clone(good), value(day(20), 60)), num(1), []float64{5, 6}, 60, okr.OnTrack},
		{"it decides once it is over", sums(okr.AtMost, 6, okr.SumsWeekly), 26, append(slices.Clone(good), value(day(20), 60)), num(2.0 / 3), []float64{5, 6, 60}, 0, okr.AtRisk},
		{"a week without values is 0", five, 26, append(slices.Clone(good), value(day(26), 5)), num(2.0 / 3), []float64{5, 6, 0}, 5, okr.AtRisk},
		{"and so is the first", five, 19, []okr.CheckIn{value(day(13), 5)}, num(0.5), []float64{0, 5}, 0, okr.Behind},
		{"silence is stale", five, 30, good, num(2.0 / 3), []float64{5, 6, 0}, 0, okr.Stale},
		{"days before the first whole week do not count", five, 12, append(slices.Clone(good), value(day(2), 50)), num(1), []float64{5}, 4, okr.OnTrack},
		{"months", sums(okr.AtLeast, 11, okr.SumsMonthly), 32, append(slices.Clone(good), value(day(31), 1)), num(1), []float64{11}, 1, okr.OnTrack},
		{"the quarter, at its end", sums(okr.AtLeast, 11, okr.SumsQuarterly), 92, append(slices.Clone(good), value(day(90), 0)), num(1), []float64{11}, -1, okr.Achieved},
	} {
		f := facts(c.kr, day(c.on), c.checkIns...)
		got := okr.Evaluate(f)
		running := -1.0
		if got.Running != nil {
			running = got.Running.Value
		}
		if !same(got.Raw, c.raw) || !slices.Equal(got.Trend, c.trend) || got.Status != c.status || running != c.running {
			t.Errorf("%s: raw %v, trend %v, running %v, %s (%s); want %v, %v, %v, %s", c.name, show(got.Raw), got.Trend, running, got.Status,
				got.Explanation.StatusReason.Sentence, show(c.raw), c.trend, c.running, c.status)
		}
	}
	short := five
	short.StartDate, short.Due = day(7), day(17)
	if got := okr.Evaluate(facts(short, day(9), good...)); got.Explanation.StatusReason.Sentence != "No whole week lies between 8 Jul 2026 and 18 Jul 2026, so there is nothing to add up." {
		t.Errorf("no whole week: %s", got.Explanation.StatusReason.Sentence)
	}
	left := okr.Evaluate(facts(five, day(20), append(good, value(day(2), 50), value(day(20), 1))...)).Explanation.LeftOut
	if len(left) != 2 || left[0].Sentence != "W30 2026 is not over: its sum so far, 1, is provisional until 26 Jul 2026 has passed." ||
		left[1].Sentence != "1 value is of a week that does not lie wholly between 1 Jul 2026 and 30 Sep 2026." {
		t.Errorf("left out: %+v", left)
	}
}

// A KPI that is measured weekly has weeks without a value: nothing is known of them.
func TestSumsOfAKPI(t *testing.T) {
	weekly := func(values map[int]float64) (feed okr.Feed) {
		feed.CadenceDays = 7
		for first, v := range values {
			feed.Measurements = append(feed.Measurements, okr.Measurement{First: day(first), Last: day(first + 6), Value: v, Label: fmt.Sprint("week of day ", first)})
		}
		return feed
	}
	all := map[int]float64{-2: 100, 5: 1, 12: 2, 19: 3, 26: 4, 33: 5}
	f := facts(total(0, 40), day(45))
	f.KeyResult.KPI, f.Feed = "kpi", weekly(all)
	if got := okr.Evaluate(f); !same(got.Current, num(15)) || got.CurrentOn != day(39) || !same(got.Expected, num(39.0/91)) {
		t.Errorf("the sum: %v on %s, expected %v", show(got.Current), got.CurrentOn, show(got.Expected))
	}
	f.KeyResult = sums(okr.AtLeast, 6, okr.SumsMonthly)
	f.KeyResult.KPI = "kpi"
	if got := okr.Evaluate(f); !slices.Equal(got.Trend, []float64{6}) || got.Running == nil || got.Running.Value != 9 {
		t.Errorf("per month, of the weeks that end in it: %v, %+v", got.Trend, got.Running)
	}
	// July is over, but its last week, to day 25, is not measured yet: the month decides nothing.
	delete(all, 19)
	delete(all, 26)
	delete(all, 33)
	f.Feed, f.On = weekly(all), day(33)
	if got := okr.Evaluate(f); got.Raw != nil || got.Running == nil || got.Running.Value != 3 || len(got.Explanation.LeftOut) != 2 ||
		got.Explanation.LeftOut[1].Sentence != "2026-07 is not measured to its end: its sum so far, 3, is provisional." {
		t.Errorf("half a month: %v, %+v, %+v", show(got.Raw), got.Running, got.Explanation.LeftOut)
	}
}

func TestWhatASumIsMissing(t *testing.T) {
	for _, c := range []struct {
		kr          okr.KeyResult
		whole       *float64
		total, want float64
	}{
		{total(0, 40), nil, 5, 5},
		{total(10, 40), nil, 15, 5},
		{total(0, 40), num(0.1), 0.3, 0.2},
		{total(0, 40), num(8), 5, -3},
		{total(200, 100), num(190), 180, 10},
	} {
		if got := c.kr.Missing(c.whole, c.total); got != c.want {
			t.Errorf("to %v from %v: %v, want %v", c.total, show(c.whole), got, c.want)
		}
	}
}

func TestValidateTheWay(t *testing.T) {
	dated := through(0, 70, okr.Straight, "2026-07-14 35", "2026-08-01 20.5")
	dated.StartDate, dated.Due = day(0), day(91)
	with := func(kr okr.KeyResult, change func(*okr.KeyResult)) okr.KeyResult { change(&kr); return kr }
	many := make([]string, kpi.MaxTargets+1)
	for i := range many {
		many[i] = string(day(i+1)) + " 1"
	}
	for _, c := range []struct {
		name, field, code string
		row               int
		kr                okr.KeyResult
	}{
		{"sound", "", "", 0, dated},
		{"sound steps", "", "", 0, with(dated, func(k *okr.KeyResult) { k.Curve = okr.Steps })},
		{"sound sum", "", "", 0, total(0, 40)},
		{"sound weeks", "", "", 0, sums(okr.AtMost, 5, okr.SumsWeekly)},
		{"both", "curve", "with_targets", 0, with(dated, func(k *okr.KeyResult) { k.Curve = okr.SCurve })},
		{"unknown curve", "curve", "unknown", 0, through(0, 70, "zigzag")},
		{"unknown counting", "counting", "unknown", 0, with(total(0, 4), func(k *okr.KeyResult) { k.Counting = "daily" })},
		{"weeks of an increase", "counting", "not_for_kind", 0, with(total(0, 4), func(k *okr.KeyResult) { k.Counting = okr.SumsWeekly })},
		{"sum of a control", "counting", "not_for_kind", 0, sums(okr.AtMost, 5, okr.Sum)},
		{"sum of a yes", "counting", "not_for_kind", 0, okr.KeyResult{Title: "Ship", Kind: okr.YesNo, Counting: okr.Sum}},
		{"weeks of milestones", "counting", "not_for_kind", 0, okr.KeyResult{Title: "Ship", Kind: okr.Milestones, Counting: okr.SumsWeekly}},
		{"targets of a control", "targetLines", "not_for_kind", 0, with(sums(okr.AtLeast, 5, okr.Whole), func(k *okr.KeyResult) { k.Targets = "2026-07-14 35" })},
		{"no target", "targetLines", "not_a_target", 2, through(0, 70, okr.Straight, "2026-07-14 35", "soon 40")},
		{"too exact", "targetLines", "not_a_target", 1, through(0, 70, okr.Straight, "2026-07-14 0.1234567890123456")},
		{"not by date", "targetLines", "before_start", 2, through(0, 70, okr.Straight, "2026-07-14 35", "2026-07-14 40")},
		{"on the first day", "targetLines", "before_start", 1, with(dated, func(k *okr.KeyResult) { k.StartDate = "2026-07-14" })},
		{"on the due date", "targetLines", "after_end", 2, with(dated, func(k *okr.KeyResult) { k.Due = "2026-08-01" })},
		{"too many", "targetLines", "too_many", 0, through(0, 70, okr.Straight, many...)},
	} {
		var refused *plan.Error
		if !errors.As(c.kr.Validate(), &refused) {
			if c.field != "" {
				t.Errorf("%s: not refused", c.name)
			}
			continue
		}
		if got := refused.Fields[0]; got.Field != c.field || got.Code != c.code || got.Row != c.row {
			t.Errorf("%s: %+v, want %s at %s, row %d", c.name, refused.Fields, c.code, c.field, c.row)
		}
	}
	dated.StartDate, dated.Due = "", ""
	if err := dated.ValidateIn(summer); err != nil {
		t.Errorf("in its cycle: %v", err)
	}
	if err := dated.ValidateIn(plan.Cycle{Start: day(20), End: day(91)}); err == nil {
		t.Error("a target before the cycle is let through")
	}
}

func TestWhichKPIsAddUp(t *testing.T) {
	weekly := kpi.KPI{Name: "Signups", Frequency: kpi.Weekly}
	counter := kpi.KPI{Name: "Signups", Frequency: kpi.Weekly, Cumulative: kpi.ResetsYearly}
	for _, c := range []struct {
		kr   okr.KeyResult
		by   kpi.KPI
		code string
	}{
		{total(0, 40), weekly, ""},
		{increase(0, 40), counter, ""},
		{total(0, 40), counter, "adds_up_already"},
		{sums(okr.AtLeast, 5, okr.SumsMonthly), weekly, ""},
		{sums(okr.AtLeast, 5, okr.SumsWeekly), weekly, "not_longer"},
		{sums(okr.AtLeast, 5, okr.SumsWeekly), kpi.KPI{Frequency: kpi.AsItHappens}, ""},
	} {
		var refused *plan.Error
		code := ""
		if errors.As(c.kr.ValidateFeed(&c.by), &refused) {
			code = refused.Fields[0].Code
		}
		if code != c.code {
			t.Errorf("%s by %s %q: %q, want %q", c.kr.Counting, c.by.Frequency, c.by.Cumulative, code, c.code)
		}
	}
}

func TestTheSCurveRisesFromEndToEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		length := rapid.IntRange(1, 800).Draw(t, "length")
		f := okr.Facts{KeyResult: through(0, 1, okr.SCurve), Cycle: plan.Cycle{Start: day(0), End: day(length)}}
		expected := func(n int) float64 {
			f.On = day(n)
			return *okr.Evaluate(f).Expected
		}
		n := rapid.IntRange(0, length-1).Draw(t, "n")
		if expected(0) != 0 || expected(length) != 1 || expected(n) > expected(n+1) {
			t.Fatalf("%v at the start, %v at the end, %v then %v", expected(0), expected(length), expected(n), expected(n+1))
		}
		if !near(expected(n)+expected(length-n), 1) {
			t.Fatalf("%v and %v are not the same from both ends", expected(n), expected(length-n))
		}
	})
}

// drawTargets are dated targets within summer, in order.
func drawTargets(t *rapid.T) []kpi.DatedTarget {
	days := rapid.SliceOfNDistinct(rapid.IntRange(1, 90), 1, 6, rapid.ID).Draw(t, "days")
	targets := make([]kpi.DatedTarget, len(days))
	for i, n := range days {
		targets[i] = kpi.DatedTarget{Date: day(n), Value: plain().Draw(t, "on the way")}
	}
	return targets
}

func TestTheWayGoesThroughItsTargets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		targets := drawTargets(t)
		kr := increase(0, plain().Filter(func(v float64) bool { return v != 0 }).Draw(t, "target"))
		kr.Targets = kpi.WriteTargets(targets)
		kr.Curve = rapid.SampledFrom([]okr.Curve{okr.Straight, okr.Steps}).Draw(t, "curve")
		targets = kpi.ReadTargets(kr.Targets)
		on := func(n int) float64 { return *okr.Evaluate(facts(kr, day(n))).ExpectedValue }
		for _, each := range targets {
			if got := on(day(0).DaysUntil(each.Date)); got != each.Value {
				t.Fatalf("%v on %s, want %v", got, each.Date, each.Value)
			}
		}
		n := rapid.IntRange(0, 91).Draw(t, "n")
		from, to := 0.0, *kr.Target
		for _, each := range targets {
			if each.Date <= day(n) {
				from = each.Value
			} else {
				to = each.Value
				break
			}
		}
		switch got := on(n); {
		case n == 91 && got != *kr.Target:
			t.Fatalf("%v at the end", got)
		case n < 91 && kr.Curve == okr.Steps && got != from:
			t.Fatalf("day %d: %v, the last target is %v", n, got, from)
		case n < 91 && (got < min(from, to) || got > max(from, to)):
			t.Fatalf("day %d: %v is not between %v and %v", n, got, from, to)
		}
	})
}

// wholeValues are check-ins within summer whose values are whole, so that any sum of
// them is exact.
func wholeValues(t *rapid.T) (checkIns []okr.CheckIn) {
	for i := range rapid.IntRange(1, 12).Draw(t, "check-ins") {
		c := value(day(rapid.IntRange(0, 91).Draw(t, "day")), float64(rapid.IntRange(-50, 1000).Draw(t, "value")))
		c.ID = plan.ID(fmt.Sprint("check-in ", i))
		checkIns = append(checkIns, c)
	}
	return checkIns
}

func TestASumIsThatOfItsValuesInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkIns := wholeValues(t)
		start, sum := float64(rapid.IntRange(-9, 9).Draw(t, "start")), 0.0
		for _, c := range checkIns {
			sum += *c.Value
		}
		up := okr.Evaluate(facts(total(start, start+100), day(91), checkIns...))
		down := okr.Evaluate(facts(total(start, start-100), day(91), rapid.Permutation(checkIns).Draw(t, "shuffled")...))
		if *up.Current != start+sum || *down.Current != start-sum || !same(up.Raw, down.Raw) {
			t.Fatalf("from %v by %v: up %v, down %v", start, sum, *up.Current, *down.Current)
		}
	})
}

func TestSumsPerPeriodAreThoseOfGroups(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkIns := wholeValues(t)
		every := rapid.SampledFrom([]okr.Counting{okr.SumsWeekly, okr.SumsMonthly, okr.SumsQuarterly}).Draw(t, "every")
		var calendar kpi.Calendar
		groups := map[plan.Date]float64{}
		for d := summer.Start; d <= summer.End; d = d.AddDays(1) {
			if first := calendar.First(kpi.Frequency(every), d); first >= summer.Start && calendar.Last(kpi.Frequency(every), first) <= summer.End {
				groups[first] += 0
			}
		}
		for _, c := range checkIns {
			if first := calendar.First(kpi.Frequency(every), c.Date); first >= summer.Start && calendar.Last(kpi.Frequency(every), first) <= summer.End {
				groups[first] += *c.Value
			}
		}
		var want []float64
		for _, first := range slices.Sorted(maps.Keys(groups)) {
			want = append(want, groups[first])
		}
		if got := okr.Evaluate(facts(sums(okr.AtLeast, 5, every), summer.End.AddDays(1), checkIns...)); !slices.Equal(got.Trend, want) {
			t.Fatalf("%v, want %v", got.Trend, want)
		}
	})
}

// A chart joins the points of a course by straight lines: they are what is expected
// on every day, but for a curve, of which they are a fortieth of the time apart.
func TestTheCourseIsWhatIsExpected(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t)
		f.KeyResult.KPI, f.KeyResult.StartDate, f.KeyResult.Due = "", "", ""
		course, ok := okr.CourseOf(f)
		if !ok || len(course.Expected) == 0 {
			return
		}
		if first, last := course.Expected[0], course.Expected[len(course.Expected)-1]; first.Date != summer.Start || last.Date != summer.End {
			t.Fatalf("from %s to %s", first.Date, last.Date)
		}
		for _, each := range course.Expected {
			f.On = each.Date
			if got := *okr.Evaluate(f).ExpectedValue; got != each.Value {
				t.Fatalf("%s: %v in the course, %v expected", each.Date, each.Value, got)
			}
		}
	})
}

func TestCourseOfAControl(t *testing.T) {
	course, ok := okr.CourseOf(facts(sums(okr.AtMost, 5, okr.SumsWeekly), day(13), value(day(6), 4), value(day(12), 2)))
	want := []okr.CoursePoint{{Date: day(11), Value: 4}, {Date: day(18), Value: 2, Provisional: true}}
	if !ok || course.Low != nil || *course.High != 5 || !slices.Equal(course.Values, want) || course.Expected != nil {
		t.Errorf("got %+v, %v", course, ok)
	}
	if _, ok := okr.CourseOf(facts(okr.KeyResult{Kind: okr.YesNo}, day(13))); ok {
		t.Error("a yes or no has a course")
	}
}

func TestAMilestoneOutsideTheDatesSpeaks(t *testing.T) {
	f := facts(okr.KeyResult{Kind: okr.Milestones}, day(40))
	f.Milestones = []okr.Milestone{{Title: "Contract", Weight: 2, Due: day(30)}, {Title: "Pilot", Weight: 1, Due: "2026-12-01"}}
	got := okr.Evaluate(f)
	if left := got.Explanation.LeftOut; len(left) != 1 || left[0].Name != "Pilot" || left[0].Code != okr.OutsideDates ||
		left[0].Sentence != "It is due on 1 Dec 2026, outside of 1 Jul 2026 to 30 Sep 2026, the dates of the key result." {
		t.Errorf("left out: %+v", left)
	}
	if !same(got.Expected, num(2.0/3)) {
		t.Errorf("expected %v: its weight counts all the same", show(got.Expected))
	}
}

func TestWordsOfTheWay(t *testing.T) {
	for _, c := range okr.Countings() {
		if got, ok := okr.ParseCounting(string(c)); !ok || got != c || c.Word() == "" {
			t.Errorf("counting %q is read as %q, %q on screen", c, got, c.Word())
		}
	}
	for _, c := range okr.Curves() {
		if got, ok := okr.ParseCurve(string(c)); !ok || got != c || c.Word() == "" {
			t.Errorf("curve %q is read as %q, %q on screen", c, got, c.Word())
		}
	}
	if got, ok := okr.ParseCounting("Per week"); !ok || got != okr.SumsWeekly {
		t.Errorf("per week is %q", got)
	}
	if got, ok := okr.ParseCurve("S-Curve"); !ok || got != okr.SCurve {
		t.Errorf("S-curve is %q", got)
	}
}
