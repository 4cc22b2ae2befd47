package roadmap

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/plan"
)

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
