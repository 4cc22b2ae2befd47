package roadmap_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

// scoredItems gives scores to a, b, c ...; NaN is spelled -1 for unscored.
func scoredItems(scores ...float64) []roadmap.ScoredItem {
	items := make([]roadmap.ScoredItem, len(scores))
	for i, s := range scores {
		items[i].ID = plan.ID(rune('a' + i))
		if s >= 0 {
			items[i].Score = &scores[i]
		}
	}
	return items
}

// ranking writes "a1 b2>1": b is second by its score and shown as first.
func ranking(ranked []roadmap.RankedItem) string {
	words := make([]string, len(ranked))
	for i, r := range ranked {
		words[i] = fmt.Sprintf("%s%d", r.ID, r.Rank)
		if r.Rank != r.Shown || r.Override != nil {
			words[i] += fmt.Sprintf(">%d", r.Shown)
		}
		if r.Override != nil {
			words[i] += "!"
		}
	}
	return strings.Join(words, " ")
}

func override(id string, rank int) roadmap.Override {
	return roadmap.Override{ID: plan.ID("o" + id), Initiative: plan.ID(id), Rank: rank, Reason: "promised"}
}

func TestRank(t *testing.T) {
	outside := scoredItems(5, -1, 9)
	outside[0].Class, outside[0].Score = roadmap.Compliance, nil
	for name, c := range map[string]struct {
		scored    []roadmap.ScoredItem
		overrides []roadmap.Override
		want      string
	}{
		"nothing":                         {nil, nil, ""},
		"one":                             {scoredItems(3), nil, "a1"},
		"1, 2, 2, 4":                      {scoredItems(2, 3, 3, 9), nil, "d1 b2 c2 a4"},
		"equal but for the last digits":   {scoredItems(0.1+0.2, 0.3, 0.2), nil, "a1 b1 c3"},
		"unscored last":                   {scoredItems(-1, 1, -1, 0), nil, "b1 d2 a0 c0"},
		"outside after the unscored":      {outside, nil, "c1 b0 a0"},
		"one is put first":                {scoredItems(9, 8, 7), []roadmap.Override{override("c", 1)}, "c3>1! a1>2 b2>3"},
		"one is put last":                 {scoredItems(9, 8, 7), []roadmap.Override{override("a", 3)}, "b2>1 c3>2 a1>3!"},
		"beyond the last is the last":     {scoredItems(9, 8, 7), []roadmap.Override{override("a", 99)}, "b2>1 c3>2 a1>3!"},
		"where it is anyway":              {scoredItems(9, 8, 7), []roadmap.Override{override("b", 2)}, "a1 b2>2! c3"},
		"two at one place, by id":         {scoredItems(9, 8, 7), []roadmap.Override{override("c", 1), override("b", 1)}, "b2>1! c3>2! a1>3"},
		"all of them":                     {scoredItems(9, 8, 7), []roadmap.Override{override("a", 3), override("b", 1), override("c", 2)}, "b2>1! c3>2! a1>3!"},
		"an unscored one is put first":    {scoredItems(9, -1), []roadmap.Override{override("b", 1)}, "b0>1! a1>2"},
		"outside stays outside":           {outside, []roadmap.Override{override("a", 1)}, "c1 b0 a0"},
		"of an item that is not here":     {scoredItems(9), []roadmap.Override{override("z", 1)}, "a1"},
		"equals share the rank behind it": {scoredItems(9, 5, 5, 1), []roadmap.Override{override("d", 1)}, "d4>1! a1>2 b2>3 c2>3"},
		"one between equals parts them":   {scoredItems(5, 5, 1), []roadmap.Override{override("c", 2)}, "a1 c3>2! b1>3"},
	} {
		if got := ranking(roadmap.Rank(c.scored, c.overrides)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestRankAgainstBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		scores := rapid.SliceOfN(rapid.Float64Range(-1, 5), 0, 12).Draw(t, "scores")
		for i := range scores {
			if rapid.Bool().Draw(t, "coarse") {
				scores[i] = float64(int(scores[i])) // equals are likely
			}
		}
		items := scoredItems(scores...)
		got := roadmap.Rank(items, nil)
		for _, r := range got {
			want := 0
			if r.Score != nil {
				want = 1
				for _, other := range items {
					if other.Score != nil && plan.Kept(*other.Score) > plan.Kept(*r.Score) {
						want++
					}
				}
			}
			if r.Rank != want || r.Shown != want {
				t.Fatalf("%s: rank %d, shown %d, want %d", r.ID, r.Rank, r.Shown, want)
			}
		}
		shuffled := rapid.Permutation(items).Draw(t, "shuffled")
		if a, b := ranking(got), ranking(roadmap.Rank(shuffled, nil)); a != b {
			t.Fatalf("%s, and in another order %s", a, b)
		}
	})
}

func TestOverridesKeepTheOthersInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := scoredItems(rapid.SliceOfN(rapid.Float64Range(-0.5, 5), 1, 10).Draw(t, "scores")...)
		overrides := []roadmap.Override{}
		for _, item := range items {
			if rapid.IntRange(0, 2).Draw(t, "moved") == 0 {
				overrides = append(overrides, override(string(item.ID), rapid.IntRange(1, 12).Draw(t, "rank")))
			}
		}
		got := roadmap.Rank(items, overrides)
		isMoved := func(r roadmap.RankedItem) bool {
			return slices.ContainsFunc(overrides, func(o roadmap.Override) bool { return o.Initiative == r.ID })
		}
		plainly := slices.DeleteFunc(roadmap.Rank(items, nil), isMoved)
		others := slices.DeleteFunc(slices.Clone(got), isMoved)
		for i := range plainly {
			if plainly[i].ID != others[i].ID || plainly[i].Rank != others[i].Rank {
				t.Fatalf("%s, without the moved %s", ranking(others), ranking(plainly))
			}
		}
		places := 0
		for _, r := range got {
			if r.Shown > 0 {
				places++
			}
		}
		taken := map[int]int{}
		for _, o := range overrides {
			taken[o.Rank]++
		}
		for _, r := range got {
			if r.Override != nil && len(overrides) == 1 && r.Shown != min(r.Override.Rank, places) {
				t.Fatalf("put at %d, stands at %d of %d", r.Override.Rank, r.Shown, places)
			}
		}
		if len(taken) == len(overrides) { // no two at one place: each has its own, but for those beyond the end
			for _, r := range got {
				if r.Override != nil && r.Override.Rank <= places-len(overrides) && r.Shown != r.Override.Rank {
					t.Fatalf("put at %d, stands at %d: %s", r.Override.Rank, r.Shown, ranking(got))
				}
			}
		}
		shuffled := rapid.Permutation(overrides).Draw(t, "shuffled")
		if a, b := ranking(got), ranking(roadmap.Rank(items, shuffled)); a != b {
			t.Fatalf("%s, and with overrides in another order %s", a, b)
		}
	})
}

// A further item changes no other's score and no order among the others: the scales are
// fixed.
func TestAFurtherItemReversesNoRank(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, criteria := weightedModel(3, 2, 1)
		items := []roadmap.ScoreItem{}
		tenth := func(t *rapid.T) float64 { return float64(rapid.IntRange(0, 100).Draw(t, "tenths")) / 10 }
		for i := range rapid.IntRange(2, 8).Draw(t, "n") {
			items = append(items, weightedItem(string(rune('a'+i)),
				tenth(t), tenth(t), tenth(t)))
		}
		order := func(items []roadmap.ScoreItem) []string {
			all, err := roadmap.ScoreAll(m, criteria, nil, items)
			if err != nil {
				t.Fatal(err)
			}
			ids := []string{}
			for _, r := range roadmap.Rank(all, nil) {
				ids = append(ids, fmt.Sprint(r.ID, *r.Score))
			}
			return ids
		}
		with := order(items)
		last := items[len(items)-1].ID
		with = slices.DeleteFunc(with, func(id string) bool { return strings.HasPrefix(id, string(last)) })
		if without := order(items[:len(items)-1]); cmp.Compare(fmt.Sprint(with), fmt.Sprint(without)) != 0 {
			t.Fatalf("with the last %v, without it %v", with, without)
		}
	})
}
