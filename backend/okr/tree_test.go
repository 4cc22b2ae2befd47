package okr_test

import (
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

func TestTreeRollsUpAcrossCycles(t *testing.T) {
	year := plan.Cycle{ID: "year", Start: "2026-01-01", End: "2026-12-31"}
	tree := okr.Tree{
		Objectives: []okr.Objective{
			{ID: "annual", Cycle: "year", Weight: 1},
			{ID: "first", Cycle: "summer", Parent: "annual", Weight: 3},
			{ID: "second", Cycle: "summer", Parent: "annual", Weight: 1},
			{ID: "stray", Cycle: "summer", Parent: "gone", Weight: 1},
		},
		KeyResults: map[plan.ID][]okr.Driver{
			"first":  {driver(1, num(0.6), num(0.5), okr.OnTrack)},
			"second": {driver(1, num(0.2), num(0.5), okr.AtRisk), driver(1, nil, num(0.5), okr.NotStarted)},
			"stray":  {driver(1, num(0.1), num(0.5), okr.AtRisk)},
		},
		Cycles: map[plan.ID]plan.Cycle{"year": year, "summer": summer},
		On:     day(45),
	}
	got := okr.EvaluateTree(tree)
	annual := got["annual"]
	if !same(annual.Progress, num(0.5)) || annual.Status != okr.OnTrack || annual.Worst != okr.AtRisk || annual.Drivers != 2 {
		t.Errorf("annual: %v, %s, worst %s of %d drivers", show(annual.Progress), annual.Status, annual.Worst, annual.Drivers)
	}
	if weights := annual.Explanation.Weights; weights[0].ID != "first" || weights[1].ID != "second" {
		t.Errorf("children in another order than given: %+v", weights)
	}
	if stray := got["stray"]; !same(stray.Progress, num(0.1)) {
		t.Errorf("an objective whose parent is gone: %v", show(stray.Progress))
	}
}

// A loop: a → b → c → a, with a leaf below b. No member drives another; what
// hangs below a member does.
func TestTreeBreaksLoops(t *testing.T) {
	tree := okr.Tree{
		Objectives: []okr.Objective{
			{ID: "a", Parent: "b", Weight: 1}, {ID: "b", Parent: "c", Weight: 1}, {ID: "c", Parent: "a", Weight: 1},
			{ID: "leaf", Parent: "b", Weight: 1}, {ID: "self", Parent: "self", Weight: 1}, {ID: "leaf", Parent: "a", Weight: 1},
		},
		KeyResults: map[plan.ID][]okr.Driver{
			"a":    {driver(1, num(0.3), num(0.5), okr.AtRisk)},
			"leaf": {driver(1, num(0.9), num(0.5), okr.OnTrack)},
			"self": {driver(1, num(0.4), num(0.5), okr.AtRisk)},
		},
		Cycles: map[plan.ID]plan.Cycle{}, On: day(45),
	}
	for turn := range tree.Objectives {
		turned := tree
		turned.Objectives = append(append([]okr.Objective{}, tree.Objectives[:5][turn%5:]...), tree.Objectives[:5][:turn%5]...)
		if turn == 0 {
			turned.Objectives = tree.Objectives // with the second "leaf"
		}
		got := okr.EvaluateTree(turned)
		for id, want := range map[plan.ID]*float64{"a": num(0.3), "b": num(0.9), "c": nil, "leaf": num(0.9), "self": num(0.4)} {
			answer, ok := got[id]
			if !ok || !same(answer.Progress, want) {
				t.Errorf("turn %d, %s: %v, want %v", turn, id, show(answer.Progress), show(want))
			}
			looped := false
			for _, left := range answer.Explanation.LeftOut {
				looped = looped || left.Code == okr.ParentLoop
			}
			if looped != (id != "leaf") {
				t.Errorf("turn %d, %s: says that it is in a loop: %v", turn, id, looped)
			}
		}
		if len(got) != 5 {
			t.Errorf("%d answers, want 5", len(got))
		}
	}
}

// chain is a tree of one branch with one key result at its foot.
func chain(depth int) okr.Tree {
	tree := okr.Tree{KeyResults: map[plan.ID][]okr.Driver{}, Cycles: map[plan.ID]plan.Cycle{"summer": summer}, On: day(45)}
	id := func(n int) plan.ID { return plan.ID(fmt.Sprint("o", n)) }
	for n := range depth {
		o := okr.Objective{ID: id(n), Cycle: "summer", Weight: 1}
		if n > 0 {
			o.Parent = id(n - 1)
		}
		tree.Objectives = append(tree.Objectives, o)
	}
	tree.KeyResults[id(depth-1)] = []okr.Driver{driver(1, num(0.25), num(0.5), okr.AtRisk)}
	return tree
}

func TestTreeOfAnyDepth(t *testing.T) {
	for _, depth := range []int{10_000, 200_000} {
		tree := chain(depth)
		if got := okr.EvaluateTree(tree)["o0"]; !same(got.Progress, num(0.25)) || got.Worst != okr.AtRisk {
			t.Errorf("%d deep: top %v, worst %s", depth, show(got.Progress), got.Worst)
		}
		tree.Objectives[0].Parent = plan.ID(fmt.Sprint("o", depth-1))
		if got := okr.EvaluateTree(tree); len(got) != depth {
			t.Errorf("loop of %d: %d answers", depth, len(got))
		}
	}
}

// TestTreeAgainstRecursion compares with the plain recursive reading, on
// forests without loops.
func TestTreeAgainstRecursion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree := okr.Tree{KeyResults: map[plan.ID][]okr.Driver{}, Cycles: map[plan.ID]plan.Cycle{"summer": summer}, On: day(45)}
		for n := range rapid.IntRange(1, 12).Draw(t, "objectives") {
			o := okr.Objective{ID: plan.ID(fmt.Sprint(n)), Cycle: "summer", Weight: float64(rapid.IntRange(0, 3).Draw(t, "weight")),
				Drivers: rapid.SampledFrom([]okr.Drivers{"", okr.DriversBoth, okr.DriversChildren, okr.DriversKeyResults, okr.DriversManual}).Draw(t, "drivers")}
			if n > 0 {
				o.Parent = plan.ID(fmt.Sprint(rapid.IntRange(-1, n-1).Draw(t, "parent")))
			}
			tree.Objectives = append(tree.Objectives, o)
			tree.KeyResults[o.ID] = drawDrivers(t, 0)
		}
		var read func(o okr.Objective) okr.Rollup
		read = func(o okr.Objective) okr.Rollup {
			var children []okr.Driver
			for _, child := range tree.Objectives {
				if child.Parent == o.ID {
					children = append(children, okr.ObjectiveDriver(child, read(child)))
				}
			}
			return okr.EvaluateObjective(o, summer, tree.KeyResults[o.ID], children, tree.On)
		}
		shuffled := tree
		shuffled.Objectives = rapid.Permutation(tree.Objectives).Draw(t, "shuffled")
		got, again := okr.EvaluateTree(tree), okr.EvaluateTree(shuffled)
		for _, o := range tree.Objectives {
			if want := read(o); !reflect.DeepEqual(got[o.ID], want) {
				t.Fatalf("%s: %+v, want %+v", o.ID, got[o.ID], want)
			}
			if !equal(got[o.ID], again[o.ID]) {
				t.Fatalf("%s: the order of the rows changes %+v to %+v", o.ID, got[o.ID], again[o.ID])
			}
		}
	})
}

