package exchange

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// spelling is how a cell writes a period.
type spelling uint8

const (
	spelledNot     spelling = iota // it is none
	spelledDate                    // one day
	spelledNumeric                 // 03/04/2026: the order of day and month is the file's
	spelledWeek
	spelledMonth
	spelledQuarter
	spelledYear
)

// frequency is what a spelling says of the KPI; "" for a day, which may begin
// any period.
func (s spelling) frequency() kpi.Frequency {
	switch s {
	case spelledWeek:
		return kpi.Weekly
	case spelledMonth:
		return kpi.Monthly
	case spelledQuarter:
		return kpi.Quarterly
	case spelledYear:
		return kpi.Yearly
	default:
		return ""
	}
}

// packed is a day, or the first day of a period, as year × 10000 + month × 100 +
// day: a million of them take 4 MB. Of spelledNumeric it has the two numbers in
// the order of the file.
type packed int32

func pack(date plan.Date) packed {
	number, _ := strconv.Atoi(string(date[:4] + date[5:7] + date[8:]))
	return packed(number)
}

func (p packed) parts() (year, first, second int) {
	return int(p) / 10000, int(p) / 100 % 100, int(p) % 100
}

// date is the day; of a numeric spelling in the order "dmy" or "mdy". It is ""
// for a day that the calendar does not have.
func (p packed) date(s spelling, order string) plan.Date {
	year, month, day := p.parts()
	if s == spelledNumeric && order == "dmy" {
		month, day = day, month
	}
	digit := func(n int) byte { return '0' + byte(n%10) }
	date := plan.Date([]byte{digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), '-',
		digit(month / 10), digit(month), '-', digit(day / 10), digit(day)})
	if !date.Valid() {
		return ""
	}
	return date
}

var (
	weekFirst    = regexp.MustCompile(`^(?i:w|wk|week|kw)\s*(\d{1,2})[\s/,-]*(\d{4})$`)
	weekLast     = regexp.MustCompile(`^(\d{4})[\s/-]*(?i:w|wk|week|kw)\s*(\d{1,2})$`)
	monthOfYear  = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})$`)
	monthSlash   = regexp.MustCompile(`^(\d{1,2})[/.-](\d{4})$`)
	compactDate  = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	compactMonth = regexp.MustCompile(`^(\d{4})(\d{2})$`)
	monthBefore  = regexp.MustCompile(`^(\pL{3,9})\.?[\s/-]*('?\d{2}|\d{4})$`)
	monthBehind  = regexp.MustCompile(`^(\d{4})[\s/-]*(\pL{3,9})\.?$`)
)

// parsePeriodCell reads a period in any of the spellings that leave no doubt:
// "2024-03-15", "2024-03", "Mar 2024", "03/2024", "2024-Q1", "Q1 2024",
// "2024-W12", "2024", "FY2024", and dates as cellDate reads them. Quarters and
// years are those of the calendar.
func parsePeriodCell(text string, c kpi.Calendar) (packed, spelling) {
	text = strings.TrimSpace(text)
	if date := plan.Date(text); date.Valid() {
		return pack(date), spelledDate
	}
	if m := numericDate.FindStringSubmatch(text); m != nil {
		return packed(atoi(m[3])*10000 + atoi(m[1])*100 + atoi(m[2])), spelledNumeric
	}
	if first, s := parseNamedPeriod(text, c); s != spelledNot {
		return first, s
	}
	if date, ok := cellDate(text, ""); ok {
		return pack(date), spelledDate
	}
	return 0, spelledNot
}

// ParsePeriod reads a period that a person names, in the spellings of a file of
// measurements but those that leave the order of day and month open: its first
// day, and how long it is ("" where a day was named).
func ParsePeriod(text string, c kpi.Calendar) (day plan.Date, length kpi.Frequency, ok bool) {
	p, spelled := parsePeriodCell(text, c)
	if spelled == spelledNot || spelled == spelledNumeric {
		return "", "", false
	}
	return p.date(spelled, ""), spelled.frequency(), true
}

