package closing

import (
	"context"
	"fmt"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// NewLesson is a line of a retrospective as a person gives it.
type NewLesson struct {
	Cycle plan.ID
	Kind  okr.LessonKind
	Text  string
	Row   plan.ID // the objective or key result that taught it; "" for none
	KPI   string  // the KPI that it is about, by name or id; "" for none
}

// AddLesson adds a line to the retrospective of a cycle, closed or not. Errors:
// invalid at kind, text or kpi, not_found.
func (a Actions) AddLesson(ctx context.Context, n NewLesson) (workspace.Change, plan.ID, error) {
	var id plan.ID
	change, err := a.w.Do(ctx, workspace.Action{Code: "add_lesson", Name: "Add lesson: " + typed.Shortened(n.Text)}, func(tx *store.Tx) error {
		if _, err := tx.Cycle(ctx, n.Cycle); err != nil {
			return err
		}
		p, err := tx.Plan(ctx)
		if err != nil {
			return err
		}
		l := okr.Lesson{ID: tx.NewID(), Cycle: n.Cycle, Kind: n.Kind, Text: plan.CleanNote(n.Text), Row: n.Row, By: tx.Who(), Date: tx.Today()}
		if l.KPI, err = typed.In(ctx, tx, p.Settings).At("kpi", n.KPI).KPI(); err != nil {
			return err
		}
		lessons, err := tx.Lessons(ctx)
		if err != nil {
			return err
		}
		last := ""
		for _, other := range lessons {
			if other.Cycle == l.Cycle && other.Kind == l.Kind {
				last = max(last, other.Position)
			}
		}
		l.Position, _ = plan.KeyBetween(last, "")
		if err := l.Validate(); err != nil {
			return err
		}
		id = l.ID
		return tx.PutLesson(ctx, l)
	})
	return change, id, err
}

// EditLesson gives one field of a lesson, "text", "kind" or "kpi", what was typed.
// Without text the line is taken out. Errors: invalid at the field, not_found.
func (a Actions) EditLesson(ctx context.Context, id plan.ID, field, text string) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "edit_lesson"}, func(tx *store.Tx) error {
		l, err := tx.Lesson(ctx, id)
		if err != nil {
			return err
		}
		tx.Rename("Edit lesson: " + typed.Shortened(l.Text))
		p, err := tx.Plan(ctx)
		if err != nil {
			return err
		}
		switch field {
		case "text":
			if l.Text = plan.CleanNote(text); l.Text == "" {
				return tx.DeleteLesson(ctx, id)
			}
		case "kind":
			l.Kind = okr.LessonKind(text)
		case "kpi":
			l.KPI, err = typed.In(ctx, tx, p.Settings).At(field, text).KPI()
		default:
			err = plan.AtField(field, "unknown_field", fmt.Sprintf("A lesson has no field %q. Nothing was changed.", field))
		}
		if err != nil {
			return err
		}
		if err := l.Validate(); err != nil {
			return err
		}
		return tx.PutLesson(ctx, l)
	})
}

// DeleteLesson takes a line out of a retrospective. Errors: not_found.
func (a Actions) DeleteLesson(ctx context.Context, id plan.ID) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "delete_lesson"}, func(tx *store.Tx) error {
		l, err := tx.Lesson(ctx, id)
		if err != nil {
			return err
		}
		tx.Rename("Delete lesson: " + typed.Shortened(l.Text))
		return tx.DeleteLesson(ctx, id)
	})
}