// TestTreeOfAnyParentsEnds: any parents at all, loops and strays included, give
// one answer each.
func TestTreeOfAnyParentsEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree := okr.Tree{On: day(1)}
		count := rapid.IntRange(0, 15).Draw(t, "objectives")
		for n := range count {
			tree.Objectives = append(tree.Objectives, okr.Objective{ID: plan.ID(fmt.Sprint(n)), Weight: 1,
				Parent: plan.ID(fmt.Sprint(rapid.IntRange(-1, 15).Draw(t, "parent")))})
		}
		if got := okr.EvaluateTree(tree); len(got) != count {
			t.Fatalf("%d answers for %d objectives", len(got), count)
		}
	})
}

func TestEvaluateAll(t *testing.T) {
	feed := okr.Feed{CadenceDays: 31, Measurements: []okr.Measurement{{First: day(0), Last: day(30), Value: 5, Label: "July"}}}
	fed := increase(0, 10)
	fed.ID, fed.Objective, fed.KPI = "fed", "o", "kpi"
	typed := increase(0, 10)
	typed.ID, typed.Objective = "typed", "o"
	stones := okr.KeyResult{ID: "stones", Objective: "child", Kind: okr.Milestones, Weight: 1}
	stray := increase(0, 10)
	stray.ID, stray.Objective = "stray", "gone"
	got := okr.EvaluateAll(okr.Goals{
		Cycles:     []plan.Cycle{summer},
		Objectives: []okr.Objective{{ID: "o", Cycle: "summer", Drivers: okr.DriversBoth, Type: okr.Aspirational}, {ID: "child", Cycle: "summer", Parent: "o", Weight: 2}},
		KeyResults: []okr.KeyResult{fed, typed, stones, stray},
		Milestones: []okr.Milestone{{KeyResult: "stones", Weight: 1, Done: day(20)}, {KeyResult: "stones", Weight: 1}, {KeyResult: "nobody"}},
		CheckIns: []okr.CheckIn{{KeyResult: "typed", Date: day(39), Value: num(3)}, {KeyResult: "stray", Date: day(39), Value: num(4)},
			{KeyResult: "typed", Date: day(30), Value: num(2)}, {KeyResult: "fed", Date: day(39), Confidence: num(70)}},
		Feeds:       map[plan.ID]okr.Feed{"kpi": feed},
		CadenceDays: 7, GraceDays: 3, On: day(40),
	})
	for id, want := range map[plan.ID]*float64{"fed": num(0.5), "typed": num(0.3), "stones": num(0.5), "stray": num(0.4)} {
		if answer := got.KeyResults[id]; !same(answer.Raw, want) {
			t.Errorf("%s: %v, want %v", id, show(answer.Raw), *want)
		}
	}
	if got := got.KeyResults["typed"].Expected; !same(got, num(0.7*40/91)) {
		t.Errorf("expected under an aspirational objective: %v", show(got))
	}
	if got := got.KeyResults["stray"]; got.Status != okr.NotStarted || got.Expected != nil {
		t.Errorf("a key result without its objective: %s, expected %v", got.Status, show(got.Expected))
	}
	// (0.5 + 0.3 + 2 × 0.5) ÷ 4
	if got := got.Objectives["o"]; !same(got.Progress, num(0.45)) {
		t.Errorf("objective: %v, want 0.45 by %s", show(got.Progress), got.Explanation.Formula)
	}
}

