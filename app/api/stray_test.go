package api

import (
	"testing"

	"cairn/backend/plan"
	"cairn/backend/workspace/views"
)

// An objective whose cycle is gone is shown in the backlog, says so, and can be
// edited there; moving it makes the backlog its cycle.
func TestObjectivesWhoseCycleIsGoneAreShownInTheBacklog(t *testing.T) {
	a := withPlan(t)
	var backlog plan.ID
	for _, c := range must[PlanInfo](t)(a.plans.Info()).Cycles {
		if c.State == plan.BacklogState {
			backlog = c.ID
		}
	}
	gone := *must[Entries](t)(a.directory.AddCycle(NewCycle{Name: "Q3 2027"})).Created
	path := must[PlanInfo](t)(a.plans.Info()).Path
	if err := a.plans.Close(); err != nil {
		t.Fatal(err)
	}
	// A colleague uses the cycle, and whoever made it takes it back.
	colleague := start(t, t.TempDir(), path)
	must[AppState](t)(colleague.plans.State())
	grow := *must[views.Patch](t)(colleague.objectives.AddObjective(NewObjective{Cycle: string(gone), Title: "Grow"})).Created
	if err := colleague.plans.Close(); err != nil {
		t.Fatal(err)
	}
	must[PlanInfo](t)(a.plans.Open(path))
	must[Outcome](t)(a.history.Undo())
	keyResult := must[views.Patch](t)(a.objectives.AddKeyResult(NewKeyResult{Objective: string(grow), Title: "Orders"}))
	rows := a.outline(t, string(backlog))
	if len(rows) != 1 || rows[0].ID != grow || rows[0].CycleID != backlog || len(rows[0].KeyResults) != 1 {
		t.Fatalf("the backlog shows %+v", rows)
	}
	if left := rows[0].Explanation.LeftOut; len(left) == 0 || left[0].Code != views.CycleGone {
		t.Errorf("it does not say why it is there: %+v", left)
	}
	must[views.Patch](t)(a.objectives.Edit(Edit{ID: string(grow), Field: "title", Text: "Thrive"}))
	must[views.Patch](t)(a.objectives.CheckIn(NewCheckIn{KeyResult: string(*keyResult.Created), Value: "3"}))
	beside := must[views.Patch](t)(a.objectives.AddObjective(NewObjective{Cycle: string(backlog), After: string(grow), Title: "Beside"}))
	moved := must[views.Patch](t)(a.objectives.Move(Move{ID: string(grow), After: string(*beside.Created)}))
	if len(moved.Order) != 2 || moved.Order[1] != grow {
		t.Errorf("moved to %v", moved.Order)
	}
	for _, row := range a.outline(t, string(backlog)) {
		if len(row.Explanation.LeftOut) > 0 && row.Explanation.LeftOut[0].Code == views.CycleGone {
			t.Errorf("%s still says that its cycle is gone", row.Title)
		}
	}
	must[views.Patch](t)(a.objectives.Delete(string(grow)))
	if rows := a.outline(t, string(backlog)); len(rows) != 1 {
		t.Errorf("%d rows after the deletion, want 1", len(rows))
	}
}
