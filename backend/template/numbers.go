package template

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/smart"
)

// measure gives a key result its KPI, where the plan has it, and its numbers.
func (p *Plan) measure(r *Result, objective *okr.Objective) {
	r.KeyResult.Unit = r.Wanted.Unit
	m, known := p.Metrics[r.Of.KPI]
	if known && (r.Of.control() || m.Direction == r.Wanted.Direction) {
		r.Metric, r.KeyResult.KPI, r.KeyResult.Unit = &m, m.ID, m.Unit
		s := &source{Plan: p, Result: r, Metric: &m, objective: objective}
		if s.numbers() {
			return
		}
		if m.Unit != r.Wanted.Unit {
			return // its example is of another unit
		}
	}
	k := &r.KeyResult
	k.Start, k.Target, k.Low, k.High, r.Basis = r.Of.Start, r.Of.Target, r.Of.Low, r.Of.High, Example
}

// source is a KPI that a key result takes its numbers from.
type source struct {
	*Plan
	*Result
	*smart.Metric
	objective *okr.Objective
	values    []float64 // of the periods that are over, oldest first
	places    int       // digits behind the decimal mark that its numbers have
}

// numbers gives the key result those that the KPI tells; false where it tells none.
func (s *source) numbers() bool {
	calendar := kpi.CalendarOf(s.Settings)
	series := kpi.NewSeries(&s.KPI, calendar, s.Measurements, s.On)
	for _, point := range series.CompletePoints() {
		s.values = append(s.values, point.Value)
	}
	s.places = s.decimals()
	switch k := &s.KeyResult; {
	case k.Kind == okr.Range:
		return s.rangeOfCard(k)
	case s.Of.control():
		return s.hold(k)
	default:
		start, _ := okr.LinkedStart(k, s.Cycle, &s.KPI, calendar, s.Measurements, s.On)
		if start == nil {
			return false
		}
		k.Start = start
		return s.aim(k)
	}
}

// newest is the newest value of a period that is over.
func (s *source) newest() float64 { return s.values[len(s.values)-1] }

// rises says whether more is better.
func (s *source) rises() bool { return s.Of.Kind == okr.Increase || s.Of.Kind == okr.AtLeast }

// beyond says whether one value is better than another.
func (s *source) beyond(a, b float64) bool { return a != b && a > b == s.rises() }

// rangeOfCard takes the range in which the card calls the KPI good.
func (s *source) rangeOfCard(k *okr.KeyResult) bool {
	if s.GreenLow == nil || s.GreenHigh == nil {
		return false
	}
	k.Low, k.High, s.Basis = s.GreenLow, s.GreenHigh, Card
	return true
}

// hold gives a number that must not get worse its limit: where the card says that what
// is good ends, if it is good now; else the worst of its latest values, which it may have
// again without anything having changed.
func (s *source) hold(k *okr.KeyResult) bool {
	const latest = 12 // values
	if len(s.values) == 0 {
		return false
	}
	end := s.GreenHigh
	if s.rises() {
		end = s.GreenLow
	}
	if end != nil && !s.beyond(*end, s.newest()) {
		k.Target, s.Basis = end, Card
		return true
	}
	recent := s.values[max(0, len(s.values)-latest):]
	worst := slices.Max(recent)
	if s.rises() {
		worst = slices.Min(recent)
	}
	k.Target, s.Basis = &worst, Values
	return true
}

// aim gives a key result with a start its target: by the template's rule from the better
// one of start and newest value, and where SMART minds that, nearer or further until it
// does not. Of targets that are all minded it takes the one that is minded least, and the
// further one of two that ask for too little. A number that cannot get better is held.
func (s *source) aim(k *okr.KeyResult) bool {
	base := *k.Start
	if len(s.values) > 0 && s.beyond(s.newest(), base) {
		base = s.newest()
	}
	var best *okr.KeyResult
	least := math.Inf(1)
	const most = 10 // steps of the search; each halves what is left
	near, far, part := 0.0, math.Inf(1), 1.0
	for range most {
		target, isNearer := s.target(base, part), true
		row := *k
		row.Target = &target
		if s.beyond(target, base) && row.Validate() == nil {
			tried := s.test(&row)
			minds := objections(tried.Said)
			isNearer = tooNear(tried.Said)
			if minds < least || minds == least && isNearer {
				best, least, s.Said = &row, minds, tried.Said
			}
			if minds == 0 {
				break
			}
		}
		if isNearer {
			near = part
		} else {
			far = part
		}
		part = between(near, far)
	}
	if best == nil {
		return s.keep(k, base)
	}
	*k, s.Basis = *best, Values
	return true
}

