package views

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

// Decided is a ranking as it is kept, and what a selection by it chooses.
type Decided struct {
	Cycle    plan.ID
	Model    plan.ID
	Seed     int
	Draws    int
	Top      int
	Snapshot string    // see roadmap.Snapshot
	Chosen   []plan.ID // what is in the best set that fits
	Fault    string    // why nothing could be chosen; "" else
}

// Decided computes a ranking to keep. Errors: as Ranking, and invalid where the model
// cannot score.
func (v Views) Decided(ctx context.Context, q RankingQuery) (Decided, error) {
	d, err := v.decidingOn(ctx, q.roadmap(), nil)
	if err != nil {
		return Decided{}, err
	}
	if d.scorer == nil {
		return Decided{}, plan.AtField("model", "no_score", d.fault)
	}
	w, err := d.weighed(ctx, q)
	if err != nil {
		return Decided{}, err
	}
	made := Decided{Cycle: d.cycle.ID, Model: d.model.ID, Seed: w.seed, Top: w.top, Chosen: w.selection.In, Fault: w.fault}
	if !w.hasScores() {
		made.Fault = w.noScores() + " Rate some first."
	}
	if !w.limited {
		made.Fault = "Nobody has said what the teams can give in " + d.cycle.Name + ", so there is nothing to choose by. Type their capacities first."
	}
	if w.chances != nil {
		made.Draws = w.chances.Draws
	}
	made.Snapshot, err = w.snapshotted().Text()
	return made, err
}

// snapshotted is the ranking with what it was made of and with its chances.
func (w *weighed) snapshotted() roadmap.Snapshot {
	titles, chances := map[plan.ID]string{}, map[plan.ID]roadmap.KeptChance{}
	for _, r := range w.ranked {
		titles[r.ID] = w.rows.title(r.ID)
		if c := w.chanceOf(r.ID); c != nil {
			chances[r.ID] = roadmap.KeptChance{TopK: c.Top, RankLow: c.RankLow, RankHigh: c.RankHigh, Class: string(c.Class)}
		}
	}
	return roadmap.Taken(w.scorer, w.ranked, titles, chances)
}
