package api

import (
	"testing"

	"cairn/backend/plan"
	"cairn/backend/workspace/views"
)

func TestATemplateIsShownAndAdded(t *testing.T) {
	a, cycle := withGoals(t)
	list := must[views.Templates](t)(a.objectives.Templates(cycle, ""))
	if string(list.Cycle.ID) != cycle || len(list.Templates) != 21 || len(list.Products) != 1 {
		t.Fatalf("cycle %s, %d templates, %d products", list.Cycle.ID, len(list.Templates), len(list.Products))
	}
	first := list.Templates[0]
	patch := must[views.Patch](t)(a.objectives.BeginWithTemplate(TemplateStart{Cycle: cycle, Template: first.ID, KeyResults: []string{first.KeyResults[0].ID}, Owner: "Dana Okafor"}))
	if patch.Created == nil || len(patch.Objectives) == 0 || patch.Undo.Undo == nil {
		t.Fatalf("patch %+v", patch)
	}
	rows := a.outline(t, cycle)
	if last := rows[len(rows)-1]; last.ID != *patch.Created || last.Title != first.Title || len(last.KeyResults) != 1 {
		t.Errorf("last row %+v", last)
	}
	if _, err := a.objectives.BeginWithTemplate(TemplateStart{Cycle: cycle, Template: first.ID}); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("without key results: %v", err)
	}
	if _, err := a.objectives.Templates("gone", ""); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("no cycle: %v", err)
	}
}
