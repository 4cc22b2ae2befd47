package okr_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
)

func monthlyKPI() *kpi.KPI {
	return &kpi.KPI{ID: "activation", Name: "Activation rate", Unit: "%", Direction: kpi.Up, Frequency: kpi.Monthly, Baseline: num(39)}
}

func measured(k *kpi.KPI, on plan.Date, v float64) kpi.Measurement {
	return kpi.NewMeasurement(k, kpi.Calendar{}, on, "", kpi.Reading{Value: v})
}

func TestCurrentIsTheNewestCompletePeriod(t *testing.T) {
	k := monthlyKPI()
	kr := increase(41, 60)
	kr.KPI = k.ID
	all := []kpi.Measurement{measured(k, "2026-06-01", 41), measured(k, "2026-07-01", 47), measured(k, "2026-08-01", 53), measured(k, "2026-10-01", 99)}
	for _, c := range []struct {
		on      plan.Date
		current *float64
		date    plan.Date
	}{
		{"2026-07-31", nil, ""}, {"2026-08-01", num(47), "2026-07-31"}, {"2026-08-31", num(47), "2026-07-31"},
		{"2026-09-01", num(53), "2026-08-31"}, {"2026-12-01", num(53), "2026-08-31"},
	} {
		f := facts(kr, c.on)
		f.Feed = okr.FeedOf(k, kpi.Calendar{}, all)
		got := okr.Evaluate(f)
		if !same(got.Current, c.current) || got.CurrentOn != c.date {
			t.Errorf("%s: %v on %q, want %v on %q", c.on, show(got.Current), got.CurrentOn, show(c.current), c.date)
		}
	}
}

func TestEventsCountAtOnceAndAreNeverStale(t *testing.T) {
	k := monthlyKPI()
	k.Frequency = kpi.AsItHappens
	kr := increase(0, 91)
	kr.KPI = k.ID
	f := facts(kr, day(60))
	f.Feed = okr.FeedOf(k, kpi.Calendar{}, []kpi.Measurement{measured(k, day(60), 60)})
	if got := okr.Evaluate(f); !same(got.Current, num(60)) || got.Status != okr.OnTrack {
		t.Errorf("on its day: %v, %s", show(got.Current), got.Status)
	}
	f.On = day(90)
	if got := okr.Evaluate(f); got.Status != okr.OnTrack {
		t.Errorf("a month later: %s, %s", got.Status, got.Explanation.StatusReason.Sentence)
	}
}

func TestTypedPeriod(t *testing.T) {
	weekly, yearly, event := monthlyKPI(), monthlyKPI(), monthlyKPI()
	weekly.Frequency, yearly.Frequency, event.Frequency = kpi.Weekly, kpi.Yearly, kpi.AsItHappens
	kr := increase(41, 60)
	for _, c := range []struct {
		kpi  *kpi.KPI
		on   plan.Date
		want plan.Date
		code string
	}{
		{monthlyKPI(), "2026-07-31", "", "no_period_yet"},
		{monthlyKPI(), "2026-08-01", "2026-07-01", ""},
		{monthlyKPI(), "2026-08-31", "2026-07-01", ""},
		{monthlyKPI(), "2026-10-01", "2026-09-01", ""},
		{monthlyKPI(), "2027-05-01", "2026-09-01", ""},
		{weekly, "2026-07-12", "", "no_period_yet"}, // the week of 1 July began in June
		{weekly, "2026-07-13", "2026-07-06", ""},
		{weekly, "2026-12-01", "2026-09-21", ""},
		{yearly, "2026-12-01", "", "no_period_yet"},
		{event, "2026-07-12", "2026-07-12", ""},
		{event, "2026-06-30", "", "outside_dates"},
	} {
		got, err := okr.TypedPeriod(&kr, summer, c.kpi, kpi.Calendar{}, c.on)
		var refused *plan.Error
		code := ""
		if errors.As(err, &refused) {
			code = refused.Fields[0].Code
		}
		if got != c.want || code != c.code {
			t.Errorf("%s on %s: %q %q (%v), want %q %q", c.kpi.Frequency, c.on, got, code, err, c.want, c.code)
		}
	}
}

