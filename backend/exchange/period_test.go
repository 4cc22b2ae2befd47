package exchange

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/plan"
)

func TestPeriodText(t *testing.T) {
	for _, test := range []struct {
		name       string
		start, end plan.Date
		want       string
	}{
		{"Q1 2026", "2026-01-01", "2026-03-31", "Q1 2026"},
		{"2026", "2026-01-01", "2026-12-31", "2026"},
		{"Q1 2026", "2026-04-01", "2026-06-30", "Q1 2026 (2026-04-01 to 2026-06-30)"}, // of a fiscal year
		{"Launch quarter", "2026-10-05", "2027-01-03", "Launch quarter (2026-10-05 to 2027-01-03)"},
		{"Ideas", "", "", "Ideas (no dates)"},
	} {
		if got := PeriodText(test.name, test.start, test.end); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

// A period that PeriodText gave dates reads back as the same name and dates,
// whatever the name looks like.
func TestPeriodTextReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(line(), rapid.SampledFrom([]string{"X (no dates)", "X (2026-01-01 to 2026-02-01)", "Q9 2026", "()"})).Draw(t, "name")
		dates := rapid.SampledFrom([]Span{{}, {"2026-01-05", "2026-02-01"}, {"2026-01-05", "2026-01-05"}}).Draw(t, "dates")
		if name == "" {
			name = "X"
		}
		got := parsePeriodText(PeriodText(name, dates.Start, dates.End))
		if want := (period{name: name, stated: true, dates: dates}); got != want {
			t.Fatalf("got %+v, want %+v", got, want)
		}
	})
}

func TestPeriodsWithDates(t *testing.T) {
	known := func(c *Context) {
		c.Cycles = []plan.Cycle{{ID: "k", Name: "Sprint", Start: "2026-01-05", End: "2026-01-18"}, {ID: "b", Name: "Old (no dates)"}}
	}
	for _, test := range []struct{ name, period, cycles, findings, note string }{
		{"new", "Launch (2026-01-05 to 2026-04-05)", "[{Launch 2026-01-05 2026-04-05 false false 1}]", "", ""},
		{"a backlog", "Ideas (no dates)", "[{Ideas   false true 1}]", "", ""},
		{"the plan's own", "Sprint (2026-01-05 to 2026-01-18)", "[{Sprint 2026-01-05 2026-01-18 true false 1}]", "", ""},
		{"the plan's own, with a name that looks like it", "Old (no dates)", "[{Old (no dates)   true false 1}]", "", ""},
		{"other dates than the plan's", "Sprint (2026-01-06 to 2026-01-18)", "[{Sprint 2026-01-05 2026-01-18 true false 1}]",
			"cycle_other_dates@2:Period", "Period: Sprint (2026-01-06 to 2026-01-18)"},
		{"an end before the start", "Launch (2026-04-05 to 2026-01-05)", "[{Launch (2026-04-05 to 2026-01-05)   false false 1}]", "cycle_dates@2:Period", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			out := outline(t, "Type,Title,Period,Target\nObjective,A,"+test.period+",\nKey result,B,"+test.period+",5\n", known)
			if got := fmt.Sprint(out.Cycles); got != test.cycles {
				t.Errorf("cycles %s, want %s", got, test.cycles)
			}
			if got := codes(out.Findings); got != test.findings {
				t.Errorf("findings %s, want %s", got, test.findings)
			}
			if got := out.Rows[0].Note; got != test.note {
				t.Errorf("note %q, want %q", got, test.note)
			}
		})
	}
}
