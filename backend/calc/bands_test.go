package calc

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestBandsAreQuantiles(t *testing.T) {
	bands := Bands{}
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOf(rapid.OneOf(
			rapid.Float64Range(-1e3, 1e3),
			rapid.SampledFrom([]float64{0, 1, 5e-324, 1e-300, math.MaxFloat64, -math.MaxFloat64}),
		)).Draw(t, "values")
		shares := rapid.SliceOfN(rapid.Float64Range(-0.1, 1.1), 1, 4).Draw(t, "shares")
		for i, got := range bands.Of(values, shares...) {
			if want := Quantile(values, shares[i]); math.Abs(got-want) > 1e-12*math.Abs(want) {
				t.Fatalf("quantile %v is %v, want %v", shares[i], got, want)
			}
		}
	})
}
