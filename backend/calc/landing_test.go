package calc

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestLanding(t *testing.T) {
	steady := []float64{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}
	ten := 10.0
	for name, c := range map[string]struct {
		ask  LandingQuestion
		want Landing
	}{
		"a steady rise reaches what it can":       {LandingQuestion{Values: steady, Steps: 5, Target: 15, HigherIsBetter: true}, Landing{1, 15, 15, 15}},
		"a steady rise reaches no more":           {LandingQuestion{Values: steady, Steps: 5, Target: 15.1, HigherIsBetter: true}, Landing{0, 15, 15, 15}},
		"a rise is no fall":                       {LandingQuestion{Values: steady, Steps: 5, Target: 5}, Landing{0, 15, 15, 15}},
		"a quantity that ends at 10 stays there":  {LandingQuestion{Values: steady, Steps: 5, Target: 11, HigherIsBetter: true, Bounds: Bounds{Highest: &ten}}, Landing{0, 10, 10, 10}},
		"a quantity that stands still stays":      {LandingQuestion{Values: []float64{3, 3, 3, 3, 3, 3, 3}, Steps: 9, Target: 3, HigherIsBetter: true}, Landing{1, 3, 3, 3}},
		"tenths land although they are no tenths": {LandingQuestion{Values: []float64{0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7}, Steps: 3, Target: 1, HigherIsBetter: true}, Landing{1, 1, 1, 1}},
	} {
		got, ok := Land(c.ask)
		if !ok || math.Abs(got.Low-c.want.Low)+math.Abs(got.Median-c.want.Median)+math.Abs(got.High-c.want.High) > 1e-9 || got.Probability != c.want.Probability {
			t.Errorf("%s: %+v, %v", name, got, ok)
		}
	}
}

func TestLandingNeedsEnough(t *testing.T) {
	enough := []float64{1, 2, 1, 2, 1, 2, 1}
	for name, ask := range map[string]LandingQuestion{
		"six values":         {Values: enough[:6], Steps: 1},
		"no steps":           {Values: enough},
		"backwards":          {Values: enough, Steps: -1},
		"too far":            {Values: enough, Steps: MaxSteps + 1},
		"NaN":                {Values: append([]float64{math.NaN()}, enough...), Steps: 1},
		"no end":             {Values: append([]float64{math.MaxFloat64, -math.MaxFloat64}, enough...), Steps: 1},
		"a target of NaN":    {Values: enough, Steps: 1, Target: math.NaN()},
		"sums without end":   {Values: []float64{0, 1e308, 0, 1e308, 0, 1e308, 0, 1e308}, Steps: 100},
		"target at infinity": {Values: enough, Steps: 1, Target: math.Inf(1)},
	} {
		if got, ok := Land(ask); ok {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// The reference example is one process: where it ends after 4 weeks, in the same
// digits on every machine.
func TestLandingOfTheReferenceExample(t *testing.T) {
	ask := LandingQuestion{Values: series(t, "xmr-reference.csv"), Steps: 4, Target: 30, HigherIsBetter: true, Seed: 1}
	got, ok := Land(ask)
	if want := (Landing{0.4697, 21, 29, 39}); !ok || got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	ask.Seed = 2
	if other, _ := Land(ask); other.Probability == got.Probability || math.Abs(other.Probability-got.Probability) > 0.02 {
		t.Errorf("with another seed %f, with the first %f", other.Probability, got.Probability)
	}
}

func question(t *rapid.T) LandingQuestion {
	return LandingQuestion{Values: whole(t, EnoughMoves+1), Steps: rapid.IntRange(1, 13).Draw(t, "steps"),
		Target: float64(rapid.IntRange(-80, 80).Draw(t, "target")), HigherIsBetter: true, Seed: rapid.Uint64().Draw(t, "seed")}
}

// Whatever the unit, the zero and the sign of a quantity, it is as likely to land.
func TestLandingDoesNotKnowTheUnit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ask := question(t)
		want, _ := Land(ask)
		scale := rapid.SampledFrom([]float64{-4, -1, 0.5, 2, 1024}).Draw(t, "scale")
		shift := float64(rapid.IntRange(-1000, 1000).Draw(t, "shift"))
		other := ask
		other.Values, other.Target, other.HigherIsBetter = make([]float64, len(ask.Values)), scale*ask.Target+shift, scale > 0
		for i, v := range ask.Values {
			other.Values[i] = scale*v + shift
		}
		got, ok := Land(other)
		if scale < 0 {
			got.Low, got.High = got.High, got.Low
		}
		if !ok || got.Probability != want.Probability || !near(got.Median, scale*want.Median+shift) || !near(got.Low, scale*want.Low+shift) {
			t.Fatalf("%+v of %+v", got, want)
		}
	})
}

// A target that is harder to reach is not more likely, and a band is a band.
func TestHarderTargetsAreNotMoreLikely(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ask := question(t)
		easy, _ := Land(ask)
		ask.Target += float64(rapid.IntRange(0, 50).Draw(t, "harder"))
		hard, ok := Land(ask)
		if !ok || hard.Probability > easy.Probability || hard.Low > hard.Median || hard.Median > hard.High || hard.Low != easy.Low {
			t.Fatalf("%+v, then %+v", easy, hard)
		}
	})
}

func FuzzLand(f *testing.F) {
	f.Add(bytesOf(1, 2, 3, 4, 5, 6, 7, 8), 4, 9.0)
	f.Add(bytesOf(math.MaxFloat64, -math.MaxFloat64, 0, 0, 0, 0, 0, 0), 1, 0.0)
	f.Fuzz(func(t *testing.T, raw []byte, steps int, target float64) {
		values := floats(raw)
		ask := LandingQuestion{Values: values, Steps: min(steps, 20), Target: target, HigherIsBetter: steps%2 == 0}
		if len(values) > 0 {
			ask.Lowest = &values[0]
		}
		got, ok := Land(ask)
		if ok && (!finite(got.Low, got.Median, got.High) || got.Low > got.High || !(got.Probability >= 0 && got.Probability <= 1)) {
			t.Errorf("%+v", got)
		}
	})
}
