package kpi_test

import (
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

func TestPeriods(t *testing.T) {
	for _, c := range []struct {
		frequency         kpi.Frequency
		fiscal            int
		day               plan.Date
		first, last, next plan.Date
		previous, before  plan.Date
		label             string
	}{
		{kpi.Daily, 1, "2026-03-01", "2026-03-01", "2026-03-01", "2026-03-02", "2026-02-28", "2025-03-01", "2026-03-01"},
		{kpi.Daily, 1, "2028-02-29", "2028-02-29", "2028-02-29", "2028-03-01", "2028-02-28", "", "2028-02-29"},
		{kpi.Weekly, 1, "2026-03-18", "2026-03-16", "2026-03-22", "2026-03-23", "2026-03-09", "2025-03-17", "W12 2026"},
		{kpi.Weekly, 1, "2027-01-01", "2026-12-28", "2027-01-03", "2027-01-04", "2026-12-21", "", "W53 2026"},
		{kpi.Weekly, 1, "2024-12-31", "2024-12-30", "2025-01-05", "2025-01-06", "2024-12-23", "2024-01-01", "W1 2025"},
		{kpi.Weekly, 1, "1999-01-01", "1998-12-28", "1999-01-03", "1999-01-04", "1998-12-21", "", "W53 1998"},
		{kpi.Monthly, 1, "2028-02-29", "2028-02-01", "2028-02-29", "2028-03-01", "2028-01-01", "2027-02-01", "2028-02"},
		{kpi.Quarterly, 1, "2026-03-31", "2026-01-01", "2026-03-31", "2026-04-01", "2025-10-01", "2025-01-01", "Q1 2026"},
		{kpi.Quarterly, 2, "2026-01-31", "2025-11-01", "2026-01-31", "2026-02-01", "2025-08-01", "2024-11-01", "Q4 2025"},
		{kpi.Yearly, 1, "2026-12-31", "2026-01-01", "2026-12-31", "2027-01-01", "2025-01-01", "2025-01-01", "2026"},
		{kpi.Yearly, 4, "2026-03-31", "2025-04-01", "2026-03-31", "2026-04-01", "2024-04-01", "2024-04-01", "FY2025"},
		{kpi.AsItHappens, 1, "2026-03-18", "2026-03-18", "2026-03-18", "2026-03-19", "2026-03-17", "", "2026-03-18"},
		{kpi.Monthly, 1, "soon", "", "", "", "", "", "soon"},
	} {
		calendar := kpi.Calendar{FiscalYearStart: c.fiscal}
		first := calendar.First(c.frequency, c.day)
		if first != c.first {
			t.Errorf("%s %s begins %s, want %s", c.frequency, c.day, first, c.first)
		}
		if got := calendar.Last(c.frequency, first); got != c.last {
			t.Errorf("%s %s ends %s, want %s", c.frequency, c.day, got, c.last)
		}
		if got := calendar.Next(c.frequency, first); got != c.next {
			t.Errorf("%s %s: next %s, want %s", c.frequency, c.day, got, c.next)
		}
		if got := calendar.Previous(c.frequency, first); got != c.previous {
			t.Errorf("%s %s: previous %s, want %s", c.frequency, c.day, got, c.previous)
		}
		if got := calendar.YearBefore(c.frequency, first); got != c.before {
			t.Errorf("%s %s: a year before %s, want %s", c.frequency, c.day, got, c.before)
		}
		if first == "" {
			first = c.day
		}
		if got := calendar.Label(c.frequency, first); got != c.label {
			t.Errorf("%s %s is called %q, want %q", c.frequency, c.day, got, c.label)
		}
	}
}

// Periods part the days: each day lies in one, and they follow without a gap.
func TestPeriodsPartTheDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.SampledFrom(kpi.Frequencies()).Draw(t, "frequency")
		c := kpi.Calendar{FiscalYearStart: rapid.IntRange(0, 13).Draw(t, "fiscal")}
		day := plan.Date("1990-01-01").AddDays(rapid.IntRange(0, 30000).Draw(t, "day"))
		first := c.First(f, day)
		last, next := c.Last(f, first), c.Next(f, first)
		if first > day || last < day || last.AddDays(1) != next || c.Previous(f, next) != first || c.First(f, last) != c.First(f, first) && f != kpi.AsItHappens {
			t.Fatalf("%s: %s lies in %s to %s, next %s, previous of that %s", f, day, first, last, next, c.Previous(f, next))
		}
		if c.First(f, next) != next {
			t.Fatalf("%s does not begin a period", next)
		}
		if f != kpi.AsItHappens && first.DaysUntil(last)+1 > f.CadenceDays() {
			t.Fatalf("%s to %s is longer than the cadence %d", first, last, f.CadenceDays())
		}
		if before := c.YearBefore(f, first); before != "" && (c.First(f, before) != before || before >= first) {
			t.Fatalf("a year before %s: %s", first, before)
		}
		if c.Complete(f, first, last) != (f == kpi.AsItHappens) || !c.Complete(f, first, next) {
			t.Fatalf("%s to %s is not complete from %s on", first, last, next)
		}
	})
}

func TestWeekStart(t *testing.T) {
	for _, c := range []struct {
		year, week int
		want       plan.Date
		ok         bool
	}{{2026, 12, "2026-03-16", true}, {2026, 53, "2026-12-28", true}, {2025, 1, "2024-12-30", true}, {2025, 53, "", false}, {2025, 0, "", false}, {2025, 54, "", false}} {
		got, ok := kpi.WeekStart(c.year, c.week)
		if ok != c.ok || ok && got != c.want {
			t.Errorf("W%d %d: %s %v, want %s %v", c.week, c.year, got, ok, c.want, c.ok)
		}
	}
}

func TestParseFrequency(t *testing.T) {
	for _, f := range kpi.Frequencies() {
		for _, text := range []string{string(f), f.Word()} {
			if got, ok := kpi.ParseFrequency(text); !ok || got != f {
				t.Errorf("%q is %q, %v", text, got, ok)
			}
		}
	}
	if _, ok := kpi.ParseFrequency("sometimes"); ok {
		t.Error("\"sometimes\" is a frequency")
	}
}
