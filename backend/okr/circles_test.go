package okr_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/okr"
)

// Two things are in one circle if each can be reached from the other.
func TestCirclesAreWhatLeadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.IntRange(0, 7).Draw(t, "things")
		leads := make([][]int, count)
		all := make([]int, count)
		for i := range all {
			all[i] = i
			leads[i] = rapid.SliceOfN(rapid.IntRange(-1, count), 0, 3).Draw(t, "leads to")
		}
		circles := okr.Circles(all, func(i int) []int { return leads[i] })
		circleOf := make([]int, count)
		for n, circle := range circles {
			if !slices.IsSorted(circle) {
				t.Fatalf("%v is not in the order of the things", circle)
			}
			for _, i := range circle {
				circleOf[i] = n + 1
			}
		}
		for i := range all {
			for k := range all {
				together := circleOf[i] != 0 && circleOf[i] == circleOf[k]
				if want := reaches(leads, i, k) && reaches(leads, k, i); together != want {
					t.Fatalf("%d and %d in one circle: %v, want %v, of %v", i, k, together, want, leads)
				}
			}
		}
	})
}

// reaches says whether there is a way of one step or more.
func reaches(leads [][]int, from, to int) bool {
	seen, waiting := map[int]bool{}, []int{from}
	for len(waiting) > 0 {
		at := waiting[0]
		waiting = waiting[1:]
		for _, next := range leads[at] {
			if next == to {
				return true
			}
			if next >= 0 && next < len(leads) && !seen[next] {
				seen[next] = true
				waiting = append(waiting, next)
			}
		}
	}
	return false
}

// A recursion would overflow, and a search from each thing would take hours.
func TestCirclesOfADeepChain(t *testing.T) {
	all := make([]int, 200_000)
	for i := range all {
		all[i] = i
	}
	if circles := okr.Circles(all, func(i int) []int { return []int{i + 1} }); len(circles) != 0 {
		t.Errorf("%d circles in a chain", len(circles))
	}
	circles := okr.Circles(all, func(i int) []int { return []int{(i + 1) % len(all)} })
	if len(circles) != 1 || len(circles[0]) != len(all) {
		t.Errorf("a ring is %d circles", len(circles))
	}
}
