package calc

import (
	"errors"
	"fmt"
	"math"
)

// The factors of a process-behaviour chart for individual values, in the two
// decimals in which it is taught (Wheeler, Understanding Variation; 3 ÷ d2 and
// D4 with d2 = 2 ÷ √π are 2.658681 and 3.266532), and those for the median of the
// moving ranges.
const (
	limitFactor       = 2.66
	rangeFactor       = 3.268
	limitFactorMedian = 3.145
	rangeFactorMedian = 3.865
)

// EnoughPoints is how many points limits need not to be provisional.
const EnoughPoints = 6

// ErrNotFinite says that a series holds NaN or a number without end, or numbers
// so large that their differences have none.
var ErrNotFinite = errors.New("calc: a number of the series is not finite")

// Bounds are the least and the greatest value that a quantity can have; absent
// ones are open. A natural limit beyond them is drawn at the bound.
type Bounds struct{ Lowest, Highest *float64 }

// Stretch is a part of a series with limits of its own. It goes on until the next
// one begins.
type Stretch struct {
	First int // its first point
	// Baseline locks the limits: they are those of this many of its first points,
	// whatever comes after. 0 takes all its points.
	Baseline int
}

// BehaviourOptions say how a process-behaviour chart is drawn. The zero value is
// one stretch over the whole series, with the mean moving range.
type BehaviourOptions struct {
	// Stretches begin at 0 and are in order; none is one over the whole series.
	// Where the story no longer fits, a person begins another one; see
	// Behaviour.Shift.
	Stretches []Stretch
	Bounds
	// Robust takes the median moving range in place of the mean, which one wild
	// point inflates.
	Robust bool
}

// Limits of a stretch.
type Limits struct {
	Centre     float64 // the mean of the baseline
	Range      float64 // the mean moving range of the baseline, or its median
	Lower      float64 // natural process limits; at the bounds where they lie beyond
	Upper      float64
	RangeLimit float64 // the upper limit of moving ranges
	Points     int     // how many the limits are computed from
	// Provisional limits come from fewer than EnoughPoints points.
	Provisional bool

	width float64 // from the centre to either limit before the bounds cut it
	sigma float64 // one standard deviation, as the moving ranges tell it
}

// StretchLimits is a stretch with its limits and the place of its last point.
type StretchLimits struct {
	Stretch
	Last int
	// Limits are nil for fewer than two points, which have no moving range.
	Limits *Limits
}

// Behaviour is a process-behaviour chart (XmR chart) of a series.
type Behaviour struct {
	Values []float64
	// Ranges are the moving ranges: each value's distance from the one before. The
	// first of each stretch has none and stands as 0.
	Ranges    []float64
	Stretches []StretchLimits
	Signals   []Signal // by their first point
}

// NewBehaviour makes the chart of values in the order of time. Errors:
// ErrNotFinite; one for stretches that do not begin at 0, are out of order or lie
// outside the series. An empty series has an empty chart.
func NewBehaviour(values []float64, o BehaviourOptions) (Behaviour, error) {
	b := Behaviour{Values: values, Ranges: make([]float64, len(values)), Stretches: []StretchLimits{}, Signals: []Signal{}}
	if len(values) == 0 {
		return b, nil
	}
	if !finite(values...) {
		return b, ErrNotFinite
	}
	stretches := o.Stretches
	if len(stretches) == 0 {
		stretches = []Stretch{{}}
	}
	for i, s := range stretches {
		last := len(values) - 1
		if i+1 < len(stretches) {
			last = stretches[i+1].First - 1
		}
		if i == 0 && s.First != 0 || last < s.First || last >= len(values) || s.Baseline < 0 {
			return b, fmt.Errorf("calc: stretch %d, of points %d to %d, is none of a series of %d points", i, s.First, last, len(values))
		}
		part := StretchLimits{Stretch: s, Last: last}
		for at := s.First + 1; at <= last; at++ {
			b.Ranges[at] = math.Abs(values[at] - values[at-1])
		}
		if last > s.First {
			part.Limits = b.limits(part, o)
			if !finite(b.Ranges...) || !finite(part.Limits.Upper, part.Limits.Lower, part.Limits.RangeLimit) {
				return b, ErrNotFinite
			}
			b.Signals = append(b.Signals, b.signals(part)...)
		}
		b.Stretches = append(b.Stretches, part)
	}
	return b, nil
}

// limits of a stretch of two points or more.
func (b *Behaviour) limits(s StretchLimits, o BehaviourOptions) *Limits {
	points := s.Last - s.First + 1
	if s.Baseline > 0 {
		points = min(points, max(s.Baseline, 2)) // one point alone has no moving range
	}
	baseline, ranges := b.Values[s.First:s.First+points], b.Ranges[s.First+1:s.First+points]
	l := &Limits{Centre: Mean(baseline), Points: points, Provisional: points < EnoughPoints}
	if o.Robust {
		l.Range = Median(ranges)
		l.width, l.RangeLimit = limitFactorMedian*l.Range, rangeFactorMedian*l.Range
	} else {
		l.Range = Mean(ranges)
		l.width, l.RangeLimit = limitFactor*l.Range, rangeFactor*l.Range
	}
	l.sigma = l.width / 3
	l.Lower, l.Upper = l.Centre-l.width, l.Centre+l.width
	// A bound on the wrong side of the centre is one that the values broke.
	if o.Lowest != nil && *o.Lowest > l.Lower && *o.Lowest <= l.Centre {
		l.Lower = *o.Lowest
	}
	if o.Highest != nil && *o.Highest < l.Upper && *o.Highest >= l.Centre {
		l.Upper = *o.Highest
	}
	return l
}

// Current are the limits of the last stretch, nil where it has none.
func (b *Behaviour) Current() *Limits {
	if len(b.Stretches) == 0 {
		return nil
	}
	return b.Stretches[len(b.Stretches)-1].Limits
}

// Assurance says what natural variation makes of a target.
type Assurance string

// What comes of a target while nothing changes (the assurance icons of NHS
// England's Making Data Count).
const (
	WillPass   Assurance = "pass"        // every point meets it
	WillFail   Assurance = "fail"        // no point meets it
	HitAndMiss Assurance = "hit_or_miss" // whether a point meets it is luck
)

// Against says what becomes of a target while the process stays as it is. A
// target on a limit is within natural variation, unless there is none: what always
// is at its target meets it, and not by luck.
func (l *Limits) Against(target float64, higherIsBetter bool) Assurance {
	if l.width == 0 && target == l.Centre {
		return WillPass
	}
	slack := l.slack()
	switch below, above := target < l.Lower-slack, target > l.Upper+slack; {
	case below == above:
		return HitAndMiss
	case above == higherIsBetter:
		return WillFail
	default:
		return WillPass
	}
}

// slack is the distance up to which a value on a line counts as on it: what
// binary fractions lose on the way.
func (l *Limits) slack() float64 { return 1e-9 * l.width }
