package kpi

import (
	"cmp"
	"slices"

	"cairn/backend/plan"
)

// Point is one value of a series.
type Point struct {
	ID     plan.ID
	Period plan.Date // first day
	Last   plan.Date // last day
	Label  string    // the period as people call it, or the label of a value as it happens
	Reading
	By       string
	Complete bool // the period is over; an unfinished one is provisional
}

// Series are the values of one KPI as they count on a day, oldest first: at most
// one per period (as it happens, one per day and label).
type Series struct {
	kpi      *KPI
	calendar Calendar
	on       plan.Date
	points   []Point
	complete int // how many of points are complete; they come first
	leftOut  []LeftOut
}

// NewSeries orders the measurements of k, which come in any order, as they
// count on a day. What a damaged or merged plan may hold is tolerated: values
// that are no numbers and periods that are no dates are left out, of two for
// one period the later by Lamport number counts. Values of periods that begin
// after the day are left out too.
func NewSeries(k *KPI, c Calendar, measurements []Measurement, on plan.Date) *Series {
	s := &Series{kpi: k, calendar: c, on: on, leftOut: []LeftOut{}}
	counting := make([]*Measurement, 0, len(measurements))
	unsound, ahead := 0, 0
	for i := range measurements {
		switch m := &measurements[i]; {
		case finite(&m.Value) == nil || !m.Period.Valid():
			unsound++
		case m.Period > on:
			ahead++
		default:
			counting = append(counting, m)
		}
	}
	s.note(unsound, "not_sound", " without a period or a number")
	s.note(ahead, "later", " dated after "+on.Words())
	slices.SortFunc(counting, func(a, b *Measurement) int {
		return cmp.Or(cmp.Compare(a.Period, b.Period), cmp.Compare(a.Label, b.Label), cmp.Compare(a.Lamport, b.Lamport), cmp.Compare(a.ID, b.ID))
	})
	single := counting[:0]
	for i, m := range counting {
		if i+1 == len(counting) || counting[i+1].Period != m.Period || counting[i+1].Label != m.Label {
			single = append(single, m)
		}
	}
	// Of the events of one day the one that was entered last is the newest,
	// whatever they are called.
	slices.SortStableFunc(single, func(a, b *Measurement) int {
		return cmp.Or(cmp.Compare(a.Period, b.Period), cmp.Compare(a.Lamport, b.Lamport))
	})
	s.points = make([]Point, 0, len(single))
	for _, m := range single {
		s.points = append(s.points, s.point(m))
	}
	s.complete = len(s.points)
	for s.complete > 0 && !s.points[s.complete-1].Complete {
		s.complete--
	}
	return s
}

func (s *Series) note(count int, code, why string) {
	if count > 0 {
		name := plan.Counted(count, "measurement", "measurements")
		s.leftOut = append(s.leftOut, LeftOut{name, code, name + why + " left out."})
	}
}

func (s *Series) point(m *Measurement) Point {
	f := s.kpi.Frequency
	p := Point{ID: m.ID, Period: m.Period, Last: s.calendar.Last(f, m.Period), Label: m.Label, Reading: m.Reading, By: m.By,
		Complete: s.calendar.Complete(f, m.Period, s.on)}
	if p.Label == "" || f != AsItHappens {
		p.Label = s.calendar.Label(f, m.Period)
	}
	return p
}

// Points are all values up to the day, oldest first; the last may be
// provisional. The slice is the series' own.
func (s *Series) Points() []Point { return s.points }

// CompletePoints are the values of the periods that are over, oldest first.
func (s *Series) CompletePoints() []Point { return s.points[:s.complete] }

// Newest is the value of the newest period that is over, nil for none.
func (s *Series) Newest() *Point {
	if s.complete == 0 {
		return nil
	}
	return &s.points[s.complete-1]
}

