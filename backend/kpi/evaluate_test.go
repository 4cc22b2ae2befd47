package kpi_test

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

func TestStandings(t *testing.T) {
	up := activation()
	amber := up
	amber.AmberLow = num(50)
	down := up
	down.Direction, down.AmberHigh = kpi.Down, num(70)
	within := up
	within.Direction, within.Target, within.GreenLow, within.GreenHigh, within.AmberLow = kpi.InRange, nil, num(40), num(50), num(30)
	neutral, bare, draft := up, up, up
	neutral.Direction, bare.Target, draft.State = kpi.Neutral, nil, kpi.Draft
	path := up
	path.Baseline, path.BaselineDate, path.TargetDate = num(40), "2026-01-01", "2026-12-31"
	event := up
	event.Frequency = kpi.AsItHappens
	for _, c := range []struct {
		name     string
		kpi      kpi.KPI
		value    float64
		on       plan.Date
		standing kpi.Standing
		sentence string
	}{
		{"at the target", up, 60, "2026-04-02", kpi.Met, "60% is at or above 60%: met"},
		{"below", up, 59.9, "2026-04-02", kpi.Missed, "59.9% is below 60%: missed"},
		{"amber", amber, 50, "2026-04-02", kpi.Near, "50% is below 60%, but at or above 50%: near"},
		{"below amber", amber, 49, "2026-04-02", kpi.Missed, "49% is below 60%: missed"},
		{"down met", down, 60, "2026-04-02", kpi.Met, "60% is at or below 60%: met"},
		{"down near", down, 70, "2026-04-02", kpi.Near, "70% is above 60%, but at or below 70%: near"},
		{"down missed", down, 71, "2026-04-02", kpi.Missed, "71% is above 60%: missed"},
		{"in range", within, 45, "2026-04-02", kpi.Met, "45% is between 40 and 50%: met"},
		{"near the range", within, 30, "2026-04-02", kpi.Near, "30% is below 40%, but between 30 and 50%: near"},
		{"over the range: amber is on the other side", within, 51, "2026-04-02", kpi.Missed, "51% is above 50%: missed"},
		{"neutral", neutral, 60, "2026-04-02", kpi.NoTarget, "Neither way is better, so the value is only watched."},
		{"no target", bare, 60, "2026-04-02", kpi.NoTarget, "There is no target to compare 60% with."},
		{"not over", up, 60, "2026-03-31", kpi.NoValue, "No complete period has a value yet."},
		{"last day of grace", up, 60, "2026-05-04", kpi.Met, "60% is at or above 60%: met"},
		{"past the grace", up, 60, "2026-05-05", kpi.Stale, "2026-04 has no value; it could be entered from 1 May 2026 on: stale"},
		{"drafts are not due", draft, 60, "2026-05-05", kpi.Met, "60% is at or above 60%: met"},
		{"on the path", path, 45, "2026-04-02", kpi.Met, ""},
		{"under the path", path, 44, "2026-04-02", kpi.Missed, ""},
		{"as it happens counts at once and is never stale", event, 60, "2026-03-01", kpi.Met, "60% is at or above 60%: met"},
		{"as it happens, much later", event, 60, "2027-03-01", kpi.Met, "60% is at or above 60%: met"},
	} {
		got := kpi.Evaluate(c.kpi, kpi.Calendar{}, monthly(c.kpi, "2026-03-01", c.value), 3, c.on)
		if got.Standing != c.standing || c.sentence != "" && got.Explanation.Standing != c.sentence {
			t.Errorf("%s: %s %q, want %s %q", c.name, got.Standing, got.Explanation.Standing, c.standing, c.sentence)
		}
		if got.Standing.Word() == "" || got.Explanation.Code == "" {
			t.Errorf("%s: no word or code for %q", c.name, got.Standing)
		}
	}
}

