package okr

import (
	"cmp"
	"slices"
	"strconv"

	"cairn/backend/plan"
)

// later orders check-ins: by date, then by Lamport number. The id decides
// between two that merged copies of a plan gave the same number.
func later(a, b *CheckIn) int {
	return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Lamport, b.Lamport), cmp.Compare(a.ID, b.ID))
}

// readCheckIns sorts what the check-ins up to the day say, and takes the latest
// confidence, note and, unless a KPI feeds the key result, the values.
func (a *assessment) readCheckIns() {
	counting := make([]*CheckIn, 0, len(a.CheckIns))
	ahead, after := 0, 0
	for i := range a.CheckIns {
		checkIn := &a.CheckIns[i]
		switch {
		case !checkIn.Date.Valid():
		case checkIn.Date > a.On:
			ahead++
		case checkIn.Date > a.day:
			after++
		default:
			counting = append(counting, checkIn)
		}
	}
	if ahead > 0 {
		a.out.Explanation.leaveOut("", plan.Counted(ahead, "check-in", "check-ins"), LaterThanDay,
			plan.Counted(ahead, "check-in is", "check-ins are")+" dated after "+a.On.Words()+".")
	}
	if after > 0 {
		a.out.Explanation.leaveOut("", plan.Counted(after, "check-in", "check-ins"), AfterCycle,
			"Dated after the cycle, which ended on "+a.day.Words()+".")
	}
	slices.SortFunc(counting, later)
	a.points = make([]point, 0, len(counting))
	for _, checkIn := range counting {
		a.readCheckIn(checkIn)
	}
	a.out.Confidence, a.out.ConfidenceBefore = copied(a.out.Confidence), copied(a.out.ConfidenceBefore)
}

// copied keeps an answer apart from the facts that it was read from.
func copied(number *float64) *float64 {
	if number == nil {
		return nil
	}
	return ptr(*number)
}

// readCheckIn takes one check-in; they come oldest first, so the last to say
// something is heard.
func (a *assessment) readCheckIn(checkIn *CheckIn) {
	a.out.LastCheckIn = checkIn.Date
	if confidence := finite(checkIn.Confidence); confidence != nil {
		a.out.ConfidenceBefore, a.out.Confidence = a.out.Confidence, confidence
	}
	if checkIn.Note != "" {
		a.out.LastNote = checkIn.Note
	}
	switch value := finite(checkIn.Value); {
	case a.KeyResult.Kind == Milestones:
		// Its value stands in its milestones; whoever checks in confirms them.
		a.news = checkIn.Date
	case value != nil && !a.fed:
		a.readValue(point{date: checkIn.Date, value: *value, by: checkIn.By, source: "check-in"})
	case a.KeyResult.Kind == YesNo && len(a.points) > 0:
		// A word without an answer confirms the answer before it.
		a.news = checkIn.Date
	}
}

// readValue takes a value of a check-in: of a day the last one counts, unless each
// adds to a sum.
func (a *assessment) readValue(next point) {
	last := len(a.points) - 1
	switch {
	case a.KeyResult.AddsUp() && !a.within(next.date):
		a.apart++
		a.news = next.date
	case !a.KeyResult.AddsUp() && last >= 0 && a.points[last].date == next.date:
		a.points[last] = next
	default:
		a.points = append(a.points, next)
	}
}

// readPoints takes the measurements of the KPI, where one feeds the key result,
// and from all points the current value and the trend.
func (a *assessment) readPoints() {
	if a.fed {
		a.readMeasurements()
	}
	if a.apart > 0 {
		a.out.Explanation.leaveOut("", plan.Counted(a.apart, "check-in", "check-ins"), OutsideDates,
			plan.Counted(a.apart, "check-in lies", "check-ins lie")+" outside the key result's dates: its value does not add up.")
	}
	if len(a.points) > 0 {
		a.news = max(a.news, a.points[len(a.points)-1].date)
	}
	if a.addUp(); len(a.points) == 0 {
		return
	}
	latest := a.points[len(a.points)-1]
	a.out.Current, a.out.CurrentOn = ptr(latest.value), latest.date
	recent := a.points[max(0, len(a.points)-TrendLength):]
	a.out.Trend = make([]float64, len(recent))
	for i, p := range recent {
		a.out.Trend[i] = p.value
	}
}

// readMeasurements takes the complete periods that lie within the key result's
// dates.
func (a *assessment) readMeasurements() {
	outside := a.Feed.Earlier
	for _, m := range a.Feed.Measurements {
		switch {
		case finite(&m.Value) == nil || !m.First.Valid() || !m.Last.Valid():
		case m.First > a.On:
			// Nothing dated later is known yet.
		case m.Last >= a.On && !a.Feed.Events:
			a.out.Explanation.leaveOut("", m.Label, Provisional, m.Label+" is not over: its value is provisional until "+m.Last.Words()+" has passed.")
		case a.start != "" && m.First < a.start, a.due != "" && m.Last > a.due:
			outside++
		default:
			a.points = append(a.points, point{date: m.Last, value: m.Value, by: m.By, source: "measurement, " + m.Label})
		}
	}
	if outside > 0 {
		a.out.Explanation.leaveOut("", plan.Counted(outside, "measurement", "measurements"), OutsideDates,
			plan.Counted(outside, "measurement lies", "measurements lie")+" outside the key result's dates.")
	}
	slices.SortStableFunc(a.points, func(x, y point) int { return cmp.Compare(x.date, y.date) })
}

// current is the input that the current value is, absent or not.
func (a *assessment) current() Input {
	in := Input{Name: "current", Value: a.out.Current, Unit: a.KeyResult.Unit, Date: a.out.CurrentOn}
	if len(a.points) > 0 {
		latest := a.points[len(a.points)-1]
		in.By, in.Source = latest.by, latest.source
	}
	return in
}

// field is the input that a number of the key result itself is.
func (a *assessment) field(name string, number *float64) Input {
	return Input{Name: name, Value: number, Unit: a.KeyResult.Unit}
}

// explain keeps how the progress came about; a later formula replaces an
// earlier one, inputs add up.
func (a *assessment) explain(formula string, inputs ...Input) {
	a.out.Explanation.Formula = formula
	a.addInputs(inputs...)
}

func (a *assessment) addInputs(inputs ...Input) {
	a.out.Explanation.Inputs = append(a.out.Explanation.Inputs, inputs...)
}

func number(n int) *float64 { return ptr(float64(n)) }

func dayCount(gone, all int) string {
	return strconv.Itoa(gone) + " of " + plan.Counted(all, "day", "days") + " gone"
}
