package roadmap

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/plan"
)

func TestSpreadOfAConfidence(t *testing.T) {
	for confidence, want := range map[float64]float64{100: 1.25, 80: 2, 50: 4, 90: math.Sqrt(2.5), 65: math.Sqrt(8), 20: 4, 120: 1.25} {
		if got := SpreadOf(confidence, DefaultSpreads()); math.Abs(got-want) > 1e-12 {
			t.Errorf("%v %% is ×/÷ %v, want %v", confidence, got, want)
		}
	}
	if got := SpreadOf(80, nil); got != 1 {
		t.Errorf("without a convention it is %v", got)
	}
}

// RICE of points: nine scores in ten lie within the spread of the confidence about
// reach × impact ÷ effort, and confidence lowers none of them.
func TestRICEOfPointsTakesTheSpread(t *testing.T) {
	for confidence, factor := range map[float64]float64{100: 1.25, 80: 2, 50: 4} {
		draws, err := RICEDraws(Exactly(450), Exactly(3), Exactly(confidence), Exactly(2), DefaultSpreads())
		draws = mustDraw(t, draws, err)
		c := simulate(t, []ChanceItem{{ID: "a", Inputs: draws.Inputs, Score: draws.Score}}, ChanceOptions{Draws: 40_000, Top: 1})
		if got, want := c.Items[0].ScoreLow, 675/factor; math.Abs(got-want) > 0.03*want {
			t.Errorf("%v %%: low end %v, want %v", confidence, got, want)
		}
		if got, want := c.Items[0].ScoreHigh, 675*factor; math.Abs(got-want) > 0.03*want {
			t.Errorf("%v %%: high end %v, want %v", confidence, got, want)
		}
		if names := []string{draws.Inputs[0].Name, draws.Inputs[1].Name, draws.Inputs[2].Name, draws.Inputs[3].Name}; names[3] != "reach and impact" || !draws.Inputs[0].Certain() {
			t.Errorf("inputs %q", names)
		}
	}
}

// Where a range says how far reach or impact may be off, confidence says nothing more.
func TestRICEOfRangesForgetsTheConfidence(t *testing.T) {
	score := func(confidence Range) Chance {
		draws, err := RICEDraws(threePoints(400, 500, 900), Exactly(2), confidence, threePoints(2, 3, 6), DefaultSpreads())
		draws = mustDraw(t, draws, err)
		return simulate(t, []ChanceItem{{ID: "a", Inputs: draws.Inputs, Score: draws.Score}}, ChanceOptions{Top: 1}).Items[0]
	}
	absent, sure, moonshot := score(Range{}), score(Exactly(100)), score(Exactly(50))
	if absent != sure || sure != moonshot {
		t.Errorf("%+v, %+v and %+v", absent, sure, moonshot)
	}
}

// A range of the effort alone leaves reach and impact as uncertain as the confidence.
func TestRICEOfAnEffortRangeKeepsTheSpread(t *testing.T) {
	draws, err := RICEDraws(Exactly(500), Exactly(2), Exactly(50), threePoints(2, 3, 6), DefaultSpreads())
	draws = mustDraw(t, draws, err)
	uncertain := 0
	for _, input := range draws.Inputs {
		if !input.Certain() {
			uncertain++
		}
	}
	if uncertain != 2 {
		t.Errorf("%d inputs are uncertain, want effort and the spread", uncertain)
	}
}

func TestICEDraws(t *testing.T) {
	at := func(draws ChanceDraws) float64 {
		inputs := make([]float64, len(draws.Inputs))
		for i, input := range draws.Inputs {
			inputs[i] = input.Quantile(0.5)
		}
		return draws.Score(inputs)
	}
	for name, c := range map[string]struct {
		impact Range
		mean   bool
		want   float64
	}{
		"product of points": {Exactly(6), false, 48},
		"mean of points":    {Exactly(6), true, 7},
		"product of ranges": {threePoints(4, 6, 8), false, 48},
		"mean of ranges":    {threePoints(4, 6, 8), true, 7},
	} {
		draws, err := ICEDraws(c.impact, Exactly(5), Exactly(8), c.mean, DefaultSpreads())
		draws = mustDraw(t, draws, err)
		if got := at(draws); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: %v in the middle, want %v", name, got, c.want)
		}
	}
	draws, err := ICEDraws(Exactly(6), Exactly(5), Exactly(8), false, DefaultSpreads())
	draws = mustDraw(t, draws, err)
	if got, want := draws.Inputs[2].Quantile(0.95), 4.0; math.Abs(got-want) > 1e-9 {
		t.Errorf("a confidence of 5 in 10 spreads by %v, want %v", got, want)
	}
}

