package roadmap

import (
	"errors"
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/calc"
	"cairn/backend/plan"
)

// steps makes of an input from 0 to 1 one of some equally likely numbers.
func steps(t rapid.TB, numbers []float64) (calc.Distribution, func(input float64) float64) {
	d, err := calc.Triangular(0, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	return d, func(input float64) float64 {
		share := 1 - (1-input)*(1-input) // below input, in a triangle that falls from 0 to 1
		return numbers[min(int(share*float64(len(numbers))), len(numbers)-1)]
	}
}

// Of scores that are one of few numbers, all outcomes are counted.
func TestChancesAreThoseOfAllOutcomes(t *testing.T) {
	const draws = 5_000
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 4).Draw(t, "items")
		top := rapid.IntRange(1, n).Draw(t, "top")
		numbers, items := make([][]float64, n), make([]ChanceItem, n)
		for i := range items {
			numbers[i] = rapid.SliceOfN(rapid.SampledFrom([]float64{0, 1, 2, 3, math.NaN()}), 1, 4).Draw(t, "numbers")
			d, number := steps(t, numbers[i])
			items[i] = ChanceItem{ID: plan.ID(fmt.Sprint(i)), Inputs: []ChanceInput{{"x", d}}, Score: func(in []float64) float64 { return number(in[0]) }}
		}
		histogram, in, beats := make([][]float64, n), make([]float64, n), make([][]float64, n)
		for i := range histogram {
			histogram[i], beats[i] = make([]float64, n), make([]float64, n)
		}
		outcomes(numbers, func(scores []float64, share float64) {
			for i := range scores {
				rank := bruteRank(scores, i)
				histogram[i][rank-1] += share
				if rank <= top && !math.IsNaN(scores[i]) {
					in[i] += share
				}
				for j := range scores {
					if other := bruteRank(scores, j); rank < other {
						beats[i][j] += share
					} else if rank == other {
						beats[i][j] += share / 2
					}
				}
			}
		})
		c := simulate(t, items, ChanceOptions{Seed: rapid.IntRange(0, 1000).Draw(t, "seed"), Draws: draws, Top: top})
		slack := 5.5 * math.Sqrt(0.25/draws)
		for i := range items {
			if math.Abs(c.Items[i].Top-in[i]) > slack {
				t.Fatalf("item %d is in the top %d by %v, want %v", i, top, c.Items[i].Top, in[i])
			}
			for rank, got := range c.Histogram(i) {
				if math.Abs(got-histogram[i][rank]) > slack {
					t.Fatalf("item %d has rank %d by %v, want %v", i, rank+1, got, histogram[i][rank])
				}
			}
			for j := range items {
				if got, want := c.Beats(i, j), beats[i][j]; math.Abs(got-want) > slack {
					t.Fatalf("item %d beats %d by %v, want %v", i, j, got, want)
				}
			}
		}
	})
}

// outcomes calls f with each combination of scores and its share.
func outcomes(numbers [][]float64, f func(scores []float64, share float64)) {
	scores := make([]float64, len(numbers))
	var from func(i int, share float64)
	from = func(i int, share float64) {
		if i == len(numbers) {
			f(scores, share)
			return
		}
		for _, number := range numbers[i] {
			scores[i] = number
			from(i+1, share/float64(len(numbers[i])))
		}
	}
	from(0, 1)
}

func bruteRank(scores []float64, i int) int {
	if math.IsNaN(scores[i]) {
		return len(scores)
	}
	rank := 1
	for _, other := range scores {
		if other > scores[i] {
			rank++
		}
	}
	return rank
}

// Of two items with one uncertain input each, P(i beats j) is an integral.
func TestBeatsIsTheIntegral(t *testing.T) {
	one, err := calc.PERT(1, 2, 9)
	two, err2 := calc.Lognormal(1, 8)
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	self := func(in []float64) float64 { return in[0] }
	c := simulate(t, []ChanceItem{
		{ID: "one", Inputs: []ChanceInput{{"x", one}}, Score: self},
		{ID: "two", Inputs: []ChanceInput{{"x", two}}, Score: self},
	}, ChanceOptions{Draws: 100_000, Top: 1})
	const grid = 4000
	integral, below := 0.0, 0
	quantiles := [2][grid]float64{}
	for i := range grid {
		share := (float64(i) + 0.5) / grid
		quantiles[0][i], quantiles[1][i] = one.Quantile(share), two.Quantile(share)
	}
	for _, x := range quantiles[0] {
		for below < grid && quantiles[1][below] < x {
			below++
		}
		integral += float64(below) / grid / grid
	}
	if got, want := c.Beats(0, 1), integral; math.Abs(got-want) > 4*math.Sqrt(0.25/100_000)+1e-4 {
		t.Errorf("one beats two by %v, want %v", got, want)
	}
	if got, want := c.Items[0].Top, c.Beats(0, 1); got != want {
		t.Errorf("top by %v, ahead by %v", got, want)
	}
	if got, want := c.Items[0].ScoreLow, one.Quantile(0.05); math.Abs(got-want) > 0.01 {
		t.Errorf("5 %% of the score is %v, want %v", got, want)
	}
	if got, want := c.Items[1].Mean, two.Mean(); math.Abs(got-want) > 0.03 {
		t.Errorf("mean score %v, want %v", got, want)
	}
}
