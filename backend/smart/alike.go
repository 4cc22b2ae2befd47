package smart

import (
	"cmp"
	"math"
	"slices"
)

// alike finds texts whose words are too much alike, in time that grows with how many
// there are and not with the pairs of them.
//
// Of two sets of words that share at least a part of all their words, each has one of
// the shared ones among its rarest: those that it cannot do without. So only texts
// that meet in those are compared (prefix filtering: Chaudhuri, Ganti and Kaushik
// 2006).
type alike struct {
	limit float64 // the share of their words that both have, 0 to 1
	words []map[string]bool
	times map[string]int   // how many texts have a word
	with  map[string][]int // texts so far by their rarest words
}

func newAlike(words []map[string]bool, limit float64) *alike {
	a := &alike{limit: limit, words: words, times: map[string]int{}, with: map[string][]int{}}
	for _, set := range words {
		for word := range set {
			a.times[word]++
		}
	}
	return a
}

// before is the first of the texts before the i-th that is too much like it and
// fits; -1 for none. Of one word nothing is said. It is asked of each text once, in
// their order.
func (a *alike) before(i int, fits func(n int) bool) int {
	first := -1
	rare := a.rarest(i)
	for _, word := range rare {
		for _, n := range a.with[word] {
			if first >= 0 && n >= first {
				break
			}
			if len(a.words[i]) >= 2 && overlap(a.words[i], a.words[n]) >= a.limit && fits(n) {
				first = n
				break
			}
		}
	}
	for _, word := range rare {
		a.with[word] = append(a.with[word], i)
	}
	return first
}

// rarest are the words of a text of which one has to be shared.
func (a *alike) rarest(i int) []string {
	all := make([]string, 0, len(a.words[i]))
	for word := range a.words[i] {
		all = append(all, word)
	}
	slices.SortFunc(all, func(x, y string) int { return cmp.Or(cmp.Compare(a.times[x], a.times[y]), cmp.Compare(x, y)) })
	needed := int(math.Ceil(a.limit*float64(len(all)) - 1e-9))
	return all[:min(len(all)-max(needed, 1)+1, len(all))]
}
