package kpi

import "cairn/backend/plan"

// Standing is how the newest complete value of a KPI is.
type Standing string

// The standings, in the spelling of files and JSON.
const (
	NoValue  Standing = "no_value"  // no complete period has a value
	Stale    Standing = "stale"     // the value of the next period is overdue
	NoTarget Standing = "no_target" // neither target nor thresholds, or neither way is better
	Met      Standing = "met"       // green: at the target, or within what is good
	Near     Standing = "near"      // amber: not good, but tolerable
	Missed   Standing = "missed"    // red: neither
)

// Word is the standing as people read it, "" for an unknown one.
func (s Standing) Word() string {
	switch s {
	case NoValue:
		return "No value"
	case Stale:
		return "Stale"
	case NoTarget:
		return "No target"
	case Met:
		return "Met"
	case Near:
		return "Near"
	case Missed:
		return "Missed"
	default:
		return ""
	}
}

// TrendLength is how many values a trend shows at most.
const TrendLength = 20

// Evaluation is how a KPI stands on a day. Absent answers are nil or "".
type Evaluation struct {
	Newest        *Point // of the newest complete period
	Provisional   *Point // of the period under way; decides nothing
	SincePrevious *Change
	SinceLastYear *Change
	Trend         []float64 // the newest complete values, oldest first, at most TrendLength; never nil
	Goal          *float64  // the target as it applies to the newest period
	Gaps          int       // periods without a value between the first and the newest
	NextDue       plan.Date // when the next value can be entered; "" as it happens
	Overdue       bool      // its value is missing for longer than the grace
	Standing      Standing
	Explanation   Explanation
}

// Evaluate answers how a KPI stands. Its standing is the first that applies:
// no complete value: no value; the value of the next period missing for more
// than graceDays after that period's end, of an active KPI: stale; nothing to
// compare with: no target; within green: met; within amber: near; else missed.
func Evaluate(k KPI, c Calendar, measurements []Measurement, graceDays int, on plan.Date) Evaluation {
	s := NewSeries(&k, c, measurements, on)
	e := Evaluation{Newest: s.Newest(), Provisional: s.Provisional(), SincePrevious: s.SincePrevious(), SinceLastYear: s.SinceLastYear(),
		Gaps: s.Gaps(), NextDue: s.NextDue(), Trend: []float64{}}
	e.Explanation = Explanation{Inputs: []Input{}, LeftOut: s.leftOut}
	recent := s.CompletePoints()
	for _, p := range recent[max(0, len(recent)-TrendLength):] {
		e.Trend = append(e.Trend, p.Value)
	}
	e.Overdue = k.State == Active && e.NextDue != "" && e.NextDue.DaysUntil(on) >= max(graceDays, 0)+1
	e.Goal = k.TargetOn(on)
	if e.Newest != nil {
		e.Goal = k.TargetOn(e.Newest.Last)
	}
	e.explain(s)
	e.stand(&k, c)
	return e
}

// explain lists the values and says which comparisons are absent.
func (e *Evaluation) explain(s *Series) {
	x := &e.Explanation
	if p := e.Provisional; p != nil {
		x.leaveOut(p.Label, "provisional", p.Label+" is not over: its value is provisional until "+p.Last.Words()+" has passed.")
	}
	newest := e.Newest
	if newest == nil {
		return
	}
	x.Inputs = append(x.Inputs, s.kpi.inputOf("newest", newest))
	f := s.kpi.Frequency
	e.explainChange(s, "before", e.SincePrevious, s.calendar.Previous(f, newest.Period))
	if f == AsItHappens {
		return
	}
	before := s.calendar.YearBefore(f, newest.Period)
	if before == "" {
		x.leaveOut("yearBefore", "no_counterpart", newest.Label+" has no counterpart a year before.")
		return
	}
	e.explainChange(s, "yearBefore", e.SinceLastYear, before)
}

func (e *Evaluation) explainChange(s *Series, name string, change *Change, period plan.Date) {
	x := &e.Explanation
	switch {
	case change == nil && name == "before" && s.startedOver():
		x.leaveOut(name, "starts_over", "The values add up and start over in "+e.Newest.Label+", so the one before is no measure of it.")
	case change == nil && s.kpi.Frequency == AsItHappens:
		x.leaveOut(name, "no_value", "There is no value before "+e.Newest.Label+".")
	case change == nil:
		x.leaveOut(name, "no_value", s.calendar.Label(s.kpi.Frequency, period)+" has no value to compare with.")
	default:
		x.Inputs = append(x.Inputs, s.kpi.inputOf(name, &change.From))
		if change.Relative == nil {
			x.leaveOut(name, "from_zero", change.From.Label+" was "+s.kpi.withUnit(change.From.Value)+", so there is no relative change.")
		}
	}
}

// stand decides the standing and says why.
func (e *Evaluation) stand(k *KPI, c Calendar) {
	decide := func(standing Standing, code, sentence string) {
		e.Standing, e.Explanation.Code, e.Explanation.Standing = standing, code, sentence
	}
	if e.Newest == nil {
		decide(NoValue, "no_value", "No complete period has a value yet.")
		return
	}
	if e.Overdue {
		missing := c.Label(k.Frequency, c.Next(k.Frequency, e.Newest.Period))
		decide(Stale, "stale", missing+" has no value; it could be entered from "+e.NextDue.Words()+" on: stale")
		return
	}
	green, amber := k.green(e.Goal), k.amber()
	now := k.withUnit(e.Newest.Value)
	switch {
	case k.Direction == Neutral:
		decide(NoTarget, "neutral", "Neither way is better, so the value is only watched.")
		return
	case green.low == nil && green.high == nil:
		decide(NoTarget, "no_target", "There is no target to compare "+now+" with.")
		return
	}
	e.explainBounds(k, green, amber)
	place := now + " is " + green.place(k, e.Newest.Value)
	switch {
	case green.holds(e.Newest.Value):
		decide(Met, "green", place+": met")
	case (amber.low != nil || amber.high != nil) && amber.or(green).holds(e.Newest.Value):
		decide(Near, "amber", place+", but "+amber.or(green).place(k, e.Newest.Value)+": near")
	default:
		decide(Missed, "red", place+": missed")
	}
}

func (e *Evaluation) explainBounds(k *KPI, green, amber bounds) {
	for _, in := range []struct {
		name  string
		value *float64
	}{{"greenLow", green.low}, {"greenHigh", green.high}, {"amberLow", amber.low}, {"amberHigh", amber.high}} {
		if in.value != nil {
			e.Explanation.Inputs = append(e.Explanation.Inputs, Input{Name: in.name, Value: in.value, Unit: k.Unit})
		}
	}
}
