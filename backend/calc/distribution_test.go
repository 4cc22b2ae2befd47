package calc

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"
)

// drawn is a distribution of any kind.
func drawn(t *rapid.T) Distribution {
	low := rapid.Float64Range(0.1, 100).Draw(t, "low")
	high := low + rapid.Float64Range(0.1, 1000).Draw(t, "width")
	likely := low + (high-low)*rapid.Float64Range(0, 1).Draw(t, "shape")
	var d Distribution
	var err error
	switch rapid.IntRange(0, 2).Draw(t, "kind") {
	case 0:
		d, err = PERT(low, likely, high)
	case 1:
		d, err = Triangular(low, likely, high)
	default:
		d, err = Lognormal(low, high)
	}
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// area under a Beta density up to x, by Simpson's rule; the substitution u⁴ takes
// the corner at 0 away.
func area(x, alpha, beta float64) float64 {
	const steps = 4000
	top := math.Pow(x, 0.25)
	density := func(u float64) float64 {
		v := u * u * u * u
		return 4 * math.Pow(u, 4*alpha-1) * math.Pow(1-v, beta-1)
	}
	sum := density(top)
	for i := 1; i < steps; i++ {
		sum += density(top*float64(i)/steps) * float64(2+2*(i%2))
	}
	return sum * top / steps / 3 * math.Exp(betaScale(alpha, beta))
}

func TestBetaShareIsTheAreaUnderTheDensity(t *testing.T) {
	for shape := 0.0; shape <= 1; shape += 0.125 {
		alpha, beta := exponents(shape)
		for x := 0.01; x < 0.99; x += 0.049 {
			if got, want := betaShare(x, alpha, beta, betaScale(alpha, beta)), area(x, alpha, beta); math.Abs(got-want) > 1e-9 {
				t.Errorf("share below %v of Beta(%v, %v) is %v, want %v", x, alpha, beta, got, want)
			}
		}
	}
}

// Whole exponents have polynomials: Beta(3, 3) and Beta(1, 5), Beta(5, 1).
func TestPERTQuantilesOfWholeExponents(t *testing.T) {
	for name, c := range map[string]struct {
		likely float64
		below  func(x float64) float64
	}{
		"likely in the middle": {0.5, func(x float64) float64 { return x * x * x * (10 - 15*x + 6*x*x) }},
		"likely at the low":    {0, func(x float64) float64 { return 1 - math.Pow(1-x, 5) }},
		"likely at the high":   {1, func(x float64) float64 { return math.Pow(x, 5) }},
	} {
		d, err := PERT(0, c.likely, 1)
		if err != nil {
			t.Fatal(err)
		}
		for share := 0.001; share < 1; share += 0.0333 {
			if got := c.below(d.Quantile(share)); math.Abs(got-share) > 1e-12 {
				t.Errorf("%s: below the quantile %v lies %v", name, share, got)
			}
		}
	}
}

// averaged is the mean as the quantiles tell it: by the midpoint rule over z, of
// which each share is the normal distribution, so that long tails are taken in.
func averaged(d Distribution) (mean float64) {
	const step = 0.02
	for z := -12.0; z < 12; z += step {
		middle := z + step/2
		mean += d.Quantile(math.Erfc(-middle/math.Sqrt2)/2) * math.Exp(-middle*middle/2) / math.Sqrt(2*math.Pi) * step
	}
	return mean
}

// The mean is what the quantiles average to, and likely, low and high are where
// the words say.
func TestDistributionsHaveTheirMeanAndEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawn(t)
		if got, want := d.Mean(), averaged(d); !(math.Abs(got-want) <= 1e-4*want) {
			t.Fatalf("mean %v, quantiles average to %v: %+v", got, want, d)
		}
		low, high := 0.0, 1.0
		if d.kind == lognormalKind {
			low, high = 0.05, 0.95
		}
		if !near(d.Quantile(low), d.low) || !near(d.Quantile(high), d.high) {
			t.Fatalf("ends %v and %v of %+v", d.Quantile(low), d.Quantile(high), d)
		}
	})
}

func TestQuantilesRise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawn(t)
		a, b := rapid.Float64Range(0, 1).Draw(t, "a"), rapid.Float64Range(0, 1).Draw(t, "b")
		if x, y := d.Quantile(min(a, b)), d.Quantile(max(a, b)); x > y*(1+1e-12) {
			t.Fatalf("quantile %v is %v and %v is %v", min(a, b), x, max(a, b), y)
		}
	})
}

func TestMeansOfTheHandbook(t *testing.T) {
	d, err := PERT(400, 500, 900)
	if got, want := d.Mean(), 550.0; err != nil || math.Abs(got-want) > 1e-9 {
		t.Errorf("mean %v, want %v (%v)", got, want, err)
	}
	alpha, beta := exponents(d.shape())
	if alpha != 1.8 || beta != 4.2 {
		t.Errorf("exponents %v and %v, want 1.8 and 4.2", alpha, beta)
	}
}

func TestNoRange(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, c := range [][3]float64{{2, 1, 3}, {1, 4, 3}, {3, 2, 1}, {nan, 1, 2}, {0, nan, 1}, {0, 1, inf}, {-inf, 0, 1}, {-math.MaxFloat64, 0, math.MaxFloat64}} {
		if _, err := PERT(c[0], c[1], c[2]); !errors.Is(err, ErrRange) {
			t.Errorf("PERT %v: %v", c, err)
		}
		if _, err := Triangular(c[0], c[1], c[2]); !errors.Is(err, ErrRange) {
			t.Errorf("triangular %v: %v", c, err)
		}
	}
	for _, c := range [][2]float64{{0, 1}, {-1, 1}, {2, 1}, {nan, 1}, {1, inf}} {
		if _, err := Lognormal(c[0], c[1]); !errors.Is(err, ErrRange) {
			t.Errorf("lognormal %v: %v", c, err)
		}
	}
}

func TestEqualEndsArePoints(t *testing.T) {
	pert, err := PERT(3, 3, 3)
	triangular, err2 := Triangular(3, 3, 3)
	lognormal, err3 := Lognormal(3, 3)
	if err := errors.Join(err, err2, err3); err != nil || pert != Point(3) || triangular != Point(3) || lognormal != Point(3) {
		t.Errorf("%+v, %+v, %+v, %v", pert, triangular, lognormal, err)
	}
	if !pert.Certain() || pert.Quantile(0.2) != 3 || pert.Mean() != 3 {
		t.Errorf("a point is %+v", pert)
	}
}
