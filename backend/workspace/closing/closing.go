// Package closing is what a person does at the end of a cycle: score what is in it,
// decide what becomes of it, keep what it taught, close it, and begin the next one
// with what goes on. One exported method that writes is one action, one transaction
// and one step of undo.
//
// It imports workspace, views, typed, exchange, store, okr and plan.
package closing

import (
	"context"
	"fmt"
	"strings"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
	"cairn/backend/workspace/views"
)

// Actions are those of an open plan.
type Actions struct{ w *workspace.Workspace }

// New returns the actions of an open plan.
func New(w *workspace.Workspace) Actions { return Actions{w} }

// Say takes down what a person says of a row before its cycle is closed. field is
// "score" (0.7, 70 or 70%; "" for the computed one), "why" or "outcome". Errors:
// invalid at the field, not_found.
func (a Actions) Say(ctx context.Context, row plan.ID, field, text string) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "score", Params: map[string]any{"field": field}}, func(tx *store.Tx) error {
		title, err := titleOf(ctx, tx, row)
		if err != nil {
			return err
		}
		tx.Rename(verbOf(field) + typed.Shortened(title))
		s, err := scoreOf(ctx, tx, row)
		if err != nil {
			return err
		}
		if err := say(ctx, tx, &s, field, text); err != nil {
			return err
		}
		return putScore(ctx, tx, s)
	})
}

// Decide says of several rows what becomes of them. An objective's key results that
// nobody decided about go with it. Errors: invalid at outcome, not_found.
func (a Actions) Decide(ctx context.Context, rows []plan.ID, outcome okr.Outcome) (workspace.Change, error) {
	action := workspace.Action{Code: "decide_outcome", Name: fmt.Sprintf("Decide what becomes of %d rows", len(rows))}
	return a.w.Do(ctx, action, func(tx *store.Tx) error {
		for _, row := range rows {
			title, err := titleOf(ctx, tx, row)
			if err != nil {
				return err
			}
			if len(rows) == 1 {
				tx.Rename("Decide what becomes of " + typed.Quoted(title))
			}
			s, err := scoreOf(ctx, tx, row)
			if err != nil {
				return err
			}
			if err := say(ctx, tx, &s, "outcome", string(outcome)); err != nil {
				return err
			}
			if err := putScore(ctx, tx, s); err != nil {
				return err
			}
		}
		return nil
	})
}

func verbOf(field string) string {
	switch field {
	case "why":
		return "Say why: "
	case "outcome":
		return "Decide what becomes of: "
	default:
		return "Score: "
	}
}

// say gives one field of a score what was typed.
func say(ctx context.Context, tx *store.Tx, s *okr.Score, field, text string) error {
	p, err := tx.Plan(ctx)
	if err != nil {
		return err
	}
	switch field {
	case "score":
		s.Score, err = share(typed.In(ctx, tx, p.Settings).At(field, text))
	case "why":
		s.Why = plan.CleanNote(text)
	case "outcome":
		if s.Outcome = okr.Outcome(text); s.Outcome == okr.Dropped {
			s.Score = nil
		}
	default:
		return plan.AtField(field, "unknown_field", fmt.Sprintf("A score has no field %q. Nothing was changed.", field))
	}
	return err
}

// share reads a score: up to 1 it is what it says, above it is out of a hundred.
func share(text typed.Text) (*float64, error) {
	number, err := text.OptionalNumber()
	if number == nil || err != nil || *number <= 1 && !strings.HasSuffix(text.Text, "%") {
		return number, err
	}
	const percent = -2
	part, _ := plan.Shifted(*number, percent)
	return &part, nil
}

// scoreOf is what was said of a row so far.
func scoreOf(ctx context.Context, tx *store.Tx, row plan.ID) (okr.Score, error) {
	s, err := tx.Score(ctx, okr.ScoreID(row))
	if plan.CodeOf(err) == plan.NotFound {
		return okr.Score{ID: okr.ScoreID(row), Row: row}, nil
	}
	return s, err
}

// putScore keeps what was said; where nothing is left of it, nothing is kept.
func putScore(ctx context.Context, tx *store.Tx, s okr.Score) error {
	s.By, s.Date = tx.Who(), tx.Today()
	var faults plan.Faults
	faults.Take(s.Validate())
	// The reason may be typed after the score, so closing asks for it.
	kept := faults[:0]
	for _, f := range faults {
		if f.Field != "why" || f.Code != "required" {
			kept = append(kept, f)
		}
	}
	if err := kept.Err(); err != nil {
		return err
	}
	if s.Score == nil && s.Why == "" && s.Outcome == okr.Undecided && s.Frozen == "" {
		return tx.DeleteScore(ctx, s.ID)
	}
	return tx.PutScore(ctx, s)
}

func titleOf(ctx context.Context, tx *store.Tx, row plan.ID) (string, error) {
	o, err := tx.Objective(ctx, row)
	if plan.CodeOf(err) != plan.NotFound {
		return o.Title, err
	}
	k, err := tx.KeyResult(ctx, row)
	if plan.CodeOf(err) == plan.NotFound {
		return "", views.RowGone(row)
	}
	return k.Title, err
}
