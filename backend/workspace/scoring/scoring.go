// Package scoring is what a person can do with scores: ratings and the ranks that
// somebody decided otherwise, models with their criteria and weights, and the answers of
// Kano surveys. One exported method of Actions that writes is one action, one transaction
// and one step of undo.
//
// It imports workspace, typed, store, roadmap and plan.
package scoring

import (
	"context"
	"fmt"
	"slices"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// Actions are those of an open plan.
type Actions struct{ w *workspace.Workspace }

// New returns the actions of an open plan.
func New(w *workspace.Workspace) Actions { return Actions{w} }

// do runs an action with what is typed into its fields; it names itself.
func (a Actions) do(ctx context.Context, code string, f func(typed.Text) error) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: code}, func(tx *store.Tx) error {
		p, err := tx.Plan(ctx)
		if err != nil {
			return err
		}
		return f(typed.In(ctx, tx, p.Settings))
	})
}

// modelOf is a model, built in or of one's own, with its criteria in their order.
func modelOf(ctx context.Context, r store.Reader, id plan.ID) (roadmap.Model, []roadmap.Criterion, error) {
	for _, m := range roadmap.BuiltIn() {
		if m.ID == id {
			return m, roadmap.BuiltInCriteria(m), nil
		}
	}
	m, err := r.Model(ctx, id)
	if err != nil {
		return m, nil, err
	}
	all, err := r.Criteria(ctx)
	return m, slices.DeleteFunc(all, func(c roadmap.Criterion) bool { return c.Model != id }), err
}

// criterionOf is a criterion, built in or of one's own.
func criterionOf(ctx context.Context, r store.Reader, id plan.ID) (roadmap.Criterion, error) {
	for _, m := range roadmap.BuiltIn() {
		for _, c := range roadmap.BuiltInCriteria(m) {
			if c.ID == id {
				return c, nil
			}
		}
	}
	return r.Criterion(ctx, id)
}

// NewRating is what an initiative is given on a criterion, as typed.
type NewRating struct {
	Initiative plan.ID
	Criterion  plan.ID
	Range      string  // as roadmap.ParseRange reads it; "" takes the rating away
	Note       *string // why; nil keeps what was said
}

// Rate gives an initiative a number, or a range, on a criterion. Errors: invalid at range
// (off the scale, with the scale in words) or note, not_found.
func (a Actions) Rate(ctx context.Context, n NewRating) (workspace.Change, error) {
	return a.do(ctx, "rate", func(t typed.Text) error {
		i, err := t.Tx.Initiative(ctx, n.Initiative)
		if err != nil {
			return err
		}
		c, err := criterionOf(ctx, t.Tx.Reader, n.Criterion)
		if err != nil {
			return err
		}
		t.Tx.Rename("Rate " + c.Name + ": " + typed.Shortened(i.Title))
		return rate(t, c, n)
	})
}

func rate(t typed.Text, c roadmap.Criterion, n NewRating) error {
	id := roadmap.RatingID(n.Initiative, c.ID)
	given, err := t.At("range", n.Range).Range()
	if err != nil {
		return err
	}
	if given.Empty() {
		return t.Tx.DeleteRating(t.Ctx, id)
	}
	if err := c.Accepts(given); err != nil {
		return typed.AllAt("range", err)
	}
	rating, err := t.Tx.Rating(t.Ctx, id)
	if err != nil && plan.CodeOf(err) != plan.NotFound {
		return err
	}
	before := rating
	rating.ID, rating.Initiative, rating.Criterion, rating.Range = id, n.Initiative, c.ID, given
	if n.Note != nil {
		rating.Note = plan.CleanNote(*n.Note)
	}
	if roadmap.FormatRange(before.Range, "") == roadmap.FormatRange(rating.Range, "") && before.Note == rating.Note && before.ID != "" {
		return nil // nobody said anything new
	}
	rating.By, rating.Date = t.Tx.Who(), t.Today
	if err := rating.Validate(); err != nil {
		return err
	}
	return t.Tx.PutRating(t.Ctx, rating)
}

// NewOverride puts an initiative at a rank of one's own choice, as typed.
type NewOverride struct {
	Model      plan.ID
	Initiative plan.ID
	Rank       string
	Reason     string
}

// SetOverride puts an initiative at a rank in the ranking of a model whatever it scores.
// Errors: invalid at rank or reason (required), not_found.
func (a Actions) SetOverride(ctx context.Context, n NewOverride) (workspace.Change, error) {
	return a.do(ctx, "set_override", func(t typed.Text) error {
		i, err := t.Tx.Initiative(ctx, n.Initiative)
		if err != nil {
			return err
		}
		if _, _, err := modelOf(ctx, t.Tx.Reader, n.Model); err != nil {
			return err
		}
		rank, err := t.At("rank", n.Rank).OptionalCount()
		if err != nil {
			return err
		}
		o := roadmap.Override{ID: roadmap.OverrideID(n.Model, i.ID), Model: n.Model, Initiative: i.ID, Reason: plan.CleanNote(n.Reason), By: t.Tx.Who(), Date: t.Today}
		if rank != nil {
			o.Rank = *rank
		}
		if err := o.Validate(); err != nil {
			return err
		}
		t.Tx.Rename(fmt.Sprintf("Rank %d: %s", o.Rank, typed.Shortened(i.Title)))
		return t.Tx.PutOverride(ctx, o)
	})
}

// RemoveOverride lets the score decide again. Errors: not_found.
func (a Actions) RemoveOverride(ctx context.Context, model, initiative plan.ID) (workspace.Change, error) {
	return a.do(ctx, "remove_override", func(t typed.Text) error {
		i, err := t.Tx.Initiative(ctx, initiative)
		if err != nil {
			return err
		}
		o, err := t.Tx.Override(ctx, roadmap.OverrideID(model, initiative))
		if err != nil {
			return err
		}
		t.Tx.Rename("Rank by score: " + typed.Shortened(i.Title))
		return t.Tx.DeleteOverride(ctx, o.ID)
	})
}

// SetModel makes a model, built in or of one's own, the one that the roadmap is ranked
// by. Errors: not_found.
func (a Actions) SetModel(ctx context.Context, id plan.ID) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "set_model"}, func(tx *store.Tx) error {
		m, _, err := modelOf(ctx, tx.Reader, id)
		if err != nil {
			return err
		}
		p, err := tx.Plan(ctx)
		if err != nil {
			return err
		}
		tx.Rename("Rank by " + typed.Shortened(m.Name))
		p.RoadmapModel = id
		return tx.PutPlan(ctx, p)
	})
}
