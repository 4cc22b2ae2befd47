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
	if g.due.Valid() {
		q.Steps = g.steps(g.metric, series, g.due)
	}
	if g.AddsUp() {
		return g.tryOnSum(q, points)
	}
	q.Values = valuesOf(points)
	began := len(points)
	if g.start.Valid() {
		if at := slices.IndexFunc(points, func(p kpi.Point) bool { return p.Last >= g.start }); at >= 0 {
			began = at
		}
	}
	q.Before = q.Values[:began]
	return g.tryOn(g.metric, q)
}

// tryOnSum tests a target that is a sum of the KPI's values: on where the sum stood
// after each of them. What came before the goal began leads up to its start, so that
// it says what is usual.
func (g *goal) tryOnSum(q TargetQuestion, points []kpi.Point) *trial {
	if g.due.Valid() {
		points = points[:len(points)-afterDay(points, g.due)]
	}
	began := 0
	if g.start.Valid() {
		began = slices.IndexFunc(points, func(p kpi.Point) bool { return p.Period >= g.start })
	}
	if began < 0 {
		began = len(points)
	}
	total := g.sumStart()
	q.Values, q.Sum = make([]float64, len(points)+1), true
	q.Values[began] = total
	for i := began; i < len(points); i++ {
		total = g.Plus(total, points[i].Value)
		q.Values[i+1] = total
	}
	total = q.Values[began]
	for i := began - 1; i >= 0; i-- {
		total = g.Plus(total, -points[i].Value)
		q.Values[i] = total
	}
	return g.trial(q, g.metric.Unit, stepWord(g.metric.Frequency))
}

// afterDay counts the points at the end that are of periods which end after a day.
func afterDay(points []kpi.Point, day plan.Date) (after int) {
	for after < len(points) && points[len(points)-1-after].Last > day {
		after++
	}
	return after
}

// sumStart is where a sum begins.
func (g *goal) sumStart() float64 {
	if g.Start == nil {
		return 0
	}
	return *g.Start
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
	total := g.sumStart()
	for i := range g.checkIns {
		c := &g.checkIns[i]
		if !g.counts(c) {
			continue
		}
		value := *c.Value
		if g.AddsUp() {
			total = g.Plus(total, value)
			value = total
		}
		if c.Date == last { // the later one of a day counts
			q.Values[len(q.Values)-1] = value
			continue
		}
		if last != "" {
			gaps = append(gaps, float64(last.DaysUntil(c.Date)))
		}
		q.Values, last = append(q.Values, value), c.Date
	}
	if g.AddsUp() && len(q.Values) > 0 {
		q.Values, q.Sum = slices.Insert(q.Values, 0, g.sumStart()), true
	}
	if gap := calc.Median(gaps); gap > 0 && g.due.Valid() {
		q.Steps = max(int(float64(last.DaysUntil(g.due))/gap), 0)
	}
	return g.trial(q, g.Unit, "check-in")
}

// counts says whether a check-in has a value that counts by now: of a sum, one within
// its dates.
func (g *goal) counts(c *okr.CheckIn) bool {
	if c.Value == nil || !sound(*c.Value) || !c.Date.Valid() || c.Date > g.On {
		return false
	}
	return !g.AddsUp() || (!g.start.Valid() || c.Date >= g.start) && (!g.due.Valid() || c.Date <= g.due)
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
