package roadmap

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/calc"
	"cairn/backend/plan"
)

func threePoints(low, likely, high float64) Range {
	return Range{Low: &low, Likely: &likely, High: &high}
}

func mustDraw(t testing.TB, draws ChanceDraws, err error) ChanceDraws {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return draws
}

func simulate(t rapid.TB, items []ChanceItem, o ChanceOptions) *Chances {
	t.Helper()
	c, err := Simulate(context.Background(), items, o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// handbookItems are those of the handbook's check run.
func handbookItems(t testing.TB) []ChanceItem {
	items := []ChanceItem{}
	for _, c := range []struct {
		id                    plan.ID
		reach, impact, effort Range
	}{
		{"A", threePoints(400, 500, 900), threePoints(1, 2, 3), threePoints(2, 3, 6)},
		{"B", threePoints(1500, 2000, 2600), threePoints(0.5, 1, 1), threePoints(3, 4, 8)},
		{"C", threePoints(300, 800, 1600), threePoints(0.5, 2, 3), threePoints(0.5, 1, 3)},
		{"D", threePoints(50, 100, 150), threePoints(2, 3, 3), threePoints(1, 1, 2)},
	} {
		draws, err := RICEDraws(c.reach, c.impact, Range{}, c.effort, DefaultSpreads())
		draws = mustDraw(t, draws, err)
		items = append(items, ChanceItem{ID: c.id, Inputs: draws.Inputs, Score: draws.Score})
	}
	return items
}

func TestHandbookCheckRun(t *testing.T) {
	items := handbookItems(t)
	modal := []float64{333, 500, 1600, 300}
	for i, likely := range [][]float64{{500, 2, 3}, {2000, 1, 4}, {800, 2, 1}, {100, 3, 1}} {
		if got, want := math.Floor(items[i].Score(likely)), modal[i]; got != want {
			t.Errorf("modal score of %s is %v, want %v", items[i].ID, got, want)
		}
	}
	want := []float64{0.276, 0.712, 0.990, 0.022}
	classes := []ChanceClass{Contested, Contested, SafeIn, SafeOut}
	for seed := range 5 {
		c := simulate(t, items, ChanceOptions{Seed: seed, Draws: 20_000, Top: 2})
		for i, chance := range c.Items {
			t.Logf("seed %d %s %.4f ± %.4f", seed, chance.ID, chance.Top, chance.Error)
			if slack := max(0.005, 3*chance.Error); math.Abs(chance.Top-want[i]) > slack {
				t.Errorf("seed %d: chance of %s is %v, want %v", seed, chance.ID, chance.Top, want[i])
			}
			if got, want := chance.Class, classes[i]; got != want {
				t.Errorf("%s is %s, want %s", chance.ID, got, want)
			}
		}
	}
}

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

// someItems are items with ranges, no two of one id.
func someItems(t *rapid.T, least, most int) []ChanceItem {
	n := rapid.IntRange(least, most).Draw(t, "n")
	items := make([]ChanceItem, n)
	for i := range items {
		ranged := func(name string) Range {
			low := rapid.Float64Range(0.5, 10).Draw(t, name)
			likely := low + rapid.Float64Range(0.01, 10).Draw(t, name)
			return threePoints(low, likely, likely+rapid.Float64Range(0.01, 20).Draw(t, name))
		}
		draws, err := RICEDraws(ranged("reach"), ranged("impact"), Range{}, ranged("effort"), nil)
		if err != nil {
			t.Fatal(err)
		}
		items[i] = ChanceItem{ID: plan.ID(fmt.Sprint("item", i)), Inputs: draws.Inputs, Score: draws.Score}
	}
	return items
}

// Ranks are spread over all items, and without ties the top k has k of them.
func TestChancesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := someItems(t, 1, 12)
		top := rapid.IntRange(1, len(items)).Draw(t, "top")
		c := simulate(t, items, ChanceOptions{Draws: 500, Top: top})
		sum := 0.0
		for i, item := range c.Items {
			sum += item.Top
			whole, expected := 0.0, 0.0
			for rank, share := range c.Histogram(i) {
				whole += share
				expected += float64(rank+1) * share
			}
			if math.Abs(whole-1) > 1e-9 || math.Abs(expected-item.Expected) > 1e-9 {
				t.Fatalf("ranks add up to %v, and their mean is %v, want %v", whole, item.Expected, expected)
			}
			ranks := slices.Sorted(slices.Values(c.of(i))) // of 500 draws the 25th and the 475th
			if low, high := int(ranks[24]), int(ranks[474]); item.RankLow != low || item.RankHigh != high {
				t.Fatalf("the band is %d to %d, want %d to %d", item.RankLow, item.RankHigh, low, high)
			}
			if got, want := item.Error, math.Sqrt(item.Top*(1-item.Top)/500); got != want {
				t.Fatalf("error %v, want %v", got, want)
			}
		}
		if math.Abs(sum-float64(top)) > 1e-9 {
			t.Fatalf("the top %d holds %v", top, sum)
		}
	})
}