func TestChanges(t *testing.T) {
	k := activation()
	values := make([]float64, 15) // January 2025 to March 2026
	for i := range values {
		values[i] = 40 + float64(i)
	}
	values[2] = 0 // March 2025
	all := monthly(k, "2025-01-01", values...)
	got := kpi.Evaluate(k, kpi.Calendar{}, all, 3, "2026-04-05")
	if got.Newest.Label != "2026-03" || got.SincePrevious.Difference != 1 || !near(*got.SincePrevious.Relative, 1.0/53) || !*got.SincePrevious.Better {
		t.Errorf("newest %+v, since the previous %+v", got.Newest, got.SincePrevious)
	}
	if got.SinceLastYear.Difference != 54 || got.SinceLastYear.Relative != nil {
		t.Errorf("since last year %+v", got.SinceLastYear)
	}
	if got.Gaps != 0 || len(got.Trend) != 15 || got.NextDue != "2026-05-01" || got.Overdue {
		t.Errorf("gaps %d, trend %d, next due %s", got.Gaps, len(got.Trend), got.NextDue)
	}
	gap := append(all[:12:12], all[14])
	got = kpi.Evaluate(k, kpi.Calendar{}, gap, 3, "2026-04-05")
	if got.SincePrevious != nil || got.Gaps != 2 || got.SinceLastYear == nil {
		t.Errorf("across a gap: %+v, %d gaps", got.SincePrevious, got.Gaps)
	}
	got = kpi.Evaluate(k, kpi.Calendar{}, all, 3, "2026-03-05")
	if got.Provisional == nil || got.Provisional.Label != "2026-03" || got.Newest.Label != "2026-02" || got.Explanation.LeftOut[0].Code != "provisional" {
		t.Errorf("under way: %+v, %+v", got.Provisional, got.Explanation.LeftOut)
	}
	got = kpi.Evaluate(k, kpi.Calendar{}, all, 3, "2025-12-20")
	if got.Newest.Label != "2025-11" || got.Explanation.LeftOut[0].Code != "later" {
		t.Errorf("in the past: %+v %+v", got.Newest, got.Explanation.LeftOut)
	}
}

func TestTargetOn(t *testing.T) {
	k := activation()
	k.Baseline, k.BaselineDate, k.TargetDate = num(40), "2026-01-01", "2026-01-11"
	for day, want := range map[plan.Date]float64{"2025-12-01": 40, "2026-01-01": 40, "2026-01-06": 50, "2026-01-11": 60, "2027-01-01": 60} {
		if got := k.TargetOn(day); got == nil || !near(*got, want) {
			t.Errorf("%s: %v, want %v", day, *got, want)
		}
	}
	k.TargetDate = "2026-01-08" // a day is a seventh of the way
	if got := k.TargetOn("2026-01-02"); *got != 42.86 {
		t.Errorf("a seventh of the way: %v", *got)
	}
	k.TargetDate = ""
	if got := k.TargetOn("2026-01-06"); *got != 60 {
		t.Errorf("undated: %v", *got)
	}
}

func TestTargetsOnTheWay(t *testing.T) {
	k := activation()
	k.Baseline, k.BaselineDate, k.TargetDate = num(40), "2026-01-01", "2026-03-01"
	k.Targets = kpi.WriteTargets([]kpi.DatedTarget{{Date: "2026-02-01", Value: 44}, {Date: "2026-01-11", Value: 42}})
	if k.Targets != "2026-01-11 42\n2026-02-01 44" {
		t.Fatalf("written as %q", k.Targets)
	}
	if err := k.Validate(); err != nil {
		t.Fatal(err)
	}
	line := map[plan.Date]float64{"2025-12-01": 40, "2026-01-06": 41, "2026-01-11": 42, "2026-02-01": 44, "2026-02-15": 52, "2026-03-01": 60, "2027-01-01": 60}
	step := map[plan.Date]float64{"2025-12-01": 40, "2026-01-02": 42, "2026-01-11": 42, "2026-01-12": 44, "2026-02-02": 60, "2027-01-01": 60}
	for interpolation, days := range map[kpi.Interpolation]map[plan.Date]float64{kpi.Linear: line, kpi.Step: step} {
		k.Interpolation = interpolation
		for day, want := range days {
			if got := k.TargetOn(day); got == nil || !near(*got, want) {
				t.Errorf("%q on %s: %v, want %v", interpolation, day, *got, want)
			}
		}
	}
	// Without target and baseline the targets on the way are all there is.
	k.Baseline, k.Target, k.TargetDate, k.Interpolation = nil, nil, "", kpi.Linear
	if got := k.TargetOn("2027-01-01"); *got != 44 {
		t.Errorf("behind the last: %v", *got)
	}
	one := k
	one.Targets = "2026-02-01 44"
	if got := one.TargetOn("2026-01-01"); got == nil || *got != 44 {
		t.Errorf("one target on the way alone: %v", got)
	}
	k.Owner, k.Definition, k.Source = "dana", "What it says.", "Warehouse"
	if found := k.Findings(); len(found) != 0 {
		t.Errorf("an active KPI with targets on the way: %+v", found)
	}
	for text, want := range map[string]string{
		"soon 41": "targetLines not_a_target", "2026-01-11": "targetLines not_a_target", "2026-1-11 41": "targetLines not_a_target",
		"2026-01-11 42\n2026-01-11 43": "targetLines before_start", "2026-02-01 -5": "targetLines out_of_range",
	} {
		k.Targets = text
		if got := codes(t, k.Validate()); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
		_ = k.TargetOn("2026-01-20") // whatever a damaged plan holds
	}
	k.Targets, k.Target = "2026-01-11 42", num(60)
	if got := codes(t, k.Validate()); got != "targetDate required" {
		t.Errorf("an undated target behind dated ones: %s", got)
	}
	k.TargetDate, k.Baseline, k.BaselineDate = "2026-01-05", num(1), "2026-02-01"
	if got := codes(t, k.Validate()); !strings.Contains(got, "targetLines") {
		t.Errorf("outside of baseline and target: %s", got)
	}
}

func TestValuesThatAddUpStartOver(t *testing.T) {
	k := activation()
	k.Cumulative = kpi.ResetsQuarterly
	values := monthly(k, "2026-01-01", 10, 20, 30, 8, 19)
	got := kpi.Evaluate(k, kpi.Calendar{}, values[:4], 3, "2026-05-05")
	last := got.Explanation.LeftOut
	if got.SincePrevious != nil || len(last) == 0 || last[0].Code != "starts_over" {
		t.Errorf("in the first month of a quarter: %+v, left out %+v", got.SincePrevious, last)
	}
	if got := kpi.Evaluate(k, kpi.Calendar{}, values, 3, "2026-06-05"); got.SincePrevious == nil || got.SincePrevious.Difference != 11 {
		t.Errorf("in the second: %+v", got.SincePrevious)
	}
	k.Cumulative = kpi.NeverResets
	if got := kpi.Evaluate(k, kpi.Calendar{}, values[:4], 3, "2026-05-05"); got.SincePrevious == nil {
		t.Error("a counter that only grows has no change")
	}
	for cumulative, want := range map[kpi.Cumulation]string{kpi.ResetsMonthly: "cumulative not_longer", kpi.ResetsYearly: "", "hourly": "cumulative unknown"} {
		k.Cumulative = cumulative
		if got := codes(t, k.Validate()); got != want {
			t.Errorf("%s: %s, want %s", cumulative, got, want)
		}
	}
}

func TestADefinitionChangesOnceForAllThatIsWrittenTogether(t *testing.T) {
	k, before := activation(), activation()
	k.Formula = "activated ÷ signed up"
	if k.Redefines(&before) {
		t.Error("filling in is no new definition")
	}
	before, k.Formula = k, "activated ÷ invited"
	if !k.Redefines(&before) {
		t.Error("another formula is a new definition")
	}
	k.Redefine("", "2026-03-01")
	if k.Redefined != 0 {
		t.Fatal("there are no values yet whose meaning could change")
	}
	k.Redefine("2026-02-28", "2026-03-05")
	k.Redefine("2026-02-28", "2026-03-06")
	if k.Redefined != 1 || k.DefinedSince != "2026-03-05" {
		t.Errorf("version %d since %s", k.Redefined, k.DefinedSince)
	}
	k.Redefine("2026-03-31", "2026-04-02")
	if k.Redefined != 2 || k.DefinedSince != "2026-04-02" {
		t.Errorf("version %d since %s", k.Redefined, k.DefinedSince)
	}
}

