package roadmap

import (
	"cmp"
	"math"
	"slices"
)

// Ballot is an order of items that some people gave.
type Ballot struct {
	Count int   // how many people
	Ranks []int // of each item, 1 for the best; equal ones are tied; 0 is not ranked, behind all that are
}

// Election is what several ways of counting make of ballots.
type Election struct {
	// Prefer says how many people put the first item before the second.
	Prefer [][]int
	// Borda points: n − 1 for the first of n items, 0 for the last; tied ones share the
	// mean, and those not ranked that of the points that are left.
	Borda []float64
	// Copeland points: 1 for each item that more people put behind it than before it, ½
	// for a tie.
	Copeland []float64
	// Paths are the strengths of Schulze's strongest paths from the first item to the
	// second, in people.
	Paths [][]int
	// Schulze has the rank of each item: 1 for the first, equal ones the same (1, 2, 2, 4).
	Schulze []int
	// Condorcet is the item that beats each other one, −1 for none.
	Condorcet int
	// Smith is the smallest set of items each of which beats all outside it.
	Smith []int
}

// CountBallots counts ballots on n items. ok is false for no item and no person, and
// for ballots that do not have a rank for each item.
func CountBallots(ballots []Ballot, n int) (e Election, ok bool) {
	people := 0
	for _, b := range ballots {
		if len(b.Ranks) != n || b.Count < 0 || slices.ContainsFunc(b.Ranks, func(rank int) bool { return rank < 0 }) {
			return e, false
		}
		people += b.Count
	}
	if n == 0 || people == 0 {
		return e, false
	}
	e = Election{Prefer: squareOf(n), Borda: make([]float64, n), Copeland: make([]float64, n), Condorcet: -1}
	for _, b := range ballots {
		e.count(b)
	}
	for i := range n {
		for j := range n {
			switch {
			case i == j:
			case e.Prefer[i][j] > e.Prefer[j][i]:
				e.Copeland[i]++
			case e.Prefer[i][j] == e.Prefer[j][i]:
				e.Copeland[i] += 0.5
			}
		}
		if e.beatsAll(i) {
			e.Condorcet = i
		}
	}
	e.schulze()
	e.smith()
	return e, true
}

func squareOf(n int) [][]int {
	square := make([][]int, n)
	for i := range square {
		square[i] = make([]int, n)
	}
	return square
}

// count adds one ballot. An item gets a point for each that is behind it and half of
// one for each that is level, which shares the mean of the places.
func (e *Election) count(b Ballot) {
	for i := range b.Ranks {
		for j := range b.Ranks {
			switch before := rankedBefore(b.Ranks[i], b.Ranks[j]); {
			case i == j:
			case before:
				e.Prefer[i][j] += b.Count
				e.Borda[i] += float64(b.Count)
			case !rankedBefore(b.Ranks[j], b.Ranks[i]):
				e.Borda[i] += float64(b.Count) / 2
			}
		}
	}
}

func rankedBefore(rank, other int) bool { return rank > 0 && (other == 0 || rank < other) }

func (e *Election) beatsAll(item int) bool {
	for other := range e.Prefer {
		if other != item && e.Prefer[item][other] <= e.Prefer[other][item] {
			return false
		}
	}
	return true
}

// schulze finds the strongest paths (Floyd and Warshall) over the defeats, of which
// the strength is the number of people who win them, and the ranks that follow.
func (e *Election) schulze() {
	n := len(e.Prefer)
	e.Paths = squareOf(n)
	for i := range n {
		for j := range n {
			if e.Prefer[i][j] > e.Prefer[j][i] {
				e.Paths[i][j] = e.Prefer[i][j]
			}
		}
	}
	for over := range n {
		for i := range n {
			for j := range n {
				if i != j && i != over && j != over {
					e.Paths[i][j] = max(e.Paths[i][j], min(e.Paths[i][over], e.Paths[over][j]))
				}
			}
		}
	}
	e.Schulze = make([]int, n)
	for i := range n {
		e.Schulze[i] = 1
		for j := range n {
			if e.Paths[j][i] > e.Paths[i][j] {
				e.Schulze[i]++
			}
		}
	}
}

// smith takes the items in the order of their Copeland points until each of them
// beats all others. An item of the set has more points than any outside it.
func (e *Election) smith() {
	order := make([]int, len(e.Prefer))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(e.Copeland[b], e.Copeland[a]) })
	size := 1
	for looked := 0; looked < size; looked++ {
		for place := len(order) - 1; place >= size; place-- {
			if e.Prefer[order[looked]][order[place]] <= e.Prefer[order[place]][order[looked]] {
				size = place + 1
				break
			}
		}
	}
	e.Smith = slices.Sorted(slices.Values(order[:size]))
}

// BordaFirst are the items with the most Borda points.
func (e *Election) BordaFirst() []int {
	most := slices.Max(e.Borda)
	return itemsWhere(len(e.Borda), func(i int) bool { return e.Borda[i] == most })
}

// SchulzeFirst are the items that Schulze's method puts first.
func (e *Election) SchulzeFirst() []int {
	return itemsWhere(len(e.Schulze), func(i int) bool { return e.Schulze[i] == 1 })
}

// SameFirst says whether Borda and Schulze put the same items first: a winner who does
// not hang on how the ballots are counted.
func (e *Election) SameFirst() bool { return slices.Equal(e.BordaFirst(), e.SchulzeFirst()) }

func itemsWhere(n int, holds func(item int) bool) []int {
	items := []int{}
	for i := range n {
		if holds(i) {
			items = append(items, i)
		}
	}
	return items
}

// DotTotals adds up the dots that people put on items: a row for each person. ok is
// false where somebody put fewer than none, more than most on one item (0 for no such
// limit), or more than dots on all of them.
func DotTotals(votes [][]int, dots, most int) (totals []int, ok bool) {
	for _, row := range votes {
		if totals == nil {
			totals = make([]int, len(row))
		}
		spent := 0
		if len(row) != len(totals) {
			return nil, false
		}
		for item, number := range row {
			if number < 0 || most > 0 && number > most {
				return nil, false
			}
			spent += number
			totals[item] += number
		}
		if spent > dots {
			return nil, false
		}
	}
	return totals, true
}

// FeaturePrices checks the prices of a round of Buy a Feature (Hohmann).
type FeaturePrices struct {
	Money float64 // what the players have together, as a share of all prices
	// Scarce: that share is 40 to 60 %, so that people must choose.
	Scarce bool
	// Pooled: one item at least costs more than any one player has, so that people must
	// talk to each other.
	Pooled bool
	// Enough: there are 14 to 30 items.
	Enough bool
}

// CheckPrices checks the prices of items against the purses of players. ok is false
// where there is nothing to buy or nobody to buy it, and for prices not above 0.
func CheckPrices(prices, purses []float64) (check FeaturePrices, ok bool) {
	if len(prices) == 0 || len(purses) == 0 || slices.ContainsFunc(prices, func(p float64) bool { return !(p > 0) || math.IsInf(p, 0) }) ||
		slices.ContainsFunc(purses, func(p float64) bool { return !(p >= 0) || math.IsInf(p, 0) }) {
		return check, false
	}
	price, money := 0.0, 0.0
	for _, p := range prices {
		price += p
	}
	for _, p := range purses {
		money += p
	}
	check.Money = money / price
	check.Scarce = check.Money >= 0.4 && check.Money <= 0.6
	check.Pooled = slices.Max(prices) > slices.Max(purses)
	check.Enough = len(prices) >= 14 && len(prices) <= 30
	return check, true
}
