package plan

import (
	"fmt"
	"slices"
	"strings"
)

// Settings of a plan that change how numbers are read and shown, never what
// they are.
type Settings struct {
	// FiscalYearStart is the month, 1 to 12, in which the first quarter begins.
	FiscalYearStart int
	// DecimalMark is "." or ",": how people type numbers in this plan.
	DecimalMark string
	// ListSeparator is "," or ";" or a tab: what parts the fields of the CSV
	// preset Excel. It is a setting of the plan, never of the machine.
	ListSeparator string
	// ProgressShown is ShownAsFraction (0.54) or ShownAsPercent (54%).
	ProgressShown string
	// WeekStart is Monday or Sunday: where weeks begin on screens. Weeks of KPIs
	// are those of ISO 8601 whatever it says.
	WeekStart int
	// DateOrder is YearMonthDay, DayMonthYear or MonthDayYear: how dates are shown
	// and typed in this plan.
	DateOrder string
	// CadenceDays is how often a key result wants a check-in, in days, 0 to
	// MaxDays; 0 is never.
	CadenceDays int
	// GraceDays is how many days past the cadence a value still counts as fresh,
	// 0 to MaxDays.
	GraceDays int
	// RoadmapModel is the model that the roadmap is ranked by, built in or of one's
	// own; "" is RICE.
	RoadmapModel ID
}

// DefaultSettings are those of a new plan: calendar quarters, a decimal point,
// weekly check-ins with three days of grace.
func DefaultSettings() Settings {
	return Settings{FiscalYearStart: 1, DecimalMark: ".", ListSeparator: ",", ProgressShown: ShownAsFraction, WeekStart: Monday,
		DateOrder: YearMonthDay, CadenceDays: 7, GraceDays: 3}
}

// The days on which weeks begin, as ISO 8601 numbers them.
const (
	Monday = 1
	Sunday = 7
)

// Number writes a number as the plan does.
func (s Settings) Number(f float64) string {
	return s.Marked(FormatNumber(f))
}

// Marked puts the plan's decimal mark into a number that was written with a point.
func (s Settings) Marked(number string) string {
	if s.DecimalMark == "" {
		return number
	}
	return strings.Replace(number, ".", s.DecimalMark, 1)
}

// Grouped writes a number of a sentence as screens show it: with the plan's decimal mark,
// its thousands parted by the other one ("30,070"). Without a decimal mark it is a point.
func (s Settings) Grouped(f float64) string {
	mark, parting := s.DecimalMark, ","
	switch mark {
	case "":
		mark = "."
	case ",":
		parting = "."
	}
	whole, part, fraction := strings.Cut(FormatNumber(f), ".")
	first := 0
	if strings.HasPrefix(whole, "-") {
		first = 1
	}
	for at := len(whole) - 3; at > first; at -= 3 {
		whole = whole[:at] + parting + whole[at:]
	}
	if fraction {
		whole += mark + part
	}
	return whole
}

// Share writes progress, 0 to 1, as the plan shows it: 0.54 or 54%.
func (s Settings) Share(part float64) string {
	if s.ProgressShown == ShownAsPercent {
		return fmt.Sprintf("%.0f%%", part*100)
	}
	return strings.Replace(fmt.Sprintf("%.2f", part), ".", s.DecimalMark, 1)
}

// How progress is shown, in the spelling of the file.
const (
	ShownAsFraction = "fraction"
	ShownAsPercent  = "percent"
)

// MaxDays is the longest cadence and the longest grace: a leap year.
const MaxDays = 366

// Validate refuses settings that no plan may have: Invalid, with all fields at
// fault by their names in JSON.
func (s Settings) Validate() error {
	var faults Faults
	faults.FirstMonth("fiscalYearStart", s.FiscalYearStart)
	faults.oneOf("decimalMark", s.DecimalMark, "The decimal mark is a point or a comma.", ".", ",")
	faults.oneOf("listSeparator", s.ListSeparator, "Fields are parted by a comma, a semicolon or a tab.", ",", ";", "\t")
	faults.oneOf("progressShown", s.ProgressShown, "Progress is shown as a fraction or in percent.", ShownAsFraction, ShownAsPercent)
	if s.WeekStart != Monday && s.WeekStart != Sunday {
		faults.Add("weekStart", "unknown", "A week begins on Monday or on Sunday. Choose one of them.")
	}
	faults.oneOf("dateOrder", s.DateOrder, "Dates are written as year-month-day, day month year, or month day year.", YearMonthDay, DayMonthYear, MonthDayYear)
	faults.days("cadenceDays", s.CadenceDays)
	faults.days("graceDays", s.GraceDays)
	return faults.Err()
}

// FirstMonth checks the month, 1 to 12, in which a fiscal year begins.
func (f *Faults) FirstMonth(field string, month int) {
	if month < 1 || month > 12 {
		f.Add(field, "out_of_range", "A fiscal year begins in a month from 1 (January) to 12 (December).")
	}
}

func (f *Faults) oneOf(field, text, rule string, allowed ...string) {
	if !slices.Contains(allowed, text) {
		f.Add(field, "unknown", rule+" Choose one of them.")
	}
}

func (f *Faults) days(field string, days int) {
	if days < 0 || days > MaxDays {
		f.Add(field, "out_of_range", fmt.Sprintf("Give a whole number of days from 0 to %d.", MaxDays))
	}
}
