package smart

import (
	"math"

	"cairn/backend/calc"
)

// TargetQuestion asks how a target stands against what its number did so far.
type TargetQuestion struct {
	// Before are the values before anybody worked towards the target, one per
	// period and oldest first: what the number does by itself.
	Before []float64
	// Values are all up to now; Before is how they begin.
	Values         []float64
	Target         float64
	HigherIsBetter bool
	// Bar is what pace and chance are reckoned to where it is not Target: seven tenths of the way
	// of an aspirational goal.
	Bar   *float64
	Steps int // periods from the newest value to the due date; 0 leaves the pace and the chance out
	// Accumulates: each value counts on from the one before, which no limits fit.
	Accumulates bool
	// Sum: Values are where a sum stood after each of its parts; Before is empty, and
	// no value is the best but where the sum stands.
	Sum bool
	calc.Bounds
}

// beyond is how much better one value is than another.
func (q TargetQuestion) beyond(a, b float64) float64 {
	if q.HigherIsBetter {
		return a - b
	}
	return b - a
}

// TargetTest is how a target stands against history. Absent answers are nil, as are
// those that are no number because the values lie too far apart.
type TargetTest struct {
	// Limits are the natural ones of Before; provisional of few values, nil of
	// fewer than two.
	Limits    *calc.Limits
	Assurance calc.Assurance // what comes of the target within Limits; "" without
	Best      float64        // the best value so far
	// BeyondBest: no value has met the target yet.
	BeyondBest bool
	Needed     *float64 // change per period from the newest value to the bar
	Usual      *float64 // the median change per period so far
	// Percentile is the share, 0 to 1, of earlier changes over as long a time, or as
	// long as there are calc.EnoughMoves of, that asked for less.
	Percentile *float64
	// Z is how many standard deviations the needed change lies from the mean of these.
	Z      *float64
	Chance *calc.Landing // see calc.Land
}

// seed of all chances: the same facts have the same chance on every machine.
const seed = 1

// TestTarget answers a question; ok is false where there is no value at all.
func TestTarget(q TargetQuestion) (test TargetTest, ok bool) {
	if len(q.Values) == 0 {
		return TargetTest{}, false
	}
	sign := 1.0
	if !q.HigherIsBetter {
		sign = -1
	}
	test.Best = q.Values[0]
	for _, v := range q.Values {
		if sign*v > sign*test.Best {
			test.Best = v
		}
	}
	test.BeyondBest = sign*q.Target > sign*test.Best
	if !q.Accumulates && !q.Sum {
		if chart, err := calc.NewBehaviour(q.Before, calc.BehaviourOptions{Bounds: q.Bounds}); err == nil && chart.Current() != nil {
			test.Limits = chart.Current()
			test.Assurance = test.Limits.Against(q.Target, q.HigherIsBetter)
		}
	}
	test.pace(q, sign)
	return test, true
}

// pace compares the way that is left with the ways that were gone.
func (t *TargetTest) pace(q TargetQuestion, sign float64) {
	goal := q.Target
	if q.Bar != nil {
		goal = *q.Bar
	}
	left := goal - q.Values[len(q.Values)-1]
	if q.Steps < 1 || sign*left <= 0 {
		return // nothing is left to do
	}
	needed := left / float64(q.Steps)
	if !sound(needed) {
		return // a target so far away that the way to it is no number
	}
	t.Needed = &needed
	single := calc.Moves(q.Values, 1)
	if len(single) == 0 {
		return
	}
	usual := calc.Median(single)
	if !sound(usual) {
		return
	}
	t.Usual = &usual
	// The longest time over which there are changes enough to compare with.
	over := min(q.Steps, len(q.Values)-calc.EnoughMoves)
	if over < 1 {
		return
	}
	ways := calc.Moves(q.Values, over)
	for i := range ways {
		ways[i] *= sign
	}
	way := sign * needed * float64(over)
	share, _ := calc.ShareBelow(ways, way)
	t.Percentile = &share
	if spread := deviation(ways); spread > 0 {
		if z := (way - calc.Mean(ways)) / spread; sound(z) {
			t.Z = &z
		}
	}
	landing, ok := calc.Land(calc.LandingQuestion{Values: q.Values, Steps: q.Steps, Bounds: q.Bounds, Target: goal, HigherIsBetter: q.HigherIsBetter, Seed: seed})
	if ok {
		t.Chance = &landing
	}
}

// deviation is the standard deviation of a sample, 0 of fewer than two numbers.
func deviation(values []float64) float64 {
	if len(values) < 2 {
		return 0
	}
	mean, sum := calc.Mean(values), 0.0
	for _, v := range values {
		sum += (v - mean) * (v - mean)
	}
	return math.Sqrt(sum / float64(len(values)-1))
}