// In whatever order items are given, each has the same chances.
func TestChancesDoNotKnowTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := someItems(t, 2, 10)
		places := rapid.Permutation(slices.Collect(func(yield func(int) bool) {
			for i := range items {
				if !yield(i) {
					return
				}
			}
		})).Draw(t, "places")
		shuffled := make([]ChanceItem, len(items))
		for to, from := range places {
			shuffled[to] = items[from]
		}
		o := ChanceOptions{Seed: 3, Draws: 300, Top: 2}
		want, got := simulate(t, items, o), simulate(t, shuffled, o)
		for to, from := range places {
			if !reflect.DeepEqual(got.Items[to], want.Items[from]) {
				t.Fatalf("%+v, want %+v", got.Items[to], want.Items[from])
			}
		}
	})
}

// An item that comes along changes no draw of the others.
func TestRandomNumbersAreCommon(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := someItems(t, 3, 10)
		o := ChanceOptions{Seed: rapid.IntRange(0, 99).Draw(t, "seed"), Draws: 300, Top: 2}
		all, fewer := simulate(t, items, o), simulate(t, items[:len(items)-1], o)
		for i, item := range fewer.Items {
			if item.Mean != all.Items[i].Mean || item.ScoreLow != all.Items[i].ScoreLow || item.ScoreHigh != all.Items[i].ScoreHigh {
				t.Fatalf("scores %+v beside %+v", item, all.Items[i])
			}
			for j := range i {
				if fewer.Beats(i, j) != all.Beats(i, j) {
					t.Fatal("two items are ahead of each other in other draws")
				}
			}
		}
	})
}

// What is at least as good in every input of every draw is never behind.
func TestDominatedItemsStayBehind(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := someItems(t, 2, 6)
		better := items[0]
		better.ID = "better"
		score := items[0].Score
		items[0].Score = func(in []float64) float64 { return score(in) * 0.25 }
		better.Score = func(in []float64) float64 { return 1e6 + score(in) }
		c := simulate(t, append(items, better), ChanceOptions{Draws: 300, Top: 1})
		if got := c.Beats(len(items), 0); got != 1 {
			t.Fatalf("it is ahead in %v of the draws", got)
		}
		if low, high := c.Items[len(items)].Expected, c.Items[0].Expected; low >= high {
			t.Fatalf("mean ranks %v and %v", low, high)
		}
	})
}

// The number of processors changes nothing, bit by bit.
func TestChancesDoNotKnowTheProcessors(t *testing.T) {
	items := riceBacklog(t, 70)
	o := ChanceOptions{Seed: 5, Draws: 1000, Top: 20, Shared: ScatteredWeights(5, []float64{1, 2}, 20)}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	want := simulate(t, items, o)
	for _, processors := range []int{2, 3, 8} {
		runtime.GOMAXPROCS(processors)
		got := simulate(t, items, o)
		if !reflect.DeepEqual(got.Items, want.Items) || !slices.Equal(got.ranks, want.ranks) {
			t.Fatalf("%d processors have another result", processors)
		}
	}
}

