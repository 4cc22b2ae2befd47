package calc

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// What is drawn at a place is the quantile of the share there: to 2 ten-thousandths
// of the range for PERT, whose table is interpolated between shapes as well, and
// of the value for a lognormal one.
func TestSamplerIsTheDistribution(t *testing.T) {
	worst := [4]float64{}
	rapid.Check(t, func(t *rapid.T) {
		d := drawn(t)
		stream := NewStream(rapid.Uint64().Draw(t, "seed"))
		sampler, draws := Sampler{}, [64]float64{}
		sampler.Set(d)
		sampler.Draw(draws[:], stream, 0)
		for i, got := range draws {
			want, whole := d.Quantile(stream.Share(i)), d.high-d.low
			if d.kind == lognormalKind {
				whole = want * max(1, d.sigma()*d.sigma())
			}
			miss := math.Abs(got-want) / whole
			worst[d.kind] = max(worst[d.kind], miss)
			if miss > 2e-4 {
				t.Fatalf("share %v drew %v, want %v of %+v", stream.Share(i), got, want, d)
			}
		}
	})
	t.Logf("farthest off: PERT %.1e and triangular %.1e of the range, lognormal %.1e of the value and σ²", worst[pertKind], worst[triangularKind], worst[lognormalKind])
}

// A million draws have the mean and the shares of the distribution.
func TestSamplerHasNoBias(t *testing.T) {
	pert, err := PERT(400, 500, 900)
	steep, err2 := PERT(0.5, 1, 1)
	straight, err3 := Triangular(0, 1, 10)
	long, err4 := Lognormal(1, 16)
	for _, err := range []error{err, err2, err3, err4} {
		if err != nil {
			t.Fatal(err)
		}
	}
	const n = 1_000_000
	draws, sampler := make([]float64, n), Sampler{}
	for _, d := range []Distribution{pert, steep, straight, long} {
		sampler.Set(d)
		sampler.Draw(draws, NewStream(7, "bias"), 0)
		mean, square, below := 0.0, 0.0, [3]float64{}
		quantiles := [3]float64{d.Quantile(0.05), d.Quantile(0.5), d.Quantile(0.95)}
		for _, v := range draws {
			mean += v / n
			square += v * v / n
			for i, quantile := range quantiles {
				if v < quantile {
					below[i]++
				}
			}
		}
		if got, want := mean, d.Mean(); math.Abs(got-want) > 4*math.Sqrt((square-mean*mean)/n) {
			t.Errorf("mean %v, want %v", got, want)
		}
		for i, share := range []float64{0.05, 0.5, 0.95} {
			if got, want := below[i]/n, share; math.Abs(got-want) > 4*math.Sqrt(share*(1-share)/n) {
				t.Errorf("%v below the quantile %v", got, want)
			}
		}
	}
}

// A stream does not know in which pieces it is read.
func TestDrawsDoNotKnowTheirNeighbours(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sampler, stream := Sampler{}, NewStream(rapid.Uint64().Draw(t, "seed"), "reach")
		sampler.Set(drawn(t))
		whole, pieces := [100]float64{}, [100]float64{}
		sampler.Draw(whole[:], stream, 0)
		cut := rapid.IntRange(0, 100).Draw(t, "cut")
		sampler.Draw(pieces[cut:], stream, cut)
		sampler.Draw(pieces[:cut], stream, 0)
		if whole != pieces {
			t.Fatal("the draws differ")
		}
	})
}

func TestStreamsHaveNamesOfTheirOwn(t *testing.T) {
	seen := map[Stream][]string{}
	for _, name := range [][]string{{}, {""}, {"", ""}, {"a"}, {"b"}, {"a", "b"}, {"b", "a"}, {"ab"}, {"ab", ""}, {"", "ab"}, {"a", "", "b"}} {
		for seed := range uint64(3) {
			stream := NewStream(seed, name...)
			if other, taken := seen[stream]; taken {
				t.Errorf("%q and %q share a stream", other, name)
			}
			seen[stream] = name
		}
	}
	if NewStream(1, "a", "bc") == NewStream(1, "ab", "c") {
		t.Error("parts run together")
	}
}

// Two streams are as independent as their correlation and that of their pairs of
// places can tell, even those of neighbouring seeds and names.
func TestStreamsAreIndependent(t *testing.T) {
	const n = 100_000
	streams := []Stream{NewStream(1, "a", "reach"), NewStream(1, "a", "impact"), NewStream(1, "b", "reach"), NewStream(2, "a", "reach")}
	for i, one := range streams {
		for j, other := range streams {
			for lag := range 3 {
				if i == j && lag == 0 {
					continue
				}
				sum := 0.0
				for place := range n {
					sum += 12 * (one.Share(place) - 0.5) * (other.Share(place+lag) - 0.5) / n
				}
				if math.Abs(sum) > 4.5/math.Sqrt(n) {
					t.Errorf("streams %d and %d, %d places apart, correlate by %v", i, j, lag, sum)
				}
			}
		}
	}
}

func TestDirichlet(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	exponents := []float64{0.5, 2, 5.5}
	mean, square, shares := [3]float64{}, [3]float64{}, make([]float64, 3)
	const n = 200_000
	for range n {
		Dirichlet(random, exponents, shares)
		if sum := shares[0] + shares[1] + shares[2]; math.Abs(sum-1) > 1e-12 {
			t.Fatalf("%v add up to %v", shares, sum)
		}
		for i, s := range shares {
			mean[i] += s / n
			square[i] += s * s / n
		}
	}
	for i, exponent := range exponents {
		want := exponent / 8
		variance := want * (1 - want) / 9
		if math.Abs(mean[i]-want) > 4*math.Sqrt(variance/n) {
			t.Errorf("share %d is %v in the mean, want %v", i, mean[i], want)
		}
		if got := square[i] - mean[i]*mean[i]; math.Abs(got-variance) > 0.02*variance {
			t.Errorf("share %d has variance %v, want %v", i, got, variance)
		}
	}
	Dirichlet(random, []float64{1e-4, 1e-4}, shares[:2])
	if sum := shares[0] + shares[1]; math.Abs(sum-1) > 1e-12 {
		t.Errorf("tiny exponents give %v", shares[:2])
	}
}

func BenchmarkDraw(b *testing.B) {
	d, err := PERT(400, 500, 900)
	if err != nil {
		b.Fatal(err)
	}
	sampler, draws := Sampler{}, make([]float64, 1000)
	sampler.Set(d)
	for b.Loop() {
		sampler.Draw(draws, 1, 0)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1000, "ns/draw")
}

func BenchmarkSet(b *testing.B) {
	d, err := PERT(400, 500, 900)
	if err != nil {
		b.Fatal(err)
	}
	sampler := Sampler{}
	for b.Loop() {
		sampler.Set(d)
	}
}

// BenchmarkTables is what the first simulation of a session pays once.
func BenchmarkTables(b *testing.B) {
	for b.Loop() {
		alpha, beta := exponents(0.3)
		x := 1e-3
		for _, share := range tailShares() {
			x = betaQuantile(share, alpha, beta, x)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)*pertShapes/1000, "ms/all")
}
