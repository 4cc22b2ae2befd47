package roadmap

import (
	"cmp"
	"math"
	"slices"

	"cairn/backend/plan"
)

// TornadoInput is an input of a score with the ends that it may have.
type TornadoInput struct {
	Name              string
	Low, Likely, High float64
}

// TornadoBar is what one input does to the score of an initiative and to its rank
// while the others are at their likely numbers.
type TornadoBar struct {
	TornadoInput
	ScoreLow, ScoreHigh float64 // the score at the low and at the high end of the input
	RankLow, RankHigh   int     // its rank there, among the others at their likely scores
}

// Tornado has a bar for each input that has ends, the one that moves the score most
// first. Inputs at which there is no score have none. Others are the scores of the
// other items; NaN of those without.
func Tornado(inputs []TornadoInput, score func(inputs []float64) float64, others []float64) []TornadoBar {
	at := make([]float64, len(inputs))
	for i, input := range inputs {
		at[i] = input.Likely
	}
	bars := []TornadoBar{}
	for i, input := range inputs {
		if input.Low == input.High {
			continue
		}
		bar := TornadoBar{TornadoInput: input}
		at[i] = input.Low
		bar.ScoreLow = score(at)
		at[i] = input.High
		bar.ScoreHigh = score(at)
		at[i] = input.Likely
		if math.IsNaN(bar.ScoreLow) || math.IsNaN(bar.ScoreHigh) {
			continue
		}
		bar.RankLow, bar.RankHigh = rankAmong(others, bar.ScoreLow), rankAmong(others, bar.ScoreHigh)
		bars = append(bars, bar)
	}
	slices.SortStableFunc(bars, func(a, b TornadoBar) int {
		return cmp.Compare(math.Abs(b.ScoreHigh-b.ScoreLow), math.Abs(a.ScoreHigh-a.ScoreLow))
	})
	return bars
}

// rankAmong is the rank of a score beside others: one more than are higher.
func rankAmong(others []float64, score float64) int {
	rank := 1
	for _, other := range others {
		if other > score && !sameScore(other, score) {
			rank++
		}
	}
	return rank
}

// BreakEvenInput is an input with the numbers that it can have. Ends without a bound
// are infinite.
type BreakEvenInput struct {
	Name            string
	Value           float64
	Lowest, Highest float64 // Lowest of what a score divides by is 0, which it cannot be
}

// BreakEven says what one input alone would have to be for a rank.
type BreakEven struct {
	Name     string
	Value    float64
	Needed   float64 // what it would have to be
	Times    float64 // Needed ÷ Value; 0 where Value is 0
	Possible bool    // false where no number that it can have does it: the rest is then 0
}

// BreakEvens says for each input what it would have to be for the score to reach rank
// k or, where it has that rank, at which it would lose it: the number at which the
// score equals the k-th best of the others. The score rises or falls steadily with
// each input. ok is false where there is no such score (fewer than k others have one),
// and where the item has none.
func BreakEvens(inputs []BreakEvenInput, score func(inputs []float64) float64, others []float64, k int) (answers []BreakEven, ok bool) {
	target, ok := kthBest(others, k)
	at := make([]float64, len(inputs))
	for i, input := range inputs {
		at[i] = input.Value
	}
	if now := score(at); !ok || math.IsNaN(now) {
		return nil, false
	}
	answers = make([]BreakEven, len(inputs))
	for i, input := range inputs {
		answers[i] = BreakEven{Name: input.Name, Value: input.Value}
		needed, ok := solveInput(input, target, func(value float64) float64 {
			at[i] = value
			defer func() { at[i] = input.Value }()
			return score(at)
		})
		if ok {
			answers[i].Needed, answers[i].Possible = needed, true
			if input.Value != 0 {
				answers[i].Times = needed / input.Value
			}
		}
	}
	return answers, true
}

func kthBest(scores []float64, k int) (float64, bool) {
	kept := slices.DeleteFunc(slices.Clone(scores), math.IsNaN)
	if k < 1 || k > len(kept) {
		return 0, false
	}
	slices.Sort(kept)
	return kept[len(kept)-k], true
}

// solveInput finds the value at which a steady function reaches a target, by halving
// the way to the end behind which the target lies.
func solveInput(input BreakEvenInput, target float64, score func(value float64) float64) (value float64, ok bool) {
	now := score(input.Value)
	if now == target {
		return input.Value, true
	}
	for _, end := range []float64{input.Lowest, input.Highest} {
		near, far := input.Value, farEnd(input.Value, end)
		if there := score(far); math.IsNaN(there) || (there < target) == (now < target) && there != target {
			continue
		}
		for range 200 {
			middle := near + (far-near)/2
			if ratio := far / near; ratio > 4 || ratio > 0 && ratio < 0.25 { // halve the number of digits
				middle = math.Copysign(math.Sqrt(math.Abs(near))*math.Sqrt(math.Abs(far)), near)
			}
			if middle == near || middle == far {
				break
			}
			if there := score(middle); there != target && (there < target) == (now < target) {
				near = middle
			} else {
				far = middle
			}
		}
		return plan.Kept(far), true
	}
	return 0, false
}

// farEnd is an end that can be computed with: far away for none, and next to 0 for a
// lowest of 0, by which a score may divide.
func farEnd(value, end float64) float64 {
	const far = 1e9
	switch {
	case math.IsInf(end, 0):
		return value + math.Copysign(far*max(math.Abs(value), 1), end)
	case end == 0:
		return value / far
	default:
		return end
	}
}
