package plan_test

import (
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/plan"
)

func TestQuarters(t *testing.T) {
	for _, c := range []struct {
		date          plan.Date
		firstMonth    int
		year, quarter int
		start, end    plan.Date
	}{
		{"2026-01-01", 1, 2026, 1, "2026-01-01", "2026-03-31"},
		{"2024-02-29", 1, 2024, 1, "2024-01-01", "2024-03-31"},
		{"2026-12-31", 1, 2026, 4, "2026-10-01", "2026-12-31"},
		{"2026-01-31", 2, 2025, 4, "2025-11-01", "2026-01-31"},
		{"2026-02-01", 2, 2026, 1, "2026-02-01", "2026-04-30"},
		{"2026-03-31", 4, 2025, 4, "2026-01-01", "2026-03-31"},
		{"2026-04-01", 4, 2026, 1, "2026-04-01", "2026-06-30"},
		{"2024-02-29", 12, 2023, 1, "2023-12-01", "2024-02-29"},
		{"2026-12-01", 12, 2026, 1, "2026-12-01", "2027-02-28"},
	} {
		year, quarter := plan.Quarter(c.date, c.firstMonth)
		if year != c.year || quarter != c.quarter {
			t.Errorf("Quarter(%s, %d) = %d, %d, want %d, %d", c.date, c.firstMonth, year, quarter, c.year, c.quarter)
		}
		start, end := plan.QuarterSpan(year, quarter, c.firstMonth)
		if start != c.start || end != c.end {
			t.Errorf("QuarterSpan(%d, %d, %d) = %s, %s, want %s, %s", year, quarter, c.firstMonth, start, end, c.start, c.end)
		}
	}
}

// Quarters tile the calendar: every date lies in its quarter, whose name is
// understood again, and the next begins on the day after its last.
func TestQuartersTileTheCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		date := plan.Date("1990-01-01").AddDays(rapid.IntRange(0, 60_000).Draw(t, "day"))
		firstMonth := rapid.IntRange(1, 12).Draw(t, "first month")
		year, quarter := plan.Quarter(date, firstMonth)
		start, end := plan.QuarterSpan(year, quarter, firstMonth)
		if quarter < 1 || quarter > 4 || date < start || date > end {
			t.Fatalf("%s is not in Q%d %d, %s to %s", date, quarter, year, start, end)
		}
		if again, last, ok := plan.ParsePeriod(plan.QuarterName(year, quarter), firstMonth); !ok || again != start || last != end {
			t.Fatalf("%s reads as %s to %s", plan.QuarterName(year, quarter), again, last)
		}
		nextYear, nextQuarter := year, quarter+1
		if quarter == 4 {
			nextYear, nextQuarter = year+1, 1
		}
		if next, _ := plan.QuarterSpan(nextYear, nextQuarter, firstMonth); next != end.AddDays(1) {
			t.Fatalf("%s ends on %s, the next begins on %s", plan.QuarterName(year, quarter), end, next)
		}
	})
}

func TestParsePeriod(t *testing.T) {
	for _, c := range []struct {
		name       string
		firstMonth int
		start, end plan.Date
	}{
		{"2018-Q3", 1, "2018-07-01", "2018-09-30"}, {"2018-Q3", 2, "2018-08-01", "2018-10-31"},
		{"Q3 2018", 1, "2018-07-01", "2018-09-30"}, {"q3-2018", 1, "2018-07-01", "2018-09-30"}, {" Q3/2018 ", 1, "2018-07-01", "2018-09-30"},
		{"Q1 FY2026", 4, "2026-04-01", "2026-06-30"}, {"FY2026 Q1", 4, "2026-04-01", "2026-06-30"}, {"FY2026Q1", 1, "2026-01-01", "2026-03-31"},
		{"Q4 2026", 12, "2027-09-01", "2027-11-30"},
		{"2026", 1, "2026-01-01", "2026-12-31"}, {"FY2026", 7, "2026-07-01", "2027-06-30"}, {"2024", 3, "2024-03-01", "2025-02-28"},
		{"2023", 3, "2023-03-01", "2024-02-29"}, {"Q4 9999", 1, "9999-10-01", "9999-12-31"}, {"0001", 1, "0001-01-01", "0001-12-31"},
		{"", 1, "", ""}, {"Q5 2018", 1, "", ""}, {"Q3", 1, "", ""}, {"Spring 2026", 1, "", ""}, {"2018-Q3 draft", 1, "", ""},
		{"Q3 18", 1, "", ""}, {"Q3 0000", 1, "", ""}, {"0000", 1, "", ""}, {"Q4 9999", 2, "", ""}, {"9999", 2, "", ""}, {"20266", 1, "", ""},
	} {
		start, end, ok := plan.ParsePeriod(c.name, c.firstMonth)
		if start != c.start || end != c.end || ok != (c.start != "") {
			t.Errorf("ParsePeriod(%q, %d) = %s, %s, %v, want %s, %s", c.name, c.firstMonth, start, end, ok, c.start, c.end)
		}
	}
}

