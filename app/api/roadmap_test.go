package api

import (
	"testing"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/workspace/views"
)

// withRoadmap is an app with two initiatives, their ids, and the cycle of its goals.
func withRoadmap(t *testing.T) (a *app, one, two, cycle string) {
	t.Helper()
	a, cycle = withGoals(t)
	a.page.take(EventChanged)
	made := must[RoadmapWritten](t)(a.roadmap.Add(InitiativeLines{Text: "Baskets @Zoe 2-3-6 pm by 31 Dec #Growth #b\nLabels"}))
	if len(made.IDs) != 2 || made.ID != made.IDs[0] || *made.Undo.Undo != "Add 2 initiatives" {
		t.Fatalf("made %+v", made)
	}
	return a, string(made.IDs[0]), string(made.IDs[1]), cycle
}

func TestInitiativesThroughTheBridge(t *testing.T) {
	a, one, two, cycle := withRoadmap(t)
	if told := a.page.take(EventChanged); len(told) != 1 {
		t.Errorf("told %+v", told)
	}
	read := must[[]InitiativeRead](t)(a.roadmap.ReadLines(InitiativeLines{Text: "Baskets @Zoe 2-3-6 pm #Growth #b"}))
	if len(read) != 1 || read[0].Title != "Baskets" || !read[0].OwnerKnown || read[0].Effort != "2-3-6" || read[0].Phase != "Growth" || len(read[0].Tags) != 1 || len(read[0].Parts) != 4 {
		t.Errorf("read %+v", read)
	}
	if r := must[RangeRead](t)(a.roadmap.ReadRange("2..6 (3)")); *r.Low != 2 || *r.Likely != 3 || *r.High != 6 || r.Text != "2-3-6" || r.Message != "" {
		t.Errorf("range %+v", r)
	}
	if r := must[RangeRead](t)(a.roadmap.ReadRange("2-6")); r.Likely != nil || r.Message == "" {
		t.Errorf("half a range %+v", r)
	}
	for _, step := range []struct {
		name string
		do   func() (RoadmapWritten, error)
	}{
		{"Edit horizon: 2 initiatives", func() (RoadmapWritten, error) {
			return a.roadmap.Edit(InitiativesEdit{IDs: []string{one, two}, Field: "horizon", Text: "next"})
		}},
		{"Move Labels", func() (RoadmapWritten, error) {
			return a.roadmap.Move(InitiativesMoved{IDs: []string{two}, Top: true, Column: "horizon", Value: "now"})
		}},
		{"Dropped: Labels", func() (RoadmapWritten, error) {
			return a.roadmap.SetState(InitiativesStep{IDs: []string{two}, State: "dropped", Reason: "no"})
		}},
		{"Plan Baskets", func() (RoadmapWritten, error) {
			return a.roadmap.Plan(InitiativesPlanned{IDs: []string{one}, Cycle: cycle})
		}},
		{"Take out of its cycle: Baskets", func() (RoadmapWritten, error) { return a.roadmap.Unplan(Initiatives{IDs: []string{one}}) }},
		{"Effort of Baskets", func() (RoadmapWritten, error) { return a.roadmap.SetEffort(TypedEffort{Initiative: one, Text: "4"}) }},
		{"Effort spent on Baskets", func() (RoadmapWritten, error) { return a.roadmap.SetSpent(TypedEffort{Initiative: one, Text: "4"}) }},
	} {
		written := must[RoadmapWritten](t)(step.do())
		if *written.Undo.Undo != step.name || written.ID == "" {
			t.Errorf("%s: %+v", step.name, written)
		}
	}
	goal := string(a.outline(t, cycle)[0].KeyResults[0].ID)
	must[RoadmapWritten](t)(a.roadmap.SetMove(TypedMove{Initiative: one, Row: goal, Range: "1-2-3"}))
	must[RoadmapWritten](t)(a.roadmap.RemoveMove(TypedMove{Initiative: one, Row: goal}))
	must[RoadmapWritten](t)(a.roadmap.AddDependency(TypedDependency{Kind: "requires", Initiative: one, On: two}))
	if _, err := a.roadmap.AddDependency(TypedDependency{Kind: "requires", Initiative: two, On: one}); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("a loop: %v", err)
	}
	must[RoadmapWritten](t)(a.roadmap.RemoveDependency(string(roadmap.NewDependency(roadmap.Requires, plan.ID(one), plan.ID(two), 0).ID)))
	must[RoadmapWritten](t)(a.roadmap.Delete(Initiatives{IDs: []string{one}}))
}

