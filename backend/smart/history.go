package smart

import (
	"slices"

	"cairn/backend/calc"
	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
)

// trial is a target that was tested, with what a sentence about it needs.
type trial struct {
	*check
	TargetTest
	question TargetQuestion
	unit     string
	what     string // "week", "month": what one step is called
}

// onTarget is a rule about a tested target, of a key result and of a KPI alike.
func onTarget(r Rule, look func(*trial) []seen) rule {
	return rule{Rule: r,
		keyResult: func(g *goal) []seen {
			if g.tried == nil {
				return nil
			}
			return look(g.tried)
		},
		metric: func(w *watched) []seen {
			if w.tried == nil {
				return nil
			}
			return look(w.tried)
		}}
}

// watched is a KPI that has a target or feeds a key result.
type watched struct {
	*check
	*Metric
	series *kpi.Series
	tried  *trial
}

// watched are the KPIs that the rules ask about, in the order of the facts.
func (c *check) watched() (found []*watched) {
	feeds := map[plan.ID]bool{}
	for i := range c.KeyResults {
		feeds[c.KeyResults[i].KPI] = true
	}
	for i := range c.Metrics {
		m := &c.Metrics[i]
		if m.State == kpi.Retired || m.Target == nil && !feeds[m.ID] {
			continue
		}
		w := &watched{check: c, Metric: m, series: kpi.NewSeries(&m.KPI, c.calendar, m.Measurements, c.On)}
		if m.Target != nil && (m.Direction == kpi.Up || m.Direction == kpi.Down) {
			q := TargetQuestion{Values: valuesOf(w.series.CompletePoints()), Target: *m.Target, HigherIsBetter: m.Direction == kpi.Up}
			q.Before = q.Values
			if m.TargetDate.Valid() {
				q.Steps = c.steps(m, w.series, m.TargetDate)
			}
			w.tried = c.tryOn(m, q)
		}
		found = append(found, w)
	}
	return found
}

// tryOn tests a target on the history of a KPI.
func (c *check) tryOn(m *Metric, q TargetQuestion) *trial {
	q.Accumulates = m.Cumulative != kpi.EachAlone
	q.Bounds = calc.Bounds{Lowest: m.Lowest, Highest: m.Highest}
	return c.trial(q, m.Unit, stepWord(m.Frequency))
}

func (c *check) trial(q TargetQuestion, unit, what string) *trial {
	test, ok := TestTarget(q)
	if !ok {
		return nil
	}
	return &trial{check: c, TargetTest: test, question: q, unit: unit, what: what}
}

// try tests the target of a key result that goes from a start to a target: on the
// history of the KPI that feeds it, else on its own check-ins.
func (g *goal) try() *trial {
	if !g.directed() || g.Target == nil || g.metric == nil && g.KPI != "" {
		return nil
	}
	q := TargetQuestion{Target: *g.Target, HigherIsBetter: g.Kind == okr.Increase, Bar: g.bar()}
	if g.metric == nil {
		return g.tryOnCheckIns(q)
	}
	series := kpi.NewSeries(&g.metric.KPI, g.calendar, g.metric.Measurements, g.On)
	points := series.CompletePoints()
	q.Values = valuesOf(points)
	began := len(points)
	if g.start.Valid() {
		if at := slices.IndexFunc(points, func(p kpi.Point) bool { return p.Last >= g.start }); at >= 0 {
			began = at
		}
	}
	q.Before = q.Values[:began]
	if g.due.Valid() {
		q.Steps = g.steps(g.metric, series, g.due)
	}
	return g.tryOn(g.metric, q)
}

// bar is the value at which an aspirational key result counts as reached
// (contracts.md: seven tenths, which with tiers is the target); nil is the target.
func (g *goal) bar() *float64 {
	if g.objective.Type != okr.Aspirational || g.Start == nil || g.Commit != nil || g.Stretch != nil {
		return nil
	}
	const aspirational = 0.7
	bar := plan.Between(*g.Start, *g.Target, aspirational)
	return &bar
}

// tryOnCheckIns takes check-ins for values at even distances, their median
// distance. What the number did before the goal they do not tell.
func (g *goal) tryOnCheckIns(q TargetQuestion) *trial {
	var gaps []float64
	var last plan.Date
	for i := range g.checkIns {
		c := &g.checkIns[i]
		if c.Value == nil || !sound(*c.Value) || !c.Date.Valid() || c.Date > g.On {
			continue
		}
		if c.Date == last { // the later one of a day counts
			q.Values[len(q.Values)-1] = *c.Value
			continue
		}
		if last != "" {
			gaps = append(gaps, float64(last.DaysUntil(c.Date)))
		}
		q.Values, last = append(q.Values, *c.Value), c.Date
	}
	if gap := calc.Median(gaps); gap > 0 && g.due.Valid() {
		q.Steps = max(int(float64(last.DaysUntil(g.due))/gap), 0)
	}
	return g.trial(q, g.Unit, "check-in")
}

// steps counts the periods of a KPI from its newest complete one until a day; 0
// where there are more than anybody can look ahead.
func (c *check) steps(m *Metric, series *kpi.Series, until plan.Date) (steps int) {
	newest := series.Newest()
	if newest == nil || m.Frequency == kpi.AsItHappens {
		return 0
	}
	for period := c.calendar.Next(m.Frequency, newest.Period); period != ""; period = c.calendar.Next(m.Frequency, period) {
		if c.calendar.Last(m.Frequency, period) > until {
			break
		}
		if steps++; steps > calc.MaxSteps {
			return 0
		}
	}
	return steps
}

func valuesOf(points []kpi.Point) []float64 {
	values := make([]float64, len(points))
	for i := range points {
		values[i] = points[i].Value
	}
	return values
}

// stepWord is what one period of a frequency is called.
func stepWord(f kpi.Frequency) string {
	switch f {
	case kpi.Daily:
		return "day"
	case kpi.Weekly:
		return "week"
	case kpi.Monthly:
		return "month"
	case kpi.Quarterly:
		return "quarter"
	case kpi.Yearly:
		return "year"
	default:
		return "value"
	}
}
