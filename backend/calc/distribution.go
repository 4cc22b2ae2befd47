package calc

import (
	"errors"
	"math"
)

// ErrRange says that the numbers of a distribution are not finite, not in rising
// order, or not positive where they have to be.
var ErrRange = errors.New("calc: the numbers are no range")

// intervalWidth is how many standard deviations of a normal distribution a 90 %
// interval is wide.
const intervalWidth = 3.2897072539029435

type distributionKind int

const (
	pointKind distributionKind = iota
	pertKind
	triangularKind
	lognormalKind
)

// Distribution is what a number that nobody knows may be. The zero value is
// always 0. Distributions are values: comparing them with == says whether they
// are the same.
type Distribution struct {
	kind              distributionKind
	low, likely, high float64 // of a lognormal one the ends of its 90 % interval; likely is its median
}

// Point is always the same number, which is finite.
func Point(value float64) Distribution {
	return Distribution{low: value, likely: value, high: value}
}

// PERT is the Beta distribution of three-point estimates: never below low nor
// above high, most often near likely, with the mean (low + 4 likely + high) ÷ 6.
// Its exponents are α = 1 + 4 (likely − low) ÷ (high − low) and
// β = 1 + 4 (high − likely) ÷ (high − low) (Malcolm et al. 1959, as it is taught).
// Where the ends are equal it is a Point. Errors: ErrRange.
func PERT(low, likely, high float64) (Distribution, error) {
	return threePoint(pertKind, low, likely, high)
}

// Triangular has a density that rises from low to likely in a straight line and
// falls to high in another. Where the ends are equal it is a Point. Errors:
// ErrRange.
func Triangular(low, likely, high float64) (Distribution, error) {
	return threePoint(triangularKind, low, likely, high)
}

func threePoint(kind distributionKind, low, likely, high float64) (Distribution, error) {
	switch {
	case !finite(low, likely, high, high-low) || low > likely || likely > high:
		return Distribution{}, ErrRange
	case low == high:
		return Point(likely), nil
	}
	return Distribution{kind: kind, low: low, likely: likely, high: high}, nil
}

// Lognormal is the lognormal distribution with nine chances in ten between low and
// high, and one in twenty on either side: μ is the middle of their logarithms,
// σ = (ln high − ln low) ÷ 3.2897. Both ends are above 0. Its mean is above its
// median √(low × high), the more so the wider it is. Errors: ErrRange.
func Lognormal(low, high float64) (Distribution, error) {
	switch {
	case !finite(low, high) || low <= 0 || low > high:
		return Distribution{}, ErrRange
	case low == high:
		return Point(low), nil
	}
	return Distribution{kind: lognormalKind, low: low, likely: math.Sqrt(low) * math.Sqrt(high), high: high}, nil
}

// Certain says that it is always the same number.
func (d Distribution) Certain() bool { return d.kind == pointKind }

// Mean of the distribution.
func (d Distribution) Mean() float64 {
	switch d.kind {
	case pertKind:
		return d.low/6 + d.likely*(4.0/6) + d.high/6
	case triangularKind:
		return d.low/3 + d.likely/3 + d.high/3
	case lognormalKind:
		sigma := d.sigma()
		return d.likely * math.Exp(sigma*sigma/2)
	default:
		return d.likely
	}
}

// Quantile is the number below which a share, 0 to 1, of the distribution lies, to
// about twelve digits. The ends of a lognormal one are 0 and +Inf.
func (d Distribution) Quantile(share float64) float64 {
	share = min(max(share, 0), 1)
	switch d.kind {
	case pertKind:
		alpha, beta := exponents(d.shape())
		return d.low + (d.high-d.low)*betaQuantile(share, alpha, beta, d.shape())
	case triangularKind:
		return d.low + (d.high-d.low)*triangularQuantile(share, d.shape())
	case lognormalKind:
		return d.likely * math.Exp(d.sigma()*normalQuantile(share))
	default:
		return d.likely
	}
}

// shape is where the likely number lies between the ends, 0 to 1.
func (d Distribution) shape() float64 { return (d.likely - d.low) / (d.high - d.low) }

func (d Distribution) sigma() float64 { return (math.Log(d.high) - math.Log(d.low)) / intervalWidth }

func triangularQuantile(share, shape float64) float64 {
	if share < shape {
		return math.Sqrt(share * shape)
	}
	return 1 - math.Sqrt((1-share)*(1-shape))
}

// normalQuantile of the standard normal distribution. Below one half it is that of
// the mirrored share, which keeps its digits near 0.
func normalQuantile(share float64) float64 {
	return -math.Sqrt2 * math.Erfcinv(2*share)
}

// exponents of a PERT distribution; they are 1 to 5, and 6 together.
func exponents(shape float64) (alpha, beta float64) { return 1 + 4*shape, 1 + 4*(1-shape) }

// betaQuantile solves betaShare for x by Newton's steps from a guess; a step that
// leaves the interval known to hold the answer is replaced by its middle.
func betaQuantile(share, alpha, beta, guess float64) float64 {
	if share <= 0 || share >= 1 {
		return share
	}
	scale := betaScale(alpha, beta)
	low, high, x := 0.0, 1.0, min(max(guess, 1e-9), 1-1e-9)
	for range 200 {
		miss := betaShare(x, alpha, beta, scale) - share
		if miss < 0 {
			low = x
		} else {
			high = x
		}
		density := math.Exp((alpha-1)*math.Log(x) + (beta-1)*math.Log1p(-x) + scale)
		next := x - miss/density
		if !(next > low && next < high) {
			next = (low + high) / 2
		}
		if math.Abs(next-x) <= 1e-14*next {
			return next
		}
		x = next
	}
	return x
}

// betaScale is the logarithm of what makes the area under a Beta density 1.
func betaScale(alpha, beta float64) float64 {
	a, _ := math.Lgamma(alpha)
	b, _ := math.Lgamma(beta)
	sum, _ := math.Lgamma(alpha + beta)
	return sum - a - b
}

// betaShare is the share of a Beta distribution below x, between 0 and 1: the
// regularised incomplete beta function, by its continued fraction (DLMF 8.17.22)
// on the side of the mean where it converges fast, evaluated forwards (Lentz).
func betaShare(x, alpha, beta, scale float64) float64 {
	if x > (alpha+1)/(alpha+beta+2) {
		return 1 - betaShare(1-x, beta, alpha, scale)
	}
	c, d := 1.0, 1/(1-(alpha+beta)*x/(alpha+1))
	fraction := d
	for step := 1.0; step <= 200; step++ {
		even := step * (beta - step) * x / ((alpha + 2*step - 1) * (alpha + 2*step))
		d, c = 1/(1+even*d), 1+even/c
		fraction *= c * d
		odd := -(alpha + step) * (alpha + beta + step) * x / ((alpha + 2*step) * (alpha + 2*step + 1))
		d, c = 1/(1+odd*d), 1+odd/c
		fraction *= c * d
		if math.Abs(c*d-1) < 1e-15 {
			break
		}
	}
	return math.Exp(alpha*math.Log(x)+beta*math.Log1p(-x)+scale) * fraction / alpha
}