func atoi(text string) int {
	number, _ := strconv.Atoi(text)
	return number
}

// parseNamedPeriod reads weeks, months, quarters and years.
func parseNamedPeriod(text string, c kpi.Calendar) (packed, spelling) {
	if start, end, ok := plan.ParsePeriod(text, firstMonth(c)); ok {
		const longestQuarter = 92
		if start.DaysUntil(end) < longestQuarter {
			return pack(start), spelledQuarter
		}
		return pack(start), spelledYear
	}
	if m := weekFirst.FindStringSubmatch(text); m != nil {
		return packWeek(atoi(m[2]), atoi(m[1]))
	}
	if m := weekLast.FindStringSubmatch(text); m != nil {
		return packWeek(atoi(m[1]), atoi(m[2]))
	}
	if m := monthOfYear.FindStringSubmatch(text); m != nil {
		return packMonth(atoi(m[1]), atoi(m[2]))
	}
	if m := monthSlash.FindStringSubmatch(text); m != nil {
		return packMonth(atoi(m[2]), atoi(m[1]))
	}
	if m := compactDate.FindStringSubmatch(text); m != nil {
		if date := plan.Date(m[1] + "-" + m[2] + "-" + m[3]); date.Valid() {
			return pack(date), spelledDate
		}
		return 0, spelledNot
	}
	if m := compactMonth.FindStringSubmatch(text); m != nil {
		return packMonth(atoi(m[1]), atoi(m[2]))
	}
	if m := monthBefore.FindStringSubmatch(text); m != nil {
		return packNamedMonth(m[1], m[2])
	}
	if m := monthBehind.FindStringSubmatch(text); m != nil {
		return packNamedMonth(m[2], m[1])
	}
	return 0, spelledNot
}

func firstMonth(c kpi.Calendar) int {
	if c.FiscalYearStart < 1 || c.FiscalYearStart > 12 {
		return 1
	}
	return c.FiscalYearStart
}

func packWeek(year, week int) (packed, spelling) {
	if first, ok := kpi.WeekStart(year, week); ok {
		return pack(first), spelledWeek
	}
	return 0, spelledNot
}

func packMonth(year, month int) (packed, spelling) {
	if year < 1 || month < 1 || month > 12 {
		return 0, spelledNot
	}
	return packed(year*10000 + month*100 + 1), spelledMonth
}

// packNamedMonth reads "Mar", "March" with a year of four digits, or of two,
// which is of this century.
func packNamedMonth(name, year string) (packed, spelling) {
	number := atoi(strings.TrimPrefix(year, "'"))
	if number < 100 {
		number += 2000
	}
	for month := time.January; month <= time.December; month++ {
		if strings.EqualFold(name, month.String()) || strings.EqualFold(name, month.String()[:3]) || month == time.September && strings.EqualFold(name, "sept") {
			return packMonth(number, int(month))
		}
	}
	return 0, spelledNot
}

// recogniseFrequency says how often a series has values by its days, sorted:
// days that all begin (or all end) years, quarters, months are such periods,
// days that are whole weeks apart are weeks, anything else is daily. One day
// alone says nothing.
func recogniseFrequency(days []plan.Date, c kpi.Calendar) kpi.Frequency {
	if len(days) < 2 {
		return ""
	}
	all := func(fits func(plan.Date) bool) bool {
		for _, day := range days {
			if !fits(day) {
				return false
			}
		}
		return true
	}
	for _, f := range []kpi.Frequency{kpi.Yearly, kpi.Quarterly, kpi.Monthly} {
		if all(func(d plan.Date) bool { return c.First(f, d) == d }) || all(func(d plan.Date) bool { return c.Last(f, c.First(f, d)) == d }) {
			return f
		}
	}
	if all(func(d plan.Date) bool { return days[0].DaysUntil(d)%7 == 0 }) {
		return kpi.Weekly
	}
	return kpi.Daily
}
