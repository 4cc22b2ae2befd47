package api

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/review"
	"cairn/backend/workspace"
	"cairn/backend/workspace/reviews"
	"cairn/backend/workspace/typed"
	"cairn/backend/workspace/views"
)

// Reviews reads and keeps reviews, and what comes out of them.
type Reviews struct{ s *Session }

// NewReview is a review to begin.
type NewReview struct {
	Kind  string `json:"kind"` // "weekly", "monthly" or "quarterly"
	Cycle string `json:"cycle"`
}

// ReviewNote is what was said about a row in a review.
type ReviewNote struct {
	Review string `json:"review"`
	Row    string `json:"row"`  // "" for all of the review
	Text   string `json:"text"` // "" takes the note away
}

// ReviewLine is what came out of a review, in one line.
type ReviewLine struct {
	Outcome string `json:"outcome"` // "decision", "question" or "action"
	Review  string `json:"review"`  // "" for none
	Row     string `json:"row"`     // what it is about; "" for none
	Text    string `json:"text"`
}

func (n ReviewLine) line() reviews.Line {
	return reviews.Line{Outcome: reviews.Outcome(n.Outcome), Review: plan.ID(n.Review), Row: plan.ID(n.Row), Text: n.Text}
}

// ReviewLineRead is what a line is taken for.
type ReviewLineRead struct {
	Title      string       `json:"title"`
	Owner      string       `json:"owner"`      // of a decision who decided; "" for none
	OwnerKnown bool         `json:"ownerKnown"` // else the owner of an action becomes a new person
	Due        plan.Date    `json:"due"`        // of a decision the day to look at it again; "" for none
	Why        string       `json:"why"`        // of a decision
	Parts      []typed.Part `json:"parts"`
}

// OutcomeEdit gives a field of a decision, question or action what a person typed; it
// is named as in views.
type OutcomeEdit struct {
	Outcome string `json:"outcome"`
	ID      string `json:"id"`
	Field   string `json:"field"`
	Text    string `json:"text"`
}

// OutcomeDone says that an action is done, or is not after all.
type OutcomeDone struct {
	ID   string `json:"id"`
	Done bool   `json:"done"`
}

// Revisit says what was found when a decision was looked at again.
type Revisit struct {
	ID      string `json:"id"`
	Outcome string `json:"outcome"`
	Revisit string `json:"revisit"` // another day to look at it; "" is done with it
}

// ReviewWritten is what a write to reviews answers: what is shown is read again.
type ReviewWritten struct {
	ID   plan.ID         `json:"id"` // of what was written or made
	Undo views.UndoState `json:"undo"`
}

// List is what the screen of reviews shows; "" is the cycle that a new window shows.
func (v *Reviews) List(cycle string) (views.Reviews, error) {
	return onPlan(v.s, func(ctx context.Context, p *openPlan) (views.Reviews, error) {
		return p.views.Reviews(ctx, plan.ID(cycle))
	})
}

// Page is a review with its agenda.
func (v *Reviews) Page(id string) (views.Review, error) {
	return onPlan(v.s, func(ctx context.Context, p *openPlan) (views.Review, error) { return p.views.Review(ctx, plan.ID(id)) })
}

// Draft is the agenda of a review that could be begun.
func (v *Reviews) Draft(n NewReview) (views.Review, error) {
	return onPlan(v.s, func(ctx context.Context, p *openPlan) (views.Review, error) {
		return p.views.DraftReview(ctx, review.Kind(n.Kind), plan.ID(n.Cycle))
	})
}

// Minutes are what came out of a review, in words for chat and mail.
func (v *Reviews) Minutes(id string) (views.Shared, error) {
	return onPlan(v.s, func(ctx context.Context, p *openPlan) (views.Shared, error) {
		return p.views.ReviewMinutes(ctx, plan.ID(id))
	})
}

