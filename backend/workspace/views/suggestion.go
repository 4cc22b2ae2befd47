package views

import (
	"context"

	"cairn/backend/kpi"
	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
)

// Suggestion is what the goals say about the impact.
type Suggestion struct {
	Criterion plan.ID      `json:"criterion"`
	Value     *float64     `json:"value"` // null where there is none; Sentence says why
	Sentence  string       `json:"sentence"`
	Inputs    []ScoreInput `json:"inputs"`
}

// suggestion is what the goals say about the impact on the scale of the model; nil where
// it has no such criterion.
func (d *deciding) suggestion(ctx context.Context, r store.Reader, id plan.ID) (*Suggestion, error) {
	var impact *roadmap.Criterion
	for i := range d.criteria {
		if d.criteria[i].Key == "impact" {
			impact = &d.criteria[i]
		}
	}
	if impact == nil {
		return nil, nil
	}
	served, err := d.servedGoals(ctx, r, id)
	if err != nil {
		return nil, err
	}
	found := roadmap.SuggestImpact(served, d.plan.Settings)
	made := Suggestion{Criterion: impact.ID, Sentence: found.Sentence, Inputs: []ScoreInput{}}
	if !found.Suggested() {
		made.Sentence = found.Reason
		return &made, nil
	}
	value := found.OneToFive
	switch {
	case d.model.Method == roadmap.RICE:
		value = found.RICE
	case impact.High == 10:
		value = found.OneToTen
	}
	made.Value = &value
	for _, p := range found.Pulls {
		made.Inputs = append(made.Inputs, ScoreInput{Name: p.Name, Value: roadmap.ShortIn(d.plan.Settings, p.Pull), From: p.Sentence})
	}
	for _, l := range found.LeftOut {
		made.Inputs = append(made.Inputs, ScoreInput{Name: l.Name, From: l.Reason})
	}
	return &made, nil
}

// servedGoals are the key results and KPIs that an initiative should move, as they
// stand.
func (d *deciding) servedGoals(ctx context.Context, r store.Reader, id plan.ID) ([]roadmap.ServedGoal, error) {
	served, moves := []roadmap.ServedGoal{}, map[plan.ID]roadmap.Move{}
	for _, m := range d.rows.moves[id] {
		moves[m.Row] = m
	}
	for i := range d.goals.KeyResults {
		k := &d.goals.KeyResults[i]
		if m, serves := moves[k.ID]; serves {
			served = append(served, roadmap.KeyResultGoal(*k, d.answers.KeyResults[k.ID], d.goals.KeyResults, m))
		}
	}
	wanted := map[plan.ID]plan.Date{} // all values: the newest complete period decides
	for i := range d.kpis {
		if _, serves := moves[d.kpis[i].ID]; serves {
			wanted[d.kpis[i].ID] = ""
		}
	}
	if len(wanted) == 0 {
		return served, nil
	}
	series, err := r.Series(ctx, wanted)
	if err != nil {
		return served, err
	}
	for i := range d.kpis {
		k := &d.kpis[i]
		if m, serves := moves[k.ID]; serves {
			served = append(served, roadmap.KPIGoal(*k, kpi.Evaluate(*k, d.calendar(), series[k.ID], d.plan.GraceDays, d.on), m))
		}
	}
	return served, nil
}
