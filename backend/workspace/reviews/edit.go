package reviews

import (
	"context"
	"fmt"

	"cairn/backend/plan"
	"cairn/backend/review"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// edited changes one thing that came out of a review: it is read, changed, checked
// and written, and the action is named by a verb and its title.
func edited[T any](ctx context.Context, a Actions, code string, read func(*store.Tx) (T, error), do func(*store.Tx, typed.Text, *T) (name string, err error),
	check func(T) error, put func(*store.Tx, T) error) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: code}, func(tx *store.Tx) error {
		item, err := read(tx)
		if err != nil {
			return err
		}
		p, err := tx.Plan(ctx)
		if err != nil {
			return err
		}
		name, err := do(tx, typed.In(ctx, tx, p.Settings), &item)
		if err != nil {
			return err
		}
		tx.Rename(name)
		if err := check(item); err != nil {
			return err
		}
		return put(tx, item)
	})
}

func (a Actions) decision(ctx context.Context, code string, id plan.ID, do func(*store.Tx, typed.Text, *review.Decision) (string, error)) (workspace.Change, error) {
	return edited(ctx, a, code, func(tx *store.Tx) (review.Decision, error) { return tx.Decision(ctx, id) }, do,
		review.Decision.Validate, func(tx *store.Tx, d review.Decision) error { return tx.PutDecision(ctx, d) })
}

func (a Actions) question(ctx context.Context, code string, id plan.ID, do func(*store.Tx, typed.Text, *review.Question) (string, error)) (workspace.Change, error) {
	return edited(ctx, a, code, func(tx *store.Tx) (review.Question, error) { return tx.Question(ctx, id) }, do,
		review.Question.Validate, func(tx *store.Tx, q review.Question) error { return tx.PutQuestion(ctx, q) })
}

func (a Actions) action(ctx context.Context, code string, id plan.ID, do func(*store.Tx, typed.Text, *review.Action) (string, error)) (workspace.Change, error) {
	return edited(ctx, a, code, func(tx *store.Tx) (review.Action, error) { return tx.ActionItem(ctx, id) }, do,
		review.Action.Validate, func(tx *store.Tx, act review.Action) error { return tx.PutActionItem(ctx, act) })
}

func unknown(what, field string) error {
	return plan.AtField(field, "unknown_field", fmt.Sprintf("%s has no field %q. Nothing was changed.", what, field))
}

// editDecision gives a field of a decision what a person typed: title, why, who,
// date, revisit, outcome. Another day to look at it again makes it wait for that
// day. Errors: invalid at the field, not_found.
func (a Actions) editDecision(ctx context.Context, id plan.ID, field, text string) (workspace.Change, error) {
	return a.decision(ctx, "edit_decision", id, func(_ *store.Tx, t typed.Text, d *review.Decision) (name string, err error) {
		name = "Edit decision: " + typed.Shortened(d.Title)
		t = t.At(field, text)
		switch field {
		case "title":
			d.Title = plan.CleanTitle(text)
		case "why":
			d.Why = plan.CleanNote(text)
		case "who":
			d.Who = plan.CleanTitle(text)
		case "date":
			d.Date, err = t.PastDate()
		case "revisit":
			d.Revisit, err = t.Date()
			d.Revisited = ""
		case "outcome":
			d.Outcome = plan.CleanNote(text)
		default:
			err = unknown("A decision", field)
		}
		return name, err
	})
}

// Revisit says what was found when a decision was looked at again. With another day
// it waits for that one; "" is done with it. Errors: invalid at revisit, not_found.
func (a Actions) Revisit(ctx context.Context, id plan.ID, outcome, revisit string) (workspace.Change, error) {
	return a.decision(ctx, "revisit_decision", id, func(tx *store.Tx, t typed.Text, d *review.Decision) (string, error) {
		day, err := t.At("revisit", revisit).Date()
		if err != nil {
			return "", err
		}
		if outcome = plan.CleanNote(outcome); outcome != "" {
			d.Outcome = outcome
		}
		switch {
		case day == "":
			d.Revisited = tx.Today()
		case day > tx.Today():
			d.Revisit, d.Revisited = day, ""
		default:
			return "", plan.AtField("revisit", "not_ahead", fmt.Sprintf("%s does not lie ahead. Choose a later day, or leave it empty to be done with the decision.", day.Words()))
		}
		return "Revisit: " + typed.Shortened(d.Title), nil
	})
}

