package okr

import (
	"slices"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// Course is the way of a key result as a chart shows it: what was measured, and what
// is expected.
type Course struct {
	Values []CoursePoint // what counts, oldest first; the last may be provisional
	// Expected are the values that are expected, by date, with straight lines between
	// them; empty where nothing is, or where a control has bounds instead.
	Expected  []kpi.DatedTarget
	Low, High *float64 // the bounds of a control; nil is open
}

// CoursePoint is one value of a course, of its day or of the last day of its period.
type CoursePoint struct {
	Date        plan.Date
	Value       float64
	Provisional bool // the sum of a period that is not over
}

// CourseOf is the course of a key result that goes to a target or stays within
// bounds; ok is false for one of another kind, or without the numbers or the dates
// that it takes.
func CourseOf(f Facts) (course Course, ok bool) {
	a := assess(f)
	a.readCheckIns()
	a.readPoints()
	p := a.progress()
	a.readPath(p.steps)
	for _, each := range a.points {
		course.Values = append(course.Values, CoursePoint{Date: each.date, Value: each.value})
	}
	if running := a.out.Running; running != nil {
		course.Values = append(course.Values, CoursePoint{Date: running.Last, Value: running.Value, Provisional: true})
	}
	switch {
	case !a.dated || p.missing != "":
		return Course{}, false
	case a.KeyResult.Kind.control():
		course.Low, course.High = a.KeyResult.bounds()
		return course, true
	case p.steps == nil:
		return Course{}, false
	}
	for _, day := range a.bends() {
		if _, _, value := a.onPath(day); value != nil {
			course.Expected = append(course.Expected, kpi.DatedTarget{Date: day, Value: *value})
		}
	}
	return course, true
}

// samples is into how many straight pieces a course cuts what is not straight.
const samples = 40

// bends are the days between which the path of the key result is straight, or as
// good as straight.
func (a *assessment) bends() []plan.Date {
	days := []plan.Date{a.start, a.due}
	for _, t := range a.path.points {
		days = append(days, t.Date)
		if a.KeyResult.Curve == Steps && t.Date > a.start {
			days = append(days, t.Date.AddDays(-1)) // up to which the one before holds
		}
	}
	if a.KeyResult.Curve == SCurve || len(a.path.steps) > 2 {
		all := a.start.DaysUntil(a.due)
		for i := 1; i < samples; i++ {
			days = append(days, a.start.AddDays(i*all/samples))
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}
