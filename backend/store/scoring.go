package store

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

type modelRow struct {
	ID       string `gorm:"primaryKey"`
	Alive    bool
	Name     string
	Method   string
	Formula  string
	Note     string
	Position string
}

func (modelRow) TableName() string { return "models" }

func modelToRow(m roadmap.Model) modelRow {
	return modelRow{ID: string(m.ID), Name: m.Name, Method: string(m.Method), Formula: m.Formula, Note: m.Note, Position: m.Position}
}

func modelFromRow(row modelRow) roadmap.Model {
	return roadmap.Model{ID: plan.ID(row.ID), Name: row.Name, Method: roadmap.Method(row.Method), Formula: row.Formula, Note: row.Note,
		Position: row.Position}
}

// Models are those that people made, in their order; the built-in ones are no rows.
func (r Reader) Models(ctx context.Context) ([]roadmap.Model, error) {
	return all(ctx, r, "position, id", modelFromRow)
}

// Model reads one model; not_found where there is none.
func (r Reader) Model(ctx context.Context, id plan.ID) (roadmap.Model, error) {
	return one(ctx, r, id, "model", modelFromRow)
}

// PutModel adds a model or writes what changed of it.
func (tx *Tx) PutModel(ctx context.Context, m roadmap.Model) error {
	return put(ctx, tx, models, modelToRow(m))
}

// DeleteModel takes a model out of the plan.
func (tx *Tx) DeleteModel(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, models, id)
}

type criterionRow struct {
	ID       string `gorm:"primaryKey"`
	Alive    bool
	Model    string
	Key      string
	Name     string
	Note     string
	Unit     string
	Low      float64
	High     float64
	Weight   float64
	Cost     bool
	Rubric   string
	Position string
}

func (criterionRow) TableName() string { return "criteria" }

func criterionToRow(c roadmap.Criterion) criterionRow {
	return criterionRow{ID: string(c.ID), Model: string(c.Model), Key: c.Key, Name: c.Name, Note: c.Note, Unit: c.Unit, Low: c.Low, High: c.High,
		Weight: c.Weight, Cost: c.Cost, Rubric: c.Rubric, Position: c.Position}
}

func criterionFromRow(row criterionRow) roadmap.Criterion {
	return roadmap.Criterion{ID: plan.ID(row.ID), Model: plan.ID(row.Model), Key: row.Key, Name: row.Name, Note: row.Note, Unit: row.Unit, Low: row.Low,
		High: row.High, Weight: row.Weight, Cost: row.Cost, Rubric: row.Rubric, Position: row.Position}
}

// Criteria are those of all models that people made, in their order.
func (r Reader) Criteria(ctx context.Context) ([]roadmap.Criterion, error) {
	return all(ctx, r, "position, id", criterionFromRow)
}

// Criterion reads one criterion; not_found where there is none.
func (r Reader) Criterion(ctx context.Context, id plan.ID) (roadmap.Criterion, error) {
	return one(ctx, r, id, "criterion", criterionFromRow)
}

// PutCriterion adds a criterion or writes what changed of it.
func (tx *Tx) PutCriterion(ctx context.Context, c roadmap.Criterion) error {
	return put(ctx, tx, criteria, criterionToRow(c))
}

// DeleteCriterion takes a criterion out of the plan.
func (tx *Tx) DeleteCriterion(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, criteria, id)
}

type ratingRow struct {
	ID         string `gorm:"primaryKey"`
	Alive      bool
	Initiative string
	Criterion  string
	Low        *float64
	Likely     *float64
	High       *float64
	Note       string
	By         string
	Date       string
}

func (ratingRow) TableName() string { return "ratings" }

func ratingToRow(r roadmap.Rating) ratingRow {
	return ratingRow{ID: string(r.ID), Initiative: string(r.Initiative), Criterion: string(r.Criterion), Low: r.Low, Likely: r.Likely,
		High: r.High, Note: r.Note, By: r.By, Date: string(r.Date)}
}

