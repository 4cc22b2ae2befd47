package review

import (
	"fmt"
	"strconv"

	"cairn/backend/calc"
	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// signals are the KPIs whose values of the periods that ended since the last review
// are more than noise (handbook/kpi.md, Wheeler's rules), the strongest first.
func (f Facts) signals() []Line {
	byRule := map[calc.Rule][]Line{}
	for i := range f.Metrics {
		m := &f.Metrics[i]
		s, points, limits := m.signal(f.Since)
		if s == nil {
			continue
		}
		l := m.line()
		l.Sentence = f.say(m, *s, points, limits)
		if !s.OnRange {
			l.Better = m.better(s.Above)
		}
		byRule[s.Rule] = append(byRule[s.Rule], l)
	}
	return append(append(byRule[calc.Outside], byRule[calc.NearLimit]...), byRule[calc.Run]...)
}

// better says which way a value above or below its centre is; nil where neither is.
func (m *Metric) better(above bool) *bool {
	is := above
	switch m.Direction {
	case kpi.Up:
	case kpi.Down:
		is = !above
	default:
		return nil
	}
	return &is
}

// signal is the strongest news among the values of a KPI: a value outside the limits,
// or three of four near one, of a period that ended on a day, when it was not complete
// yet, or later; or a run whose eighth value is of one.
// A run that goes on is no news. Values from before the definition changed mean
// something else and take no part; limits that are provisional say nothing.
func (m *Metric) signal(since plan.Date) (found *calc.Signal, points []kpi.Point, limits *calc.Limits) {
	points = m.Points
	for len(points) > 0 && m.DefinedSince.Valid() && points[0].Period < m.DefinedSince {
		points = points[1:]
	}
	values := make([]float64, len(points))
	for i, p := range points {
		values[i] = p.Value
	}
	chart, err := calc.NewBehaviour(values, calc.BehaviourOptions{Bounds: calc.Bounds{Lowest: m.Lowest, Highest: m.Highest}})
	limits = chart.Current()
	if err != nil || limits == nil || limits.Provisional || m.Cumulative != kpi.EachAlone {
		return nil, nil, nil
	}
	strength := map[calc.Rule]int{calc.Outside: 3, calc.NearLimit: 2, calc.Run: 1}
	for i := range chart.Signals {
		s := &chart.Signals[i]
		news := s.Last
		if s.Rule == calc.Run {
			news = s.First + calc.RunLength - 1
		}
		// Of two as strong the newer one counts, and a value before a range.
		if points[news].Last >= since && (found == nil || strength[s.Rule] > strength[found.Rule] || strength[s.Rule] == strength[found.Rule] && !s.OnRange) {
			found = s
		}
	}
	return found, points, limits
}

// say puts a signal into a sentence.
func (f Facts) say(m *Metric, s calc.Signal, points []kpi.Point, limits *calc.Limits) string {
	side, limit := "below", limits.Lower
	if s.Above {
		side, limit = "above", limits.Upper
	}
	first, last := points[s.First], points[s.Last]
	value := func(v float64) string { return f.value(v, m.Unit) }
	limit = short(limit)
	switch {
	case s.Rule == calc.Outside && s.OnRange:
		return fmt.Sprintf("The step from %s in %s to %s in %s is larger than the usual variation: something happened there.",
			value(first.Value), first.Label, value(last.Value), last.Label)
	case s.Rule == calc.Outside:
		return fmt.Sprintf("%s in %s lies %s natural variation, which is %s to %s: something happened there.",
			value(last.Value), last.Label, side, value(short(limits.Lower)), value(short(limits.Upper)))
	case s.Rule == calc.NearLimit:
		return fmt.Sprintf("%d values up to %s lie near the limit of natural variation, %s: something moderate changed.",
			len(s.Points), last.Label, value(limit))
	default:
		return fmt.Sprintf("%d values in a row since %s lie %s the mean of %s: something changed and stayed.",
			len(s.Points), first.Label, side, value(short(limits.Centre)))
	}
}

// short keeps three digits of a limit, as many as a sentence can use.
func short(v float64) float64 {
	const digits, bits = 3, 64
	cut, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', digits, bits), bits)
	if err != nil { // v is next to the greatest number that there is
		return v
	}
	return cut
}
