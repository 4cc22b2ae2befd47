package reviews

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/review"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// Outcome is a kind of what comes out of a review.
type Outcome string

// The outcomes, in the spelling of JSON.
const (
	Decision Outcome = "decision"
	Question Outcome = "question"
	Action   Outcome = "action"
)

// Line is what came out of a review, or of a day without one.
type Line struct {
	Outcome Outcome
	Review  plan.ID // "" for none
	Row     plan.ID // the objective, key result or KPI that it is about; "" for none
	Text    string
}

// Understood is what a line is taken for.
type Understood struct {
	typed.Captured
	OwnerKnown bool // else the owner of an action becomes a new person
}

// ReadLine says what Capture takes a line for; nothing is written.
func (a Actions) ReadLine(ctx context.Context, n Line) (u Understood, err error) {
	err = a.w.Read(ctx, func(r store.Reader) error {
		u, err = understand(ctx, r, n, a.w.Today())
		return err
	})
	return u, err
}

func understand(ctx context.Context, r store.Reader, n Line, today plan.Date) (u Understood, err error) {
	how, err := typed.ReadingOf(ctx, r, today)
	if err != nil {
		return u, err
	}
	switch n.Outcome {
	case Action:
		u.Captured = typed.ReadAction(n.Text, how)
	case Decision:
		u.Captured = typed.ReadDecision(n.Text, how)
	case Question:
		u.Title = plan.CleanTitle(n.Text)
	default:
		return u, noOutcome(n.Outcome)
	}
	u.OwnerKnown = how.Knows(u.Owner)
	return u, nil
}

// Capture writes down what came out of a review in one line; see typed.ReadAction
// and typed.ReadDecision. A question is kept word for word. Errors: invalid at text,
// not_found, ambiguous, conflict where the review has been ended.
func (a Actions) Capture(ctx context.Context, n Line) (workspace.Change, plan.ID, error) {
	var id plan.ID
	change, err := a.w.Do(ctx, workspace.Action{Code: "capture_" + string(n.Outcome)}, func(tx *store.Tx) error {
		u, err := understand(ctx, tx.Reader, n, tx.Today())
		if err != nil {
			return err
		}
		if err := placed(ctx, tx, n); err != nil {
			return err
		}
		id = tx.NewID()
		return typed.AllAt("text", u.put(ctx, tx, n, id))
	})
	return change, id, err
}

// placed refuses a line of a review that has been ended or about a row that is gone.
func placed(ctx context.Context, tx *store.Tx, n Line) error {
	if n.Review != "" {
		r, err := tx.Review(ctx, n.Review)
		if err != nil {
			return err
		}
		if err := underWay(r); err != nil {
			return err
		}
	}
	if n.Row == "" {
		return nil
	}
	_, err := titleOf(ctx, tx, n.Row)
	return err
}

func (u Understood) put(ctx context.Context, tx *store.Tx, n Line, id plan.ID) error {
	tx.Rename(verbs[n.Outcome] + typed.Shortened(u.Title))
	switch n.Outcome {
	case Decision:
		d := review.Decision{ID: id, Title: u.Title, Why: u.Why, Who: u.Owner, Row: n.Row, Review: n.Review, Date: tx.Today(), Revisit: u.Due}
		if d.Who == "" {
			d.Who = tx.Who()
		}
		return valid(d.Validate, func() error { return tx.PutDecision(ctx, d) })
	case Question:
		q := review.Question{ID: id, Text: u.Title, Row: n.Row, Review: n.Review, By: tx.Who(), Date: tx.Today()}
		return valid(q.Validate, func() error { return tx.PutQuestion(ctx, q) })
	default:
		p, err := tx.Plan(ctx)
		if err != nil {
			return err
		}
		owner, err := typed.In(ctx, tx, p.Settings).At("owner", u.Owner).Party()
		if err != nil {
			return err
		}
		act := review.Action{ID: id, Title: u.Title, Owner: owner, Due: u.Due, Row: n.Row, Review: n.Review, By: tx.Who(), Date: tx.Today()}
		return valid(act.Validate, func() error { return tx.PutActionItem(ctx, act) })
	}
}

// verbs begin the names of what is written down.
//
//nolint:gochecknoglobals // a table, never written
var verbs = map[Outcome]string{Decision: "Decide: ", Question: "Ask: ", Action: "Add action: "}

func valid(validate, put func() error) error {
	if err := validate(); err != nil {
		return err
	}
	return put()
}