func TestDrawsThatCannotBe(t *testing.T) {
	for name, c := range map[string]struct {
		reach, impact, confidence, effort Range
		field                             string
	}{
		"no reach":                 {Range{}, Exactly(1), Exactly(80), Exactly(1), "reach"},
		"no confidence of points":  {Exactly(1), Exactly(1), Range{}, Exactly(1), "confidence"},
		"no effort":                {Exactly(1), threePoints(1, 2, 3), Range{}, Range{}, "effort"},
		"an effort of nothing":     {Exactly(1), Exactly(1), Exactly(80), Exactly(0), "effort"},
		"an effort from 0 on":      {Exactly(1), Exactly(1), Exactly(80), threePoints(0, 1, 2), "effort"},
		"a range that is turned":   {threePoints(3, 2, 1), Exactly(1), Exactly(80), Exactly(1), "reach"},
		"a number that is none":    {Exactly(math.NaN()), Exactly(1), Exactly(80), Exactly(1), "reach"},
		"likely beyond its range":  {threePoints(1, 9, 3), Exactly(1), Range{}, Exactly(1), "reach"},
		"a range without a middle": {Range{Low: threePoints(1, 2, 3).Low, High: threePoints(1, 2, 3).High}, Exactly(1), Range{}, Exactly(1), "reach"},
	} {
		_, err := RICEDraws(c.reach, c.impact, c.confidence, c.effort, DefaultSpreads())
		var fault *plan.Error
		if !errors.As(err, &fault) || len(fault.Fields) != 1 || fault.Fields[0].Field != c.field {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := RICEDraws(Exactly(1), Exactly(1), Exactly(80), Exactly(1), []ConfidenceSpread{{80, 0.5}})
	if err == nil {
		t.Error("a factor below 1 has a spread")
	}
}

// Weights that scatter are in the mean what was given; those of raters are theirs.
func TestSharedWeights(t *testing.T) {
	scattered := ScatteredWeights(1, []float64{3, 0, 1}, 15)
	const n = 20_000
	mean, square, into := [3]float64{}, 0.0, make([]float64, 3)
	for draw := range n {
		scattered.Fill(draw, into)
		for i, w := range into {
			mean[i] += w / n
		}
		square += into[0] * into[0] / n
	}
	if math.Abs(mean[0]-0.75) > 0.004 || mean[1] != 0 || math.Abs(mean[2]-0.25) > 0.004 {
		t.Errorf("weights are %v in the mean", mean)
	}
	if got, want := math.Sqrt(square-mean[0]*mean[0]), math.Sqrt(0.75*0.25/16); math.Abs(got-want) > 0.003 {
		t.Errorf("they scatter by %v, want %v", got, want)
	}
	again := make([]float64, 3)
	scattered.Fill(17, into)
	ScatteredWeights(1, []float64{3, 0, 1}, 15).Fill(17, again)
	if again[0] != into[0] {
		t.Error("the same draw has other weights")
	}
	for _, none := range []ChanceShared{ScatteredWeights(1, []float64{0, 0}, 1), ScatteredWeights(1, []float64{1}, 0), RaterWeights(1, nil)} {
		if none.Count != 0 {
			t.Errorf("%d weights of none", none.Count)
		}
	}
}

// Two people of whom each wants another item: it is as likely to be first as there are
// people who want it.
func TestRatersWeighAsTheyAre(t *testing.T) {
	weighted := func(numbers ...float64) func(in []float64) float64 {
		return func(in []float64) float64 { return in[0]*numbers[0] + in[1]*numbers[1] }
	}
	c := simulate(t, []ChanceItem{
		{ID: "a", Score: weighted(1, 0)}, {ID: "b", Score: weighted(0, 1)},
	}, ChanceOptions{Top: 1, Shared: RaterWeights(4, [][]float64{{3, 1}, {2, 1}, {1, 5}})})
	if got, want := c.Items[0].Top, 2.0/3; math.Abs(got-want) > 0.02 {
		t.Errorf("a is first by %v, want %v", got, want)
	}
	if got, want := c.Items[0].Top+c.Items[1].Top, 1.0; math.Abs(got-want) > 1e-12 {
		t.Errorf("together %v", got)
	}
}

func TestRangeDrawsKeepTheOrderOfInputs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.SliceOfN(rapid.Float64Range(-9, 9), 1, 5).Draw(t, "numbers")
		inputs := make([]NamedRange, len(numbers))
		for i, number := range numbers {
			inputs[i] = NamedRange{string(rune('a' + i)), Exactly(number)}
		}
		draws, err := RangeDraws(inputs, func(in []float64) float64 { return in[len(in)-1] })
		if err != nil {
			t.Fatal(err)
		}
		c := simulate(t, []ChanceItem{{ID: "x", Inputs: draws.Inputs, Score: draws.Score}}, ChanceOptions{Draws: 3, Top: 1})
		if got, want := c.Items[0].ScoreHigh, numbers[len(numbers)-1]; got != want {
			t.Fatalf("score %v, want %v", got, want)
		}
	})
}
