package plan

import (
	"regexp"
	"slices"
	"strings"
	"time"
)

var (
	weekdayAlone = regexp.MustCompile(`^(?:(on|this|next|last) )?([a-z]+)$`)
	daysAhead    = regexp.MustCompile(`^in (an?|\d{1,3}) (day|week|month)s?$`)
)

// near reads a day by how far it is from today: "friday", "next friday", "in 2
// weeks", "next week". A weekday is the next such day after today; "next" makes it
// that of the week after this one, whose first day is Monday. Of what has happened a
// weekday is the latest before today, and what lies ahead is not read.
func (r DateReader) near(text string) (Date, bool) {
	const week = 7
	switch {
	case r.Past:
	case text == "next week":
		return r.Today.AddDays(week), true
	case text == "next month":
		return r.Today.monthsLater(1), true
	default:
		if m := daysAhead.FindStringSubmatch(text); m != nil {
			return r.ahead(m[1], m[2])
		}
	}
	m := weekdayAlone.FindStringSubmatch(text)
	if m == nil || m[1] == "next" && r.Past || m[1] == "last" && !r.Past {
		return "", false
	}
	wanted, known := weekdayNamed(m[2])
	if !known {
		return "", false
	}
	today := Date("2024-01-01").DaysUntil(r.Today) % week // a Monday
	today = (today + week) % week
	switch {
	case r.Past:
		return r.Today.AddDays(-1 - (today-wanted-1+2*week)%week), true
	case m[1] == "next":
		return r.Today.AddDays(week - today + wanted), true
	default:
		return r.Today.AddDays(1 + (wanted-today-1+2*week)%week), true
	}
}

func (r DateReader) ahead(count, unit string) (Date, bool) {
	const week = 7
	n := 1
	if count[0] != 'a' {
		n = atoi(count)
	}
	var day Date
	switch unit {
	case "day":
		day = r.Today.AddDays(n)
	case "week":
		day = r.Today.AddDays(week * n)
	default:
		day = r.Today.monthsLater(n)
	}
	return day, day.Valid()
}

// monthsLater is the same day n months later, or the last of a month that has no
// such day.
func (d Date) monthsLater(n int) Date {
	first := d.AddMonths(n)
	return Earlier(first.AddDays(d.AddMonths(0).DaysUntil(d)), first.AddMonths(1).AddDays(-1))
}

// weekdayNamed is the place of a weekday in a week that begins on Monday, by its
// name or three letters or more of it.
func weekdayNamed(text string) (place int, ok bool) {
	const short = 3
	at := slices.IndexFunc([]time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday},
		func(day time.Weekday) bool {
			return len(text) >= short && strings.HasPrefix(strings.ToLower(day.String()), text)
		})
	return at, at >= 0
}