// A value that is typed for a key result is its current value right away.
func TestATypedValueCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := monthlyKPI()
		k.Frequency = rapid.SampledFrom(kpi.Frequencies()).Draw(t, "frequency")
		c := kpi.Calendar{FiscalYearStart: rapid.IntRange(1, 12).Draw(t, "fiscal")}
		kr := increase(0, 100)
		kr.KPI = k.ID
		kr.StartDate = plan.Date("2026-07-01").AddDays(rapid.IntRange(-400, 60).Draw(t, "start"))
		kr.Due = kr.StartDate.AddDays(rapid.IntRange(0, 500).Draw(t, "length"))
		on := kr.StartDate.AddDays(rapid.IntRange(0, 600).Draw(t, "on"))
		cycle := plan.Cycle{Start: kr.StartDate, End: kr.Due}
		period, err := okr.TypedPeriod(&kr, cycle, k, c, on)
		if err != nil {
			t.Skip("no period")
		}
		m := kpi.NewMeasurement(k, c, period, "", kpi.Reading{Value: 50})
		got := okr.Evaluate(okr.Facts{KeyResult: kr, Cycle: cycle, Feed: okr.FeedOf(k, c, []kpi.Measurement{m}), On: on})
		if m.Period != period || !same(got.Current, num(50)) {
			t.Fatalf("typed on %s for %s (%s to %s): current %v", on, period, kr.StartDate, kr.Due, show(got.Current))
		}
	})
}

func TestLinkedStart(t *testing.T) {
	k := monthlyKPI()
	kr := increase(0, 100)
	all := []kpi.Measurement{measured(k, "2026-05-01", 40), measured(k, "2026-06-01", 41), measured(k, "2026-07-01", 47)}
	for _, c := range []struct {
		all    []kpi.Measurement
		today  plan.Date
		want   *float64
		source string
	}{
		{all, "2026-08-20", num(41), "measurement, 2026-06"},
		{all, "2026-06-20", num(40), "measurement, 2026-05"},
		{nil, "2026-08-20", num(39), "baseline of the KPI"},
	} {
		got, source := okr.LinkedStart(&kr, summer, k, kpi.Calendar{}, c.all, c.today)
		if !same(got, c.want) || source != c.source {
			t.Errorf("on %s: %v from %q, want %v from %q", c.today, show(got), source, show(c.want), c.source)
		}
	}
	k.Baseline = nil
	if got, _ := okr.LinkedStart(&kr, summer, k, kpi.Calendar{}, nil, "2026-08-20"); got != nil {
		t.Errorf("without anything: %v", *got)
	}
}

// Controls over a series of a KPI: the share of the complete periods that held,
// with the newest beside it.
func TestControlsOverAKPI(t *testing.T) {
	k := monthlyKPI()
	all := []kpi.Measurement{measured(k, "2026-07-01", 96), measured(k, "2026-08-01", 94), measured(k, "2026-09-01", 97)}
	for _, c := range []struct {
		kr     okr.KeyResult
		on     plan.Date
		share  float64
		met    bool
		status okr.Status
	}{
		{okr.KeyResult{Kind: okr.AtLeast, Target: num(95)}, "2026-08-05", 1, true, okr.OnTrack},
		{okr.KeyResult{Kind: okr.AtLeast, Target: num(95)}, "2026-09-05", 0.5, false, okr.AtRisk},
		{okr.KeyResult{Kind: okr.AtLeast, Target: num(95)}, "2026-10-05", 2.0 / 3, true, okr.Behind},
		{okr.KeyResult{Kind: okr.AtMost, Target: num(97)}, "2026-10-05", 1, true, okr.Achieved},
		{okr.KeyResult{Kind: okr.Range, Low: num(95), High: num(98)}, "2026-10-05", 2.0 / 3, true, okr.Behind},
	} {
		c.kr.KPI = k.ID
		f := facts(c.kr, c.on)
		f.Feed = okr.FeedOf(k, kpi.Calendar{}, all)
		got := okr.Evaluate(f)
		if !same(got.Raw, &c.share) || got.Met == nil || *got.Met != c.met || got.Status != c.status {
			t.Errorf("%s on %s: %v %v %s, want %v %v %s", c.kr.Kind, c.on, show(got.Raw), got.Met, got.Status, c.share, c.met, c.status)
		}
	}
}