// No facts, however damaged, make an answer with NaN, and the order in which
// they come changes nothing.
func TestEvaluateIsSound(t *testing.T) {
	numbers := rapid.OneOf(rapid.Float64(), rapid.SampledFrom([]float64{0, math.NaN(), math.Inf(1), -math.MaxFloat64, math.MaxFloat64}))
	rapid.Check(t, func(t *rapid.T) {
		k := activation()
		k.Frequency = rapid.SampledFrom(kpi.Frequencies()).Draw(t, "frequency")
		k.Direction = rapid.SampledFrom([]kpi.Direction{kpi.Up, kpi.Down, kpi.InRange, kpi.Neutral, ""}).Draw(t, "direction")
		for _, field := range []**float64{&k.Target, &k.Baseline, &k.GreenLow, &k.GreenHigh, &k.AmberLow, &k.AmberHigh} {
			if rapid.Bool().Draw(t, "set") {
				*field = num(numbers.Draw(t, "bound"))
			}
		}
		k.BaselineDate, k.TargetDate = "2026-01-01", "2026-12-31"
		var all []kpi.Measurement
		for i := range rapid.IntRange(0, 12).Draw(t, "count") {
			m := kpi.NewMeasurement(&k, kpi.Calendar{}, plan.Date("2026-01-01").AddDays(rapid.IntRange(0, 500).Draw(t, "day")), "", kpi.Reading{Value: numbers.Draw(t, "value")})
			m.Lamport = uint64(i)
			all = append(all, m)
		}
		on := plan.Date("2026-01-01").AddDays(rapid.IntRange(0, 600).Draw(t, "on"))
		got := kpi.Evaluate(k, kpi.Calendar{}, all, 3, on)
		for _, change := range []*kpi.Change{got.SincePrevious, got.SinceLastYear} {
			if change != nil && (bad(change.Difference) || change.Relative != nil && bad(*change.Relative)) {
				t.Fatalf("%+v", change)
			}
		}
		for _, in := range got.Explanation.Inputs {
			if in.Value == nil || bad(*in.Value) {
				t.Fatalf("input %+v", in)
			}
		}
		if got.Standing.Word() == "" || strings.Contains(got.Explanation.Standing, "NaN") || got.Newest != nil && got.Newest.Last > on {
			t.Fatalf("%+v", got)
		}
		turned := make([]kpi.Measurement, 0, len(all))
		for i := range all {
			turned = append(turned, all[len(all)-1-i])
		}
		if again := kpi.Evaluate(k, kpi.Calendar{}, turned, 3, on); again.Standing != got.Standing || again.Gaps != got.Gaps || len(again.Trend) != len(got.Trend) {
			t.Fatalf("another order: %+v, not %+v", again, got)
		}
	})
}

func bad(f float64) bool { return math.IsNaN(f) || math.IsInf(f, 0) }

func TestOfOneDaysEventsTheLastEnteredIsTheNewest(t *testing.T) {
	k := activation()
	k.Frequency = kpi.AsItHappens
	older := kpi.NewMeasurement(&k, kpi.Calendar{}, "2026-03-03", "Release 9", kpi.Reading{Value: 9})
	newer := kpi.NewMeasurement(&k, kpi.Calendar{}, "2026-03-03", "Release 10", kpi.Reading{Value: 10})
	older.Lamport, newer.Lamport = 1, 2
	got := kpi.Evaluate(k, kpi.Calendar{}, []kpi.Measurement{newer, older}, 3, "2026-03-05")
	if got.Newest.Value != 10 || got.SincePrevious == nil || got.SincePrevious.From.Value != 9 {
		t.Errorf("newest %+v, since %+v", got.Newest, got.SincePrevious)
	}
}