func TestScoresThroughTheBridge(t *testing.T) {
	a, one, two, _ := withRoadmap(t)
	reach := string(roadmap.CriterionID(roadmap.RICE, "reach"))
	must[RoadmapWritten](t)(a.scoring.Rate(TypedRating{Initiative: one, Criterion: reach, Range: "1200"}))
	must[RoadmapWritten](t)(a.scoring.RateMany(TypedRatings{[]TypedRating{{Initiative: one, Criterion: reach, Range: "1"}, {Initiative: two, Criterion: "effort", Range: "2"}}}))
	if written := must[RoadmapWritten](t)(a.scoring.RateAlike(TypedAlike{Initiatives: []string{one, two}, Criterion: reach, Range: "4-5-9"})); *written.Undo.Undo != "Rate Reach: 2 initiatives" {
		t.Errorf("written %+v", written)
	}
	if _, err := a.scoring.Rate(TypedRating{Initiative: one, Criterion: reach, Range: "-1"}); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("off the scale: %v", err)
	}
	rice := string(roadmap.ModelID(roadmap.RICE))
	must[RoadmapWritten](t)(a.scoring.SetOverride(TypedOverride{Model: rice, Initiative: two, Rank: "1", Reason: "so"}))
	must[RoadmapWritten](t)(a.scoring.RemoveOverride(TypedOverride{Model: rice, Initiative: two}))
	model := string(must[RoadmapWritten](t)(a.scoring.AddModel(NewModel{From: "empty", Name: "Ours"})).ID)
	value := string(must[RoadmapWritten](t)(a.scoring.AddCriterion(NewCriterion{Model: model, Name: "Value"})).ID)
	cost := string(must[RoadmapWritten](t)(a.scoring.AddCriterion(NewCriterion{Model: model, Name: "Cost"})).ID)
	must[RoadmapWritten](t)(a.scoring.EditCriterion(Edit{ID: value, Field: "weight", Text: "2"}))
	must[RoadmapWritten](t)(a.scoring.MoveCriterion(CriterionMoved{ID: cost}))
	phase := string(must[Entries](t)(a.directory.List()).Directory.Products[0].Phases[0].ID)
	must[RoadmapWritten](t)(a.scoring.SetWeight(TypedWeight{Of: phase, Criterion: value, Text: "3"}))
	must[RoadmapWritten](t)(a.scoring.DeleteCriterion(cost))
	must[RoadmapWritten](t)(a.scoring.EditModel(Edit{ID: model, Field: "note", Text: "For us"}))
	must[RoadmapWritten](t)(a.scoring.SetModel(model))
	must[RoadmapWritten](t)(a.scoring.DeleteModel(model))
	must[RoadmapWritten](t)(a.scoring.AddAnswers(TypedAnswers{Initiative: one, Text: "P07 1 5"}))
	if written := must[RoadmapWritten](t)(a.scoring.RemoveAnswers(AnswersRemoved{Initiative: one})); *written.Undo.Undo != "Remove 1 answer: Baskets" {
		t.Errorf("written %+v", written)
	}
}

