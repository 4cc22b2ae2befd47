package api

import (
	"context"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/workspace"
	"cairn/backend/workspace/closing"
	"cairn/backend/workspace/views"
)

// Closing is what is done at the end of a cycle, and what its numbers say.
type Closing struct{ s *Session }

// Saying is one field of what is said of a row at the end of its cycle.
type Saying struct {
	Cycle string `json:"cycle"`
	Row   string `json:"row"`
	Field string `json:"field"` // "score", "why" or "outcome"
	Text  string `json:"text"`
}

// OutcomeChoice says what becomes of rows.
type OutcomeChoice struct {
	Cycle   string   `json:"cycle"`
	Rows    []string `json:"rows"`
	Outcome string   `json:"outcome"` // "" takes back what was decided
}

// LessonLine is a line of a retrospective, new where ID is "".
type LessonLine struct {
	Cycle string `json:"cycle"`
	ID    string `json:"id"`
	Field string `json:"field"` // of one that exists: "text", "kind" or "kpi"
	Kind  string `json:"kind"`  // of a new one: "worked", "did_not" or "lesson"
	Text  string `json:"text"`
	KPI   string `json:"kpi"` // of a new one: name or id; "" for none
}

// CarryChoices say what goes on with a row; see closing.Choices.
type CarryChoices struct {
	FromFinal  bool `json:"fromFinal"`
	Owners     bool `json:"owners"`
	Notes      bool `json:"notes"`
	Tags       bool `json:"tags"`
	Milestones bool `json:"milestones"`
}

func (c CarryChoices) choices() closing.Choices { return closing.Choices(c) }

// CloseRequest closes a cycle.
type CloseRequest struct {
	Cycle   string       `json:"cycle"`
	Next    string       `json:"next"` // "" for the one that follows
	Choices CarryChoices `json:"choices"`
}

// ReopenRequest opens a closed cycle again.
type ReopenRequest struct {
	Cycle string `json:"cycle"`
	Why   string `json:"why"`
}

// CloneRequest begins rows of a cycle anew in another.
type CloneRequest struct {
	From    string       `json:"from"`
	Rows    []string     `json:"rows"` // none means all
	To      string       `json:"to"`
	Choices CarryChoices `json:"choices"`
}

// ClosingAnswer is how a cycle ends after something was said of it.
type ClosingAnswer struct {
	Closing views.Closing   `json:"closing"`
	Undo    views.UndoState `json:"undo"`
}

// ClosedAnswer is what closing a cycle did.
type ClosedAnswer struct {
	Closing     views.Closing     `json:"closing"`
	CarriedOver int               `json:"carriedOver"` // rows that go on in Next
	ToBacklog   int               `json:"toBacklog"`
	Dropped     int               `json:"dropped"`
	Next        *plan.ID          `json:"next"` // null where nothing was carried over
	Calibration views.Calibration `json:"calibration"`
	Undo        views.UndoState   `json:"undo"`
}

// CloneAnswer is what was begun anew.
type CloneAnswer struct {
	Rows []plan.ID       `json:"rows"`
	Undo views.UndoState `json:"undo"`
}

// Ending is how a cycle ends, or how it was closed.
func (c *Closing) Ending(cycle string) (views.Closing, error) {
	return onPlan(c.s, func(ctx context.Context, p *openPlan) (views.Closing, error) {
		return p.views.Closing(ctx, plan.ID(cycle))
	})
}

// Statistics are the numbers of a cycle today.
func (c *Closing) Statistics(cycle string) (views.Statistics, error) {
	return onPlan(c.s, func(ctx context.Context, p *openPlan) (views.Statistics, error) {
		return p.views.Statistics(ctx, plan.ID(cycle), "")
	})
}

// Calibration is how well stated confidence held over the closed cycles.
func (c *Closing) Calibration() (views.Calibration, error) {
	return onPlan(c.s, func(ctx context.Context, p *openPlan) (views.Calibration, error) { return p.views.Calibration(ctx) })
}

