package roadmap

import (
	"cmp"
	"slices"

	"cairn/backend/plan"
)

// Greedy takes initiatives in the order of their ranks, each with what it requires,
// as long as they fit: what a team does that reads its list from above. It is shown
// beside the answer of Select, which it may miss: of (value, effort) (60, 10),
// (100, 20), (120, 30) at a capacity of 50 it takes the first two, worth 160, and
// the last two are worth 220.
//
// Proven is always false, and Bound is Value: it knows none. Errors: as Select.
func Greedy(p Problem) (Selection, error) {
	r, err := reduce(&p)
	if err != nil {
		return Selection{}, err
	}
	for i := range r.items {
		if r.state[i] != undecided {
			continue
		}
		if bundle := r.bundle(i); r.fitsBeside(bundle) {
			for _, j := range bundle {
				r.state[j] = chosen
				for t, e := range r.items[j].Effort {
					r.free[t] -= e
				}
			}
		}
	}
	s := Selection{Out: r.out, Unestimated: []plan.ID{}}
	r.settle(&s)
	s.Sentence = r.totals(&s)
	return s, nil
}

// fitsBeside says whether items fit beside what is chosen, and nothing there
// excludes them or is refused.
func (r *reduced) fitsBeside(bundle []int) bool {
	for at, i := range bundle {
		for _, foe := range r.excludes[i] {
			if r.state[foe] == chosen || slices.Contains(bundle[at+1:], foe) {
				return false
			}
		}
		for _, on := range r.needs[i] {
			if r.state[on] == refused {
				return false
			}
		}
	}
	for t := range r.free {
		need := 0.0
		for _, i := range bundle {
			need += r.items[i].Effort[t]
		}
		if need > r.free[t]+slackOf(r.p.Resources[t].Capacity) {
			return false
		}
	}
	return true
}

// ByRatio gives the items the ranks of value per person-month, the greatest first:
// the order in which Greedy does best on one resource.
func ByRatio(items []SelectItem) []SelectItem {
	ratio := func(item *SelectItem) float64 {
		sum := 0.0
		for _, e := range item.Effort {
			sum += e
		}
		if sum == 0 {
			return worth(item)
		}
		return worth(item) / sum
	}
	items = byRank(items)
	slices.SortStableFunc(items, func(a, b SelectItem) int { return cmp.Compare(ratio(&b), ratio(&a)) })
	for i := range items {
		items[i].Rank = i + 1
	}
	return items
}
