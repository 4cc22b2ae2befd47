package roadmap

import (
	"cmp"
	"math"
	"math/bits"
	"slices"

	"cairn/backend/plan"
)

// chanceRanker ranks many sets of scores of the same size. It sorts by counting the
// first 16 binary digits in which scores can differ (two passes of a radix sort),
// and puts right by insertion what these cannot tell apart: of 500 scores that takes
// a tenth of the time of a sort by comparison. It is for one goroutine.
type chanceRanker struct {
	keys   []uint64 // of each item: less for the higher score
	packed []uint64 // what is sorted: the digits and the item
	once   []uint64
	order  []uint16
	counts [2][256]uint32
}

func newChanceRanker(items int) *chanceRanker {
	return &chanceRanker{
		keys: make([]uint64, items), packed: make([]uint64, items), once: make([]uint64, items), order: make([]uint16, items),
	}
}

// rank gives each score its rank: 1 for the highest, equal ones the same, the next
// one as many further as are before it (1, 2, 2, 4). Equal are those which are so in
// the digits that a plan keeps. What is NaN is last: its rank is the number of items.
func (r *chanceRanker) rank(scores []float64, ranks []uint16) {
	scored := r.sort(scores)
	for place, item := range r.order[:scored] {
		if place > 0 && sameScore(scores[r.order[place-1]], scores[item]) {
			ranks[item] = ranks[r.order[place-1]]
		} else {
			ranks[item] = uint16(place + 1)
		}
	}
	for _, item := range r.order[scored:] {
		ranks[item] = uint16(len(scores))
	}
}

// sort puts the items in the order of their scores, those without one last, and
// says how many have one.
func (r *chanceRanker) sort(scores []float64) (scored int) {
	least, greatest := uint64(math.MaxUint64), uint64(0)
	last := len(scores)
	for item, score := range scores {
		if math.IsNaN(score) {
			last--
			r.order[last] = uint16(item)
			continue
		}
		key := falling(score)
		r.keys[item] = key
		r.packed[scored] = uint64(item)
		scored++
		least, greatest = min(least, key), max(greatest, key)
	}
	slices.Reverse(r.order[last:])
	if scored == 0 {
		return 0
	}
	r.count(r.packed[:scored], least, max(0, bits.Len64(greatest-least)-16))
	r.insert(r.order[:scored])
	return scored
}

// count sorts items by the first digits of their keys.
func (r *chanceRanker) count(packed []uint64, least uint64, shift int) {
	r.counts = [2][256]uint32{}
	low, high := &r.counts[0], &r.counts[1]
	for i, item := range packed {
		digits := (r.keys[item] - least) >> (shift & 63)
		packed[i] = digits<<16 | item
		low[digits&255]++
		high[digits>>8&255]++
	}
	lows, highs := uint32(0), uint32(0)
	for digit := range low {
		low[digit], lows = lows, lows+low[digit]
		high[digit], highs = highs, highs+high[digit]
	}
	for _, p := range packed {
		digit := p >> 16 & 255
		r.once[low[digit]] = p
		low[digit]++
	}
	for _, p := range r.once[:len(packed)] {
		digit := p >> 24 & 255
		r.order[high[digit]] = uint16(p)
		high[digit]++
	}
}

// insert puts a nearly sorted order right. Where it turns out not to be nearly
// sorted, as with one score far from all others, it is sorted by comparison.
func (r *chanceRanker) insert(order []uint16) {
	moves := 0
	for i := 1; i < len(order); i++ {
		item := order[i]
		key, to := r.keys[item], i
		for to > 0 && r.keys[order[to-1]] > key {
			order[to] = order[to-1]
			to--
		}
		order[to] = item
		if moves += i - to; moves > 8*len(order) {
			slices.SortFunc(order, func(a, b uint16) int {
				return cmp.Or(cmp.Compare(r.keys[a], r.keys[b]), cmp.Compare(a, b))
			})
			return
		}
	}
}

// falling is a whole number that is less the greater a score is.
func falling(score float64) uint64 {
	pattern := math.Float64bits(score)
	return ^(pattern ^ (uint64(int64(pattern)>>63) | 1<<63))
}

// sameScore says that two finite scores are equal in the digits that a plan keeps:
// sums in another order differ in the last ones.
func sameScore(a, b float64) bool {
	if a == b {
		return true
	}
	return math.Abs(a-b) <= 1e-14*(math.Abs(a)+math.Abs(b)) && plan.Kept(a) == plan.Kept(b)
}
