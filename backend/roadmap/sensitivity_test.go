package roadmap

import (
	"cmp"
	"math"
	"slices"
	"testing"

	"cairn/backend/plan"

	"pgregory.net/rapid"
)

func TestWeightFlipOfTheHandbook(t *testing.T) {
	weights := []float64{0.5, 0.3, 0.2}
	i, j := []float64{9, 3, 6}, []float64{5, 8, 7}
	at, ok := FlipWeight(weights, i, j, 0)
	if got, want := at, 0.459459; !ok || math.Abs(got-want) > 5e-7 {
		t.Errorf("flips at %v, want %v", got, want)
	}
	if got, want := weighedAt(weights, i, 0, at), 6.4054; math.Abs(got-want) > 5e-5 {
		t.Errorf("score there %v, want %v", got, want)
	}
	flip := WeightFlip{Weight: 0.5, At: at, Possible: true}
	if got, want := flip.InWords("A", "B", "Revenue", plan.DefaultSettings()), "A stays ahead of B unless Revenue drops from 50% to below 46%."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	// The second weight is nearer: from 0.3 to 0.3396 it is 0.0396, the first one has 0.0405.
	flips := WeightFlips([]float64{5, 3, 2}, [][]float64{j, i}) // the sum of the weights is no matter
	if got := flips[0]; got.Ahead != 1 || got.Behind != 0 || got.Criterion != 1 || math.Abs(got.At-18.0/53) > 1e-12 || math.Abs(got.Weight-0.3) > 1e-12 {
		t.Errorf("%+v", got)
	}
}

// weighedAt is the score of an item where one criterion has another share and the
// others keep their proportions.
func weighedAt(shares, item []float64, criterion int, share float64) (score float64) {
	for k, s := range shares {
		if k == criterion {
			score += share * item[k]
		} else {
			score += s * (1 - share) / (1 - shares[criterion]) * item[k]
		}
	}
	return score
}

// At the flip the scores are equal, and on either side the order differs; where there
// is none, the order is the same at both ends of the weight.
func TestFlipsAreWhereTheOrderChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 5).Draw(t, "criteria")
		number := rapid.Map(rapid.IntRange(0, 100), func(v int) float64 { return float64(v) / 100 })
		shares, ok := weightShares(rapid.SliceOfN(rapid.Map(rapid.IntRange(1, 9), func(v int) float64 { return float64(v) }), n, n).Draw(t, "weights"))
		if !ok {
			t.Fatal("no weights")
		}
		one, other := rapid.SliceOfN(number, n, n).Draw(t, "one"), rapid.SliceOfN(number, n, n).Draw(t, "other")
		criterion := rapid.IntRange(0, n-1).Draw(t, "criterion")
		ahead := func(share float64) float64 {
			return weighedAt(shares, one, criterion, share) - weighedAt(shares, other, criterion, share)
		}
		at, ok := FlipWeight(shares, one, other, criterion)
		low, high := ahead(0), ahead(1)
		if !ok {
			if low*high < -1e-9 {
				t.Fatalf("no flip, but the lead is %v at 0 and %v at 1", low, high)
			}
			return
		}
		if math.Abs(ahead(at)) > 1e-9 {
			t.Fatalf("at the flip %v the lead is %v", at, ahead(at))
		}
		if at > 1e-6 && at < 1-1e-6 && math.Abs(high-low) > 1e-6 && low*high >= 0 {
			t.Fatalf("the lead is %v below the flip and %v above", low, high)
		}
	})
}