func ratingFromRow(row ratingRow) roadmap.Rating {
	return roadmap.Rating{ID: plan.ID(row.ID), Initiative: plan.ID(row.Initiative), Criterion: plan.ID(row.Criterion),
		Range: roadmap.Range{Low: row.Low, Likely: row.Likely, High: row.High}, Note: row.Note, By: row.By, Date: plan.Date(row.Date)}
}

// Ratings are those of all initiatives.
func (r Reader) Ratings(ctx context.Context) ([]roadmap.Rating, error) {
	return allByID(ctx, r, ratingFromRow, func(rating *roadmap.Rating) plan.ID { return rating.ID })
}

// Rating reads one rating; not_found where there is none.
func (r Reader) Rating(ctx context.Context, id plan.ID) (roadmap.Rating, error) {
	return one(ctx, r, id, "rating", ratingFromRow)
}

// PutRating adds a rating or writes what changed of it.
func (tx *Tx) PutRating(ctx context.Context, r roadmap.Rating) error {
	return put(ctx, tx, ratings, ratingToRow(r))
}

// DeleteRating takes a rating out of the plan.
func (tx *Tx) DeleteRating(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, ratings, id)
}

type overrideRow struct {
	ID         string `gorm:"primaryKey"`
	Alive      bool
	Model      string
	Initiative string
	Rank       int
	Reason     string
	By         string
	Date       string
}

func (overrideRow) TableName() string { return "overrides" }

func overrideToRow(o roadmap.Override) overrideRow {
	return overrideRow{ID: string(o.ID), Model: string(o.Model), Initiative: string(o.Initiative), Rank: o.Rank, Reason: o.Reason, By: o.By,
		Date: string(o.Date)}
}

func overrideFromRow(row overrideRow) roadmap.Override {
	return roadmap.Override{ID: plan.ID(row.ID), Model: plan.ID(row.Model), Initiative: plan.ID(row.Initiative), Rank: row.Rank, Reason: row.Reason,
		By: row.By, Date: plan.Date(row.Date)}
}

// Overrides are those of all rankings.
func (r Reader) Overrides(ctx context.Context) ([]roadmap.Override, error) {
	return all(ctx, r, "id", overrideFromRow)
}

// Override reads one override; not_found where there is none.
func (r Reader) Override(ctx context.Context, id plan.ID) (roadmap.Override, error) {
	return one(ctx, r, id, "override", overrideFromRow)
}

// PutOverride adds an override or writes what changed of it.
func (tx *Tx) PutOverride(ctx context.Context, o roadmap.Override) error {
	return put(ctx, tx, overrides, overrideToRow(o))
}

// DeleteOverride takes an override out of the plan.
func (tx *Tx) DeleteOverride(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, overrides, id)
}

type answerRow struct {
	ID            string `gorm:"primaryKey"`
	Alive         bool
	Initiative    string
	Respondent    string
	Functional    int
	Dysfunctional int
	Date          string
}

func (answerRow) TableName() string { return "answers" }

func answerToRow(a roadmap.Answer) answerRow {
	return answerRow{ID: string(a.ID), Initiative: string(a.Initiative), Respondent: a.Respondent, Functional: a.Functional,
		Dysfunctional: a.Dysfunctional, Date: string(a.Date)}
}

func answerFromRow(row answerRow) roadmap.Answer {
	return roadmap.Answer{ID: plan.ID(row.ID), Initiative: plan.ID(row.Initiative), Respondent: row.Respondent, Functional: row.Functional,
		Dysfunctional: row.Dysfunctional, Date: plan.Date(row.Date)}
}

// Answers are those of all Kano surveys.
func (r Reader) Answers(ctx context.Context) ([]roadmap.Answer, error) {
	return all(ctx, r, "initiative, respondent, id", answerFromRow)
}

// Answer reads one answer; not_found where there is none.
func (r Reader) Answer(ctx context.Context, id plan.ID) (roadmap.Answer, error) {
	return one(ctx, r, id, "answer", answerFromRow)
}

// PutAnswer adds an answer or writes what changed of it.
func (tx *Tx) PutAnswer(ctx context.Context, a roadmap.Answer) error {
	return put(ctx, tx, answers, answerToRow(a))
}

// DeleteAnswer takes an answer out of the plan.
func (tx *Tx) DeleteAnswer(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, answers, id)
}
