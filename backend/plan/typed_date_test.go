package plan_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"cairn/backend/plan"
)

func TestDaysAsPeopleTypeThem(t *testing.T) {
	for text, want := range map[string]plan.Date{
		"2026-03-15": "2026-03-15", "today": "2026-02-17", "Tomorrow": "2026-02-18", "yesterday": "2026-02-16",
		"15 Mar": "2026-03-15", "15  march": "2026-03-15", "15th of March": "2026-03-15", "Mar 15": "2026-03-15", "March 15, 2027": "2027-03-15",
		"15 Mar 2025": "2025-03-15", "1 Feb": "2027-02-01", "17 feb": "2026-02-17", "Friday, 20 Feb": "2026-02-20", "3 sept": "2026-09-03",
		"2027 Mar 15": "2027-03-15", "2027 March 1": "2027-03-01", "2027 Apr 31": "", "2027 quux 1": "",
		"15.3.2026": "2026-03-15", "15.3.": "2026-03-15", "15.3.26": "2026-03-15", "15/3": "2026-03-15", "3/15/2026": "2026-03-15",
		"29 Feb": "2028-02-29", "29 Feb 2027": "", "31 Apr": "", "3/4/2026": "", "0 Mar": "", "15 Quux": "", "ma 15": "", "": "", "15": "", "2026": "", "41%": "",
	} {
		if got, ok := (plan.DateReader{Today: "2026-02-17"}).Read(text); got != want || ok != (want != "") {
			t.Errorf("%q: %q, %v, want %q", text, got, ok, want)
		}
	}
	past := plan.DateReader{Today: "2026-02-17", Past: true}
	for text, want := range map[string]plan.Date{"15 Mar": "2025-03-15", "17 feb": "2026-02-17", "1 Feb": "2026-02-01", "29 Feb": "2024-02-29", "15.3.2027": "2027-03-15"} {
		if got, _ := past.Read(text); got != want {
			t.Errorf("past %q: %q, want %q", text, got, want)
		}
	}
	for order, want := range map[string]plan.Date{plan.DayMonthYear: "2026-04-03", plan.MonthDayYear: "2026-03-04", plan.YearMonthDay: ""} {
		if got, _ := (plan.DateReader{Today: "2026-02-17", Order: order}).Read("3/4/2026"); got != want {
			t.Errorf("3/4/2026 as %s: %q", order, got)
		}
	}
	for text, want := range map[string]plan.Date{
		"March": "2026-03-31", "end of Feb": "2026-02-28", "Jan": "2027-01-31", "Feb 2028": "2028-02-29", "15 Mar": "2026-03-15", "soon": "",
	} {
		if got, _ := (plan.DateReader{Today: "2026-02-17"}).ReadEnd(text); got != want {
			t.Errorf("end %q: %q, want %q", text, got, want)
		}
	}
}

// 17 February 2026 is a Tuesday.
func TestDaysByHowFarTheyAre(t *testing.T) {
	for text, want := range map[string]plan.Date{
		"friday": "2026-02-20", "Fri": "2026-02-20", "on friday": "2026-02-20", "this thurs": "2026-02-19", "tuesday": "2026-02-24", "mon": "2026-02-23", "sunday": "2026-02-22",
		"next friday": "2026-02-27", "next tuesday": "2026-02-24", "next monday": "2026-02-23", "next sunday": "2026-03-01",
		"in 3 days": "2026-02-20", "in a week": "2026-02-24", "in 2 weeks": "2026-03-03", "in a month": "2026-03-17", "in 12 months": "2027-02-17",
		"next week": "2026-02-24", "next month": "2026-03-17",
		"last friday": "", "fr": "", "fridays": "", "in two weeks": "", "next": "", "next quarter": "",
	} {
		if got, ok := (plan.DateReader{Today: "2026-02-17"}).Read(text); got != want || ok != (want != "") {
			t.Errorf("%q: %q, %v, want %q", text, got, ok, want)
		}
	}
	for text, want := range map[string]plan.Date{"friday": "2026-02-13", "last friday": "2026-02-13", "tuesday": "2026-02-10", "mon": "2026-02-16", "next friday": "", "in 2 weeks": "", "next week": ""} {
		if got, _ := (plan.DateReader{Today: "2026-02-17", Past: true}).Read(text); got != want {
			t.Errorf("past %q: %q, want %q", text, got, want)
		}
	}
	if got, _ := (plan.DateReader{Today: "2026-01-31"}).Read("next month"); got != "2026-02-28" {
		t.Errorf("a month after 31 January: %q", got)
	}
	if got, _ := (plan.DateReader{Today: "2023-12-30"}).Read("monday"); got != "2024-01-01" {
		t.Errorf("before the day that weeks are counted from: %q", got)
	}
}

func TestAnyDayIsReadInEveryForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := plan.NewDate(2026, 1, 1).AddDays(rapid.IntRange(-9000, 9000).Draw(t, "day"))
		at, err := time.Parse(time.DateOnly, string(day))
		if err != nil {
			t.Fatal(err)
		}
		for _, layout := range []string{time.DateOnly, "2 Jan 2006", "2 January 2006", "January 2, 2006", "Jan 2 2006", "2.1.2006", "Mon, 2 Jan 2006"} {
			text := at.Format(layout)
			if got, ok := (plan.DateReader{Today: "2026-02-17"}).Read(text); !ok || got != day {
				t.Fatalf("%q: %q", text, got)
			}
		}
		// Without its year it is the next such day.
		text := at.Format("2 Jan")
		if got, ok := (plan.DateReader{Today: day}).Read(text); !ok || got != day {
			t.Fatalf("%q on that day: %q", text, got)
		}
		if got, ok := (plan.DateReader{Today: day.AddDays(1)}).Read(text); !ok || got <= day {
			t.Fatalf("%q on the day after: %q", text, got)
		}
	})
}
