// Package calc holds the statistics that several subjects need: the
// process-behaviour chart with its signals, how far a series is likely to get,
// how well stated probabilities held, and draws of numbers that nobody knows.
//
// Everything in it is pure: it knows numbers and their order, no subject, no
// date and no clock, and what it draws at random it draws from a seed that the
// caller gives. An absent answer says so; it is never NaN. It imports the
// standard library and the parser of expr-lang; all subjects may import it.
package calc

import (
	"math"
	"slices"
)

// finite says whether all numbers are.
func finite(values ...float64) bool {
	return !slices.ContainsFunc(values, func(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) })
}

// Mean of numbers, 0 of none. It sums differences from the first one, so that the
// mean of equal numbers is that number, digit by digit, and each is divided
// before it is summed, so that no sum overflows.
func Mean(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	first, n, sum := values[0], float64(len(values)), 0.0
	for _, v := range values {
		sum += v/n - first/n
	}
	return first + sum
}

// Quantile is the number below which a share of the numbers lies, interpolated
// linearly between the two nearest (Hyndman and Fan 1996, type 7, as spreadsheets
// do): share 0 is the least, 0.5 the median, 1 the greatest. It is 0 of none. The
// share is clamped to 0..1.
func Quantile(values []float64, share float64) float64 {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	return quantile(sorted, share)
}

// quantile of numbers in their order.
func quantile(sorted []float64, share float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	place := min(max(share, 0), 1) * float64(len(sorted)-1)
	below := int(place)
	if below == len(sorted)-1 {
		return sorted[below]
	}
	part := place - float64(below)
	return sorted[below]*(1-part) + sorted[below+1]*part
}

// Median of numbers, 0 of none.
func Median(values []float64) float64 { return Quantile(values, 0.5) }

// ShareBelow is the share of numbers, 0 to 1, that lie below v; those that equal
// it count half (the mid-rank percentile). ok is false where there are none.
func ShareBelow(values []float64, v float64) (share float64, ok bool) {
	if len(values) == 0 {
		return 0, false
	}
	below := 0.0
	for _, each := range values {
		switch {
		case each < v:
			below++
		case each == v:
			below += 0.5
		}
	}
	return below / float64(len(values)), true
}

// Moves are the changes over a number of steps that a series made: each value
// less the one that many places before it. Empty where the series is too short or
// steps is not positive.
func Moves(values []float64, steps int) []float64 {
	if steps < 1 || len(values) <= steps {
		return []float64{}
	}
	moves := make([]float64, len(values)-steps)
	for i := range moves {
		moves[i] = values[i+steps] - values[i]
	}
	return moves
}
