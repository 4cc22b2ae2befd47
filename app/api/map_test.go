package api

import (
	"testing"

	"cairn/backend/plan"
	"cairn/backend/workspace/coach"
	"cairn/backend/workspace/views"
)

func TestTiesOfObjectivesAreOnTheMap(t *testing.T) {
	a, cycle := withGoals(t)
	from := string(a.outline(t, cycle)[0].ID)
	patch := must[views.Patch](t)(a.objectives.AddObjective(NewObjective{Cycle: cycle, Title: "Keep teams"}))
	link := SupportLink{From: from, To: string(*patch.Created)}
	must[views.Patch](t)(a.objectives.AddSupport(link))
	aligned := must[coach.Alignment](t)(a.objectives.Map(""))
	want := views.MapEdge{Kind: views.Supports, From: plan.ID(link.From), To: plan.ID(link.To)}
	if edges := aligned.Map.Edges; string(aligned.Map.Cycle.ID) != cycle || len(edges) == 0 || edges[len(edges)-1] != want {
		t.Errorf("got %+v", aligned.Map)
	}
	must[views.Patch](t)(a.objectives.RemoveSupport(link))
	for _, e := range must[coach.Alignment](t)(a.objectives.Map(cycle)).Map.Edges {
		if e == want {
			t.Error("the tie is still there")
		}
	}
}
