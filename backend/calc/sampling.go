package calc

import (
	"math"
	"math/rand/v2"
	"sync"
)

// Stream is a sequence of random numbers of its own: the draws of one input of one
// item. What it holds at a place depends on its name and seed alone, so that the
// same input draws the same numbers whatever is drawn beside it, in which order,
// and on how many processors (common random numbers).
type Stream uint64

// weyl is the step of SplitMix64: 2⁶⁴ divided by the golden ratio (Steele, Lea and
// Flood 2014).
const weyl = 0x9E3779B97F4A7C15

// NewStream is the stream of a name in parts ("a", "bc" is not "ab", "c"), for a
// seed.
func NewStream(seed uint64, name ...string) Stream {
	hash := mix(seed + weyl)
	for _, part := range name {
		hash = mix(hash)
		for i := range len(part) {
			hash = mix(hash + weyl ^ uint64(part[i]))
		}
	}
	return Stream(hash)
}

// mix is the finaliser of SplitMix64: each bit of what goes in turns half of those
// that come out.
func mix(z uint64) uint64 {
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// bits at a place of the stream.
func (s Stream) bits(place int) uint64 { return mix(uint64(s) + uint64(place)*weyl) }

// Share at a place of the stream: the share of any distribution that lies below
// what a Sampler draws there, above 0 and below 1.
func (s Stream) Share(place int) float64 {
	side, tail := split(s.bits(place))
	if side == 1 {
		return 1 - tail
	}
	return tail
}

// The quantiles of a sampler stand at shares that halve towards either end, with as
// many between two halvings, so that a long tail is drawn as well as the middle.
// What lies beyond outermost at an end is never drawn: 8 in a million.
const (
	halvings     = 16
	cells        = 32 // between two halvings; 2 to the power of cellBits
	cellBits     = 5
	tailCells    = halvings * cells
	outermost    = 1.0 / (1 << (halvings + 1))
	fractionBits = 52 - cellBits
)

// split makes of random bits an end (0 low, 1 high) and a share between outermost
// and one half as counted from that end.
func split(bits uint64) (side uint64, tail float64) {
	return bits >> 63, outermost + (0.5-outermost)*(float64(bits<<1>>12)*(1.0/(1<<52)))
}

// tailShare is the share at a place of a table: the first is outermost, the last
// one half.
func tailShare(place int) float64 {
	return math.Ldexp(1+float64(place%cells)/cells, place/cells-halvings-1)
}

// tail has the quantiles of a distribution on one side, at each tailShare. Rounding
// may reach the last share, hence the one behind it.
type tail [tailCells + 2]float64

// Sampler draws from one distribution after another. The zero value draws 0. It
// is for one goroutine.
//
// It inverts the distribution function with a table of 1,026 quantiles, between
// which it draws a straight line; TestSamplerIsTheDistribution measures by how much
// that misses. It must be set before it draws.
type Sampler struct {
	certain bool
	value   float64
	tails   [2]tail
}

// Set chooses the distribution to draw from.
func (s *Sampler) Set(d Distribution) {
	s.certain = d.kind == pointKind
	switch d.kind {
	case pointKind:
		s.value = d.likely
	case pertKind:
		shape, width := d.shape(), d.high-d.low
		under, over := pertRow(shape), pertRow(1-shape)
		for i := range s.tails[0] {
			s.tails[0][i] = d.low + width*under.at(i)
			s.tails[1][i] = d.high - width*over.at(i)
		}
	case triangularKind:
		shape, width := d.shape(), d.high-d.low
		for i, share := range tailShares() {
			s.tails[0][i] = d.low + width*triangularQuantile(share, shape)
			s.tails[1][i] = d.high - width*triangularQuantile(share, 1-shape)
		}
	case lognormalKind:
		sigma := d.sigma()
		for i, z := range normalTail() {
			away := math.Exp(sigma * z)
			s.tails[0][i], s.tails[1][i] = d.likely*away, d.likely/away
		}
	}
}

// Draw fills a slice with the draws of a stream from a place on.
func (s *Sampler) Draw(into []float64, stream Stream, first int) {
	if s.certain {
		for i := range into {
			into[i] = s.value
		}
		return
	}
	const base = (1023 - halvings - 1) << cellBits // the exponent and first digits of outermost
	state := uint64(stream) + uint64(first)*weyl
	for i := range into {
		side, share := split(mix(state))
		state += weyl
		pattern := math.Float64bits(share)
		place := pattern>>fractionBits - base
		part := float64(pattern&(1<<fractionBits-1)) * (1.0 / (1 << fractionBits))
		quantiles := &s.tails[side]
		below := quantiles[place]
		into[i] = below + part*(quantiles[place+1]-below)
	}
}

// pertShapes is at how many shapes, evenly from 0 to 1, the quantiles of PERT
// distributions are computed; between two of them they are on a straight line.
const pertShapes = 65

//nolint:gochecknoglobals // computed once, never written
var (
	// tailShares are the shares of a tail.
	tailShares = sync.OnceValue(func() *tail {
		shares := &tail{}
		for i := range shares {
			shares[i] = min(tailShare(i), 0.5)
		}
		return shares
	})
	// normalTail has the quantiles of the standard normal distribution.
	normalTail = sync.OnceValue(func() *tail {
		quantiles := &tail{}
		for i, share := range tailShares() {
			quantiles[i] = normalQuantile(share)
		}
		return quantiles
	})
	// pertTails have the quantiles of PERT distributions from 0 to 1 by their shape.
	pertTails = sync.OnceValue(func() *[pertShapes]tail {
		tails := &[pertShapes]tail{}
		for n := range tails {
			alpha, beta := exponents(float64(n) / (pertShapes - 1))
			x := 1e-3
			for i, share := range tailShares() {
				x = betaQuantile(share, alpha, beta, x)
				tails[n][i] = x
			}
		}
		return tails
	})
)

// row is what lies between the quantiles of two shapes.
type row struct {
	from, to *tail
	part     float64
}

func pertRow(shape float64) row {
	place := shape * (pertShapes - 1)
	below := min(int(place), pertShapes-2)
	tails := pertTails()
	return row{from: &tails[below], to: &tails[below+1], part: place - float64(below)}
}

func (r row) at(place int) float64 {
	return r.from[place] + r.part*(r.to[place]-r.from[place])
}

// Dirichlet fills shares with a draw of shares that add up to 1 and are in the mean
// as the exponents, which are above 0: the larger these are together, the less the
// shares scatter. It divides gamma variates by their sum.
func Dirichlet(random *rand.Rand, exponents, shares []float64) {
	for {
		sum := 0.0
		for i, exponent := range exponents {
			shares[i] = gamma(random, exponent)
			sum += shares[i]
		}
		if sum > 0 { // of tiny exponents all may be too small to be told from 0
			for i := range shares {
				shares[i] /= sum
			}
			return
		}
	}
}

// gamma is a draw from the gamma distribution of scale 1 (Marsaglia and Tsang 2000).
func gamma(random *rand.Rand, exponent float64) float64 {
	if exponent < 1 {
		return gamma(random, exponent+1) * math.Pow(1-random.Float64(), 1/exponent)
	}
	d := exponent - 1.0/3
	c := 1 / math.Sqrt(9*d)
	for {
		z := random.NormFloat64()
		v := 1 + c*z
		v *= v * v
		if v > 0 && math.Log(1-random.Float64()) < z*z/2+d-d*v+d*math.Log(v) {
			return d * v
		}
	}
}
