package roadmap

import "math"

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