func FuzzParsePeriod(f *testing.F) {
	for _, seed := range []string{"2018-Q3", "Q3 FY2018", "FY2026", "Q4 9999", "0000", "q1/2026", "K\u0130"} {
		f.Add(seed, 1)
		f.Add(seed, 12)
	}
	f.Fuzz(func(t *testing.T, name string, month int) {
		firstMonth := ((month%12)+12)%12 + 1
		start, end, ok := plan.ParsePeriod(name, firstMonth)
		if !ok {
			if start != "" || end != "" {
				t.Fatalf("%q: not understood, yet %q to %q", name, start, end)
			}
			return
		}
		if days := start.DaysUntil(end) + 1; !start.Valid() || !end.Valid() || days < 89 || days > 366 {
			t.Fatalf("%q: %s to %s", name, start, end)
		}
	})
}

func TestAStateFollowsTheDates(t *testing.T) {
	for _, c := range []struct {
		stored plan.CycleState
		start  plan.Date
		today  plan.Date
		want   plan.CycleState
	}{
		{plan.DraftState, "2026-04-01", "2026-03-31", plan.DraftState},
		{plan.DraftState, "2026-04-01", "2026-04-01", plan.ActiveState},
		{plan.DraftState, "2026-04-01", "2027-01-01", plan.ActiveState},
		{plan.ActiveState, "2026-04-01", "2026-03-31", plan.DraftState},
		{plan.ClosedState, "2026-04-01", "2026-03-31", plan.ClosedState},
		{plan.ClosedState, "2026-04-01", "2026-05-01", plan.ClosedState},
		{plan.BacklogState, "", "2026-05-01", plan.BacklogState},
		{plan.DraftState, "", "2026-05-01", plan.DraftState},
	} {
		if got := (plan.Cycle{Start: c.start, State: c.stored}).StateOn(c.today); got != c.want {
			t.Errorf("%s from %q on %s is %s, want %s", c.stored, c.start, c.today, got, c.want)
		}
	}
}

func TestTheCycleAfterAnother(t *testing.T) {
	for _, c := range []struct {
		name       string
		start, end plan.Date
		first      int
		want       plan.Cycle
	}{
		{"a quarter", "2026-01-01", "2026-03-31", 1, plan.Cycle{Name: "Q2 2026", Start: "2026-04-01", End: "2026-06-30"}},
		{"the last of the year", "2026-10-01", "2026-12-31", 1, plan.Cycle{Name: "Q1 2027", Start: "2027-01-01", End: "2027-03-31"}},
		{"of a fiscal year", "2026-02-01", "2026-04-30", 2, plan.Cycle{Name: "Q2 2026", Start: "2026-05-01", End: "2026-07-31"}},
		{"a month before a quarter", "2026-03-01", "2026-03-31", 1, plan.Cycle{Name: "After a month before a quarter", Start: "2026-04-01", End: "2026-05-01"}},
		{"a year", "2025-01-01", "2025-12-31", 1, plan.Cycle{Name: "After a year", Start: "2026-01-01", End: "2026-12-31"}},
	} {
		got := plan.Cycle{Name: c.name, Start: c.start, End: c.end}.Following(c.first)
		if c.want.State = plan.DraftState; got != c.want {
			t.Errorf("after %s comes %+v, want %+v", c.name, got, c.want)
		}
	}
	cycles := []plan.Cycle{{ID: "b", State: plan.BacklogState}, {ID: "later", Start: "2026-07-01"}, {ID: "closed", Start: "2026-04-01", State: plan.ClosedState},
		{ID: "next", Start: "2026-04-01", State: plan.DraftState}, {ID: "within", Start: "2026-03-01"}}
	if got, ok := plan.NextCycle(cycles, plan.Cycle{End: "2026-03-31"}); !ok || got.ID != "next" {
		t.Errorf("the next one is %+v", got)
	}
	if got, ok := plan.NextCycle(cycles, plan.Cycle{End: "2026-12-31"}); ok {
		t.Errorf("after the last one comes %+v", got)
	}
}
