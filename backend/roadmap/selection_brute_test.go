package roadmap

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/plan"
)

// drawProblem makes a small problem of every kind. Numbers are quarters, so that
// the sums of the brute force are exact.
func drawProblem(t *rapid.T, most int) Problem {
	n := rapid.IntRange(0, most).Draw(t, "n")
	m := rapid.IntRange(1, 4).Draw(t, "m")
	quarters := rapid.Map(rapid.IntRange(0, 12), func(q int) float64 { return float64(q) / 4 })
	values := rapid.Map(rapid.IntRange(0, 30), func(q int) float64 { return float64(q) / 4 })
	p := Problem{Resources: make([]Resource, m)}
	for i := range n {
		item := worthOf(fmt.Sprintf("i%02d", i), rapid.IntRange(0, n).Draw(t, "rank"), values.Draw(t, "value"))
		for range m {
			item.Effort = append(item.Effort, quarters.Draw(t, "effort"))
		}
		switch rapid.IntRange(0, 24).Draw(t, "kind") {
		case 0:
			item.Must = "Committed"
		case 1:
			item.Never = "No."
		case 2:
			item.Value = nil
		case 3:
			item.Effort = nil
		}
		p.Items = append(p.Items, item)
	}
	for r := range m {
		p.Resources[r] = Resource{Team: plan.ID(fmt.Sprint(r)), Capacity: rapid.Map(rapid.IntRange(0, 60), func(q int) float64 { return float64(q) / 4 }).Draw(t, "capacity")}
	}
	for range rapid.IntRange(0, n).Draw(t, "dependencies") {
		a, b := rapid.IntRange(0, n-1).Draw(t, "a"), rapid.IntRange(0, n-1).Draw(t, "b")
		if a != b {
			kind := rapid.SampledFrom([]DependencyKind{Requires, Requires, Excludes}).Draw(t, "what")
			p.Dependencies = append(p.Dependencies, NewDependency(kind, p.Items[a].ID, p.Items[b].ID, 0))
		}
	}
	return p
}

// bruteForce looks at all subsets: the best value, and of those alike the first by
// rank in which they differ. It knows the rules from the problem alone.
func bruteForce(p *Problem) (best []plan.ID, value float64, possible bool) {
	items := byRank(p.Items)
	at := map[plan.ID]int{}
	for i := range items {
		at[items[i].ID] = i
	}
	forced := make([]bool, len(items))
	var force func(i int)
	force = func(i int) {
		if !forced[i] {
			forced[i] = true
			for _, d := range p.Dependencies {
				if d.Kind == Requires && d.Initiative == items[i].ID {
					force(at[d.On])
				}
			}
		}
	}
	for i := range items {
		if items[i].Must != "" {
			force(i)
		}
	}
	looped := []int{}
	for _, loop := range graphOf(titlesOf(items), p.Dependencies).Loops() {
		looped = append(looped, at[loop[0]])
	}
	bestSet := -1
	for set := range 1 << len(items) {
		in := func(i int) bool { return set&(1<<(len(items)-1-i)) != 0 } // a greater number has the earlier item
		if sum, ok := sound(p, items, at, forced, looped, in); ok && (bestSet < 0 || sum > value || sum == value && set > bestSet) {
			bestSet, value = set, sum
		}
	}
	for i := range items {
		if bestSet >= 0 && bestSet&(1<<(len(items)-1-i)) != 0 {
			best = append(best, items[i].ID)
		}
	}
	return best, value, bestSet >= 0
}

// sound says whether a set keeps all rules, and what it is worth.
func sound(p *Problem, items []SelectItem, at map[plan.ID]int, forced []bool, looped []int, in func(int) bool) (value float64, ok bool) {
	used := make([]float64, len(p.Resources))
	for i := range items {
		item := &items[i]
		switch {
		case !in(i) && forced[i]:
			return 0, false
		case !in(i):
			continue
		case item.Never != "" || !forced[i] && (item.Value == nil || item.Effort == nil):
			return 0, false
		case item.Value != nil:
			value += *item.Value
		}
		for r, e := range item.Effort {
			used[r] += e
		}
	}
	for r := range used {
		if used[r] > p.Resources[r].Capacity {
			return 0, false
		}
	}
	// A loop of requirements can never begin: whoever stands on it is out.
	for _, i := range looped {
		if in(i) {
			return 0, false
		}
	}
	for _, d := range p.Dependencies {
		a, b := in(at[d.Initiative]), in(at[d.On])
		if d.Kind == Requires && a && !b || d.Kind == Excludes && a && b {
			return 0, false
		}
	}
	return value, true
}

func titlesOf(items []SelectItem) map[plan.ID]string {
	titles := map[plan.ID]string{}
	for i := range items {
		titles[items[i].ID] = items[i].Title
	}
	return titles
}

func TestSelectAgainstAllSubsets(t *testing.T) {
	feasible := 0
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t, 10)
		want, value, possible := bruteForce(&p)
		got, err := Select(context.Background(), p)
		if (err == nil) != possible {
			t.Fatalf("possible is %v, and Select says %v", possible, err)
		}
		if !possible {
			return
		}
		feasible++
		if !got.Proven || math.Abs(got.Value-value) > 1e-9 || !slices.Equal(got.In, append([]plan.ID{}, want...)) {
			t.Fatalf("%v worth %v (proven %v), want %v worth %v", got.In, got.Value, got.Proven, want, value)
		}
		greedy, err := Greedy(p)
		if err != nil || greedy.Value > got.Value+1e-9 {
			t.Fatalf("greedy has %v, %v, the best is %v", greedy.Value, err, got.Value)
		}
		rand.New(rand.NewPCG(1, 2)).Shuffle(len(p.Items), func(i, j int) { p.Items[i], p.Items[j] = p.Items[j], p.Items[i] })
		slices.Reverse(p.Dependencies)
		if again, err := Select(context.Background(), p); err != nil || !slices.Equal(again.In, got.In) || again.Nodes != got.Nodes {
			t.Fatalf("in another order %v, before %v", again.In, got.In)
		}
	})
	if feasible < 20 {
		t.Errorf("only %d problems could be solved", feasible)
	}
}

func TestSelectAgainstAllSubsetsOfFourteen(t *testing.T) {
	for seed := range uint64(60) {
		p := randomProblem(seed, 14, 1+int(seed%4), 6, seed%2 == 1)
		want, value, possible := bruteForce(&p)
		got, err := Select(context.Background(), p)
		if err != nil || !possible || !got.Proven || !slices.Equal(got.In, want) || math.Abs(got.Value-value) > 1e-9 {
			t.Errorf("seed %d: %v worth %v, want %v worth %v (%v)", seed, got.In, got.Value, want, value, err)
		}
	}
}
