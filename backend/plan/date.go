package plan

import (
	"fmt"
	"time"
)

// Clock tells the time. It is injected; nothing below app/ asks the machine.
type Clock interface{ Now() time.Time }

// ClockFunc makes a Clock of a function.
type ClockFunc func() time.Time

// Now calls the function.
func (f ClockFunc) Now() time.Time { return f() }

// Date is a civil date without a zone, written YYYY-MM-DD; "" means that there
// is none. Dates compare as text.
type Date string

const dateLayout = "2006-01-02"

// ParseDate accepts exactly YYYY-MM-DD, years 0001 to 9999.
func ParseDate(text string) (Date, error) {
	if date := Date(text); date.Valid() {
		return date, nil
	}
	return "", &Error{Code: Invalid, Message: fmt.Sprintf("%q is not a date. Write it as year-month-day, such as 2026-03-31.", excerpt(text))}
}

// DateOf is the civil date of an instant in its own location, "" outside the
// years 1 to 9999: longer years would not compare as text.
func DateOf(t time.Time) Date {
	if t.Year() < 1 || t.Year() > 9999 {
		return ""
	}
	return Date(t.Format(dateLayout))
}

// Today is the machine's local date.
func Today(clock Clock) Date { return DateOf(clock.Now().Local()) }

// NewDate makes a date; out-of-range days and months run over as in time.Date.
// It is "" outside the years 1 to 9999.
func NewDate(year int, month time.Month, day int) Date {
	return DateOf(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// time is midnight UTC of d; ok is false where d is absent or no date. It reads
// the digits itself: time.Parse takes ten times as long, and every answer about
// a plan reads all of its dates.
func (d Date) time() (t time.Time, ok bool) {
	if len(d) != len(dateLayout) || d[4] != '-' || d[7] != '-' {
		return time.Time{}, false
	}
	year, month, day := digits(d[:4]), digits(d[5:7]), digits(d[8:])
	if year < 1 || month < 1 || month > 12 || day < 1 || day > 31 {
		return time.Time{}, false
	}
	t = time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	// The 30th of February runs over into March.
	return t, t.Day() == day
}

// digits reads a few ASCII digits, -1 where there is anything else.
func digits(text Date) int {
	n := 0
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return -1
		}
		n = 10*n + int(text[i]-'0')
	}
	return n
}

// Words is d as sentences say it, "31 Mar 2026": a month by its name is taken
// for that of no other order. What is no date stays as it is.
func (d Date) Words() string {
	t, ok := d.time()
	if !ok {
		return string(d)
	}
	return t.Format("2 Jan 2006")
}

// Valid says whether d is a date; "" is not.
func (d Date) Valid() bool {
	_, ok := d.time()
	return ok
}

// AddDays returns the date n days later, or earlier when n is negative; ""
// where d is no date.
func (d Date) AddDays(n int) Date {
	t, ok := d.time()
	if !ok {
		return ""
	}
	return DateOf(t.AddDate(0, 0, n))
}

// AddMonths returns the first day of the month n months after d's month; ""
// where d is no date.
func (d Date) AddMonths(n int) Date {
	t, ok := d.time()
	if !ok {
		return ""
	}
	return NewDate(t.Year(), t.Month()+time.Month(n), 1)
}

// DaysUntil counts the days from d to later; negative when later lies before d,
// 0 where either is no date.
func (d Date) DaysUntil(later Date) int {
	from, known := d.time()
	to, alsoKnown := later.time()
	if !known || !alsoKnown {
		return 0
	}
	const daySeconds = 24 * 60 * 60
	return int((to.Unix() - from.Unix()) / daySeconds)
}

// Year returns the calendar year, 1 where d is no date.
func (d Date) Year() int {
	t, _ := d.time()
	return t.Year()
}

// Month returns the calendar month, January where d is no date.
func (d Date) Month() time.Month {
	t, _ := d.time()
	return t.Month()
}

// Earlier returns the earlier of two dates; an absent one does not count.
func Earlier(a, b Date) Date {
	switch {
	case a == "":
		return b
	case b == "" || a < b:
		return a
	default:
		return b
	}
}

// Instant writes an instant as RFC 3339 in UTC with milliseconds. Instants are
// for people; order comes from Lamport numbers.
func Instant(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }
