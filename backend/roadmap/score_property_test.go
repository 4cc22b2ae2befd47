package roadmap_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/roadmap"
)

// What divides makes no score at 0 or below, in draws as well.
func TestNothingIsDividedByZero(t *testing.T) {
	for _, m := range append(roadmap.BuiltIn(), roadmap.Model{ID: "m", Name: "Ours", Method: roadmap.Formula, Formula: "10 - effort"}) {
		s, err := roadmap.NewScorer(m, roadmap.BuiltInCriteria(m), nil)
		if err != nil {
			t.Fatal(err)
		}
		for i, input := range s.Inputs {
			for _, n := range []float64{0, -1} {
				in := make([]float64, len(s.Inputs))
				for k := range in {
					in[k] = 2
				}
				in[i] = n
				if got := s.Score(in); math.IsNaN(got) != input.Positive {
					t.Errorf("%s with %v for %s scores %v", m.Method, n, input.Key, got)
				}
			}
		}
	}
}

// Better inputs never score worse, costs the other way round, and the order of the
// criteria makes no difference.
func TestScoresAreMonotone(t *testing.T) {
	falls := map[string]bool{"effort": true, "size": true, "duration": true, "satisfaction": true, "worse": true}
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.SampledFrom(roadmap.BuiltIn()).Draw(t, "model")
		criteria := rapid.Permutation(roadmap.BuiltInCriteria(m)).Draw(t, "criteria")
		s, err := roadmap.NewScorer(m, criteria, nil)
		if err != nil {
			t.Fatal(err)
		}
		in := make([]float64, len(s.Inputs))
		for i := range in {
			in[i] = rapid.Float64Range(0.1, 100).Draw(t, s.Inputs[i].Key)
		}
		before := s.Score(in)
		usual, err := roadmap.NewScorer(m, roadmap.BuiltInCriteria(m), nil)
		if err != nil || usual.Score(in) != before {
			t.Fatalf("%s: with criteria in another order %v, %v", m.Method, before, err)
		}
		which := rapid.IntRange(0, len(in)-1).Draw(t, "which")
		in[which] += rapid.Float64Range(0, 100).Draw(t, "more")
		after := s.Score(in)
		if falls[s.Inputs[which].Key] {
			before, after = after, before
		}
		if !(after >= before) {
			t.Fatalf("%s: more %s made %v of %v", m.Method, s.Inputs[which].Key, after, before)
		}
		in[which] = math.NaN()
		if got := s.Score(in); !math.IsNaN(got) {
			t.Fatalf("%s without %s scores %v", m.Method, s.Inputs[which].Key, got)
		}
	})
}

func TestWeightedIsMonotoneAndBounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(t, "n")
		weights := make([]float64, n)
		for i := range weights {
			weights[i] = float64(rapid.IntRange(0, 5).Draw(t, "weight"))
		}
		weights[0]++
		m, criteria := weightedModel(weights...)
		in := make([]float64, n)
		for i := range in {
			criteria[i].Cost = rapid.Bool().Draw(t, "cost")
			in[i] = rapid.Float64Range(0, 10).Draw(t, "in")
		}
		s, err := roadmap.NewScorer(m, rapid.Permutation(criteria).Draw(t, "criteria"), nil)
		if err != nil {
			t.Fatal(err)
		}
		before := s.Score(in)
		if before < 0 || before > 100+1e-9 {
			t.Fatalf("%v is outside of 0 to 100", before)
		}
		which := rapid.IntRange(0, n-1).Draw(t, "which")
		in[which] = rapid.Float64Range(in[which], 10).Draw(t, "more")
		after := s.Score(in)
		if criteria[which].Cost {
			before, after = after, before
		}
		if after < before {
			t.Fatalf("better by one criterion made %v of %v", after, before)
		}
	})
}

func TestScoreAllocatesNothing(t *testing.T) {
	for _, m := range roadmap.BuiltIn() {
		s, err := roadmap.NewScorer(m, roadmap.BuiltInCriteria(m), nil)
		if err != nil {
			t.Fatal(err)
		}
		in := make([]float64, len(s.Inputs))
		for i := range in {
			in[i] = 3
		}
		if got := testing.AllocsPerRun(100, func() { s.Score(in) }); got != 0 {
			t.Errorf("%s: %v allocations", m.Method, got)
		}
	}
	m, criteria := weightedModel(1, 2, 3)
	s, err := roadmap.NewScorer(m, criteria, nil)
	if err != nil {
		t.Fatal(err)
	}
	in := []float64{1, 2, 3}
	if got := testing.AllocsPerRun(100, func() { s.Score(in) }); got != 0 {
		t.Errorf("weighted: %v allocations", got)
	}
}

// BenchmarkScore measures what one draw of a Monte Carlo pays for the score.
func BenchmarkScore(b *testing.B) {
	m, criteria := weightedModel(1, 2, 3, 4)
	formula := roadmap.Model{ID: "m", Name: "Ours", Method: roadmap.Formula, Formula: "a * b * c / 100 / effort"}
	for _, c := range []struct {
		name     string
		model    roadmap.Model
		criteria []roadmap.Criterion
	}{
		{"rice", model(b, roadmap.RICE), roadmap.BuiltInCriteria(model(b, roadmap.RICE))},
		{"weighted of 4", m, criteria},
		{"formula", formula, criteria[:3]},
	} {
		b.Run(c.name, func(b *testing.B) {
			s, err := roadmap.NewScorer(c.model, c.criteria, nil)
			if err != nil {
				b.Fatal(err)
			}
			in := []float64{3, 2, 5, 1.5}
			sum := 0.0
			b.ReportAllocs()
			for b.Loop() {
				sum += s.Score(in)
			}
		})
	}
}
