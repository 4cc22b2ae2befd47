package views

import (
	"context"
	"math"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

// draw draws the inputs of what has a score many times over.
func (w *weighed) draw(ctx context.Context, draws int) error {
	items := []roadmap.ChanceItem{}
	for _, r := range w.ranked {
		if r.Score == nil || r.Outside() {
			continue
		}
		drawn, err := w.draws(r.ScoredItem)
		if err != nil {
			return err
		}
		w.drawn[r.ID] = len(items)
		items = append(items, roadmap.ChanceItem{ID: r.ID, Inputs: drawn.Inputs, Score: drawn.Score})
	}
	if len(items) == 0 {
		return nil
	}
	var err error
	w.chances, err = roadmap.Simulate(ctx, items, roadmap.ChanceOptions{Seed: w.seed, Draws: draws, Top: min(w.top, len(items))})
	return err
}

// draws says what the score of an initiative may be: by the spread that its confidence
// stands for, or by the ranges that were given.
func (d *deciding) draws(scored roadmap.ScoredItem) (roadmap.ChanceDraws, error) {
	given := func(key string) roadmap.Range {
		for _, input := range scored.Inputs {
			if input.Key == key {
				return input.Range
			}
		}
		return roadmap.Range{}
	}
	switch d.model.Method {
	case roadmap.RICE:
		return roadmap.RICEDraws(given("reach"), given("impact"), given("confidence"), given(roadmap.EffortKey), roadmap.DefaultSpreads())
	case roadmap.ICEMean, roadmap.ICEProduct:
		return roadmap.ICEDraws(given("impact"), given("confidence"), given("ease"), d.model.Method == roadmap.ICEMean, roadmap.DefaultSpreads())
	}
	inputs := make([]roadmap.NamedRange, len(scored.Inputs))
	for i, input := range scored.Inputs {
		inputs[i] = roadmap.NamedRange{Name: input.Name, Range: input.Range}
		if input.Likely == nil { // what the score does not need
			inputs[i].Range = roadmap.Exactly(0)
		}
	}
	return roadmap.RangeDraws(inputs, d.scorer.Score)
}

// chanceOf is where an initiative came in the draws; nil where it was not drawn.
func (w *weighed) chanceOf(id plan.ID) *roadmap.Chance {
	at, drawn := w.drawn[id]
	if !drawn || w.chances == nil {
		return nil
	}
	return &w.chances.Items[at]
}

// likely are the likely numbers of the inputs of a score.
func likely(scored roadmap.ScoredItem) []float64 {
	in := make([]float64, len(scored.Inputs))
	for i, input := range scored.Inputs {
		in[i] = math.NaN()
		if input.Likely != nil {
			in[i] = *input.Likely
		}
	}
	return in
}
