package views

import (
	"context"
	"math"
	"slices"
	"strings"

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
		w.drawings = append(w.drawings, drawnScore{drawn, w.divisor(r.ScoredItem)})
		items = append(items, roadmap.ChanceItem{ID: r.ID, Inputs: drawn.Inputs, Score: drawn.Score})
	}
	if len(items) == 0 {
		return nil
	}
	w.top = min(w.top, len(items))
	var err error
	w.chances, err = roadmap.Simulate(ctx, items, roadmap.ChanceOptions{Seed: w.seed, Draws: draws, Top: w.top})
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
		inputs[i] = roadmap.NamedRange{Name: strings.ToLower(input.Name), Range: input.Range}
		if input.Likely == nil { // what the score does not need
			inputs[i].Range = roadmap.Exactly(0)
		}
	}
	return roadmap.RangeDraws(inputs, d.scorer.Score)
}

// drawnScore is what is drawn of an initiative, with the name of the input by which its
// score is divided; "" for none.
type drawnScore struct {
	roadmap.ChanceDraws
	divides string
}

func (d *deciding) divisor(scored roadmap.ScoredItem) string {
	for _, input := range scored.Inputs {
		if d.scorer.DividesBy(input.Key) {
			return strings.ToLower(input.Name)
		}
	}
	return ""
}

// chanceOf is where an initiative came in the draws; nil where it was not drawn.
func (w *weighed) chanceOf(id plan.ID) *roadmap.Chance {
	at, drawn := w.drawn[id]
	if !drawn || w.chances == nil {
		return nil
	}
	return &w.chances.Items[at]
}

// selectionDraws is how many draws the chance of being in the best set is looked for in:
// each is a selection of its own. Its standard error is 4 percentage points at most.
const selectionDraws = 150

// inBestSet is the share of draws in which an initiative belongs to the set that is
// worth most of those that fit; nil where nothing limits the set, or it was not drawn.
func (w *weighed) inBestSet(ctx context.Context, id plan.ID) (*float64, error) {
	if w.chanceOf(id) == nil || !w.limited || w.fault != "" {
		return nil, nil
	}
	found, err := roadmap.SelectedShare(ctx, w.problem, selectionDraws, w.worthIn)
	if err != nil {
		return nil, err
	}
	share := found.Share[id]
	return &share, nil
}

// worthIn fills in what the items of the problem are worth in one draw. What was not
// drawn is worth what it is.
func (w *weighed) worthIn(draw int, into []float64) {
	inputs := []float64{}
	for i, item := range w.problem.Items {
		into[i] = math.NaN()
		at, drawn := w.drawn[item.ID]
		if !drawn {
			if item.Value != nil {
				into[i] = *item.Value
			}
			continue
		}
		drawing := w.drawings[at]
		inputs = slices.Grow(inputs[:0], len(drawing.Inputs))[:len(drawing.Inputs)]
		w.chances.Drawn(at, draw, inputs)
		into[i] = max(drawing.Score(inputs), 0)
		for n, input := range drawing.Inputs {
			if drawing.divides == input.Name {
				into[i] *= inputs[n]
			}
		}
	}
}

// learnFirst is what to find out first: the inputs that would settle most.
func (w *weighed) learnFirst(ctx context.Context) ([]LearnFirst, error) {
	made := []LearnFirst{}
	if w.chances == nil {
		return made, nil
	}
	const most = 5
	found, err := w.chances.LearnFirst(ctx)
	for _, l := range found[:min(len(found), most)] {
		id := w.chances.Items[l.Item].ID
		made = append(made, LearnFirst{ID: id, Title: w.rows.title(id), Input: l.Input, Share: l.Doubt})
	}
	return made, err
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
