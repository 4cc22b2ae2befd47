package store

import (
	"context"

	"cairn/backend/plan"
)

type annotationRow struct {
	ID    string `gorm:"primaryKey"`
	Alive bool
	Row   string
	Date  string
	Text  string
	Link  string
}

func (annotationRow) TableName() string { return "annotations" }

func annotationToRow(a plan.Annotation) annotationRow {
	return annotationRow{ID: string(a.ID), Row: string(a.Row), Date: string(a.Date), Text: a.Text, Link: a.Link}
}

func annotationFromRow(r annotationRow) plan.Annotation {
	return plan.Annotation{ID: plan.ID(r.ID), Row: plan.ID(r.Row), Date: plan.Date(r.Date), Text: r.Text, Link: r.Link}
}

// Annotations of all charts, by date.
func (r Reader) Annotations(ctx context.Context) ([]plan.Annotation, error) {
	return all(ctx, r, "date, id", annotationFromRow)
}

// Annotation reads one note on a chart; not_found where there is none.
func (r Reader) Annotation(ctx context.Context, id plan.ID) (plan.Annotation, error) {
	return one(ctx, r, id, "note", annotationFromRow)
}

// PutAnnotation adds a note on a chart or writes what changed of it.
func (tx *Tx) PutAnnotation(ctx context.Context, a plan.Annotation) error {
	return put(ctx, tx, annotations, annotationToRow(a))
}

// DeleteAnnotation takes a note off its charts.
func (tx *Tx) DeleteAnnotation(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, annotations, id)
}
