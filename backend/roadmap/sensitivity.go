package roadmap

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"cairn/backend/plan"
)

// WeightFlip says at which weight of one criterion two neighbours of a ranking swap,
// while the other weights keep their proportions.
type WeightFlip struct {
	Ahead, Behind int // items, as they are before the flip; their scores may be equal
	Criterion     int
	Weight        float64 // its share of all weights, 0 to 1
	At            float64 // the share at which the scores are equal, 0 to 1
	Possible      bool    // false where no single weight makes them swap; the rest is then 0
}

// Distance is how far the weight is from the flip, 0 to 1.
func (f WeightFlip) Distance() float64 { return math.Abs(f.At - f.Weight) }

// WeightFlips are, for each pair of neighbours in the order of their weighted scores,
// the flip that is nearest to the weights as they are. Items have a number for each
// criterion on its fixed scale, where more is better. None for weights that have no
// shares, and where an item lacks a number.
func WeightFlips(weights []float64, items [][]float64) []WeightFlip {
	shares, ok := weightShares(weights)
	if !ok || slices.ContainsFunc(items, func(item []float64) bool {
		return len(item) != len(weights) || slices.ContainsFunc(item, math.IsNaN)
	}) {
		return nil
	}
	order := make([]int, len(items))
	scores := make([]float64, len(items))
	for i, item := range items {
		order[i] = i
		for k, share := range shares {
			scores[i] += share * item[k]
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
	flips := make([]WeightFlip, max(len(order)-1, 0))
	for place := range flips {
		flip := WeightFlip{Ahead: order[place], Behind: order[place+1]}
		for k, share := range shares {
			at, ok := FlipWeight(shares, items[flip.Ahead], items[flip.Behind], k)
			if ok && (!flip.Possible || math.Abs(at-share) < flip.Distance()) {
				flip.Criterion, flip.Weight, flip.At, flip.Possible = k, share, at, true
			}
		}
		flips[place] = flip
	}
	return flips
}

// FlipWeight is the share of one criterion at which the weighted scores of two items
// are equal while the other shares keep their proportions (handbook: w*). ok is false
// where no share from 0 to 1 does that, and where the criterion has all the weight,
// since then nobody knows what the others would get.
func FlipWeight(shares, one, other []float64, criterion int) (at float64, ok bool) {
	rest := 1 - shares[criterion]
	if rest <= 1e-12 {
		return 0, false
	}
	others := 0.0 // by how much one is ahead in all other criteria
	for k, share := range shares {
		if k != criterion {
			others += share / rest * (one[k] - other[k])
		}
	}
	slope := one[criterion] - other[criterion] - others
	if slope == 0 {
		return 0, false
	}
	if at = others / -slope; !(at >= 0 && at <= 1) {
		return 0, false
	}
	return math.Abs(at), true // without the sign of a −0
}

// InWords says what a flip means: "A stays ahead of B unless Revenue drops from 50 %
// to below 46 %."
func (f WeightFlip) InWords(ahead, behind, criterion string, settings plan.Settings) string {
	if !f.Possible {
		return fmt.Sprintf("%s stays ahead of %s whatever a single weight is.", ahead, behind)
	}
	if f.Distance() < 1e-9 {
		return fmt.Sprintf("%s and %s are level: any other weight of %s parts them.", ahead, behind, criterion)
	}
	from, to := tellApart(100*f.Weight, 100*f.At, settings)
	if f.At < f.Weight {
		return fmt.Sprintf("%s stays ahead of %s unless %s drops from %s%% to below %s%%.", ahead, behind, criterion, from, to)
	}
	return fmt.Sprintf("%s stays ahead of %s unless %s rises from %s%% to above %s%%.", ahead, behind, criterion, from, to)
}

// tellApart writes two numbers with as few decimals as tell them apart.
func tellApart(a, b float64, settings plan.Settings) (first, second string) {
	for decimals := range 9 {
		first, second = strconv.FormatFloat(a, 'f', decimals, 64), strconv.FormatFloat(b, 'f', decimals, 64)
		if first != second {
			break
		}
	}
	return settings.Marked(first), settings.Marked(second)
}

// weightShares are weights as shares of their sum. ok is false where one is negative
// or not finite, or where they come to nothing.
func weightShares(weights []float64) (shares []float64, ok bool) {
	sum := 0.0
	for _, w := range weights {
		if !(w >= 0) {
			return nil, false
		}
		sum += w
	}
	if !(sum > 0) || math.IsInf(sum, 0) {
		return nil, false
	}
	shares = make([]float64, len(weights))
	for i, w := range weights {
		shares[i] = w / sum
	}
	return shares, true
}