func TestTiesShareARankAndWhoHasNoScoreIsLast(t *testing.T) {
	tenth := 0.1
	scores := []float64{tenth + 2*tenth, 0.3, 5, math.NaN(), math.Inf(1)} // the first is 0.30000000000000004
	items := make([]ChanceItem, len(scores))
	for i, score := range scores {
		items[i] = ChanceItem{ID: plan.ID(fmt.Sprint(i)), Score: func([]float64) float64 { return score }}
	}
	c := simulate(t, items, ChanceOptions{Top: 2})
	for i, want := range []struct {
		rank int
		top  float64
		c    ChanceClass
	}{{2, 1, SafeIn}, {2, 1, SafeIn}, {1, 1, SafeIn}, {5, 0, SafeOut}, {5, 0, SafeOut}} {
		got := c.Items[i]
		if got.RankLow != want.rank || got.RankHigh != want.rank || got.Expected != float64(want.rank) || got.Top != want.top || got.Class != want.c {
			t.Errorf("item %d: %+v, want %+v", i, got, want)
		}
	}
	if got := c.Items[3]; got.Unscored != 1 || got.Mean != 0 || got.ScoreHigh != 0 {
		t.Errorf("without a score: %+v", got)
	}
	c = simulate(t, items, ChanceOptions{Top: 9})
	if got := c.Items[3]; got.Top != 0 || c.Items[0].Top != 1 {
		t.Errorf("without a score, it is among all by %v", got.Top)
	}
	if c = simulate(t, nil, ChanceOptions{Top: 1}); len(c.Items) != 0 {
		t.Errorf("none has %+v", c.Items)
	}
}

