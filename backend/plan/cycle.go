package plan

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// CycleState says what a cycle is doing.
type CycleState string

// The states of a cycle. The backlog has none of them but BacklogState.
const (
	DraftState   CycleState = "draft"
	ActiveState  CycleState = "active"
	ClosedState  CycleState = "closed"
	BacklogState CycleState = "backlog"
)

// Cycle is a dated period in which objectives live, or the backlog, which has
// no dates. Cycles may overlap.
type Cycle struct {
	ID     ID
	Name   string
	Start  Date // first day; "" for the backlog
	End    Date // last day, at or after Start; "" for the backlog
	State  CycleState
	Closed Date // the day on which it was closed; "" while it is not
}

// StateOn is what the cycle is doing on a day: a draft before its first day and
// active from then on, unless it was closed. The backlog, and a cycle that a
// damaged plan left without a first day, are as they are stored.
func (c Cycle) StateOn(today Date) CycleState {
	switch {
	case c.State == ClosedState, c.State == BacklogState, !c.Start.Valid():
		return c.State
	case today < c.Start:
		return DraftState
	default:
		return ActiveState
	}
}

// Quarter returns the quarter, 1 to 4, and the first year of the fiscal year
// in which d lies, for fiscal years that begin in month firstMonth (1 to 12).
// A fiscal year is named after the calendar year in which it begins.
func Quarter(d Date, firstMonth int) (year, quarter int) {
	months := int(d.Month()) - firstMonth
	year = d.Year()
	if months < 0 {
		months += 12
		year--
	}
	return year, months/3 + 1
}

// QuarterSpan returns the first and the last day of a quarter.
func QuarterSpan(year, quarter, firstMonth int) (start, end Date) {
	return months(year, firstMonth+3*(quarter-1), 3)
}

// months returns the first and the last day of count months from month of year.
func months(year, month, count int) (start, end Date) {
	return NewDate(year, time.Month(month), 1), NewDate(year, time.Month(month+count), 0)
}

// QuarterName is how Cairn names a quarter: "Q1 2026".
func QuarterName(year, quarter int) string { return fmt.Sprintf("Q%d %d", quarter, year) }

var (
	quarterFirst = regexp.MustCompile(`^q([1-4])\s*[-/ ]?\s*(?:fy)?\s*(\d{4})$`)
	yearFirst    = regexp.MustCompile(`^(?:fy)?\s*(\d{4})\s*[-/ ]?\s*q([1-4])$`)
	wholeYear    = regexp.MustCompile(`^(?:fy)?\s*(\d{4})$`)
)

// ParsePeriod understands the names that people give to quarters and years
// ("2018-Q3", "Q3 2018", "FY2026 Q1", "2026") and returns their dates. ok is
// false for any other name, and for one whose dates would leave the years 1 to
// 9999: such a cycle wants its dates from a person.
func ParsePeriod(name string, firstMonth int) (start, end Date, ok bool) {
	text := strings.ToLower(strings.TrimSpace(name))
	number := func(s string) int { n, _ := strconv.Atoi(s); return n }
	if m := quarterFirst.FindStringSubmatch(text); m != nil {
		start, end = QuarterSpan(number(m[2]), number(m[1]), firstMonth)
	} else if m := yearFirst.FindStringSubmatch(text); m != nil {
		start, end = QuarterSpan(number(m[1]), number(m[2]), firstMonth)
	} else if m := wholeYear.FindStringSubmatch(text); m != nil {
		start, end = months(number(m[1]), firstMonth, 12)
	}
	if start == "" || end == "" {
		return "", "", false
	}
	return start, end, true
}

// HomeCycle is the cycle that shows the rows of cycle id: that one, or, where it
// is not among the cycles any more (taken back by an undo, or lost in a merge),
// the backlog, else the last one. The zero Cycle where there are none.
func HomeCycle(cycles []Cycle, id ID) Cycle {
	var home Cycle
	for _, c := range cycles {
		if c.ID == id {
			return c
		}
		if home.State != BacklogState {
			home = c
		}
	}
	return home
}

// NextCycle is the first open cycle that begins after another one ends; ok is false
// where there is none.
func NextCycle(cycles []Cycle, after Cycle) (next Cycle, ok bool) {
	for _, c := range cycles {
		if c.State != ClosedState && c.State != BacklogState && c.Start > after.End && (!ok || c.Start < next.Start) {
			next, ok = c, true
		}
	}
	return next, ok
}

// Following makes the cycle after another, without an id: the next quarter after a
// quarter, else one of the same length. firstMonth is that of fiscal years.
func (c Cycle) Following(firstMonth int) Cycle {
	const quarterDays, slack = 90, 5
	start, length := c.End.AddDays(1), c.Start.DaysUntil(c.End)
	year, quarter := Quarter(start, firstMonth)
	first, last := QuarterSpan(year, quarter, firstMonth)
	if first == start && length > quarterDays-slack && length < quarterDays+slack {
		return Cycle{Name: QuarterName(year, quarter), Start: first, End: last, State: DraftState}
	}
	return Cycle{Name: "After " + c.Name, Start: start, End: start.AddDays(length), State: DraftState}
}

// Validate says what is wrong with the fields of a cycle: an *Error with a code
// and a sentence for each, or nil.
func (c Cycle) Validate() error {
	var faults Faults
	faults.Title("name", c.Name)
	begins, ends := faults.Day("start", c.Start), faults.Day("end", c.End)
	switch c.State {
	case DraftState, ActiveState, ClosedState:
		if c.Start == "" {
			faults.Add("start", "required", "A cycle has a first and a last day. Give both.")
		}
		if c.End == "" {
			faults.Add("end", "required", "A cycle has a first and a last day. Give both.")
		}
	case BacklogState:
	default:
		faults.Add("state", "unknown", fmt.Sprintf("%q is no state of a cycle. Choose draft, active, closed or backlog.", c.State))
	}
	if begins && ends && c.End < c.Start {
		faults.Add("end", "before_start", "The last day lies before the first. Change one of them.")
	}
	return faults.Err()
}
