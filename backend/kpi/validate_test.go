package kpi_test

import (
	"math"
	"strings"
	"testing"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

func TestKPIFaults(t *testing.T) {
	many := 16
	for _, c := range []struct {
		name   string
		change func(*kpi.KPI)
		want   string
	}{
		{"sound", func(*kpi.KPI) {}, ""},
		{"no name", func(k *kpi.KPI) { k.Name = " " }, "name required"},
		{"two lines", func(k *kpi.KPI) { k.Name = "a\nb" }, "name control_character"},
		{"no state", func(k *kpi.KPI) { k.State = "" }, "state unknown"},
		{"no direction", func(k *kpi.KPI) { k.Direction = "sideways" }, "direction unknown"},
		{"no frequency", func(k *kpi.KPI) { k.Frequency = "" }, "frequency unknown"},
		{"other words", func(k *kpi.KPI) { k.Timing, k.Tier, k.UnitKind, k.Aggregation = "x", "x", "x", "x" },
			"timing unknown, tier unknown, unitKind unknown, aggregation unknown"},
		{"decimals", func(k *kpi.KPI) { k.Decimals = &many }, "decimals out_of_range"},
		{"NaN", func(k *kpi.KPI) { k.Target = num(math.NaN()) }, "target not_a_number"},
		{"digits", func(k *kpi.KPI) { k.Benchmark = num(2.0 / 3) }, "benchmark too_many_digits"},
		{"possible values", func(k *kpi.KPI) { k.Lowest, k.Highest = num(5), num(5) }, "highest below_low"},
		{"target out of range", func(k *kpi.KPI) { k.Highest = num(50) }, "target out_of_range"},
		{"benchmark out of range", func(k *kpi.KPI) { k.Benchmark = num(-5) }, ""},
		{"baseline out of range", func(k *kpi.KPI) { k.Baseline = num(-5) }, "baseline out_of_range"},
		{"range with target", func(k *kpi.KPI) { k.Direction = kpi.InRange }, "target not_for_direction"},
		{"green backwards", func(k *kpi.KPI) { k.GreenLow, k.GreenHigh = num(70), num(60) }, "greenHigh below_low"},
		{"amber inside green", func(k *kpi.KPI) { k.AmberLow = num(61) }, "amberLow inside_green"},
		{"amber inside green, down", func(k *kpi.KPI) { k.Direction, k.AmberHigh = kpi.Down, num(59) }, "amberHigh inside_green"},
		{"dates", func(k *kpi.KPI) { k.BaselineDate, k.TargetDate = "2026-03-01", "2026-03-01" }, "targetDate before_start"},
		{"no date", func(k *kpi.KPI) { k.BenchmarkDate = "soon" }, "benchmarkDate not_a_date"},
		{"validity", func(k *kpi.KPI) { k.ValidFrom, k.ValidTo = "2026-03-02", "2026-03-01" }, "validTo before_start"},
		{"guards itself", func(k *kpi.KPI) { k.CounterMetric = k.ID }, "counterMetric loop"},
		{"long note", func(k *kpi.KPI) { k.Note = strings.Repeat("x", plan.MaxNote+1) }, "note too_long"},
		{"long unit", func(k *kpi.KPI) { k.Unit = strings.Repeat("x", 101) }, "unit too_long"},
	} {
		k := activation()
		c.change(&k)
		if got := codes(t, k.Validate()); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestFindings(t *testing.T) {
	found := func(k kpi.KPI) string {
		var all []string
		for _, f := range k.Findings() {
			all = append(all, f.Code)
		}
		return strings.Join(all, " ")
	}
	k := activation()
	if got, want := found(k), "no_owner no_definition no_source"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	k.Owner, k.Formula, k.Source, k.Target, k.Name = "ada", "active ÷ new", "warehouse", nil, strings.Repeat("x", 31)
	if got, want := found(k), "no_target long_name"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	k.State = kpi.Draft
	if got := found(k); got != "" {
		t.Errorf("a draft lacks %q", got)
	}
}

func TestSevenKeyKPIs(t *testing.T) {
	var all []kpi.KPI
	for i := range 7 {
		all = append(all, kpi.KPI{ID: plan.ID('a' + rune(i)), Product: "one", Key: true, State: kpi.Active})
	}
	all = append(all, kpi.KPI{ID: "x", Product: "two", Key: true}, kpi.KPI{ID: "y", Product: "one"}, kpi.KPI{ID: "z", Product: "one", Key: true, State: kpi.Retired})
	if got := kpi.KeyFindings(all); len(got) != 0 {
		t.Errorf("seven are too many: %v", got)
	}
	got := kpi.KeyFindings(append(all, kpi.KPI{ID: "h", Product: "one", Key: true, State: kpi.Draft}))
	if len(got) != 1 || len(got[0].KPIs) != 8 || got[0].Code != "too_many_key" {
		t.Errorf("eight: %v", got)
	}
}