// Provisional is the newest value of a period that is not over, nil for none.
func (s *Series) Provisional() *Point {
	if s.complete == len(s.points) {
		return nil
	}
	return &s.points[len(s.points)-1]
}

// At is the complete value of a period, nil for none.
func (s *Series) At(period plan.Date) *Point {
	i, found := slices.BinarySearchFunc(s.CompletePoints(), period, func(p Point, first plan.Date) int { return cmp.Compare(p.Period, first) })
	if !found {
		return nil
	}
	return &s.points[i]
}

// Gaps counts the periods without a value between the first and the newest
// complete one; 0 as it happens.
func (s *Series) Gaps() int {
	if s.complete == 0 || s.kpi.Frequency == AsItHappens {
		return 0
	}
	gaps := 0
	for i := 1; i < s.complete; i++ {
		for p := s.calendar.Next(s.kpi.Frequency, s.points[i-1].Period); p != "" && p < s.points[i].Period; p = s.calendar.Next(s.kpi.Frequency, p) {
			gaps++
		}
	}
	return gaps
}

// Change is the newest value beside an older one.
type Change struct {
	From       Point
	Difference float64
	// Relative is Difference ÷ the size of the older value; absent where that is
	// 0 or the result is no number.
	Relative *float64
	// Better says whether the change goes the KPI's way; absent where neither
	// way is better, the value stands still, or the KPI stays in a range.
	Better *bool
}

// change compares the newest complete value with an older one, nil where either
// is missing or their difference is no number.
func (s *Series) change(older *Point) *Change {
	newest := s.Newest()
	if newest == nil || older == nil {
		return nil
	}
	difference := plan.Difference(newest.Value, older.Value)
	if finite(&difference) == nil {
		return nil
	}
	change := &Change{From: *older, Difference: difference}
	if older.Value != 0 {
		relative := difference / max(older.Value, -older.Value)
		change.Relative = finite(&relative)
	}
	if difference != 0 && (s.kpi.Direction == Up || s.kpi.Direction == Down) {
		change.Better = ptr((difference > 0) == (s.kpi.Direction == Up))
	}
	return change
}

// SincePrevious compares the newest complete value with that of the period
// before it; as it happens with the value before it. It is nil across a gap, and
// where values that add up have started over.
func (s *Series) SincePrevious() *Change {
	if s.complete == 0 || s.startedOver() {
		return nil
	}
	return s.change(s.before())
}

// before is the value of the period before the newest one, nil for none.
func (s *Series) before() *Point {
	switch {
	case s.kpi.Frequency != AsItHappens:
		return s.At(s.calendar.Previous(s.kpi.Frequency, s.Newest().Period))
	case s.complete < 2:
		return nil
	default:
		return &s.points[s.complete-2]
	}
}

// startedOver says whether values add up and the newest is the first since they
// started over.
func (s *Series) startedOver() bool {
	every, before := s.kpi.Cumulative.every(), s.before()
	return every != "" && before != nil && s.calendar.First(every, before.Period) != s.calendar.First(every, s.Newest().Period)
}

// SinceLastYear compares the newest complete value with that of the same period
// a year before; see Calendar.YearBefore.
func (s *Series) SinceLastYear() *Change {
	newest := s.Newest()
	if newest == nil {
		return nil
	}
	before := s.calendar.YearBefore(s.kpi.Frequency, newest.Period)
	if before == "" {
		return nil
	}
	return s.change(s.At(before))
}

// NextDue is the first day on which a value of the period after the newest one
// can be entered; a KPI without values is due for the period before the day.
// It is "" as it happens, where nothing is ever due.
func (s *Series) NextDue() plan.Date {
	f := s.kpi.Frequency
	if f == AsItHappens {
		return ""
	}
	wanted := s.calendar.Previous(f, s.calendar.First(f, s.on))
	if newest := s.Newest(); newest != nil {
		wanted = s.calendar.Next(f, newest.Period)
	}
	return s.calendar.Next(f, wanted)
}
