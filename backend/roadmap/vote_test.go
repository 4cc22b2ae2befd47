package roadmap

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// ballot of an order of letters.
func ballot(count int, order string) Ballot {
	ranks := make([]int, len(order))
	for item := range ranks {
		ranks[item] = strings.IndexByte(order, byte('A'+item)) + 1
	}
	return Ballot{Count: count, Ranks: ranks}
}

// The example of Schulze's paper, with 45 voters.
func TestElectionOfTheHandbook(t *testing.T) {
	e, ok := CountBallots([]Ballot{
		ballot(5, "ACBED"), ballot(5, "ADECB"), ballot(8, "BEDAC"), ballot(3, "CABED"),
		ballot(7, "CAEBD"), ballot(2, "CBADE"), ballot(7, "DCEBA"), ballot(8, "EBADC"),
	}, 5)
	if !ok {
		t.Fatal("no election")
	}
	if want := []int{2, 4, 3, 5, 1}; !slices.Equal(e.Schulze, want) {
		t.Errorf("Schulze's ranks %v, want %v", e.Schulze, want)
	}
	if want := []float64{98, 92, 89, 69, 102}; !slices.Equal(e.Borda, want) {
		t.Errorf("Borda's points %v, want %v", e.Borda, want)
	}
	if want := []float64{2, 2, 2, 1, 3}; !slices.Equal(e.Copeland, want) {
		t.Errorf("Copeland's points %v, want %v", e.Copeland, want)
	}
	if got, want := e.Paths[4][0], 25; got != want {
		t.Errorf("the strongest path from E to A has %d, want %d", got, want)
	}
	if e.Condorcet != -1 || !slices.Equal(e.Smith, []int{0, 1, 2, 3, 4}) || !e.SameFirst() {
		t.Errorf("%+v", e)
	}
}

func someBallots(t *rapid.T) ([]Ballot, int) {
	n := rapid.IntRange(1, 5).Draw(t, "items")
	ballots := []Ballot{}
	for range rapid.IntRange(1, 7).Draw(t, "ballots") {
		ranks := rapid.SliceOfN(rapid.IntRange(0, n), n, n).Draw(t, "ranks")
		ballots = append(ballots, Ballot{Count: rapid.IntRange(1, 5).Draw(t, "count"), Ranks: ranks})
	}
	return ballots, n
}

// The strongest path is the best of all paths, each of which is as strong as its
// weakest step.
func TestPathsAreTheStrongest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 7).Draw(t, "items")
		e := Election{Prefer: rapid.SliceOfN(rapid.SliceOfN(rapid.IntRange(0, 9), n, n), n, n).Draw(t, "preferences")}
		e.schulze()
		var strongest func(from, to int, seen []bool) int
		strongest = func(from, to int, seen []bool) (best int) {
			seen[from] = true
			for next := range n {
				if seen[next] || e.Prefer[from][next] <= e.Prefer[next][from] {
					continue
				}
				strength := e.Prefer[from][next]
				if next != to {
					strength = min(strength, strongest(next, to, slices.Clone(seen)))
				}
				best = max(best, strength)
			}
			return best
		}
		for i := range n {
			for j := range n {
				if i != j && e.Paths[i][j] != strongest(i, j, make([]bool, n)) {
					t.Fatalf("path from %d to %d has %d, want %d", i, j, e.Paths[i][j], strongest(i, j, make([]bool, n)))
				}
			}
		}
	})
}

