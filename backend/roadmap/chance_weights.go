package roadmap

import (
	"math/rand/v2"

	"cairn/backend/calc"
)

// RaterWeights draws the weights of one of several people, each as often as the
// others. All of them have as many. None for no people.
func RaterWeights(seed int, raters [][]float64) ChanceShared {
	if len(raters) == 0 {
		return ChanceShared{}
	}
	stream := calc.NewStream(uint64(seed), "weights")
	return ChanceShared{Count: len(raters[0]), Fill: func(draw int, into []float64) {
		copy(into, raters[int(stream.Share(draw)*float64(len(raters)))])
	}}
}

// ScatteredWeights draws weights about given ones, which they are in the mean (a
// Dirichlet distribution). Firmness is above 0: a share w scatters by a standard
// deviation of √(w (1 − w) ÷ (firmness + 1)). Weights of 0 stay so. None where the
// weights do not add up to more than 0.
func ScatteredWeights(seed int, weights []float64, firmness float64) ChanceShared {
	shares, ok := weightShares(weights)
	if !ok || !(firmness > 0) {
		return ChanceShared{}
	}
	exponents, counted := []float64{}, []int{}
	for i, share := range shares {
		if share > 0 {
			exponents, counted = append(exponents, share*firmness), append(counted, i)
		}
	}
	stream := uint64(calc.NewStream(uint64(seed), "weights"))
	drawn := make([]float64, len(exponents))
	return ChanceShared{Count: len(weights), Fill: func(draw int, into []float64) {
		calc.Dirichlet(rand.New(rand.NewPCG(stream, uint64(draw))), exponents, drawn)
		clear(into)
		for i, at := range counted {
			into[at] = drawn[i]
		}
	}}
}