// quarter is a plan of count key results, five to an objective, ten objectives
// to a parent, with a check-in a week.
func quarter(count int) okr.Goals {
	g := okr.Goals{Cycles: []plan.Cycle{summer}, CadenceDays: 7, GraceDays: 3, On: day(80)}
	for n := range count {
		objective := plan.ID(fmt.Sprint("o", n/5))
		if n%5 == 0 {
			g.Objectives = append(g.Objectives, okr.Objective{ID: objective, Title: "Grow", Cycle: "summer", Weight: 1, Parent: plan.ID(fmt.Sprint("o", n/5/10))})
		}
		kr := increase(0, 91)
		kr.ID, kr.Objective = plan.ID(fmt.Sprint("k", n)), objective
		g.KeyResults = append(g.KeyResults, kr)
		for week := range 12 {
			g.CheckIns = append(g.CheckIns, okr.CheckIn{ID: plan.ID(fmt.Sprint(n, "-", week)), KeyResult: kr.ID, Date: day(7 * week), Value: num(float64(7 * week)), Confidence: num(70)})
		}
	}
	return g
}

func BenchmarkEvaluate(b *testing.B) {
	g := quarter(1)
	f := facts(g.KeyResults[0], day(80), g.CheckIns...)
	b.ReportAllocs()
	for b.Loop() {
		okr.Evaluate(f)
	}
}

func BenchmarkEvaluateAll20000(b *testing.B) {
	g := quarter(20_000)
	b.ReportAllocs()
	for b.Loop() {
		okr.EvaluateAll(g)
	}
}

func BenchmarkEvaluateTreeDepth10000(b *testing.B) {
	tree := chain(10_000)
	b.ReportAllocs()
	for b.Loop() {
		okr.EvaluateTree(tree)
	}
}
