package calc

import (
	"cmp"
	"slices"
)

// Rule is one of Wheeler's three rules, which tell a signal from noise.
type Rule string

// The rules, the strongest first.
const (
	// Outside: a value outside the natural process limits, or a moving range above
	// its limit. Something happened there.
	Outside Rule = "outside"
	// NearLimit: three of four values in a row nearer the same limit than the
	// centre. Something moderate happened.
	NearLimit Rule = "near_limit"
	// Run: eight values in a row on the same side of the centre. Something small
	// happened and stayed.
	Run Rule = "run"
)

// How many values the rules want.
const (
	nearWindow = 4
	nearEnough = 3
	// RunLength is how many values in a row on one side of the centre are a signal.
	RunLength = 8
)

// Signal is what the rules say of some points: the variation there is more than
// the usual one.
type Signal struct {
	Rule Rule
	// OnRange says that it is a moving range that is too large, the one between the
	// points First and Last; else it is the values that lie where they should not.
	OnRange bool
	Above   bool // the centre; a range always is
	First   int  // the first point that takes part
	Last    int  // the last one
	// Points take part: of NearLimit not all between First and Last do.
	Points []int
}

// signals of a stretch that has limits. Limits before the bounds cut them decide
// what is near a limit: that a quantity ends at 0 does not make it less variable.
func (b *Behaviour) signals(s StretchLimits) []Signal {
	found := []Signal{}
	for at := s.First; at <= s.Last; at++ {
		found = append(found, b.outside(s, at)...)
	}
	for _, above := range []bool{true, false} {
		found = append(found, b.nearLimit(s, above)...)
		found = append(found, b.runs(s, above)...)
	}
	sortSignals(found)
	return found
}

// outside looks at a value and at the range that leads to it.
func (b *Behaviour) outside(s StretchLimits, at int) (found []Signal) {
	l, v := s.Limits, b.Values[at]
	if above := v > l.Upper+l.slack(); above || v < l.Lower-l.slack() {
		found = append(found, Signal{Rule: Outside, Above: above, First: at, Last: at, Points: []int{at}})
	}
	if b.Ranges[at] > l.RangeLimit+l.slack() {
		found = append(found, Signal{Rule: Outside, OnRange: true, Above: true, First: at - 1, Last: at, Points: []int{at - 1, at}})
	}
	return found
}

// beyond is how far a value lies from the centre on a side, negative on the other.
func (b *Behaviour) beyond(l *Limits, at int, above bool) float64 {
	if above {
		return b.Values[at] - l.Centre
	}
	return l.Centre - b.Values[at]
}

// nearLimit finds the values of which three of four in a row lie nearer a limit
// than the centre. Values of overlapping fours are one signal.
func (b *Behaviour) nearLimit(s StretchLimits, above bool) (found []Signal) {
	l := s.Limits
	near := func(at int) bool { return b.beyond(l, at, above) > l.width/2+l.slack() }
	taking := map[int]bool{}
	for end := s.First; end <= s.Last; end++ {
		var four []int
		for at := max(s.First, end-nearWindow+1); at <= end; at++ {
			if near(at) {
				four = append(four, at)
			}
		}
		if len(four) < nearEnough {
			continue
		}
		for _, at := range four {
			taking[at] = true
		}
	}
	// Of three in four no two neighbours are more than two places apart.
	const apart = nearWindow - nearEnough + 1
	for at := s.First; at <= s.Last; at++ {
		if !taking[at] {
			continue
		}
		if n := len(found); n > 0 && at-found[n-1].Last <= apart {
			found[n-1].Last, found[n-1].Points = at, append(found[n-1].Points, at)
			continue
		}
		found = append(found, Signal{Rule: NearLimit, Above: above, First: at, Last: at, Points: []int{at}})
	}
	return found
}

// runs finds eight values or more in a row on one side of the centre; a value on
// it is on neither side.
func (b *Behaviour) runs(s StretchLimits, above bool) (found []Signal) {
	var run []int
	end := func() {
		if len(run) >= RunLength {
			found = append(found, Signal{Rule: Run, Above: above, First: run[0], Last: run[len(run)-1], Points: run})
		}
		run = nil
	}
	for at := s.First; at <= s.Last; at++ {
		if b.beyond(s.Limits, at, above) > s.Limits.slack() {
			run = append(run, at)
		} else {
			end()
		}
	}
	end()
	return found
}

// Shift says where a new stretch would begin: the last stretch ends in a run of
// RunLength values or more on one side of its centre, and their mean lies a
// standard deviation from it at least. The limits then no longer tell the story. It
// is for a person who knows the cause to accept: limits that are computed anew
// without one only hide signals (handbook/kpi.md, "recalculate only when the
// story no longer fits").
func (b *Behaviour) Shift() (first int, ok bool) {
	l := b.Current()
	if l == nil {
		return 0, false
	}
	last := b.Stretches[len(b.Stretches)-1]
	for _, s := range b.Signals {
		if s.Rule != Run || s.Last != last.Last || s.First <= last.First {
			continue
		}
		distance := Mean(b.Values[s.First:s.Last+1]) - l.Centre
		if !s.Above {
			distance = -distance
		}
		return s.First, distance >= l.sigma-l.slack()
	}
	return 0, false
}

// sortSignals puts them by their first point, the strongest rule first, values
// before ranges.
func sortSignals(signals []Signal) {
	strength := map[Rule]int{Outside: 0, NearLimit: 1, Run: 2}
	slices.SortStableFunc(signals, func(a, b Signal) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(strength[a.Rule], strength[b.Rule]), cmp.Compare(a.Last, b.Last))
	})
}