// between is the next part of the template's step to try.
func between(near, far float64) float64 {
	const twice = 2
	if math.IsInf(far, 1) {
		return near * twice
	}
	return (near + far) / twice
}

// tooNear says whether a target asks for too little: it lies within natural variation,
// which no pace excuses, or lands by itself.
func tooNear(said []smart.Said) bool {
	return slices.ContainsFunc(said, func(one smart.Said) bool {
		return one.Severity != smart.Off && (one.Rule == "within_noise" || one.Rule == "met_by_all" || one.Rule == "certain")
	})
}

// keep holds a number that cannot get better than it is.
func (s *source) keep(k *okr.KeyResult, base float64) bool {
	k.Kind = okr.AtMost
	if s.rises() {
		k.Kind = okr.AtLeast
	}
	k.Start, k.Target, s.Basis = nil, &base, Values
	if len(s.values) > 0 {
		return s.hold(k)
	}
	return true
}

// objections is how much is to be said against a target: within natural variation is
// worst, a warning is worse than advice.
func objections(said []smart.Said) (minds float64) {
	const noise, warning, advice = 100, 10, 1
	for _, one := range said {
		switch {
		case one.Severity == smart.Warning && (one.Rule == "within_noise" || one.Rule == "met_by_all"):
			minds += noise
		case one.Severity == smart.Warning:
			minds += warning
		case one.Severity == smart.Advice:
			minds += advice
		}
	}
	return minds
}

// test asks SMART about a target.
func (s *source) test(k *okr.KeyResult) smart.Trial {
	o := *s.objective
	o.ID, k.Objective = "objective", "objective"
	facts := smart.Facts{On: s.On, Settings: s.Settings, Cycle: s.Cycle, Objectives: []okr.Objective{o},
		KeyResults: []okr.KeyResult{*k}, Metrics: []smart.Metric{*s.Metric}, Names: map[plan.ID]string{}, Parents: map[plan.ID]bool{}}
	tried, _ := smart.Try(facts, s.Options, k.ID)
	k.Objective = ""
	return tried
}

// target is where the template's rule leads from a value, with a part of its step, within
// what is possible; the value itself where it leads nowhere.
func (s *source) target(base, part float64) float64 {
	const whole = 100
	change := s.Of.Plus
	switch {
	case s.Of.By > 0:
		change = math.Abs(base) * s.Of.By
	case s.Of.Close > 0:
		change = max(whole-base, 0) * s.Of.Close
	}
	if change == 0 && base == 0 && s.rises() { // of nothing there is no share
		change = *s.Of.Target - *s.Of.Start
	}
	if change *= part; !s.rises() {
		change = -change
	}
	target := s.rounded(base+change, base)
	if s.Highest != nil {
		target = min(target, *s.Highest)
	} else if s.Of.Close > 0 {
		target = min(target, max(whole, base))
	}
	if s.Lowest != nil {
		target = max(target, *s.Lowest)
	}
	if !finite(target) {
		return base
	}
	return target
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// step is how fine a target is that lies so far from a value: as people would say it,
// and no finer than the KPI's numbers.
func (s *source) step(change float64) float64 {
	const few, some = 2, 5
	if change == 0 {
		return math.Pow10(-s.places)
	}
	size := math.Pow10(int(math.Floor(math.Log10(change))))
	step := size
	switch {
	case change < few*size:
		step = size / 10
	case change < some*size:
		step = size / 2
	}
	return max(step, math.Pow10(-s.places))
}

// rounded is a target as people would say it.
func (s *source) rounded(target, base float64) float64 {
	step := s.step(math.Abs(target - base))
	return s.written(math.Round(target/step)*step, target)
}

// written takes off the digits that a multiplication added; otherwise is for numbers too
// large for that.
func (s *source) written(number, otherwise float64) float64 {
	short, err := strconv.ParseFloat(strconv.FormatFloat(number, 'f', min(s.places, plan.MaxDigits), 64), 64)
	if err != nil || plan.Digits(short) > plan.MaxDigits {
		return otherwise
	}
	return short
}

// decimals is how many digits the KPI's numbers have behind the mark: as the card says,
// else as many as its values have, and one for each place where a share is of a few.
func (s *source) decimals() (places int) {
	if s.Decimals != nil {
		return *s.Decimals
	}
	for _, v := range s.values {
		_, after, _ := strings.Cut(plan.FormatNumber(v), ".")
		places = max(places, len(after))
	}
	return min(places, plan.MaxDigits)
}