// Say takes down what is said of a row.
func (c *Closing) Say(n Saying) (ClosingAnswer, error) {
	return onClosing(c.s, n.Cycle, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.closing.Say(ctx, plan.ID(n.Row), n.Field, n.Text)
	})
}

// Decide says what becomes of rows.
func (c *Closing) Decide(n OutcomeChoice) (ClosingAnswer, error) {
	return onClosing(c.s, n.Cycle, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.closing.Decide(ctx, ids(n.Rows), okr.Outcome(n.Outcome))
	})
}

// AddLesson adds a line to the retrospective.
func (c *Closing) AddLesson(n LessonLine) (ClosingAnswer, error) {
	return onClosing(c.s, n.Cycle, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		change, _, err := p.closing.AddLesson(ctx, closing.NewLesson{Cycle: plan.ID(n.Cycle), Kind: okr.LessonKind(n.Kind), Text: n.Text, KPI: n.KPI})
		return change, err
	})
}

// EditLesson gives one field of a lesson what was typed.
func (c *Closing) EditLesson(n LessonLine) (ClosingAnswer, error) {
	return onClosing(c.s, n.Cycle, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.closing.EditLesson(ctx, plan.ID(n.ID), n.Field, n.Text)
	})
}

// DeleteLesson takes a line out of the retrospective.
func (c *Closing) DeleteLesson(n LessonLine) (ClosingAnswer, error) {
	return onClosing(c.s, n.Cycle, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.closing.DeleteLesson(ctx, plan.ID(n.ID))
	})
}

// Close closes a cycle.
func (c *Closing) Close(n CloseRequest) (ClosedAnswer, error) {
	return onPlan(c.s, func(ctx context.Context, p *openPlan) (ClosedAnswer, error) {
		request := closing.Closing{Cycle: plan.ID(n.Cycle), Next: plan.ID(n.Next), Choices: n.Choices.choices()}
		_, done, err := p.closing.Close(ctx, request)
		if err != nil {
			return ClosedAnswer{}, err
		}
		answer := ClosedAnswer{CarriedOver: done.CarriedOver, ToBacklog: done.ToBacklog, Dropped: done.Dropped, Undo: p.views.UndoState()}
		if done.Next != "" {
			answer.Next = &done.Next
		}
		if answer.Closing, err = p.views.Closing(ctx, done.Cycle); err != nil {
			return ClosedAnswer{}, err
		}
		answer.Calibration, err = p.views.Calibration(ctx)
		return answer, err
	})
}

// Reopen opens a closed cycle again.
func (c *Closing) Reopen(n ReopenRequest) (ClosingAnswer, error) {
	return onClosing(c.s, n.Cycle, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.closing.Reopen(ctx, plan.ID(n.Cycle), n.Why)
	})
}

// Clone begins rows of a cycle anew in another.
func (c *Closing) Clone(n CloneRequest) (CloneAnswer, error) {
	return onPlan(c.s, func(ctx context.Context, p *openPlan) (CloneAnswer, error) {
		request := closing.Cloning{From: plan.ID(n.From), Rows: ids(n.Rows), To: plan.ID(n.To), Choices: n.Choices.choices()}
		_, made, err := p.closing.Clone(ctx, request)
		return CloneAnswer{Rows: made, Undo: p.views.UndoState()}, err
	})
}

// onClosing is onPlan for what is said at the end of a cycle.
func onClosing(s *Session, cycle string, do func(ctx context.Context, p *openPlan) (workspace.Change, error)) (ClosingAnswer, error) {
	return onPlan(s, func(ctx context.Context, p *openPlan) (ClosingAnswer, error) {
		if _, err := do(ctx, p); err != nil {
			return ClosingAnswer{}, err
		}
		ending, err := p.views.Closing(ctx, plan.ID(cycle))
		return ClosingAnswer{Closing: ending, Undo: p.views.UndoState()}, err
	})
}
