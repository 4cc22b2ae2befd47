package kpi

import (
	"fmt"
	"strings"
	"time"

	"cairn/backend/plan"
)

// Frequency is how often a KPI has a value.
type Frequency string

// The frequencies, in the spelling of files and JSON.
const (
	Daily       Frequency = "daily"
	Weekly      Frequency = "weekly" // Monday to Sunday, as ISO 8601 counts weeks
	Monthly     Frequency = "monthly"
	Quarterly   Frequency = "quarterly" // of the plan's fiscal year
	Yearly      Frequency = "yearly"    // the plan's fiscal year
	AsItHappens Frequency = "as_it_happens"
)

// Frequencies are all frequencies, the shortest period first.
func Frequencies() []Frequency {
	return []Frequency{Daily, Weekly, Monthly, Quarterly, Yearly, AsItHappens}
}

// Word is the frequency as people read it, "" for an unknown one.
func (f Frequency) Word() string {
	switch f {
	case Daily:
		return "Daily"
	case Weekly:
		return "Weekly"
	case Monthly:
		return "Monthly"
	case Quarterly:
		return "Quarterly"
	case Yearly:
		return "Yearly"
	case AsItHappens:
		return "As it happens"
	default:
		return ""
	}
}

// period is what one period is called in a sentence.
func (f Frequency) period() string {
	switch f {
	case Daily:
		return "day"
	case Weekly:
		return "week"
	case Monthly:
		return "month"
	case Quarterly:
		return "quarter"
	case Yearly:
		return "year"
	default:
		return "value"
	}
}

// CadenceDays is how many days the longest period of the frequency has, 0 for
// as it happens: no value of it is ever due.
func (f Frequency) CadenceDays() int {
	switch f {
	case Daily:
		return 1
	case Weekly:
		return 7
	case Monthly:
		return 31
	case Quarterly:
		return 92
	case Yearly:
		return 366
	default:
		return 0
	}
}

// ParseFrequency understands a frequency as files and people write it.
func ParseFrequency(text string) (Frequency, bool) {
	switch strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return r == ' ' || r == '_' || r == '-'
	}), " ") {
	case "daily", "day", "d", "every day":
		return Daily, true
	case "weekly", "week", "w", "every week":
		return Weekly, true
	case "monthly", "month", "m", "every month":
		return Monthly, true
	case "quarterly", "quarter", "q", "every quarter":
		return Quarterly, true
	case "yearly", "year", "y", "annual", "annually", "every year":
		return Yearly, true
	case "as it happens", "ad hoc", "per release", "per sprint", "event":
		return AsItHappens, true
	default:
		return "", false
	}
}

// Calendar tells the periods of a plan apart. The zero value has calendar years.
type Calendar struct {
	// FiscalYearStart is the month, 1 to 12, in which quarters and years begin
	// to be counted; anything else means January.
	FiscalYearStart int
}

// CalendarOf is the calendar of a plan.
func CalendarOf(settings plan.Settings) Calendar {
	return Calendar{FiscalYearStart: settings.FiscalYearStart}
}

func (c Calendar) firstMonth() int {
	if c.FiscalYearStart < 1 || c.FiscalYearStart > 12 {
		return 1
	}
	return c.FiscalYearStart
}

// First is the first day of the period in which a day lies, "" where the day
// is no date or the period begins before the year 1. A value as it happens has
// its own day.
func (c Calendar) First(f Frequency, day plan.Date) plan.Date {
	if !day.Valid() {
		return ""
	}
	switch f {
	case Weekly:
		return day.AddDays(-weekday(day))
	case Monthly:
		return day.AddMonths(0)
	case Quarterly:
		year, quarter := plan.Quarter(day, c.firstMonth())
		first, _ := plan.QuarterSpan(year, quarter, c.firstMonth())
		return first
	case Yearly:
		year, _ := plan.Quarter(day, c.firstMonth())
		first, _ := plan.QuarterSpan(year, 1, c.firstMonth())
		return first
	default:
		return day
	}
}

// weekday counts from Monday, 0 to 6. 2024-01-01 was a Monday.
func weekday(day plan.Date) int {
	const monday plan.Date = "2024-01-01"
	return ((monday.DaysUntil(day) % 7) + 7) % 7
}