// Begin begins a review today.
func (v *Reviews) Begin(n NewReview) (ReviewWritten, error) {
	return onNewReview(v.s, func(ctx context.Context, p *openPlan) (workspace.Change, plan.ID, error) {
		return p.reviews.Begin(ctx, review.Kind(n.Kind), plan.ID(n.Cycle))
	})
}

// End ends a review today.
func (v *Reviews) End(id string) (ReviewWritten, error) {
	return onReview(v.s, id, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.reviews.End(ctx, plan.ID(id))
	})
}

// Reopen makes a review that was ended one that is under way.
func (v *Reviews) Reopen(id string) (ReviewWritten, error) {
	return onReview(v.s, id, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.reviews.Reopen(ctx, plan.ID(id))
	})
}

// Delete takes a review and its notes out of the plan.
func (v *Reviews) Delete(id string) (ReviewWritten, error) {
	return onReview(v.s, id, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.reviews.Delete(ctx, plan.ID(id))
	})
}

// SetNote keeps what was said.
func (v *Reviews) SetNote(n ReviewNote) (ReviewWritten, error) {
	return onReview(v.s, n.Review, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.reviews.SetNote(ctx, plan.ID(n.Review), plan.ID(n.Row), n.Text)
	})
}

// ReadLine says what Capture takes a line for; nothing is written.
func (v *Reviews) ReadLine(n ReviewLine) (ReviewLineRead, error) {
	return onPlan(v.s, func(ctx context.Context, p *openPlan) (ReviewLineRead, error) {
		u, err := p.reviews.ReadLine(ctx, n.line())
		return ReviewLineRead{Title: u.Title, Owner: u.Owner, OwnerKnown: u.OwnerKnown, Due: u.Due, Why: u.Why, Parts: u.Parts}, err
	})
}

// Capture keeps a decision, a question or an action, written down in one line.
func (v *Reviews) Capture(n ReviewLine) (ReviewWritten, error) {
	return onNewReview(v.s, func(ctx context.Context, p *openPlan) (workspace.Change, plan.ID, error) {
		return p.reviews.Capture(ctx, n.line())
	})
}

// Edit gives a field of what came out of a review what a person typed.
func (v *Reviews) Edit(e OutcomeEdit) (ReviewWritten, error) {
	return onReview(v.s, e.ID, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.reviews.Edit(ctx, reviews.Outcome(e.Outcome), plan.ID(e.ID), e.Field, e.Text)
	})
}

// SetDone says that an action is done, or is not after all.
func (v *Reviews) SetDone(n OutcomeDone) (ReviewWritten, error) {
	return onReview(v.s, n.ID, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.reviews.SetDone(ctx, plan.ID(n.ID), n.Done)
	})
}

// Revisit says what was found when a decision was looked at again.
func (v *Reviews) Revisit(n Revisit) (ReviewWritten, error) {
	return onReview(v.s, n.ID, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.reviews.Revisit(ctx, plan.ID(n.ID), n.Outcome, n.Revisit)
	})
}

// Remove takes a decision, question or action out of the plan; of the edit its
// outcome and id count.
func (v *Reviews) Remove(e OutcomeEdit) (ReviewWritten, error) {
	return onReview(v.s, e.ID, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.reviews.Remove(ctx, reviews.Outcome(e.Outcome), plan.ID(e.ID))
	})
}

// onReview is onPlan for what writes to a review or what came out of one.
func onReview(s *Session, id string, do func(ctx context.Context, p *openPlan) (workspace.Change, error)) (ReviewWritten, error) {
	return onNewReview(s, func(ctx context.Context, p *openPlan) (workspace.Change, plan.ID, error) {
		change, err := do(ctx, p)
		return change, plan.ID(id), err
	})
}

// onNewReview is onReview for what makes something.
func onNewReview(s *Session, do func(ctx context.Context, p *openPlan) (workspace.Change, plan.ID, error)) (ReviewWritten, error) {
	return onPlan(s, func(ctx context.Context, p *openPlan) (ReviewWritten, error) {
		_, id, err := do(ctx, p)
		return ReviewWritten{ID: id, Undo: p.views.UndoState()}, err
	})
}
