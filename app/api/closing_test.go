package api

import (
	"strings"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/workspace/views"
)

func TestACycleIsClosedAndReopened(t *testing.T) {
	a, cycle := withGoals(t)
	ending := must[views.Closing](t)(a.closing.Ending(cycle))
	if ending.Unscored != 1 || len(ending.Rows) != 3 || ending.Next == nil {
		t.Fatalf("%+v", ending)
	}
	grow, raise, deliver := string(ending.Rows[0].ID), string(ending.Rows[1].ID), string(ending.Rows[2].ID)
	if _, err := a.closing.Close(CloseRequest{Cycle: cycle}); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("without scores: %v", err)
	}
	a.page.take(EventChanged)
	said := must[ClosingAnswer](t)(a.closing.Say(Saying{Cycle: cycle, Row: raise, Field: "why", Text: "The tour came late."}))
	if said.Closing.Rows[1].Why != "The tour came late." || *said.Undo.Undo != "Say why: Raise activation" || len(a.page.take(EventChanged)) != 1 {
		t.Errorf("%+v", said)
	}
	must[ClosingAnswer](t)(a.closing.Decide(OutcomeChoice{Cycle: cycle, Rows: []string{grow}, Outcome: "carried_over"}))
	decided := must[ClosingAnswer](t)(a.closing.Decide(OutcomeChoice{Cycle: cycle, Rows: []string{deliver}, Outcome: "dropped"}))
	if decided.Closing.Unscored != 0 || decided.Closing.Rows[1].Becomes != "carried_over" {
		t.Errorf("%+v", decided.Closing)
	}
	lessons := must[ClosingAnswer](t)(a.closing.AddLesson(LessonLine{Cycle: cycle, Kind: "lesson", Text: "Measure first."}))
	id := string(lessons.Closing.Lessons[0].ID)
	must[ClosingAnswer](t)(a.closing.EditLesson(LessonLine{Cycle: cycle, ID: id, Field: "kind", Text: "worked"}))
	if left := must[ClosingAnswer](t)(a.closing.DeleteLesson(LessonLine{Cycle: cycle, ID: id})); len(left.Closing.Lessons) != 0 {
		t.Errorf("%+v", left.Closing.Lessons)
	}
	closed := must[ClosedAnswer](t)(a.closing.Close(CloseRequest{Cycle: cycle, Choices: CarryChoices{FromFinal: true, Owners: true}}))
	if closed.CarriedOver != 2 || closed.Dropped != 1 || closed.Next == nil || closed.Closing.Closed == nil || closed.Calibration.Whole.Sentence == "" {
		t.Errorf("%+v", closed)
	}
	next := a.outline(t, string(*closed.Next))
	if len(next) != 1 || next[0].Title != "Grow" || *next[0].KeyResults[0].Start != 49 {
		t.Errorf("%+v", next)
	}
	if _, err := a.objectives.Edit(Edit{ID: raise, Field: "title", Text: "Later"}); plan.CodeOf(err) != plan.ReadOnly || !strings.Contains(err.Error(), "closed") {
		t.Errorf("an edit after closing: %v", err)
	}
	if st := must[views.Statistics](t)(a.closing.Statistics(cycle)); st.KeyResults != 1 || st.Score == nil {
		t.Errorf("%+v", st)
	}
	reopened := must[ClosingAnswer](t)(a.closing.Reopen(ReopenRequest{Cycle: cycle, Why: "A value was wrong."}))
	if reopened.Closing.Closed != nil || reopened.Closing.Rows[1].Why == "" {
		t.Errorf("%+v", reopened.Closing)
	}
	copied := must[CloneAnswer](t)(a.closing.Clone(CloneRequest{From: cycle, Rows: []string{deliver}, To: string(*closed.Next)}))
	if len(copied.Rows) != 1 || len(a.outline(t, string(*closed.Next))) != 2 {
		t.Errorf("%+v", copied)
	}
	if c := must[views.Calibration](t)(a.closing.Calibration()); len(c.Cycles) != 0 {
		t.Errorf("%+v", c)
	}
}
