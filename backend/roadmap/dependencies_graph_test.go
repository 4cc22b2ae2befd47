package roadmap

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/plan"
)

func lettered(letters string) []Initiative {
	all := []Initiative{}
	for _, l := range strings.Split(letters, "") {
		all = append(all, Initiative{ID: plan.ID(l), Title: strings.ToUpper(l), State: Candidate})
	}
	return all
}

func TestGraph(t *testing.T) {
	g := NewGraph(lettered("abcdefg"), []Dependency{
		NewDependency(Requires, "a", "b", 0), NewDependency(Requires, "b", "c", 0), NewDependency(Requires, "d", "e", 0), NewDependency(Requires, "e", "d", 0),
		NewDependency(Requires, "a", "gone", 0), NewDependency(Excludes, "f", "c", 0),
	})
	if got := joined(g.Required("a")); got != "b c" {
		t.Errorf("a requires %s", got)
	}
	loops := g.Loops()
	if len(loops) != 1 || g.Chain(loops[0]) != "D requires E requires D" {
		t.Errorf("loops are %v", loops)
	}
	for _, c := range []struct {
		d    Dependency
		says string
	}{
		{NewDependency(Requires, "c", "a", 0), "A requires B requires C already, so neither could begin if C required A."},
		{NewDependency(Requires, "c", "c", 0), "C already, so"},
		{NewDependency(Requires, "a", "f", 0), "A could never be selected then: A requires F; A requires B requires C; F and C exclude each other."},
		{NewDependency(Excludes, "a", "c", 0), "A could never be selected then: A requires B requires C; A and C exclude each other."},
		{NewDependency(Requires, "c", "f", 0), "A could never be selected then"},
		{NewDependency(Requires, "g", "a", 0), ""},
		{NewDependency(Excludes, "g", "a", 0), ""},
	} {
		err := g.Admits(c.d)
		switch {
		case c.says == "" && err != nil, c.says != "" && (err == nil || plan.CodeOf(err) != plan.Invalid):
			t.Errorf("%s %s %s: %v", c.d.Initiative, c.d.Kind, c.d.On, err)
		case c.says != "" && !strings.HasPrefix(err.Error(), c.says) && c.d.Initiative != "c":
			t.Errorf("%s %s %s: %v", c.d.Initiative, c.d.Kind, c.d.On, err)
		}
	}
}

func TestGraphAgainstAllWays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 8).Draw(t, "n")
		all := lettered("abcdefgh"[:n])
		id := rapid.SampledFrom(all)
		admitted, every := []Dependency{}, []Dependency{}
		for range rapid.IntRange(0, 14).Draw(t, "edges") {
			d := NewDependency(rapid.SampledFrom([]DependencyKind{Requires, Requires, Excludes}).Draw(t, "kind"), id.Draw(t, "a").ID, id.Draw(t, "b").ID, 0)
			if d.Initiative == d.On {
				continue
			}
			every = append(every, d)
			if NewGraph(all, admitted).Admits(d) == nil {
				admitted = append(admitted, d)
			}
		}
		clean := NewGraph(all, admitted)
		if loops := clean.Loops(); len(loops) != 0 {
			t.Fatalf("what was admitted has the loops %v", loops)
		}
		for _, i := range all {
			if c := clean.Contradiction(i.ID); c != "" {
				t.Fatalf("what was admitted contradicts itself: %s", c)
			}
		}
		g := NewGraph(all, every)
		const far = 99
		distance := map[[2]plan.ID]int{}
		for _, a := range all {
			for _, b := range all {
				distance[[2]plan.ID{a.ID, b.ID}] = far
			}
		}
		for _, d := range every {
			if d.Kind == Requires {
				distance[[2]plan.ID{d.Initiative, d.On}] = 1
			}
		}
		for _, k := range all {
			for _, a := range all {
				for _, b := range all {
					distance[[2]plan.ID{a.ID, b.ID}] = min(distance[[2]plan.ID{a.ID, b.ID}], distance[[2]plan.ID{a.ID, k.ID}]+distance[[2]plan.ID{k.ID, b.ID}])
				}
			}
		}
		looped := map[plan.ID]bool{}
		for _, loop := range g.Loops() {
			if loop[0] != loop[len(loop)-1] || len(loop) < 3 {
				t.Fatalf("%v is no loop", loop)
			}
			looped[loop[0]] = true
		}
		for _, a := range all {
			for _, b := range all {
				d, way := distance[[2]plan.ID{a.ID, b.ID}], g.Way(a.ID, b.ID)
				if (d < far) != (way != nil) || way != nil && len(way) != d+1 || slices.Contains(g.Required(a.ID), b.ID) != (d < far) {
					t.Fatalf("from %s to %s are %d steps, and the way is %v", a.ID, b.ID, d, way)
				}
			}
			if looped[a.ID] && distance[[2]plan.ID{a.ID, a.ID}] >= far {
				t.Fatalf("%s is on no loop", a.ID)
			}
		}
	})
}

func TestDeepGraph(t *testing.T) {
	const n = 3000
	all, chain := []Initiative{}, []Dependency{}
	for i := range n {
		all = append(all, Initiative{ID: plan.ID(fmt.Sprintf("i%04d", i)), State: Candidate, Start: "2026-01-01", End: "2026-01-01"})
		if i > 0 {
			chain = append(chain, NewDependency(Requires, all[i].ID, all[i-1].ID, 0))
		}
	}
	slots := EarliestSlots(all, nil, chain, "2026-01-01")
	if got, want := slots[all[n-1].ID].Start, plan.Date("2026-01-01").AddDays(n-1); got != want || len(CriticalPath(slots, all[n-1].ID)) != n {
		t.Errorf("the last of a chain starts on %s, want %s", got, want)
	}
}
