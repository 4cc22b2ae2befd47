package roadmap

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// randomProblem has half of what everything needs. Hard ones are worth about what
// they take, so that no item is better than another.
func randomProblem(seed uint64, n, m, dependencies int, hard bool) Problem {
	return sizedProblem(seed, n, m, dependencies, hard, hard)
}

// sizedProblem may need every team for everything (dense), or mostly one.
func sizedProblem(seed uint64, n, m, dependencies int, hard, dense bool) Problem {
	r := rand.New(rand.NewPCG(seed, 60))
	p := Problem{Resources: capacities(make([]float64, m)...)}
	for i := range n {
		item := worthOf(fmt.Sprintf("i%02d", i), i+1, 0)
		sum := 0.0
		for t := range m {
			e := float64(1+r.IntN(20)) / 4
			if !dense && r.IntN(3) > 0 && t != i%m {
				e = 0
			}
			item.Effort = append(item.Effort, e)
			p.Resources[t].Capacity += e / 2
			sum += e
		}
		value := float64(1+r.IntN(4000)) / 4
		if hard {
			value = math.Round(100*sum+float64(r.IntN(100))) / 4
		}
		*item.Value = value
		p.Items = append(p.Items, item)
	}
	for range dependencies {
		a, b := r.IntN(n), r.IntN(n)
		switch {
		case a == b:
		case r.IntN(4) == 0:
			p.Dependencies = append(p.Dependencies, NewDependency(Excludes, p.Items[a].ID, p.Items[b].ID, 0))
		default:
			p.Dependencies = append(p.Dependencies, NewDependency(Requires, p.Items[max(a, b)].ID, p.Items[min(a, b)].ID, 0))
		}
	}
	return p
}

func TestSelectWithoutTime(t *testing.T) {
	p := randomProblem(7, 60, 4, 30, true)
	p.Nodes = 5
	got, err := Select(context.Background(), p)
	if err != nil || got.Proven || got.Bound <= got.Value || got.Value <= 0 || got.Gap() <= 0 || got.Gap() > 0.2 || !strings.Contains(got.Sentence, "none can be worth over") {
		t.Errorf("five nodes: %+v, %v", got, err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	ended, err := Select(ctx, randomProblem(7, 60, 4, 30, true))
	if err != nil || ended.Proven || ended.Bound < got.Value {
		t.Errorf("no time: %+v, %v", ended, err)
	}
}

func TestBoundsHold(t *testing.T) {
	for seed := range uint64(10) {
		p := randomProblem(seed, 30, 3, 15, true)
		best, err := Select(context.Background(), p)
		if err != nil || !best.Proven {
			t.Fatalf("seed %d: %+v, %v", seed, best, err)
		}
		for _, nodes := range []int{1, 2, 5, 20, 100} {
			p.Nodes = nodes
			if got, _ := Select(context.Background(), p); got.Value > best.Value || got.Bound < best.Value {
				t.Errorf("seed %d, %d nodes: %v to %v does not hold %v", seed, nodes, got.Value, got.Bound, best.Value)
			}
		}
	}
}

// A large part is narrowed down before it is searched, and comes to the same set.
func TestLargePartsAreSolvedAlike(t *testing.T) {
	ctx := context.Background()
	narrowed := 0
	for seed := range uint64(30) {
		p := sizedProblem(seed, 30, 3, 15, seed%2 == 0, seed%3 == 0)
		for i := range p.Items {
			if seed%5 == 4 { // many sets that are worth the same
				*p.Items[i].Value = math.Ceil(*p.Items[i].Value/300) * 100
			}
		}
		r, err := reduce(&p)
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range r.parts() {
			all, few := k.solveAll(ctx, DefaultNodes), k.solveLarge(ctx, DefaultNodes)
			if !all.proven || !few.proven || !slices.Equal(all.in, few.in) || math.Abs(all.bound-few.bound) > 1e-6 {
				t.Errorf("seed %d: %+v, narrowed down first %+v", seed, all, few)
			}
			if few.nodes < all.nodes {
				narrowed++
			}
			some := k.solveLarge(ctx, 3)
			if some.bound < all.bound-1e-6 {
				t.Errorf("seed %d: the bound of three nodes is %v, and a set is worth %v", seed, some.bound, all.bound)
			}
		}
	}
	if narrowed == 0 {
		t.Error("narrowing down never helped")
	}
	tied := Problem{Items: []SelectItem{worthOf("d", 4, 10, 1), worthOf("c", 3, 10, 1), worthOf("b", 2, 10, 1), worthOf("a", 1, 10, 1)}, Resources: capacities(3)}
	r, err := reduce(&tied)
	if err != nil {
		t.Fatal(err)
	}
	if got := r.parts()[0].solveLarge(ctx, DefaultNodes); !got.proven || !slices.Equal(got.in, []int{0, 1, 2}) || got.bound != 30 {
		t.Errorf("of four alike %+v", got)
	}
}

func TestSelectOfThousands(t *testing.T) {
	p := sizedProblem(1, 5000, 4, 2500, false, false)
	for i := range p.Resources {
		p.Resources[i].Capacity = 60
	}
	got, err := Select(context.Background(), p)
	if err != nil || got.Gap() > 0.001 || len(got.In) < 100 {
		t.Errorf("of 5000 %d are in, gap %v, %v", len(got.In), got.Gap(), err)
	}
	for r, used := range got.Used {
		if used > p.Resources[r].Capacity {
			t.Errorf("%s gives %v of %v", p.Resources[r].Name, used, p.Resources[r].Capacity)
		}
	}
	for _, d := range p.Dependencies {
		a, b := got.Has(d.Initiative), got.Has(d.On)
		if d.Kind == Requires && a && !b || d.Kind == Excludes && a && b {
			t.Errorf("%+v is broken", d)
		}
	}
}

// BenchmarkSelect solves 50 problems of 60 items, 4 teams and 30 dependencies, and
// says how long they took and how many were proven.
func BenchmarkSelect(b *testing.B) {
	for _, c := range []struct {
		name        string
		hard, dense bool
	}{{"random", false, false}, {"every item needs every team", false, true}, {"worth what it takes", true, false}, {"worth what it takes, every team", true, true}} {
		b.Run(c.name, func(b *testing.B) {
			for range b.N {
				var times, nodes, gaps []float64
				proven := 0
				for seed := range uint64(50) {
					p := sizedProblem(seed, 60, 4, 30, c.hard, c.dense)
					start := time.Now()
					s, err := Select(context.Background(), p)
					if err != nil {
						b.Fatal(err)
					}
					times, nodes, gaps = append(times, float64(time.Since(start).Microseconds())/1000), append(nodes, float64(s.Nodes)), append(gaps, 100*s.Gap())
					if s.Proven {
						proven++
					}
				}
				for _, each := range [][]float64{times, nodes, gaps} {
					slices.Sort(each)
				}
				b.Logf("50 seeds: ms median %.1f, 90%% %.1f, most %.1f; nodes median %.0f, 90%% %.0f, most %.0f; proven %d, gap most %.3f %%",
					times[25], times[45], times[49], nodes[25], nodes[45], nodes[49], proven, gaps[49])
				b.ReportMetric(times[25]*1e6, "median-ns")
				b.ReportMetric(times[49]*1e6, "most-ns")
				b.ReportMetric(gaps[49]/100, "gap")
				b.ReportMetric(float64(proven), "proven")
			}
		})
	}
}
