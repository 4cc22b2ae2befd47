package roadmap

import (
	"context"
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/calc"
)

// duel is an item whose score is the sum of two inputs, against one whose score is known.
func duel(t rapid.TB, one, two calc.Distribution, bar float64, draws int) *Chances {
	return simulate(t, []ChanceItem{
		{ID: "open", Inputs: []ChanceInput{{"one", one}, {"two", two}, {"three", calc.Point(3)}}, Score: func(in []float64) float64 { return in[0] + in[1] }},
		{ID: "known", Score: func([]float64) float64 { return bar }},
	}, ChanceOptions{Seed: 11, Draws: draws, Top: 1})
}

// exactDoubt is by how much knowing one input lowers the entropy of one + two > bar,
// by numeric integration over the quantiles of both.
func exactDoubt(one, two calc.Distribution, bar float64) float64 {
	const grid = 1500
	entropy := func(p float64) float64 {
		if p <= 0 || p >= 1 {
			return 0
		}
		return -p*math.Log(p) - (1-p)*math.Log(1-p)
	}
	others := [grid]float64{}
	for i := range others {
		others[i] = two.Quantile((float64(i) + 0.5) / grid)
	}
	all, within := 0.0, 0.0
	for i := range grid {
		x, above := one.Quantile((float64(i)+0.5)/grid), 0.0
		for _, y := range others {
			if x+y > bar {
				above++
			}
		}
		all += above / grid / grid
		within += entropy(above/grid) / grid
	}
	return 1 - within/entropy(all)
}

func TestLearningIsTheEntropyThatGoes(t *testing.T) {
	wide, err := calc.PERT(0, 5, 12)
	narrow, err2 := calc.PERT(1, 2, 3)
	long, err3 := calc.Lognormal(1, 10)
	if err := errors.Join(err, err2, err3); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		one, two calc.Distribution
		bar      float64
	}{
		"wide and narrow":      {wide, narrow, 7},
		"two alike":            {wide, wide, 11},
		"a rare success":       {wide, narrow, 10},
		"long tail and narrow": {long, narrow, 6},
	} {
		chances := duel(t, c.one, c.two, c.bar, DefaultDraws)
		got := map[string]float64{}
		for _, learning := range chances.Learn(0) {
			got[learning.Input] = learning.Doubt
		}
		want := map[string]float64{"one": exactDoubt(c.one, c.two, c.bar), "two": exactDoubt(c.two, c.one, c.bar), "three": 0}
		for input := range want {
			t.Logf("%s: knowing %s removes %.3f, exactly %.3f", name, input, got[input], want[input])
			if math.Abs(got[input]-want[input]) > 0.025 {
				t.Errorf("%s: knowing %s removes %v of the doubt, want %v", name, input, got[input], want[input])
			}
		}
	}
}

// An input that decides alone removes nearly all doubt, whatever the others are; one
// that has no say removes none, for all that many draws and parts suggest.
func TestLearningOfAllAndOfNothing(t *testing.T) {
	wide, err := calc.PERT(0, 5, 12)
	if err != nil {
		t.Fatal(err)
	}
	idle := 0.0
	for seed := range 20 {
		c := simulate(t, []ChanceItem{
			{ID: "open", Inputs: []ChanceInput{{"idle", wide}, {"all", wide}}, Score: func(in []float64) float64 { return in[1] }},
			{ID: "known", Score: func([]float64) float64 { return 5.5 }},
		}, ChanceOptions{Seed: seed, Top: 1})
		got := c.Learn(0)
		if got[0].Input != "all" || got[0].Doubt < 0.97 || got[1].Doubt > 0.01 {
			t.Errorf("seed %d: %+v", seed, got)
		}
		idle += got[1].Doubt / 20
	}
	if idle > 0.0015 { // 0.0045 without Miller's correction
		t.Errorf("knowing what has no say removes %v in the mean", idle)
	}
}

// Of the handbook's items two are contested, and each is settled most by the input
// that spreads most beside the others.
func TestWhatToLearnFirst(t *testing.T) {
	c := simulate(t, handbookItems(t), ChanceOptions{Seed: 1, Draws: 20_000, Top: 2})
	got, err := c.LearnFirst(context.Background())
	if err != nil || len(got) != 2 || got[0].Bits < got[1].Bits {
		t.Fatalf("%+v, %v", got, err)
	}
	for _, first := range got {
		all := c.Learn(first.Item)
		if c.Items[first.Item].Class != Contested || all[0] != first.Learning || !(first.Bits > 0 && first.Bits < 1) {
			t.Errorf("%+v of %+v", first, all)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := c.LearnFirst(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

func TestNothingToLearn(t *testing.T) {
	wide, err := calc.PERT(0, 5, 12)
	if err != nil {
		t.Fatal(err)
	}
	if got := duel(t, wide, wide, 100, 1000).Learn(0); got != nil {
		t.Errorf("of a lost case: %+v", got)
	}
	c := duel(t, wide, wide, 11, 1000)
	c.Top = 2
	if got := c.Learn(0); got != nil {
		t.Errorf("where all are in: %+v", got)
	}
}

func TestLearningInWords(t *testing.T) {
	for want, learnings := range map[string][]Learning{
		"Knowing its impact removes 34% of the doubt, effort 11%, reach 2%.": {{"impact", 0.34}, {"effort", 0.111}, {"reach", 0.018}},
		"Knowing its size removes 100% of the doubt.":                        {{"size", 1}},
		"": {{"size", 0.001}},
	} {
		if got := LearningInWords(learnings); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := LearningInWords(nil); got != "" {
		t.Errorf("of nothing: %q", got)
	}
}
