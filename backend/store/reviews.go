package store

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/review"
)

type reviewRow struct {
	ID    string `gorm:"primaryKey"`
	Alive bool
	Kind  string
	Cycle string
	Date  string
	Held  string
	Note  string
	By    string
}

func (reviewRow) TableName() string { return "reviews" }

func reviewToRow(r review.Review) reviewRow {
	return reviewRow{ID: string(r.ID), Kind: string(r.Kind), Cycle: string(r.Cycle), Date: string(r.Date), Held: string(r.Held), Note: r.Note, By: r.By}
}

func reviewFromRow(row reviewRow) review.Review {
	return review.Review{ID: plan.ID(row.ID), Kind: review.Kind(row.Kind), Cycle: plan.ID(row.Cycle), Date: plan.Date(row.Date), Held: plan.Date(row.Held), Note: row.Note, By: row.By}
}

type reviewNoteRow struct {
	ID     string `gorm:"primaryKey"`
	Alive  bool
	Review string
	Row    string
	Text   string
}

func (reviewNoteRow) TableName() string { return "review_notes" }

func reviewNoteToRow(r review.Note) reviewNoteRow {
	return reviewNoteRow{ID: string(r.ID), Review: string(r.Review), Row: string(r.Row), Text: r.Text}
}

func reviewNoteFromRow(row reviewNoteRow) review.Note {
	return review.Note{ID: plan.ID(row.ID), Review: plan.ID(row.Review), Row: plan.ID(row.Row), Text: row.Text}
}

type decisionRow struct {
	ID        string `gorm:"primaryKey"`
	Alive     bool
	Title     string
	Why       string
	Who       string
	Row       string
	Review    string
	Date      string
	Revisit   string
	Revisited string
	Outcome   string
}

func (decisionRow) TableName() string { return "decisions" }

func decisionToRow(d review.Decision) decisionRow {
	return decisionRow{ID: string(d.ID), Title: d.Title, Why: d.Why, Who: d.Who, Row: string(d.Row), Review: string(d.Review), Date: string(d.Date), Revisit: string(d.Revisit), Revisited: string(d.Revisited), Outcome: d.Outcome}
}

func decisionFromRow(row decisionRow) review.Decision {
	return review.Decision{ID: plan.ID(row.ID), Title: row.Title, Why: row.Why, Who: row.Who, Row: plan.ID(row.Row), Review: plan.ID(row.Review), Date: plan.Date(row.Date), Revisit: plan.Date(row.Revisit), Revisited: plan.Date(row.Revisited), Outcome: row.Outcome}
}

type questionRow struct {
	ID       string `gorm:"primaryKey"`
	Alive    bool
	Text     string
	Row      string
	Review   string
	By       string
	Date     string
	Answer   string
	Answered string
}

func (questionRow) TableName() string { return "questions" }

func questionToRow(q review.Question) questionRow {
	return questionRow{ID: string(q.ID), Text: q.Text, Row: string(q.Row), Review: string(q.Review), By: q.By, Date: string(q.Date), Answer: q.Answer, Answered: string(q.Answered)}
}

func questionFromRow(row questionRow) review.Question {
	return review.Question{ID: plan.ID(row.ID), Text: row.Text, Row: plan.ID(row.Row), Review: plan.ID(row.Review), By: row.By, Date: plan.Date(row.Date), Answer: row.Answer, Answered: plan.Date(row.Answered)}
}

type actionItemRow struct {
	ID     string `gorm:"primaryKey"`
	Alive  bool
	Title  string
	Owner  string
	Due    string
	Done   string
	Row    string
	Review string
	By     string
	Date   string
}

func (actionItemRow) TableName() string { return "action_items" }

func actionItemToRow(a review.Action) actionItemRow {
	return actionItemRow{ID: string(a.ID), Title: a.Title, Owner: string(a.Owner), Due: string(a.Due), Done: string(a.Done), Row: string(a.Row), Review: string(a.Review), By: a.By, Date: string(a.Date)}
}

