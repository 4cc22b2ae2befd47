package views

import (
	"context"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
)

// TriedCheckIn is a check-in that was made on trial.
type TriedCheckIn struct {
	Row       int // in its grid, from 1
	KeyResult plan.ID
	ValueOn   plan.Date // the day that its value is of; "" without a value
	Period    string    // the KPI's period whose measurement it becomes; "" where none does
	Replaced  *float64  // the value that the period had before; nil for none
}

// CheckInMeaning is how a key result would stand today with a check-in.
type CheckInMeaning struct {
	Row          int        `json:"row"` // in the grid, from 1
	KeyResult    plan.ID    `json:"keyResult"`
	Current      *float64   `json:"current"`
	Progress     *float64   `json:"progress"` // 0 to 1
	Expected     *float64   `json:"expected"` // 0 to 1
	Status       okr.Status `json:"status"`
	StatusReason string     `json:"statusReason"` // a sentence
	Counts       bool       `json:"counts"`       // false where the value does not become the current one
	Sentence     string     `json:"sentence"`     // what else happens with the value; ""
}

// Meanings are what check-ins mean that stand in r on trial.
func (v Views) Meanings(ctx context.Context, r store.Reader, tried []TriedCheckIn) ([]CheckInMeaning, error) {
	s, err := readSnapshot(ctx, r, "", v.w.Today())
	if err != nil {
		return nil, err
	}
	kpis := map[plan.ID]plan.ID{}
	for i := range s.goals.KeyResults {
		kpis[s.goals.KeyResults[i].ID] = s.goals.KeyResults[i].KPI
	}
	meanings := make([]CheckInMeaning, len(tried))
	for i, t := range tried {
		answer := s.answers.KeyResults[t.KeyResult]
		m := CheckInMeaning{Row: t.Row, KeyResult: t.KeyResult, Current: answer.Current, Progress: answer.Progress, Expected: answer.Expected,
			Status: answer.Status, StatusReason: answer.Explanation.StatusReason.Sentence, Counts: t.ValueOn == "" || t.ValueOn >= answer.CurrentOn}
		if t.Period != "" {
			m.Sentence = "Becomes the value of “" + s.kpiNames[kpis[t.KeyResult]] + "” for " + t.Period
			if t.Replaced != nil {
				m.Sentence += ", in place of " + s.plan.Number(*t.Replaced)
			}
			m.Sentence += "."
		}
		if !m.Counts {
			newer := "There is a newer value, of " + string(answer.CurrentOn) + ", which stays the current one."
			if m.Sentence != "" {
				newer = " " + newer
			}
			m.Sentence += newer
		}
		meanings[i] = m
	}
	return meanings, nil
}