// No change of a weight that is smaller than the nearest flip changes the order.
func TestNearestFlipIsTheFirstChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const criteria = 3
		number := rapid.Map(rapid.IntRange(0, 1000), func(v int) float64 { return float64(v) / 1000 })
		items := rapid.SliceOfN(rapid.SliceOfN(number, criteria, criteria), 2, 6).Draw(t, "items")
		shares, ok := weightShares(rapid.SliceOfN(rapid.Float64Range(0.1, 1), criteria, criteria).Draw(t, "weights"))
		if !ok {
			t.Fatal("no weights")
		}
		flips := WeightFlips(shares, items)
		nearest, ok := WeightFlip{}, false
		for _, f := range flips {
			if f.Possible && (!ok || f.Distance() < nearest.Distance()) {
				nearest, ok = f, true
			}
		}
		order := func(criterion int, share float64) []int {
			order := []int{}
			for i := range items {
				order = append(order, i)
			}
			slices.SortStableFunc(order, func(a, b int) int {
				return cmp.Compare(weighedAt(shares, items[b], criterion, share), weighedAt(shares, items[a], criterion, share))
			})
			return order
		}
		reach := 1.0
		if ok {
			reach = nearest.Distance() * (1 - 1e-6)
		}
		if reach < 1e-9 {
			return
		}
		for criterion, share := range shares {
			now := order(criterion, share)
			for _, part := range []float64{-1, -0.5, 0.5, 1} {
				to := min(max(share+part*reach, 0), 1)
				if after := order(criterion, to); !slices.Equal(now, after) && ok {
					t.Fatalf("weight %d from %v to %v makes %v of %v; the nearest flip is %+v", criterion, share, to, after, now, nearest)
				}
			}
		}
	})
}

