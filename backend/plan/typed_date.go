package plan

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// The orders in which people write the parts of a date in numbers, in the
// spelling of the file.
const (
	YearMonthDay = "ymd"
	DayMonthYear = "dmy"
	MonthDayYear = "mdy"
)

var (
	dayAndMonth = regexp.MustCompile(`^(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?\.? (?:of )?([a-z]+)\.?(?:,? (\d{4}))?$`)
	monthAndDay = regexp.MustCompile(`^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$`)
	dayInYear   = regexp.MustCompile(`^(\d{4}),? ([a-z]+)\.? (\d{1,2})$`)
	monthAlone  = regexp.MustCompile(`^(?:end of )?([a-z]+)\.?(?:,? (\d{4}))?$`)
	numeric     = regexp.MustCompile(`^(\d{1,2})([./-])(\d{1,2})(?:[./-](\d{4}|\d{2})?)?$`)
)

// DateReader reads days as people type them.
type DateReader struct {
	Today Date
	// Order is that of dates in numbers: DayMonthYear or MonthDayYear; anything
	// else reads only those that one order allows.
	Order string
	// Past makes a day without a year the latest such day up to today, as of what
	// has happened; else it is the next one.
	Past bool
}

// Read reads a day: 2026-03-15, 15 Mar, March 15 2026, 2026 Mar 15, 15.3.2026,
// 15/3, today, tomorrow, yesterday, friday, next friday, in 2 weeks. A day without a year is the next such day, or the
// latest, today included. ok is false for anything else.
func (r DateReader) Read(text string) (day Date, ok bool) {
	text = strings.Join(strings.Fields(strings.ToLower(text)), " ")
	switch text {
	case "today":
		return r.Today, true
	case "tomorrow":
		return r.Today.AddDays(1), true
	case "yesterday":
		return r.Today.AddDays(-1), true
	}
	if day := Date(text); day.Valid() {
		return day, true
	}
	if day, ok := r.near(text); ok {
		return day, true
	}
	if m := dayAndMonth.FindStringSubmatch(text); m != nil {
		return r.named(m[2], m[1], m[3])
	}
	if m := monthAndDay.FindStringSubmatch(text); m != nil {
		return r.named(m[1], m[2], m[3])
	}
	if m := dayInYear.FindStringSubmatch(text); m != nil {
		return r.named(m[2], m[3], m[1])
	}
	if m := numeric.FindStringSubmatch(text); m != nil {
		return r.numbers(m[1], m[2], m[3], m[4])
	}
	return "", false
}

// ReadEnd reads a day as Read does, and a month, which means its last day.
func (r DateReader) ReadEnd(text string) (day Date, ok bool) {
	if day, ok := r.Read(text); ok {
		return day, true
	}
	m := monthAlone.FindStringSubmatch(strings.Join(strings.Fields(strings.ToLower(text)), " "))
	if m == nil {
		return "", false
	}
	month, ok := monthNamed(m[1])
	if !ok {
		return "", false
	}
	year, given := atoi(m[2]), m[2] != ""
	if !given {
		year = atoi(string(r.Today)[:4])
	}
	day = NewDate(year, month+1, 0)
	if !given && day < r.Today {
		day = NewDate(year+1, month+1, 0)
	}
	return day, day != ""
}

func (r DateReader) named(name, day, year string) (Date, bool) {
	month, ok := monthNamed(name)
	if !ok {
		return "", false
	}
	return r.on(year, month, atoi(day))
}

// numbers reads 15.3.2026 and 3/15. Parted by points the day comes first.
func (r DateReader) numbers(first, mark, second, year string) (Date, bool) {
	a, b := atoi(first), atoi(second)
	order := r.Order
	switch {
	case mark == "." || a > 12:
		order = DayMonthYear
	case b > 12:
		order = MonthDayYear
	}
	if len(year) == 2 {
		year = string(r.Today)[:2] + year
	}
	switch order {
	case DayMonthYear:
		return r.on(year, time.Month(b), a)
	case MonthDayYear:
		return r.on(year, time.Month(a), b)
	default:
		return "", false
	}
}

// on is a day of a year, or the next such day where there is no year; false
// where the calendar has no such day.
func (r DateReader) on(year string, month time.Month, day int) (Date, bool) {
	exists := func(year int) (Date, bool) {
		if date := Date(fmt.Sprintf("%04d-%02d-%02d", year, month, day)); date.Valid() {
			return date, true
		}
		return "", false
	}
	if year != "" {
		return exists(atoi(year))
	}
	now := atoi(string(r.Today)[:4])
	const leap = 8 // years at most to the next 29 February
	for years := range leap + 1 {
		if r.Past {
			if date, ok := exists(now - years); ok && date <= r.Today {
				return date, true
			}
		} else if date, ok := exists(now + years); ok && date >= r.Today {
			return date, true
		}
	}
	return "", false
}

func monthNamed(name string) (time.Month, bool) {
	const shortest = 3
	if len(name) < shortest {
		return 0, false
	}
	for m := time.January; m <= time.December; m++ {
		if full := strings.ToLower(m.String()); strings.HasPrefix(full, name) || name == "sept" && m == time.September {
			return m, true
		}
	}
	return 0, false
}

func atoi(text string) int {
	number, _ := strconv.Atoi(text)
	return number
}
