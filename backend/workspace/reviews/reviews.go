// Package reviews is what a person can do with reviews and with what comes out of
// them: notes, decisions, questions about data, actions. One exported method of
// Actions that writes is one action, one transaction and one step of undo.
//
// It imports workspace, views, typed, store, review and plan.
package reviews

import (
	"context"
	"strings"

	"cairn/backend/plan"
	"cairn/backend/review"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/views"
)

// Actions are those of an open plan.
type Actions struct{ w *workspace.Workspace }

// New returns the actions of an open plan.
func New(w *workspace.Workspace) Actions { return Actions{w} }

// Begin begins a review of a cycle today. Errors: invalid at kind, not_found, and
// conflict where one of this kind and cycle is under way.
func (a Actions) Begin(ctx context.Context, kind review.Kind, cycle plan.ID) (workspace.Change, plan.ID, error) {
	var id plan.ID
	change, err := a.w.Do(ctx, workspace.Action{Code: "begin_review", Name: "Begin " + strings.ToLower(kind.Word())}, func(tx *store.Tx) error {
		c, err := tx.Cycle(ctx, cycle)
		if err != nil {
			return err
		}
		all, err := tx.Reviews(ctx)
		if err != nil {
			return err
		}
		for _, r := range all {
			if r.Kind == kind && r.Cycle == cycle && r.Held == "" {
				return &plan.Error{Code: plan.Conflict, Params: map[string]any{"review": string(r.ID)},
					Message: "A " + strings.ToLower(kind.Word()) + " of " + c.Name + " is under way, begun on " + r.Date.Words() + ". Go on with it, or end it first."}
			}
		}
		r := review.Review{ID: tx.NewID(), Kind: kind, Cycle: cycle, Date: tx.Today(), By: tx.Who()}
		if err := r.Validate(); err != nil {
			return err
		}
		id = r.ID
		return tx.PutReview(ctx, r)
	})
	return change, id, err
}

// End ends a review today: it keeps what was said, and the next one of its kind says
// what changed since. Errors: not_found, conflict where it has been ended.
func (a Actions) End(ctx context.Context, id plan.ID) (workspace.Change, error) {
	return a.editReview(ctx, "end_review", "End ", id, func(tx *store.Tx, r *review.Review) error {
		if err := underWay(*r); err != nil {
			return err
		}
		r.Held = tx.Today()
		return nil
	})
}

// Reopen makes a review that was ended one that is under way. Errors: not_found.
func (a Actions) Reopen(ctx context.Context, id plan.ID) (workspace.Change, error) {
	return a.editReview(ctx, "reopen_review", "Reopen ", id, func(_ *store.Tx, r *review.Review) error {
		r.Held = ""
		return nil
	})
}

// editReview changes a review; the action is named by a verb and the kind.
func (a Actions) editReview(ctx context.Context, code, verb string, id plan.ID, do func(*store.Tx, *review.Review) error) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: code}, func(tx *store.Tx) error {
		r, err := tx.Review(ctx, id)
		if err != nil {
			return err
		}
		tx.Rename(verb + nameOf(r))
		if err := do(tx, &r); err != nil {
			return err
		}
		if err := r.Validate(); err != nil {
			return err
		}
		return tx.PutReview(ctx, r)
	})
}

// Delete takes a review and its notes out of the plan. What came out of it stays.
// Errors: not_found.
func (a Actions) Delete(ctx context.Context, id plan.ID) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "delete_review"}, func(tx *store.Tx) error {
		r, err := tx.Review(ctx, id)
		if err != nil {
			return err
		}
		tx.Rename("Delete " + nameOf(r))
		notes, err := tx.ReviewNotes(ctx)
		if err != nil {
			return err
		}
		for _, n := range notes {
			if n.Review != id {
				continue
			}
			if err := tx.DeleteReviewNote(ctx, n.ID); err != nil {
				return err
			}
		}
		return tx.DeleteReview(ctx, id)
	})
}

// SetNote keeps what was said about a row in a review, or, without a row, about all
// of it; "" takes the note away. Errors: invalid at note, not_found, conflict where
// the review has been ended.
func (a Actions) SetNote(ctx context.Context, id, row plan.ID, text string) (workspace.Change, error) {
	text = plan.CleanNote(text)
	if row == "" {
		return a.editReview(ctx, "note_review", "Note on ", id, func(_ *store.Tx, r *review.Review) error {
			r.Note = text
			return underWay(*r)
		})
	}
	return a.w.Do(ctx, workspace.Action{Code: "note_review"}, func(tx *store.Tx) error {
		r, err := tx.Review(ctx, id)
		if err != nil {
			return err
		}
		if err := underWay(r); err != nil {
			return err
		}
		title, err := titleOf(ctx, tx, row)
		if err != nil {
			return err
		}
		tx.Rename("Note on " + title)
		note := review.Note{ID: review.NoteID(id, row), Review: id, Row: row, Text: text}
		if text == "" {
			return tx.DeleteReviewNote(ctx, note.ID)
		}
		if err := note.Validate(); err != nil {
			return err
		}
		return tx.PutReviewNote(ctx, note)
	})
}

func nameOf(r review.Review) string { return strings.ToLower(r.Kind.Word()) + " of " + r.Date.Words() }

// underWay refuses to add to a review that has been ended.
func underWay(r review.Review) error {
	if r.Held == "" {
		return nil
	}
	return plan.Refuse(plan.Conflict, "This review was ended on "+r.Held.Words()+". Nothing was changed. Reopen it to add to it.")
}

// titleOf is what people call an objective, key result or KPI. not_found where there
// is none.
func titleOf(ctx context.Context, tx *store.Tx, row plan.ID) (string, error) {
	for _, find := range []func() (string, error){
		func() (string, error) { o, err := tx.Objective(ctx, row); return o.Title, err },
		func() (string, error) { k, err := tx.KeyResult(ctx, row); return k.Title, err },
		func() (string, error) { k, err := tx.KPI(ctx, row); return k.Name, err },
	} {
		if title, err := find(); plan.CodeOf(err) != plan.NotFound {
			return title, err
		}
	}
	return "", views.RowGone(row)
}
