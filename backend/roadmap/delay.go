package roadmap

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"

	"cairn/backend/plan"
)

// DelayedItem is one initiative in a pipeline that builds one after the other.
type DelayedItem struct {
	ID          plan.ID
	CostOfDelay float64 // money per week, 0 or more
	Duration    float64 // weeks, above 0
}

// DelayedItemsOf are the items that have both numbers of CD3, in their order.
func DelayedItemsOf(items []ScoreItem) []DelayedItem {
	delayed := []DelayedItem{}
	for _, item := range items {
		cost, duration := item.Ratings[CriterionID(CD3, "cost_of_delay")].Likely, item.Ratings[CriterionID(CD3, "duration")].Likely
		if cost != nil && duration != nil {
			delayed = append(delayed, DelayedItem{ID: item.ID, CostOfDelay: *cost, Duration: *duration})
		}
	}
	return delayed
}

// DelayOrder is a sequence and what waiting costs in it.
type DelayOrder struct {
	Items []DelayedItem
	Cost  float64 // money
	Exact bool    // no sequence that keeps the requirements costs less
	Name  string  // "the CD3 order"
	How   string  // by which rule it was found, as a sentence
}

// TotalDelayCost is what waiting costs in a sequence: the sum of the cost of delay of
// each item by the week in which it is done (Σ CoD × C).
func TotalDelayCost(sequence []DelayedItem) float64 {
	cost, done := 0.0, 0.0
	for _, item := range sequence {
		done += item.Duration
		cost += item.CostOfDelay * done
	}
	return cost
}

// maxExactDelay is up to how many items the least cost is found exactly where some
// require others: the search keeps a number for each set of them.
const maxExactDelay = 18

// CheapestOrder is the sequence in which waiting costs least, where one thing is built
// at a time. requires lists for an item those that must come before it; ids that are
// not among the items count as done. Without requirements it is CD3, dearest per week
// first, which is the best there is (Smith's rule). With them it is exact up to 18 items;
// beyond, the item of the highest CD3 among those whose turn it can be comes next, which
// may cost more than the least. Errors: invalid where items require each other in a loop
// or a duration is not above 0.
func CheapestOrder(items []DelayedItem, requires map[plan.ID][]plan.ID) (DelayOrder, error) {
	sorted := slices.Clone(items)
	slices.SortFunc(sorted, byCD3)
	for _, item := range sorted {
		if item.Duration <= 0 {
			return DelayOrder{}, plan.AtField("duration", "not_positive", "A duration is more than 0 weeks. Type how long it takes.")
		}
	}
	before, some := requirements(sorted, requires)
	order := DelayOrder{Items: sorted, Exact: true, Name: "the CD3 order", How: "By cost of delay per week of work, dearest first: no order costs less."}
	switch {
	case !some:
	case len(sorted) <= maxExactDelay:
		found, ok := exactDelayOrder(sorted, before)
		if !ok {
			return DelayOrder{}, delayLoop()
		}
		order.Items, order.Name, order.How = found, "the cheapest order that keeps the requirements", "The cheapest of all orders that keep the requirements."
	default:
		found, ok := listDelayOrder(sorted, before)
		if !ok {
			return DelayOrder{}, delayLoop()
		}
		order.Items, order.Exact, order.Name = found, false, "the best order found"
		order.How = fmt.Sprintf("Dearest first among those whose requirements are done. With more than %d initiatives a cheaper order may exist.", maxExactDelay)
	}
	order.Cost = TotalDelayCost(order.Items)
	return order, nil
}

func delayLoop() error {
	return plan.AtField("requires", "loop", "Some of these initiatives require each other in a loop, so none of them can be first. Take one requirement out.")
}

// byCD3 is Smith's order: a before b where a's cost per week of work is higher.
func byCD3(a, b DelayedItem) int {
	return cmp.Or(cmp.Compare(b.CostOfDelay/b.Duration, a.CostOfDelay/a.Duration), cmp.Compare(a.ID, b.ID))
}

// requirements are, for each item, the places of those that must come before it.
func requirements(items []DelayedItem, requires map[plan.ID][]plan.ID) (before [][]int, some bool) {
	places := make(map[plan.ID]int, len(items))
	for i, item := range items {
		places[item.ID] = i
	}
	before = make([][]int, len(items))
	for i, item := range items {
		for _, id := range requires[item.ID] {
			if place, ok := places[id]; ok {
				before[i] = append(before[i], place)
				some = true
			}
		}
	}
	return before, some
}

// exactDelayOrder finds the least cost over all sets of what is done first: the set
// whose last item is i costs what the set without it costs, and i's cost of delay by the
// time of the whole set. ok is false where no sequence keeps the requirements.
func exactDelayOrder(items []DelayedItem, before [][]int) ([]DelayedItem, bool) {
	n := len(items)
	needs := make([]uint32, n)
	for i, places := range before {
		for _, place := range places {
			needs[i] |= 1 << place
		}
	}
	least, last := make([]float64, 1<<n), make([]int8, 1<<n)
	for set := uint32(1); set < 1<<n; set++ {
		last[set] = -1
		time := 0.0
		for rest := set; rest != 0; rest &= rest - 1 {
			time += items[bits.TrailingZeros32(rest)].Duration
		}
		// From the last to the first, so that of equal costs the dearest comes first.
		for i := n - 1; i >= 0; i-- {
			without := set &^ (1 << i)
			if without == set || needs[i]&^without != 0 || without != 0 && last[without] < 0 {
				continue
			}
			if cost := least[without] + items[i].CostOfDelay*time; last[set] < 0 || cost < least[set] {
				least[set], last[set] = cost, int8(i)
			}
		}
	}
	all := uint32(1<<n - 1)
	if last[all] < 0 {
		return nil, false
	}
	order := make([]DelayedItem, n)
	for set, place := all, n-1; place >= 0; place-- {
		order[place] = items[last[set]]
		set &^= 1 << last[set]
	}
	return order, true
}

// listDelayOrder takes, again and again, the first item whose requirements are done.
func listDelayOrder(items []DelayedItem, before [][]int) ([]DelayedItem, bool) {
	done := make([]bool, len(items))
	order := make([]DelayedItem, 0, len(items))
	for len(order) < len(items) {
		next := -1
		for i := range items {
			if !done[i] && !slices.ContainsFunc(before[i], func(place int) bool { return !done[place] }) {
				next = i
				break
			}
		}
		if next < 0 {
			return nil, false
		}
		done[next] = true
		order = append(order, items[next])
	}
	return order, true
}

// DelayComparison says what an order of one's own costs more than the cheapest one.
type DelayComparison struct {
	Cost, Cheapest, More float64 // money
	Sentence             string
}

// CompareOrder compares a sequence, whose name begins a sentence ("Your order"), with the
// cheapest order of the same items.
func CompareOrder(name string, sequence []DelayedItem, cheapest DelayOrder, settings plan.Settings) DelayComparison {
	c := DelayComparison{Cost: TotalDelayCost(sequence), Cheapest: cheapest.Cost}
	c.More = plan.Kept(c.Cost - c.Cheapest)
	amount := settings.Grouped(max(c.More, -c.More))
	switch {
	case c.More == 0:
		c.Sentence = name + " costs as little as " + cheapest.Name + "."
	case c.More > 0:
		c.Sentence = fmt.Sprintf("%s costs %s more than %s.", name, amount, cheapest.Name)
	default:
		c.Sentence = fmt.Sprintf("%s costs %s less than %s.", name, amount, cheapest.Name)
	}
	return c
}
