package views

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/store"
)

// Annotation is a dated note on charts.
type Annotation struct {
	ID    plan.ID   `json:"id"`
	Date  plan.Date `json:"date"`
	Text  string    `json:"text"`
	Link  string    `json:"link"`  // an address where more stands; ""
	Whole bool      `json:"whole"` // it is on every chart of the plan
}

// annotationsOf are the notes on the charts of a row, those of the whole plan
// among them, by date.
func annotationsOf(ctx context.Context, r store.Reader, row plan.ID) ([]Annotation, error) {
	all, err := r.Annotations(ctx)
	notes := []Annotation{}
	for _, a := range all {
		if a.Row == row || a.Row == "" {
			notes = append(notes, Annotation{ID: a.ID, Date: a.Date, Text: a.Text, Link: a.Link, Whole: a.Row == ""})
		}
	}
	return notes, err
}
