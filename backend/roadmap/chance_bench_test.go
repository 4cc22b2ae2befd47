package roadmap

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"cairn/backend/calc"
	"cairn/backend/plan"
)

// riceBacklog is a backlog with ranges on three inputs each.
func riceBacklog(t testing.TB, n int) []ChanceItem {
	random := rand.New(rand.NewPCG(uint64(n), 1))
	ranged := func(likely float64) Range {
		low, high := likely*(0.4+0.5*random.Float64()), likely*(1.1+1.5*random.Float64())
		return Range{Low: &low, Likely: &likely, High: &high}
	}
	items := make([]ChanceItem, n)
	for i := range items {
		draws, err := RICEDraws(ranged(100+5000*random.Float64()), ranged([]float64{0.25, 0.5, 1, 2, 3}[random.IntN(5)]), Range{}, ranged(0.5+6*random.Float64()), nil)
		if err != nil {
			t.Fatal(err)
		}
		items[i] = ChanceItem{ID: plan.ID(fmt.Sprintf("initiative %d", i)), Inputs: draws.Inputs, Score: draws.Score}
	}
	return items
}

// onlyDraw is the inner loop that only draws and scores, on one processor: the same
// draws and the same scores, of which nothing is made but a sum.
func onlyDraw(items []ChanceItem, draws int) (sum float64) {
	var sampler calc.Sampler
	rows, inputs := make([]float64, 3*draws), make([]float64, 3)
	for _, item := range items {
		for input, of := range item.Inputs {
			sampler.Set(of.Distribution)
			sampler.Draw(rows[input*draws:][:draws], calc.NewStream(1, string(item.ID), of.Name), 0)
		}
		for draw := range draws {
			for input := range inputs {
				inputs[input] = rows[input*draws+draw]
			}
			sum += item.Score(inputs)
		}
	}
	return sum
}

// BenchmarkChances is 500 items and 10,000 draws, RICE with ranges on three inputs,
// beside the loop that only draws and scores; times/draws is how many times as long
// the whole takes, both on one processor (whole-ns, draws-ns). all-ns is the whole on all
// of them.
func BenchmarkChances(b *testing.B) {
	for _, n := range []int{100, 500, 5000} {
		b.Run(fmt.Sprintf("%d items", n), func(b *testing.B) {
			items := riceBacklog(b, n)
			draws := affordable(DefaultDraws, n)
			onlyDraw(items[:1], draws) // the tables of all simulations
			all := runtime.GOMAXPROCS(0)
			var one, every, inner time.Duration
			for b.Loop() {
				every += simulated(b, items)
				runtime.GOMAXPROCS(1)
				one += simulated(b, items)
				begin := time.Now()
				if onlyDraw(items, draws) <= 0 {
					b.Fatal("nothing was drawn")
				}
				inner += time.Since(begin)
				runtime.GOMAXPROCS(all)
			}
			for name, spent := range map[string]time.Duration{"all-ns": every, "whole-ns": one, "draws-ns": inner} {
				b.ReportMetric(float64(spent.Nanoseconds())/float64(b.N), name)
			}
			b.ReportMetric(float64(one)/float64(inner), "times/draws")
		})
	}
}

// simulated is how long a simulation takes.
func simulated(b *testing.B, items []ChanceItem) time.Duration {
	begin := time.Now()
	if _, err := Simulate(context.Background(), items, ChanceOptions{Seed: 1, Top: len(items) / 5}); err != nil {
		b.Fatal(err)
	}
	return time.Since(begin)
}

// BenchmarkLearn is what to learn of one item of three inputs.
func BenchmarkLearn(b *testing.B) {
	items := riceBacklog(b, 100)
	c := simulate(b, items, ChanceOptions{Top: 50})
	contested := 0
	for i, item := range c.Items {
		if item.Class == Contested {
			contested = i
		}
	}
	for b.Loop() {
		if len(c.Learn(contested)) != 3 {
			b.Fatal("nothing to learn")
		}
	}
}
