package kpi_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

func TestMeasurementFaults(t *testing.T) {
	k := activation()
	k.Highest = num(150)
	event := k
	event.Frequency = kpi.AsItHappens
	of := func(period plan.Date, r kpi.Reading) kpi.Measurement {
		return kpi.Measurement{KPI: k.ID, Period: period, Reading: r}
	}
	labelled := of("2026-03-01", kpi.Reading{Value: 50})
	labelled.Label = "Sprint 7"
	for _, c := range []struct {
		name string
		kpi  kpi.KPI
		m    kpi.Measurement
		want string
	}{
		{"sound", k, of("2026-03-01", kpi.Reading{Value: 50}), ""},
		{"the period under way", k, of("2026-04-01", kpi.Reading{Value: 50}), ""},
		{"over 100 %", k, of("2026-03-01", kpi.Reading{Value: 120}), ""},
		{"no period", k, of("", kpi.Reading{Value: 50}), "period required"},
		{"no date", k, of("2026-02-30", kpi.Reading{Value: 50}), "period not_a_date"},
		{"inside a month", k, of("2026-03-02", kpi.Reading{Value: 50}), "period not_first_day"},
		{"a month ahead", k, of("2026-05-01", kpi.Reading{Value: 50}), "period future"},
		{"NaN", k, of("2026-03-01", kpi.Reading{Value: math.NaN()}), "value not_a_number"},
		{"infinite", k, of("2026-03-01", kpi.Reading{Value: math.Inf(1)}), "value not_a_number"},
		{"too many digits", k, of("2026-03-01", kpi.Reading{Value: 1.0 / 3}), "value too_many_digits"},
		{"below the lowest", k, of("2026-03-01", kpi.Reading{Value: -1}), "value out_of_range"},
		{"above the highest", k, of("2026-03-01", kpi.Reading{Value: 150.5}), "value out_of_range"},
		{"agreeing quotient", k, of("2026-03-01", kpi.Reading{Value: 41.3, Numerator: num(413), Denominator: num(1000)}), ""},
		{"rounded quotient", k, of("2026-03-01", kpi.Reading{Value: 33.3, Numerator: num(1), Denominator: num(3)}), ""},
		{"wrong quotient", k, of("2026-03-01", kpi.Reading{Value: 33.4, Numerator: num(1), Denominator: num(3)}), "value disagrees"},
		{"as a fraction", k, of("2026-03-01", kpi.Reading{Value: 0.413, Numerator: num(413), Denominator: num(1000)}), "value disagrees"},
		{"nothing counted", k, of("2026-03-01", kpi.Reading{Value: 0, Numerator: num(0), Denominator: num(0)}), "denominator zero"},
		{"numerator alone", k, of("2026-03-01", kpi.Reading{Value: 1, Numerator: num(1)}), "denominator required"},
		{"denominator alone", k, of("2026-03-01", kpi.Reading{Value: 1, Denominator: num(1)}), "numerator required"},
		{"endless quotient", k, of("2026-03-01", kpi.Reading{Value: 1, Numerator: num(1e300), Denominator: num(1e-300)}), "denominator out_of_range"},
		{"label of a month", k, labelled, "label not_for_frequency"},
		{"label of an event", event, labelled, ""},
		{"event ahead", event, of("2026-04-21", kpi.Reading{Value: 1}), "period future"},
		{"two faults", k, of("2026-05-01", kpi.Reading{Value: -1}), "period future, value out_of_range"},
		{"control character", k, of("2026-03-01", kpi.Reading{Value: 1, Note: "a\x00b"}), "note control_character"},
	} {
		if got := codes(t, c.m.Validate(&c.kpi, kpi.Calendar{}, "2026-04-20")); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestIDOfAMeasurement(t *testing.T) {
	k := activation()
	a := kpi.NewMeasurement(&k, kpi.Calendar{}, "2026-03-05", "", kpi.Reading{Value: 1})
	b := kpi.NewMeasurement(&k, kpi.Calendar{}, "2026-03-28", "", kpi.Reading{Value: 2})
	if a.ID != b.ID || a.Period != "2026-03-01" {
		t.Errorf("two values of one month have the ids %s and %s", a.ID, b.ID)
	}
	// Part of the file format: it must never change.
	if got, want := kpi.MeasurementID("activation", "2026-03-01", ""), plan.LinkID("activation", "2026-03-01"); got != want {
		t.Errorf("id %s, want %s", got, want)
	}
	k.Frequency = kpi.AsItHappens
	c := kpi.NewMeasurement(&k, kpi.Calendar{}, "2026-03-05", " Mailing\n1 ", kpi.Reading{Value: 1})
	d := kpi.NewMeasurement(&k, kpi.Calendar{}, "2026-03-05", "Mailing 2", kpi.Reading{Value: 1})
	if c.ID == d.ID || c.Label != "Mailing 1" {
		t.Errorf("two mailings of one day have one id, or the label %q", c.Label)
	}
}

func TestCorrection(t *testing.T) {
	k := activation()
	before := kpi.Reading{Value: 5}
	for _, c := range []struct {
		after kpi.Reading
		why   string
		want  string
	}{
		{kpi.Reading{Value: 50}, "A digit was lost.", ""},
		{kpi.Reading{Value: 5, Note: "checked"}, "Said more.", ""},
		{kpi.Reading{Value: 50}, " \n", "why required"},
		{kpi.Reading{Value: 5}, "None.", "value unchanged"},
		{kpi.Reading{Value: -5}, "Wrong.", "value out_of_range"},
	} {
		if got := codes(t, kpi.Correction{Before: before, After: c.after, Why: c.why}.Validate(&k)); got != c.want {
			t.Errorf("%+v: %q, want %q", c.after, got, c.want)
		}
	}
}

// What numerator and denominator give is always accepted as their value, also
// written with fewer digits.
func TestQuotientAgrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := activation()
		k.Unit = rapid.SampledFrom([]string{"%", "‰", "EUR"}).Draw(t, "unit")
		if k.Unit != "%" {
			k.UnitKind = kpi.UnitRatio
		}
		n, d := float64(rapid.IntRange(0, 1e9).Draw(t, "n")), float64(rapid.IntRange(1, 1e9).Draw(t, "d"))
		value, ok := k.Quotient(n, d)
		if !ok {
			t.Fatal("no quotient")
		}
		decimals := math.Pow10(rapid.IntRange(0, 5).Draw(t, "decimals"))
		for _, v := range []float64{value, math.Round(value*decimals) / decimals} {
			m := kpi.NewMeasurement(&k, kpi.Calendar{}, "2026-03-01", "", kpi.Reading{Value: v, Numerator: &n, Denominator: &d})
			if err := m.Validate(&k, kpi.Calendar{}, "2026-04-01"); err != nil {
				t.Fatalf("%v of %v ÷ %v: %v", v, n, d, err)
			}
		}
	})
}

func TestAReadingOverAnother(t *testing.T) {
	k := kpi.KPI{UnitKind: kpi.UnitPercent}
	three, seven, eight := 3.0, 7.0, 8.0
	before := kpi.Reading{Value: 37.5, Numerator: &three, Denominator: &eight, Note: "late"}
	for name, c := range map[string]struct {
		says   kpi.Reading
		stated kpi.Stated
		want   kpi.Reading
	}{
		"the same value":           {kpi.Reading{Value: 37.5}, kpi.Stated{}, before},
		"rounded":                  {kpi.Reading{Value: 38}, kpi.Stated{}, kpi.Reading{Value: 38, Numerator: &three, Denominator: &eight, Note: "late"}},
		"another value":            {kpi.Reading{Value: 40}, kpi.Stated{}, kpi.Reading{Value: 40, Note: "late"}},
		"no note where it says so": {kpi.Reading{Value: 37.5}, kpi.Stated{Note: true}, kpi.Reading{Value: 37.5, Numerator: &three, Denominator: &eight}},
		"another fraction":         {kpi.Reading{Value: 87.5, Numerator: &seven, Denominator: &eight}, kpi.Stated{Fraction: true}, kpi.Reading{Value: 87.5, Numerator: &seven, Denominator: &eight, Note: "late"}},
		"no fraction any more":     {kpi.Reading{Value: 37.5}, kpi.Stated{Fraction: true, Note: true}, kpi.Reading{Value: 37.5}},
	} {
		if got := c.says.Over(before, &k, c.stated); !got.Same(c.want) {
			t.Errorf("%s: got %+v, want %+v", name, got, c.want)
		}
	}
}