func actionItemFromRow(row actionItemRow) review.Action {
	return review.Action{ID: plan.ID(row.ID), Title: row.Title, Owner: plan.ID(row.Owner), Due: plan.Date(row.Due), Done: plan.Date(row.Done), Row: plan.ID(row.Row), Review: plan.ID(row.Review), By: row.By, Date: plan.Date(row.Date)}
}

// Reviews are by their day, the newest last.
func (r Reader) Reviews(ctx context.Context) ([]review.Review, error) {
	return all(ctx, r, "date, id", reviewFromRow)
}

// Review reads one review; not_found where there is none.
func (r Reader) Review(ctx context.Context, id plan.ID) (review.Review, error) {
	return one(ctx, r, id, "review", reviewFromRow)
}

// PutReview adds a review or writes what changed of it.
func (tx *Tx) PutReview(ctx context.Context, r review.Review) error {
	return put(ctx, tx, reviews, reviewToRow(r))
}

// DeleteReview takes a review out of the plan.
func (tx *Tx) DeleteReview(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, reviews, id)
}

// ReviewNotes are those of all reviews.
func (r Reader) ReviewNotes(ctx context.Context) ([]review.Note, error) {
	return all(ctx, r, "id", reviewNoteFromRow)
}

// ReviewNote reads one note of a review; not_found where there is none.
func (r Reader) ReviewNote(ctx context.Context, id plan.ID) (review.Note, error) {
	return one(ctx, r, id, "note of a review", reviewNoteFromRow)
}

// PutReviewNote notes what was said about a row.
func (tx *Tx) PutReviewNote(ctx context.Context, r review.Note) error {
	return put(ctx, tx, reviewNotes, reviewNoteToRow(r))
}

// DeleteReviewNote takes a note out of a review.
func (tx *Tx) DeleteReviewNote(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, reviewNotes, id)
}

// Decisions are by their day.
func (r Reader) Decisions(ctx context.Context) ([]review.Decision, error) {
	return all(ctx, r, "date, id", decisionFromRow)
}

// Decision reads one decision; not_found where there is none.
func (r Reader) Decision(ctx context.Context, id plan.ID) (review.Decision, error) {
	return one(ctx, r, id, "decision", decisionFromRow)
}

// PutDecision adds a decision or writes what changed of it.
func (tx *Tx) PutDecision(ctx context.Context, d review.Decision) error {
	return put(ctx, tx, decisions, decisionToRow(d))
}

// DeleteDecision takes a decision out of the plan.
func (tx *Tx) DeleteDecision(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, decisions, id)
}

// Questions are by their day.
func (r Reader) Questions(ctx context.Context) ([]review.Question, error) {
	return all(ctx, r, "date, id", questionFromRow)
}

// Question reads one question; not_found where there is none.
func (r Reader) Question(ctx context.Context, id plan.ID) (review.Question, error) {
	return one(ctx, r, id, "question", questionFromRow)
}

// PutQuestion asks a question or writes what changed of it.
func (tx *Tx) PutQuestion(ctx context.Context, q review.Question) error {
	return put(ctx, tx, questions, questionToRow(q))
}

// DeleteQuestion takes a question out of the plan.
func (tx *Tx) DeleteQuestion(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, questions, id)
}

// ActionItems are by the day they are due.
func (r Reader) ActionItems(ctx context.Context) ([]review.Action, error) {
	return all(ctx, r, "due, id", actionItemFromRow)
}

// ActionItem reads one action; not_found where there is none.
func (r Reader) ActionItem(ctx context.Context, id plan.ID) (review.Action, error) {
	return one(ctx, r, id, "action", actionItemFromRow)
}

// PutActionItem adds an action or writes what changed of it.
func (tx *Tx) PutActionItem(ctx context.Context, a review.Action) error {
	return put(ctx, tx, actionItems, actionItemToRow(a))
}

// DeleteActionItem takes an action out of the plan.
func (tx *Tx) DeleteActionItem(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, actionItems, id)
}
