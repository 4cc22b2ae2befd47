package api

import (
	"slices"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/review"
	"cairn/backend/workspace/views"
)

func TestAReviewThroughTheBridge(t *testing.T) {
	a, cycle := withGoals(t)
	draft := must[views.Review](t)(a.reviews.Draft(NewReview{Kind: "weekly", Cycle: cycle}))
	if draft.Review != nil || !draft.First || draft.Sections[0].Topic != review.TopicActions {
		t.Errorf("draft %+v", draft)
	}
	begun := must[ReviewWritten](t)(a.reviews.Begin(NewReview{Kind: "weekly", Cycle: cycle}))
	id := string(begun.ID)
	if *begun.Undo.Undo != "Begin weekly review" {
		t.Errorf("begun %+v", begun)
	}
	if told := a.page.take(EventChanged); len(told) != 1 || told[0].(Changed).Subjects[0] != "review" {
		t.Errorf("told %+v", told)
	}
	row := string(a.outline(t, cycle)[0].KeyResults[0].ID)
	line := ReviewLine{Outcome: "action", Review: id, Row: row, Text: "Call them @Zoe by tomorrow"}
	read := must[ReviewLineRead](t)(a.reviews.ReadLine(line))
	if read.Title != "Call them" || read.Owner != "Zoe" || read.OwnerKnown || len(read.Parts) != 2 {
		t.Errorf("read %+v", read)
	}
	action := string(must[ReviewWritten](t)(a.reviews.Capture(line)).ID)
	decision := string(must[ReviewWritten](t)(a.reviews.Capture(ReviewLine{Outcome: "decision", Review: id, Text: "Stop it because it costs"})).ID)
	must[ReviewWritten](t)(a.reviews.SetNote(ReviewNote{Review: id, Row: row, Text: "Better."}))
	must[ReviewWritten](t)(a.reviews.Edit(OutcomeEdit{Outcome: "action", ID: action, Field: "due", Text: ""}))
	must[ReviewWritten](t)(a.reviews.SetDone(OutcomeDone{ID: action, Done: true}))
	must[ReviewWritten](t)(a.reviews.Revisit(Revisit{ID: decision, Outcome: "It was right."}))
	must[ReviewWritten](t)(a.reviews.End(id))
	page := must[views.Review](t)(a.reviews.Page(id))
	if page.Notes[0].Text != "Better." || page.Actions[0].Done == nil || page.Actions[0].Due != nil || page.Decisions[0].Outcome != "It was right." || page.Review.Held == nil {
		t.Errorf("page %+v", page)
	}
	if minutes := must[views.Shared](t)(a.reviews.Minutes(id)); minutes.Markdown == "" || minutes.HTML == "" {
		t.Error("there are no minutes")
	}
	if _, err := a.reviews.SetNote(ReviewNote{Review: id, Text: "More."}); plan.CodeOf(err) != plan.Conflict {
		t.Errorf("a note on a review that was ended: %v", err)
	}
	must[ReviewWritten](t)(a.reviews.Reopen(id))
	must[ReviewWritten](t)(a.reviews.Remove(OutcomeEdit{Outcome: "decision", ID: decision}))
	must[ReviewWritten](t)(a.reviews.Delete(id))
	list := must[views.Reviews](t)(a.reviews.List(cycle))
	if len(list.Reviews) != 0 || len(list.Decisions) != 0 || !slices.ContainsFunc(list.Actions, func(each views.ActionItem) bool { return string(each.ID) == action }) {
		t.Errorf("list %+v", list)
	}
}
