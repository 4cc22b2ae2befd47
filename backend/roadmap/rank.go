package roadmap

import (
	"cmp"
	"slices"

	"cairn/backend/plan"
)

// RankedItem is a scored initiative in its place of a ranking.
type RankedItem struct {
	ScoredItem
	Rank     int       // by the score: 1, 2, 2, 4; 0 where there is no score
	Shown    int       // after overrides, likewise; 0 where it has no place
	Override *Override // that puts it there; nil where the score does
}

// Rank orders scored items: those with a place by the rank that is shown, then the
// unscored, then those outside the score. Scores are equal that do not differ in 15
// significant digits; equals share a rank, and stand in the order of their ids.
//
// An override of the model puts its item at its rank, unscored or not, and the others
// keep their order around it. A rank beyond the last is the last. Of two overrides at
// one rank the first by id of the override has it, and the other comes next. What is
// outside the score takes no place, whatever its override says. An override of an item
// that is not here says nothing.
func Rank(scored []ScoredItem, overrides []Override) []RankedItem {
	ranked := make([]RankedItem, len(scored))
	for i, s := range scored {
		ranked[i] = RankedItem{ScoredItem: s}
	}
	slices.SortFunc(ranked, byScore)
	rankByScore(ranked)
	forced := map[plan.ID]*Override{}
	for i := range overrides {
		forced[overrides[i].Initiative] = &overrides[i]
	}
	placed, rest, moved := []RankedItem{}, []RankedItem{}, []RankedItem{}
	for _, r := range ranked {
		if !r.Outside() {
			r.Override = forced[r.ID]
		}
		switch {
		case r.Override != nil:
			moved = append(moved, r)
		case r.Score != nil:
			placed = append(placed, r)
		default:
			rest = append(rest, r)
		}
	}
	order := interleave(placed, moved)
	showRanks(order)
	return append(order, rest...)
}

// byScore orders scored items first, best first, then the unscored, then those outside.
func byScore(a, b RankedItem) int {
	group := func(r RankedItem) int {
		switch {
		case r.Outside():
			return 2
		case r.Score == nil:
			return 1
		default:
			return 0
		}
	}
	if by := cmp.Compare(group(a), group(b)); by != 0 || a.Score == nil || b.Score == nil {
		return cmp.Or(by, cmp.Compare(a.ID, b.ID))
	}
	return cmp.Or(cmp.Compare(plan.Kept(*b.Score), plan.Kept(*a.Score)), cmp.Compare(a.ID, b.ID))
}

func equalScores(a, b RankedItem) bool {
	return a.Score != nil && b.Score != nil && plan.Kept(*a.Score) == plan.Kept(*b.Score)
}

func rankByScore(ranked []RankedItem) {
	for i := range ranked {
		switch {
		case ranked[i].Score == nil:
		case i > 0 && equalScores(ranked[i-1], ranked[i]):
			ranked[i].Rank = ranked[i-1].Rank
		default:
			ranked[i].Rank = i + 1
		}
	}
}

// interleave puts each moved item at its place among the placed ones.
func interleave(placed, moved []RankedItem) []RankedItem {
	slices.SortFunc(moved, func(a, b RankedItem) int {
		return cmp.Or(cmp.Compare(a.Override.Rank, b.Override.Rank), cmp.Compare(a.Override.ID, b.Override.ID))
	})
	total := len(placed) + len(moved)
	order := make([]RankedItem, 0, total)
	for len(order) < total {
		switch {
		case len(moved) > 0 && (moved[0].Override.Rank <= len(order)+1 || len(placed) == 0):
			order, moved = append(order, moved[0]), moved[1:]
		default:
			order, placed = append(order, placed[0]), placed[1:]
		}
	}
	return order
}

// showRanks numbers the places: neighbours of one score that nobody moved share one.
func showRanks(order []RankedItem) {
	for i := range order {
		order[i].Shown = i + 1
		if i > 0 && order[i].Override == nil && order[i-1].Override == nil && equalScores(order[i-1], order[i]) {
			order[i].Shown = order[i-1].Shown
		}
	}
}