func TestFlipsInWords(t *testing.T) {
	for want, f := range map[string]WeightFlip{
		"A stays ahead of B unless Reach rises from 20% to above 35%.":     {Weight: 0.2, At: 0.35, Possible: true},
		"A stays ahead of B unless Reach drops from 20.0% to below 19.6%.": {Weight: 0.2, At: 0.196, Possible: true},
		"A stays ahead of B unless Reach drops from 50% to below 0%.":      {Weight: 0.5, At: 0, Possible: true},
		"A stays ahead of B whatever a single weight is.":                  {},
		"A and B are level: any other weight of Reach parts them.":         {Weight: 0.2, At: 0.2, Possible: true},
	} {
		if got := f.InWords("A", "B", "Reach", plan.DefaultSettings()); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestNoFlips(t *testing.T) {
	items := [][]float64{{1, 0}, {0, 1}}
	for name, flips := range map[string][]WeightFlip{
		"no weight":       WeightFlips([]float64{0, 0}, items),
		"negative weight": WeightFlips([]float64{1, -1}, items),
		"a missing one":   WeightFlips([]float64{1, 1}, [][]float64{{1, math.NaN()}, {0, 1}}),
		"one too few":     WeightFlips([]float64{1, 1}, [][]float64{{1}, {0, 1}}),
		"one item":        WeightFlips([]float64{1, 1}, items[:1]),
	} {
		if len(flips) != 0 {
			t.Errorf("%s: %+v", name, flips)
		}
	}
	if flips := WeightFlips([]float64{1, 0}, items); flips[0].Criterion != 1 {
		t.Errorf("where one has all the weight: %+v", flips) // it may lose it to the other
	}
	if flips := WeightFlips([]float64{1, 1}, [][]float64{{1, 1}, {0, 0}}); flips[0].Possible {
		t.Error("what is better in all flips")
	}
}

func rice(in []float64) float64 { return in[0] * in[1] / in[2] }

func TestTornado(t *testing.T) {
	bars := Tornado([]TornadoInput{
		{"reach", 400, 500, 900}, {"impact", 2, 2, 2}, {"effort", 2, 4, 8},
	}, rice, []float64{400, 250, 130, math.NaN()})
	want := []TornadoBar{
		{TornadoInput{"effort", 2, 4, 8}, 500, 125, 1, 4},
		{TornadoInput{"reach", 400, 500, 900}, 200, 450, 3, 1},
	}
	if !slices.Equal(bars, want) {
		t.Errorf("%+v, want %+v", bars, want)
	}
	if bars := Tornado([]TornadoInput{{"x", 0, 1, 2}}, func(in []float64) float64 { return math.Sqrt(in[0] - 1) }, nil); len(bars) != 0 {
		t.Errorf("without a score: %+v", bars)
	}
}

// Of RICE the break-even is the quotient of the two scores, and its inverse for the effort.
func TestBreakEvensOfRICE(t *testing.T) {
	inf := math.Inf(1)
	inputs := []BreakEvenInput{{"reach", 500, 0, inf}, {"impact", 2, 0.25, 3}, {"effort", 4, 0, inf}}
	answers, ok := BreakEvens(inputs, rice, []float64{900, 400, 100}, 2)
	if !ok || len(answers) != 3 {
		t.Fatalf("%+v", answers)
	}
	for i, want := range []BreakEven{{"reach", 500, 800, 1.6, true}, {"impact", 2, 0, 0, false}, {"effort", 4, 2.5, 0.625, true}} {
		got := answers[i]
		if got.Name != want.Name || got.Possible != want.Possible || math.Abs(got.Needed-want.Needed) > 1e-9 || math.Abs(got.Times-want.Times) > 1e-12 {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
	// With rank 3 already, it says where that would be lost.
	answers, _ = BreakEvens(inputs, rice, []float64{900, 400, 100}, 3)
	if got := answers[0]; math.Abs(got.Times-0.4) > 1e-12 || !got.Possible {
		t.Errorf("kept until %+v", got)
	}
	if _, ok := BreakEvens(inputs, rice, []float64{1, math.NaN()}, 2); ok {
		t.Error("a rank that nobody has can be reached")
	}
	if answers, _ := BreakEvens(inputs, rice, []float64{250}, 1); answers[1].Times != 1 {
		t.Errorf("of equal scores: %+v", answers)
	}
}

func TestBreakEvensOfWSJF(t *testing.T) {
	wsjf := func(in []float64) float64 { return (in[0] + in[1] + in[2]) / in[3] }
	inputs := []BreakEvenInput{{"value", 8, 1, 20}, {"urgency", 5, 1, 20}, {"risk", 3, 1, 20}, {"size", 5, 1, 20}}
	answers, ok := BreakEvens(inputs, wsjf, []float64{4, 8.5, 1}, 2)
	if !ok {
		t.Fatal("no answers")
	}
	for i, want := range []BreakEven{{"value", 8, 12, 1.5, true}, {"urgency", 5, 9, 1.8, true}, {"risk", 3, 7, 7.0 / 3, true}, {"size", 5, 4, 0.8, true}} {
		if got := answers[i]; !got.Possible || math.Abs(got.Needed-want.Needed) > 1e-9 || math.Abs(got.Times-want.Times) > 1e-9 {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
	answers, _ = BreakEvens(inputs, wsjf, []float64{8.5, 4, 1}, 1)
	low, _ := BreakEvens(inputs, wsjf, []float64{(1 + 5 + 3) / 5.0}, 1)
	if got := low[0]; !got.Possible || got.Needed != 1 {
		t.Errorf("at the end of the scale: %+v", got)
	}
	for i, possible := range []bool{false, false, false, true} { // 34.5 points are beyond the scale
		if answers[i].Possible != possible {
			t.Errorf("%+v", answers[i])
		}
	}
}

// At the break-even the score is that of the k-th, wherever the input starts from.
func TestBreakEvensBreakEven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.Map(rapid.Float64Range(-4, 4), func(e float64) float64 { return math.Pow(10, e) })
		inputs := []BreakEvenInput{{"reach", size.Draw(t, "reach"), 0, math.Inf(1)}, {"impact", size.Draw(t, "impact"), 0, math.Inf(1)}, {"effort", size.Draw(t, "effort"), 0, math.Inf(1)}}
		others := rapid.SliceOfN(size, 1, 5).Draw(t, "others")
		k := rapid.IntRange(1, len(others)).Draw(t, "k")
		answers, ok := BreakEvens(inputs, rice, others, k)
		target, _ := kthBest(others, k)
		if !ok {
			t.Fatal("no answers")
		}
		for i, answer := range answers {
			at := []float64{inputs[0].Value, inputs[1].Value, inputs[2].Value}
			now := rice(at)
			at[i] = answer.Needed
			if far := target / now; far > 1e8 || far < 1e-8 {
				continue // farther than it looks
			}
			if !answer.Possible || math.Abs(rice(at)-target) > 1e-9*target {
				t.Fatalf("%+v makes %v, want %v", answer, rice(at), target)
			}
		}
	})
}