func TestSimulationsThatCannotBe(t *testing.T) {
	item := ChanceItem{ID: "a", Score: func([]float64) float64 { return 1 }}
	for name, c := range map[string]struct {
		o     ChanceOptions
		items []ChanceItem
		field string
	}{
		"no top":      {ChanceOptions{}, []ChanceItem{item}, "top"},
		"fewer draws": {ChanceOptions{Top: 1, Draws: -1}, []ChanceItem{item}, "draws"},
		"endless":     {ChanceOptions{Top: 1, Draws: MaxDraws + 1}, []ChanceItem{item}, "draws"},
		"a mob":       {ChanceOptions{Top: 1}, make([]ChanceItem, MaxChanceItems+1), "items"},
	} {
		_, err := Simulate(context.Background(), c.items, c.o)
		var fault *plan.Error
		if !errors.As(err, &fault) || len(fault.Fields) != 1 || fault.Fields[0].Field != c.field {
			t.Errorf("%s: %v", name, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Simulate(ctx, []ChanceItem{item}, ChanceOptions{Top: 1}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	scored := atomic.Int64{}
	ctx, cancel = context.WithCancel(context.Background())
	defer cancel()
	items := riceBacklog(t, 300)
	for i := range items {
		items[i].Score = func([]float64) float64 {
			if scored.Add(1) == 10 {
				cancel()
			}
			return 1
		}
	}
	if _, err := Simulate(ctx, items, ChanceOptions{Top: 1, Draws: 1000}); !errors.Is(err, context.Canceled) || scored.Load() > 100_000 {
		t.Errorf("stopped underway: %v after %d scores", err, scored.Load())
	}
	for items, want := range map[int]int{0: DefaultDraws, 2000: DefaultDraws, 5000: 4000, MaxChanceItems: 305} {
		if got := affordable(DefaultDraws, items); got != want {
			t.Errorf("%d items are drawn %d times, want %d", items, got, want)
		}
	}
}

// A score that panics does so where somebody can catch it.
func TestPanicsReachTheCaller(t *testing.T) {
	defer func() {
		if got, want := recover(), any("no score"); got != want {
			t.Errorf("caught %v, want %v", got, want)
		}
	}()
	simulate(t, []ChanceItem{{ID: "a", Score: func([]float64) float64 { panic("no score") }}}, ChanceOptions{Top: 1})
}

// Ranks are those of a comparison of each with each, whatever the scores look like.
func TestRankerIsBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		scores := rapid.SliceOfN(rapid.OneOf(
			rapid.Float64Range(-3, 3),
			rapid.Float64(),
			rapid.Map(rapid.IntRange(-3, 3), func(n int) float64 { return float64(n) }),
			rapid.SampledFrom([]float64{0, math.Copysign(0, -1), 1e300, -1e300, math.NaN()}),
		), 1, 200).Draw(t, "scores")
		got := make([]uint16, len(scores))
		ranker := newChanceRanker(len(scores))
		for range 2 { // its memory is used again
			ranker.rank(scores, got)
		}
		for i := range scores {
			if want := bruteRank(scores, i); int(got[i]) != want {
				if !slices.ContainsFunc(scores, func(s float64) bool { return s != scores[i] && sameScore(s, scores[i]) }) {
					t.Fatalf("score %v of %v has rank %d, want %d", scores[i], scores, got[i], want)
				}
			}
		}
	})
}

// One score far from all others leaves the digits by which it counts no difference
// between them.
func TestRankerOfAnOutlier(t *testing.T) {
	scores := make([]float64, 3000)
	for i := range scores {
		scores[i] = 1 + float64(i*7919%3000)*1e-9
	}
	scores[0] = 1e300
	ranks := make([]uint16, len(scores))
	newChanceRanker(len(scores)).rank(scores, ranks)
	for i := range scores {
		if got, want := int(ranks[i]), bruteRank(scores, i); got != want {
			t.Fatalf("rank %d, want %d", got, want)
		}
	}
}

// The check run again by another road: Beta draws as shares of two gamma variates,
// and ranks by comparing each with each.
func TestHandbookCheckRunByAnotherRoad(t *testing.T) {
	const draws = 200_000
	ranges := [][3][3]float64{
		{{400, 500, 900}, {1, 2, 3}, {2, 3, 6}},
		{{1500, 2000, 2600}, {0.5, 1, 1}, {3, 4, 8}},
		{{300, 800, 1600}, {0.5, 2, 3}, {0.5, 1, 3}},
		{{50, 100, 150}, {2, 3, 3}, {1, 1, 2}},
	}
	random := rand.New(rand.NewPCG(1, 2))
	pert := func(low, likely, high float64) float64 {
		shares := [2]float64{}
		calc.Dirichlet(random, []float64{1 + 4*(likely-low)/(high-low), 1 + 4*(high-likely)/(high-low)}, shares[:])
		return low + (high-low)*shares[0]
	}
	in := [4]float64{}
	scores := make([]float64, 4)
	for range draws {
		for i, r := range ranges {
			inputs := [3]float64{}
			for j := range inputs {
				inputs[j] = pert(r[j][0], r[j][1], r[j][2])
			}
			scores[i] = inputs[0] * inputs[1] / inputs[2]
		}
		for i := range scores {
			if bruteRank(scores, i) <= 2 {
				in[i] += 1.0 / draws
			}
		}
	}
	c := simulate(t, handbookItems(t), ChanceOptions{Seed: 2026, Draws: draws, Top: 2})
	for i, chance := range c.Items {
		t.Logf("%s %.4f, by the other road %.4f", chance.ID, chance.Top, in[i])
		if math.Abs(chance.Top-in[i]) > 4*math.Sqrt2*chance.Error+1e-4 {
			t.Errorf("chance of %s is %v, want %v", chance.ID, chance.Top, in[i])
		}
		if want := []float64{0.276, 0.712, 0.990, 0.022}[i]; math.Abs(chance.Top-want) > 0.005 {
			t.Errorf("chance of %s is %v, and the handbook has %v", chance.ID, chance.Top, want)
		}
	}
}
