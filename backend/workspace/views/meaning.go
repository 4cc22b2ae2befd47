package views

import (
	"context"
	"fmt"
	"strings"

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
	meanings := make([]CheckInMeaning, len(tried))
	for i, t := range tried {
		meanings[i] = s.meaning(t)
	}
	return meanings, nil
}

func (s *snapshot) meaning(t TriedCheckIn) CheckInMeaning {
	answer := s.answers.KeyResults[t.KeyResult]
	facts, _ := s.goals.Facts(t.KeyResult)
	m := CheckInMeaning{Row: t.Row, KeyResult: t.KeyResult, Current: answer.Current, Progress: answer.Progress, Expected: answer.Expected,
		Status: answer.Status, StatusReason: answer.Explanation.StatusReason.Sentence, Counts: true}
	var said []string
	if t.Period != "" {
		becomes := "Becomes the value of “" + s.kpiNames[facts.KeyResult.KPI] + "” for " + t.Period
		if t.Replaced != nil {
			becomes += ", in place of " + s.plan.Number(*t.Replaced)
		}
		said = append(said, becomes+".")
	}
	switch start, due := facts.KeyResult.Span(facts.Cycle); {
	case t.ValueOn == "":
	case !facts.KeyResult.AddsUp():
		if m.Counts = t.ValueOn >= answer.CurrentOn; !m.Counts {
			said = append(said, "There is a newer value, of "+answer.CurrentOn.Words()+", which stays the current one.")
		}
	case start != "" && t.ValueOn < start || due != "" && t.ValueOn > due:
		m.Counts = false
		said = append(said, fmt.Sprintf("%s lies outside its dates, %s to %s: the value does not add up.", t.ValueOn.Words(), start.Words(), due.Words()))
	case answer.Running != nil && answer.Running.Last >= t.ValueOn && (answer.CurrentOn == "" || t.ValueOn > answer.CurrentOn):
		said = append(said, fmt.Sprintf("Brings %s to %s so far.", answer.Running.Label, s.plan.Number(answer.Running.Value)))
	case facts.KeyResult.Counting == okr.Sum && answer.Current != nil:
		said = append(said, fmt.Sprintf("Makes %s in all.", s.plan.Number(*answer.Current)))
	}
	m.Sentence = strings.Join(said, " ")
	return m
}
