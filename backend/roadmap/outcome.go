package roadmap

import (
	"math"
	"slices"
	"strings"

	"cairn/backend/calc"
	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// OutcomeVerdict says what a KPI has done since an initiative shipped. It says
// "since", never "because": what else happened then nobody has taken away.
type OutcomeVerdict string

// The verdicts.
const (
	NotShipped  OutcomeVerdict = "not_shipped"   // there is no day to look from
	FewBefore   OutcomeVerdict = "few_before"    // too few points before that day to know the noise
	TooEarly    OutcomeVerdict = "too_early"     // too few points since
	WithinNoise OutcomeVerdict = "within_noise"  // no signal, or none where the mean went
	AsHoped     OutcomeVerdict = "as_hoped"      // beyond its limits, in the hoped direction
	OtherWay    OutcomeVerdict = "the_other_way" // beyond its limits, in the other one
	Beyond      OutcomeVerdict = "beyond"        // beyond its limits, and nobody has said which way is hoped for
)

// Judged says whether there were enough points for an answer.
func (v OutcomeVerdict) Judged() bool {
	return v == WithinNoise || v == AsHoped || v == OtherWay || v == Beyond
}

// Signalled says whether the KPI moved beyond its natural variation.
func (v OutcomeVerdict) Signalled() bool { return v.Judged() && v != WithinNoise }

// OutcomeFacts are what an outcome is judged by.
type OutcomeFacts struct {
	Initiative   *Initiative
	KPI          *kpi.KPI
	Calendar     kpi.Calendar
	Measurements []kpi.Measurement
	Expected     Range        // how far it should move the KPI
	Others       []Initiative // of all states; those that shipped in the same window are named
	On           plan.Date
	Settings     plan.Settings
}

// Outcome is what a KPI has done since an initiative shipped. Numbers are in the
// KPI's unit and absent where there are too few points.
type Outcome struct {
	Initiative plan.ID
	KPI        plan.ID
	Shipped    plan.Date
	Verdict    OutcomeVerdict
	Before     int // complete periods that were over on the day before it shipped
	Since      int // complete periods that began on the day or later
	Wanted     int // how many of each are enough
	// Limits are the natural limits of the points before, nil for fewer than wanted.
	Limits   *calc.Limits
	MeanNow  *float64 // of the points since
	Measured *float64 // MeanNow less the mean before
	Expected *float64 // the likely move, absent where nobody has said how far
	Ratio    *float64 // Measured / Expected
	Within   *bool    // Measured lies in the expected range; absent where there is none
	// Unsteady says that the points before had signals of their own, so that something
	// was moving already.
	Unsteady bool
	// Confounders shipped in the same window, by their day. Never nil.
	Confounders []plan.ID
	Sentence    string
}

// NewOutcome judges one by the rules of the process-behaviour chart: limits from the
// points before the day alone, signals among those since. The period in which it
// shipped belongs to neither. Values under another definition of the KPI are left
// out.
func NewOutcome(f OutcomeFacts) Outcome {
	o := Outcome{Initiative: f.Initiative.ID, KPI: f.KPI.ID, Shipped: f.Initiative.Shipped, Wanted: calc.EnoughPoints, Expected: f.Expected.Likely, Confounders: []plan.ID{}}
	if f.Initiative.State != Shipped || f.Initiative.Shipped == "" || f.Initiative.Shipped > f.On {
		o.Verdict, o.Sentence = NotShipped, "It has not shipped yet, so there is nothing to see."
		return o
	}
	before, since := []float64{}, []float64{}
	from, to := o.Shipped, f.On
	for _, point := range kpi.NewSeries(f.KPI, f.Calendar, f.Measurements, f.On).CompletePoints() {
		switch {
		case f.KPI.DefinedSince != "" && point.Last < f.KPI.DefinedSince:
		case point.Last < o.Shipped:
			before, from = append(before, point.Value), point.Period
		case point.Period >= o.Shipped:
			since, to = append(since, point.Value), point.Last
		}
	}
	o.Before, o.Since = len(before), len(since)
	others := o.confound(f.Others, from, to)
	o.judge(before, since, f)
	o.Sentence = o.words(f, others)
	return o
}

// confound finds what else shipped from the last period before until the newest one.
func (o *Outcome) confound(others []Initiative, from, to plan.Date) (titles []string) {
	others = slices.Clone(others)
	slices.SortFunc(others, func(a, b Initiative) int {
		return strings.Compare(string(a.Shipped)+string(a.ID), string(b.Shipped)+string(b.ID))
	})
	for _, other := range others {
		if other.ID != o.Initiative && other.State == Shipped && other.Shipped >= from && other.Shipped <= to {
			o.Confounders = append(o.Confounders, other.ID)
			titles = append(titles, other.Title)
		}
	}
	return titles
}

func (o *Outcome) judge(before, since []float64, f OutcomeFacts) {
	if len(since) > 0 {
		now := plan.Kept(calc.Mean(since))
		o.MeanNow = &now
	}
	if len(before) < o.Wanted {
		o.Verdict = FewBefore
		return
	}
	chart, err := calc.NewBehaviour(slices.Concat(before, since), calc.BehaviourOptions{Stretches: []calc.Stretch{{Baseline: len(before)}},
		Bounds: calc.Bounds{Lowest: f.KPI.Lowest, Highest: f.KPI.Highest}})
	if err != nil {
		o.Verdict = FewBefore
		return
	}
	o.Limits = chart.Current()
	above, below := false, false
	for _, s := range chart.Signals {
		switch {
		case s.Last < len(before):
			o.Unsteady = true
		case s.OnRange:
		case s.Above:
			above = true
		default:
			below = true
		}
	}
	if len(since) > 0 {
		o.beside(calc.Mean(since), f.Expected)
	}
	if len(since) < o.Wanted {
		o.Verdict = TooEarly
		return
	}
	up := *o.Measured > 0
	switch hoped := o.hoped(f.KPI); {
	case !(up && above || *o.Measured < 0 && below):
		o.Verdict = WithinNoise
	case hoped == 0:
		o.Verdict = Beyond
	case up == (hoped > 0):
		o.Verdict = AsHoped
	default:
		o.Verdict = OtherWay
	}
}

// beside sets what was measured beside what was expected.
func (o *Outcome) beside(mean float64, expected Range) {
	moved := plan.Kept(mean - o.Limits.Centre)
	if math.Abs(moved) <= fits*(math.Abs(o.Limits.Centre)+o.Limits.Range) {
		moved = 0 // what binary fractions lost on the way is no move
	}
	o.Measured = &moved
	if expected.Likely != nil && *expected.Likely != 0 {
		if ratio := *o.Measured / *expected.Likely; !math.IsInf(ratio, 0) {
			ratio = plan.Kept(ratio)
			o.Ratio = &ratio
		}
	}
	if expected.Spread() {
		within := *expected.Low <= *o.Measured && *o.Measured <= *expected.High
		o.Within = &within
	}
}

// hoped is the direction of the expected move, else that of the KPI: 1, -1, or 0
// for neither.
func (o *Outcome) hoped(k *kpi.KPI) int {
	switch {
	case o.Expected != nil && *o.Expected != 0:
		if *o.Expected > 0 {
			return 1
		}
		return -1
	case k.Direction == kpi.Up:
		return 1
	case k.Direction == kpi.Down:
		return -1
	default:
		return 0
	}
}
