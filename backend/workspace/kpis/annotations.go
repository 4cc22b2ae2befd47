package kpis

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// NewAnnotation is a note on charts as a person gives it.
type NewAnnotation struct {
	Row  plan.ID // a KPI or key result; "" is on every chart of the plan
	Date string  // "" is today
	Text string
	Link string // an address where more stands; "" for none
}

func (n NewAnnotation) annotation(ctx context.Context, tx *store.Tx, id plan.ID) (plan.Annotation, error) {
	p, err := tx.Plan(ctx)
	if err != nil {
		return plan.Annotation{}, err
	}
	a := plan.Annotation{ID: id, Row: n.Row, Text: plan.CleanTitle(n.Text), Link: plan.CleanTitle(n.Link)}
	if a.Date, err = typed.In(ctx, tx, p.Settings).At("date", n.Date).PastDate(); err != nil {
		return a, err
	}
	if a.Date == "" {
		a.Date = tx.Today()
	}
	return a, a.Validate()
}

// Annotate puts a note on the charts of a KPI or key result, or of the whole
// plan. Errors: invalid at date, text or link; not_found.
func (a Actions) Annotate(ctx context.Context, n NewAnnotation) (workspace.Change, plan.ID, error) {
	var id plan.ID
	change, err := a.w.Do(ctx, workspace.Action{Code: "annotate", Name: "Add note: " + typed.Shortened(n.Text)}, func(tx *store.Tx) error {
		if err := hasCharts(ctx, tx, n.Row); err != nil {
			return err
		}
		note, err := n.annotation(ctx, tx, tx.NewID())
		if err != nil {
			return err
		}
		id = note.ID
		return tx.PutAnnotation(ctx, note)
	})
	return change, id, err
}

func hasCharts(ctx context.Context, tx *store.Tx, row plan.ID) error {
	if row == "" {
		return nil
	}
	_, err := tx.KPI(ctx, row)
	if plan.CodeOf(err) == plan.NotFound {
		_, err = tx.KeyResult(ctx, row)
	}
	return err
}

// EditAnnotation gives a note other words, another day and another link; it stays
// on its charts. Errors: those of Annotate.
func (a Actions) EditAnnotation(ctx context.Context, id plan.ID, n NewAnnotation) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "edit_annotation"}, func(tx *store.Tx) error {
		before, err := tx.Annotation(ctx, id)
		if err != nil {
			return err
		}
		tx.Rename("Edit note: " + typed.Shortened(before.Text))
		n.Row = before.Row
		if n.Date == "" {
			n.Date = string(before.Date)
		}
		note, err := n.annotation(ctx, tx, id)
		if err != nil {
			return err
		}
		return tx.PutAnnotation(ctx, note)
	})
}

// DeleteAnnotation takes a note off its charts. Errors: not_found.
func (a Actions) DeleteAnnotation(ctx context.Context, id plan.ID) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "delete_annotation"}, func(tx *store.Tx) error {
		note, err := tx.Annotation(ctx, id)
		if err != nil {
			return err
		}
		tx.Rename("Delete note: " + typed.Shortened(note.Text))
		return tx.DeleteAnnotation(ctx, id)
	})
}