// editQuestion gives a field of a question what a person typed: text, answer. Without
// an answer it is open again. Errors: invalid at the field, not_found.
func (a Actions) editQuestion(ctx context.Context, id plan.ID, field, text string) (workspace.Change, error) {
	return a.question(ctx, "edit_question", id, func(tx *store.Tx, _ typed.Text, q *review.Question) (string, error) {
		name := "Edit question: " + typed.Shortened(q.Text)
		switch field {
		case "text":
			q.Text = plan.CleanTitle(text)
		case "answer":
			q.Answer = plan.CleanNote(text)
			switch {
			case q.Answer == "":
				q.Answered, name = "", "Reopen question: "+typed.Shortened(q.Text)
			case q.Answered == "":
				q.Answered, name = tx.Today(), "Answer: "+typed.Shortened(q.Text)
			}
		default:
			return name, unknown("A question", field)
		}
		return name, nil
	})
}

// editAction gives a field of an action what a person typed: title, owner, due.
// Errors: invalid at the field, not_found, ambiguous.
func (a Actions) editAction(ctx context.Context, id plan.ID, field, text string) (workspace.Change, error) {
	return a.action(ctx, "edit_action", id, func(_ *store.Tx, t typed.Text, act *review.Action) (name string, err error) {
		name = "Edit action: " + typed.Shortened(act.Title)
		t = t.At(field, text)
		switch field {
		case "title":
			act.Title = plan.CleanTitle(text)
		case "owner":
			act.Owner, err = t.Party()
		case "due":
			act.Due, err = t.Date()
		default:
			err = unknown("An action", field)
		}
		return name, err
	})
}

// SetDone says that an action is done, today, or that it is not after all. Errors:
// not_found.
func (a Actions) SetDone(ctx context.Context, id plan.ID, done bool) (workspace.Change, error) {
	return a.action(ctx, "action_done", id, func(tx *store.Tx, _ typed.Text, act *review.Action) (string, error) {
		if !done {
			act.Done = ""
			return "Not done: " + typed.Shortened(act.Title), nil
		}
		act.Done = tx.Today()
		return "Done: " + typed.Shortened(act.Title), nil
	})
}

// Remove takes a decision, question or action out of the plan. Errors: invalid at
// outcome, not_found.
func (a Actions) Remove(ctx context.Context, outcome Outcome, id plan.ID) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "delete_" + string(outcome)}, func(tx *store.Tx) (err error) {
		var title string
		remove := tx.DeleteActionItem
		switch outcome {
		case Decision:
			var d review.Decision
			d, err = tx.Decision(ctx, id)
			title, remove = d.Title, tx.DeleteDecision
		case Question:
			var q review.Question
			q, err = tx.Question(ctx, id)
			title, remove = q.Text, tx.DeleteQuestion
		case Action:
			var act review.Action
			act, err = tx.ActionItem(ctx, id)
			title = act.Title
		default:
			err = noOutcome(outcome)
		}
		if err != nil {
			return err
		}
		tx.Rename("Delete " + string(outcome) + ": " + typed.Shortened(title))
		return remove(ctx, id)
	})
}

// Edit gives a field of a decision, question or action what a person typed: of a
// decision title, why, who, date, revisit, outcome; of a question text, answer; of an
// action title, owner, due. Days are read by the plan's settings, an owner by name or
// id. Errors: invalid at outcome or the field, not_found, ambiguous.
func (a Actions) Edit(ctx context.Context, outcome Outcome, id plan.ID, field, text string) (workspace.Change, error) {
	switch outcome {
	case Decision:
		return a.editDecision(ctx, id, field, text)
	case Question:
		return a.editQuestion(ctx, id, field, text)
	case Action:
		return a.editAction(ctx, id, field, text)
	default:
		return workspace.Change{}, noOutcome(outcome)
	}
}

func noOutcome(o Outcome) error {
	return plan.AtField("outcome", "unknown", fmt.Sprintf("%q comes out of no review. Choose decision, question or action.", o))
}