// Last is the last day of the period that begins on first, "" where first is
// no date. It counts from first, so that a period keeps its length when the
// plan's fiscal year is changed later.
func (c Calendar) Last(f Frequency, first plan.Date) plan.Date {
	switch f {
	case Daily, AsItHappens:
		return first.AddDays(0)
	default:
		return c.Next(f, first).AddDays(-1)
	}
}

// Next is the first day of the period after the one that begins on first, ""
// where there is none. As it happens has no next period: it is the next day.
func (c Calendar) Next(f Frequency, first plan.Date) plan.Date { return step(f, first, 1) }

// Previous is the first day of the period before the one that begins on first.
func (c Calendar) Previous(f Frequency, first plan.Date) plan.Date { return step(f, first, -1) }

func step(f Frequency, first plan.Date, n int) plan.Date {
	switch f {
	case Weekly:
		return first.AddDays(7 * n)
	case Monthly:
		return first.AddMonths(n)
	case Quarterly:
		return first.AddMonths(3 * n)
	case Yearly:
		return first.AddMonths(12 * n)
	default:
		return first.AddDays(n)
	}
}

// YearBefore is the first day of the same period a year earlier: the same date,
// the same ISO week, month or quarter. It is "" for the 29th of February, week
// 53, and as it happens, which have no counterpart.
func (c Calendar) YearBefore(f Frequency, first plan.Date) plan.Date {
	switch f {
	case Daily:
		if before := plan.NewDate(first.Year()-1, first.Month(), dayOfMonth(first)); first.Valid() && before.Month() == first.Month() {
			return before
		}
		return ""
	case Weekly:
		year, week := isoWeek(first)
		if week == 0 || week == 53 {
			return ""
		}
		return isoWeekStart(year-1, week)
	case Monthly, Quarterly, Yearly:
		return first.AddMonths(-12)
	default:
		return ""
	}
}

func dayOfMonth(day plan.Date) int { return day.AddMonths(0).DaysUntil(day) + 1 }

// isoWeek is the ISO 8601 week of a day and the year to which it belongs; week
// is 0 where day is no date.
func isoWeek(day plan.Date) (year, week int) {
	if !day.Valid() {
		return 0, 0
	}
	return time.Date(day.Year(), day.Month(), dayOfMonth(day), 0, 0, 0, 0, time.UTC).ISOWeek()
}

// isoWeekStart is the Monday of an ISO week: the 4th of January always lies in
// week 1.
func isoWeekStart(year, week int) plan.Date {
	fourth := plan.NewDate(year, time.January, 4)
	if fourth == "" {
		return ""
	}
	return fourth.AddDays(7*(week-1) - weekday(fourth))
}

// WeekStart is the Monday of an ISO 8601 week; ok is false for a week that the
// year does not have.
func WeekStart(year, week int) (first plan.Date, ok bool) {
	first = isoWeekStart(year, week)
	gotYear, gotWeek := isoWeek(first)
	return first, week > 0 && gotYear == year && gotWeek == week
}

// Label is a period as people call it: "2026-03-31", "W12 2026", "2026-03",
// "Q1 2026", "2026", "FY2026"; of a value as it happens its date. A period that
// does not begin where the calendar's do has its first and last day.
func (c Calendar) Label(f Frequency, first plan.Date) string {
	if !first.Valid() {
		return string(first)
	}
	if c.First(f, first) != first {
		return string(first) + " to " + string(c.Last(f, first))
	}
	switch f {
	case Weekly:
		year, week := isoWeek(first)
		return fmt.Sprintf("W%d %d", week, year)
	case Monthly:
		return string(first[:7])
	case Quarterly:
		return plan.QuarterName(plan.Quarter(first, c.firstMonth()))
	case Yearly:
		if c.firstMonth() == 1 {
			return string(first[:4])
		}
		return "FY" + string(first[:4])
	default:
		return string(first)
	}
}

// Complete says whether a period is over on a day: a value of it no longer
// changes by itself. What is as it happens has happened on its own day.
func (c Calendar) Complete(f Frequency, first, on plan.Date) bool {
	if f == AsItHappens {
		return first.Valid() && first <= on
	}
	last := c.Last(f, first)
	return last != "" && last < on
}