func TestScenariosThroughTheBridge(t *testing.T) {
	a, one, two, cycle := withRoadmap(t)
	for key, number := range map[string]string{"reach": "1200", "impact": "1", "confidence": "80"} {
		must[RoadmapWritten](t)(a.scoring.Rate(TypedRating{Initiative: one, Criterion: string(roadmap.CriterionID(roadmap.RICE, key)), Range: number}))
	}
	must[RoadmapWritten](t)(a.scenarios.SetCapacity(TypedCapacity{Cycle: cycle, Amount: "6.5"}))
	id := string(must[RoadmapWritten](t)(a.scenarios.Add(NewScenario{Name: "Fewer", Cycle: cycle})).ID)
	must[RoadmapWritten](t)(a.scenarios.Edit(Edit{ID: id, Field: "note", Text: "If Zoe leaves"}))
	must[RoadmapWritten](t)(a.scenarios.Choose(NewChoice{Scenario: id, Initiative: two, Verdict: "out"}))
	ranking := NewRanking{Name: "Mine", Cycle: cycle, Scenario: id, Seed: 1, Draws: 10, Top: 1}
	kept := string(must[RoadmapWritten](t)(a.scenarios.KeepRanking(ranking)).ID)
	must[RoadmapWritten](t)(a.scenarios.RenameRanking(kept, "Ours"))
	if opened := must[views.KeptRanking](t)(a.roadmap.KeptRanking(kept)); opened.Name != "Ours" || len(opened.Rows) == 0 || opened.Sentence == "" {
		t.Errorf("opened %+v", opened)
	}
	must[RoadmapWritten](t)(a.scenarios.DeleteRanking(kept))
	if written := must[RoadmapWritten](t)(a.scenarios.ApplySelection(ranking)); written.ID == "" {
		t.Errorf("written %+v", written)
	}
	must[RoadmapWritten](t)(a.scenarios.Delete(id))
	if _, err := a.scenarios.Delete(id); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("twice deleted: %v", err)
	}
}

func TestARoadmapIsImportedThroughTheBridge(t *testing.T) {
	a := withPlan(t)
	request := SheetRequest{Text: "What\tOwner\tEffort\nBaskets\tZoe\t2-3-6\n", Columns: map[string]string{"What": "title"}}
	preview := must[RoadmapPreview](t)(a.transfer.PreviewRoadmap(request))
	if !preview.CanImport || preview.Count != 1 || preview.Initiatives[0].Title != "Baskets" || preview.Initiatives[0].Effort != "2-3-6" || preview.Columns[0].Field != "title" || len(preview.Fields) < 20 {
		t.Errorf("preview %+v", preview)
	}
	made := must[RoadmapImported](t)(a.transfer.ImportRoadmap(request))
	if made.Initiatives != 1 || made.People != 1 || *made.Undo.Undo != "Import roadmap: pasted text" {
		t.Errorf("made %+v", made)
	}
	request.Columns = map[string]string{}
	if p := must[RoadmapPreview](t)(a.transfer.PreviewRoadmap(request)); p.CanImport || p.Errors != 1 {
		t.Errorf("without titles: %+v", p)
	}
}

// A window that says what it holds is answered what has changed, also by undo and by what
// is done outside; one that holds another plan's answer is answered all of it.
func TestARoadmapIsReadAgainByItsChanges(t *testing.T) {
	a, one, two, cycle := withRoadmap(t)
	read := func(held string) views.RoadmapChanges {
		return must[views.RoadmapChanges](t)(a.roadmap.Page(views.RoadmapQuery{Cycle: plan.ID(cycle)}, held))
	}
	whole := read("")
	if c := whole.Changes; c.Since != "" || len(whole.Page.Initiatives) != 2 || len(c.Order) != 2 || string(c.Order[0]) != one || string(c.Order[1]) != two {
		t.Fatalf("the first answer: %+v", c)
	}
	must[RoadmapWritten](t)(a.roadmap.SetEffort(TypedEffort{Initiative: two, Text: "4"}))
	edited := read(whole.Changes.Answer)
	if rows := edited.Page.Initiatives; edited.Changes.Since != whole.Changes.Answer || edited.Changes.Ordered || len(rows) != 1 || string(rows[0].ID) != two || *rows[0].Effort != 4 {
		t.Errorf("after an edit: %+v, %d rows", edited.Changes, len(rows))
	}
	must[Outcome](t)(a.history.Undo())
	undone := read(edited.Changes.Answer)
	if rows := undone.Page.Initiatives; len(rows) != 1 || string(rows[0].ID) != two || rows[0].Effort != nil {
		t.Errorf("after undo: %+v, %d rows", undone.Changes, len(rows))
	}
	if c := read("of another plan").Changes; c.Since != "" || len(c.Order) != 2 {
		t.Errorf("of another plan: %+v", c)
	}
}
