package views

import (
	"context"
	"slices"

	"cairn/backend/kpi"
	"cairn/backend/okr"
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
func (d *deciding) suggestion(ctx context.Context, r store.Reader, id plan.ID, goals map[plan.ID]Served) (*Suggestion, error) {
	var impact *roadmap.Criterion
	for i := range d.criteria {
		if d.criteria[i].Key == "impact" {
			impact = &d.criteria[i]
		}
	}
	if impact == nil {
		return nil, nil
	}
	metrics, err := d.kpiRows(ctx, r, func(k *kpi.KPI) bool {
		return slices.ContainsFunc(d.rows.moves[id], func(m roadmap.Move) bool { return m.Row == k.ID })
	})
	if err != nil {
		return nil, err
	}
	served := []roadmap.ServedGoal{}
	for _, m := range d.rows.moves[id] {
		if named, there := goals[m.Row]; there {
			served = append(served, d.goalOf(m, named, metrics))
		}
	}
	found := roadmap.SuggestImpact(served)
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
		made.Inputs = append(made.Inputs, ScoreInput{Name: p.Name, Value: roadmap.ShortNumber(p.Pull), From: p.Sentence})
	}
	for _, l := range found.LeftOut {
		made.Inputs = append(made.Inputs, ScoreInput{Name: l.Name, From: l.Reason})
	}
	return &made, nil
}

// goalOf is a key result or KPI that an initiative serves as a suggestion of its impact
// is made of it.
func (s *snapshot) goalOf(m roadmap.Move, named Served, metrics []KPI) roadmap.ServedGoal {
	goal := roadmap.ServedGoal{Row: m.Row, Name: named.Title, Unit: named.Unit, Move: m.Likely, KPI: named.Subject == "kpi"}
	for i := range s.goals.KeyResults {
		if k := &s.goals.KeyResults[i]; k.ID == m.Row {
			answer := s.answers.KeyResults[k.ID]
			goal.Current, goal.Confidence = answer.Current, answer.Confidence
			if k.Kind == okr.Increase || k.Kind == okr.Decrease {
				goal.Target = k.Target
			}
			goal.WeightShare = s.shareOf(k)
			goal.Reached = answer.Status == okr.Achieved
		}
	}
	for i := range metrics {
		if k := &metrics[i]; k.ID == m.Row {
			goal.Current, goal.Target = k.Value, k.Goal
			goal.Reached = k.Standing == kpi.Met
		}
	}
	return goal
}

// shareOf is a key result's share of all weights of its objective; nil where all are 0.
func (s *snapshot) shareOf(k *okr.KeyResult) *float64 {
	total := 0.0
	for i := range s.goals.KeyResults {
		if s.goals.KeyResults[i].Objective == k.Objective {
			total += s.goals.KeyResults[i].Weight
		}
	}
	if total == 0 {
		return nil
	}
	share := k.Weight / total
	return &share
}
