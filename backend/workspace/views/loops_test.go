package views

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// forest makes objectives 0 to n-1 with parents given by number; one that is
// negative is none.
func forest(parents []int) (nodes map[plan.ID]*branch, all []*branch) {
	nodes = map[plan.ID]*branch{}
	id := func(i int) plan.ID { return plan.ID(fmt.Sprint(i)) }
	for i, parent := range parents {
		b := &branch{objective: &okr.Objective{ID: id(i), Parent: id(parent)}, id: id(i)}
		nodes[b.id] = b
		all = append(all, b)
	}
	return nodes, all
}

// Those are in a loop who come back to themselves in at most as many steps as
// there are objectives.
func TestLoopsAreThoseWhoComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const most = 8
		parents := rapid.SliceOfN(rapid.IntRange(-1, most-1), 0, most).Draw(t, "parents")
		nodes, all := forest(parents)
		got := loops(nodes, all)
		for i := range parents {
			back, at := false, i
			for range parents {
				if at = parents[at]; at < 0 || at >= len(parents) {
					break
				}
				back = back || at == i
			}
			if got[all[i]] != back {
				t.Fatalf("%d in a loop: %v, want %v", i, got[all[i]], back)
			}
		}
	})
}

// A chain of so many takes hours where each objective climbs to the top.
func TestLoopsOfADeepPlan(t *testing.T) {
	parents := make([]int, 200_000)
	for i := range parents {
		parents[i] = i + 1
	}
	parents[len(parents)-1] = -1
	nodes, all := forest(parents)
	began := time.Now()
	if found := loops(nodes, all); len(found) != 0 {
		t.Errorf("%d objectives of a chain are in a loop", len(found))
	}
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
}
