package smart

import (
	"testing"

	"pgregory.net/rapid"
)

// The first one that is alike is the one that comparing every pair finds, whatever
// the words, the limit and what fits.
func TestAlikeFindsWhatEveryPairWould(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		vocabulary := rapid.SampledFrom([]string{"a", "b", "c", "d", "e", "f", "g"})
		var words []map[string]bool
		for range rapid.IntRange(0, 12).Draw(t, "texts") {
			set := map[string]bool{}
			for _, word := range rapid.SliceOfN(vocabulary, 0, 6).Draw(t, "words") {
				set[word] = true
			}
			words = append(words, set)
		}
		limit := rapid.SampledFrom([]float64{0.01, 0.3, 0.5, 0.6, 0.75, 0.8, 1}).Draw(t, "limit")
		odd := rapid.Bool().Draw(t, "only odd ones fit")
		fits := func(n int) bool { return !odd || n%2 == 1 }
		texts := newAlike(words, limit)
		for i := range words {
			want := -1
			for n := range i {
				if len(words[i]) >= 2 && overlap(words[i], words[n]) >= limit && fits(n) {
					want = n
					break
				}
			}
			if got := texts.before(i, fits); got != want {
				t.Fatalf("text %d of %v is like %d, want %d at %v", i, words, got, want, limit)
			}
		}
	})
}
