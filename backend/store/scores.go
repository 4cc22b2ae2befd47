package store

import (
	"context"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

type scoreRow struct {
	ID      string `gorm:"primaryKey"`
	Alive   bool
	Row     string
	Score   *float64
	Why     string
	Outcome string
	By      string
	Date    string
	Frozen  string
	Value   *float64
	Raw     *float64
	Status  string
}

func (scoreRow) TableName() string { return "scores" }

func scoreToRow(s okr.Score) scoreRow {
	return scoreRow{ID: string(s.ID), Row: string(s.Row), Score: s.Score, Why: s.Why, Outcome: string(s.Outcome), By: s.By, Date: string(s.Date), Frozen: string(s.Frozen), Value: s.Value, Raw: s.Raw, Status: string(s.Status)}
}

func scoreFromRow(row scoreRow) okr.Score {
	return okr.Score{ID: plan.ID(row.ID), Row: plan.ID(row.Row), Score: row.Score, Why: row.Why, Outcome: okr.Outcome(row.Outcome), By: row.By, Date: plan.Date(row.Date), Frozen: plan.Date(row.Frozen), Value: row.Value, Raw: row.Raw, Status: okr.Status(row.Status)}
}

type lessonRow struct {
	ID       string `gorm:"primaryKey"`
	Alive    bool
	Cycle    string
	Kind     string
	Position string
	Text     string
	Row      string
	KPI      string `gorm:"column:kpi"`
	By       string
	Date     string
}

func (lessonRow) TableName() string { return "lessons" }

func lessonToRow(l okr.Lesson) lessonRow {
	return lessonRow{ID: string(l.ID), Cycle: string(l.Cycle), Kind: string(l.Kind), Position: l.Position, Text: l.Text, Row: string(l.Row), KPI: string(l.KPI), By: l.By, Date: string(l.Date)}
}

func lessonFromRow(row lessonRow) okr.Lesson {
	return okr.Lesson{ID: plan.ID(row.ID), Cycle: plan.ID(row.Cycle), Kind: okr.LessonKind(row.Kind), Position: row.Position, Text: row.Text, Row: plan.ID(row.Row), KPI: plan.ID(row.KPI), By: row.By, Date: plan.Date(row.Date)}
}

// Scores are those of all rows that have one.
func (r Reader) Scores(ctx context.Context) ([]okr.Score, error) {
	return all(ctx, r, "date, id", scoreFromRow)
}

// Score reads one score; not_found where there is none.
func (r Reader) Score(ctx context.Context, id plan.ID) (okr.Score, error) {
	return one(ctx, r, id, "score", scoreFromRow)
}

// PutScore scores a row, or writes what changed of it.
func (tx *Tx) PutScore(ctx context.Context, s okr.Score) error {
	return put(ctx, tx, scores, scoreToRow(s))
}

// DeleteScore takes a row's score away.
func (tx *Tx) DeleteScore(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, scores, id)
}

// Lessons are those of all cycles, in their order.
func (r Reader) Lessons(ctx context.Context) ([]okr.Lesson, error) {
	return all(ctx, r, "position, id", lessonFromRow)
}

// Lesson reads one lesson; not_found where there is none.
func (r Reader) Lesson(ctx context.Context, id plan.ID) (okr.Lesson, error) {
	return one(ctx, r, id, "lesson", lessonFromRow)
}

// PutLesson adds a line to a retrospective or writes what changed of it.
func (tx *Tx) PutLesson(ctx context.Context, l okr.Lesson) error {
	return put(ctx, tx, lessons, lessonToRow(l))
}

// DeleteLesson takes a line out of a retrospective.
func (tx *Tx) DeleteLesson(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, lessons, id)
}