// Points and sets against their definitions, over all subsets.
func TestElectionsAreWhatTheySay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ballots, n := someBallots(t)
		e, ok := CountBallots(ballots, n)
		if !ok {
			t.Fatal("no election")
		}
		dominant := func(set int) bool {
			for i := range n {
				for j := range n {
					if set>>i&1 == 1 && set>>j&1 == 0 && e.Prefer[i][j] <= e.Prefer[j][i] {
						return false
					}
				}
			}
			return true
		}
		smallest := 1<<n - 1
		for set := 1; set < 1<<n; set++ {
			if dominant(set) && set&smallest == set {
				smallest = set
			}
		}
		got, people, points := 0, 0, 0.0
		for _, item := range e.Smith {
			got |= 1 << item
		}
		if got != smallest {
			t.Fatalf("the Smith set is %b, want %b", got, smallest)
		}
		if (e.Condorcet >= 0) != (len(e.Smith) == 1 && (n == 1 || dominant(1<<e.Smith[0]))) {
			t.Fatalf("%+v", e)
		}
		for _, b := range ballots {
			people += b.Count
		}
		for item, p := range e.Borda {
			points += p
			if e.Schulze[item] == 1 && !slices.Contains(e.Smith, item) {
				t.Fatalf("%d is first and outside the Smith set %v", item, e.Smith)
			}
		}
		if want := float64(people*n*(n-1)) / 2; math.Abs(points-want) > 1e-9 {
			t.Fatalf("Borda's points add up to %v, want %v", points, want)
		}
		if e.Condorcet >= 0 && (!slices.Equal(e.SchulzeFirst(), []int{e.Condorcet}) || e.Copeland[e.Condorcet] != float64(n-1)) {
			t.Fatalf("who beats all is not first: %+v", e)
		}
	})
}

func TestBordaOfTiesAndOfWhatIsNotRanked(t *testing.T) {
	e, _ := CountBallots([]Ballot{{Count: 2, Ranks: []int{1, 2, 2, 0, 0}}}, 5)
	if want := []float64{8, 5, 5, 1, 1}; !slices.Equal(e.Borda, want) {
		t.Errorf("points %v, want %v", e.Borda, want)
	}
	if e.Condorcet != 0 || !slices.Equal(e.Schulze, []int{1, 2, 2, 4, 4}) || !slices.Equal(e.BordaFirst(), []int{0}) {
		t.Errorf("%+v", e)
	}
	for name, ballots := range map[string][]Ballot{
		"nobody": {}, "no count": {{0, []int{1}}}, "too few ranks": {{1, []int{}}}, "a negative rank": {{1, []int{-1}}}, "a negative count": {{-1, []int{1}}},
	} {
		if _, ok := CountBallots(ballots, 1); ok {
			t.Errorf("%s: an election", name)
		}
	}
}

func TestDots(t *testing.T) {
	totals, ok := DotTotals([][]int{{2, 1, 0}, {0, 0, 3}, {1, 1, 0}}, 3, 3)
	if want := []int{3, 2, 3}; !ok || !slices.Equal(totals, want) {
		t.Errorf("totals %v, want %v", totals, want)
	}
	for name, votes := range map[string][][]int{"too many": {{2, 2}}, "too many on one": {{3, 0}}, "fewer than none": {{-1, 1}}, "one too few": {{1, 1}, {1}}} {
		if _, ok := DotTotals(votes, 3, 2); ok {
			t.Errorf("%s: counted", name)
		}
	}
}

func TestFeaturePrices(t *testing.T) {
	prices := slices.Repeat([]float64{10}, 19)
	prices = append(prices, 60)
	check, ok := CheckPrices(prices, slices.Repeat([]float64{25}, 5))
	if want := (FeaturePrices{Money: 0.5, Scarce: true, Pooled: true, Enough: true}); !ok || check != want {
		t.Errorf("%+v, want %+v", check, want)
	}
	check, ok = CheckPrices(prices[:3], []float64{25})
	if want := (FeaturePrices{Money: 25.0 / 30}); !ok || check != want {
		t.Errorf("%+v, want %+v", check, want)
	}
	for name, c := range map[string][2][]float64{"nothing": {nil, {1}}, "nobody": {{1}, nil}, "for free": {{0}, {1}}, "in debt": {{1}, {-1}}, "endless": {{math.Inf(1)}, {1}}} {
		if _, ok := CheckPrices(c[0], c[1]); ok {
			t.Errorf("%s: checked", name)
		}
	}
}
