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
