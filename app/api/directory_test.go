package api

import (
	"slices"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/workspace/views"
)

func TestTheDirectoryIsEditedAndAnswersWithAllOfIt(t *testing.T) {
	a, cycle := withGoals(t)
	cycles := func(e Entries) int {
		return slices.IndexFunc(e.Directory.Cycles, func(c views.Cycle) bool { return c.ID == *e.Created })
	}
	added := must[Entries](t)(a.directory.AddCycle(NewCycle{Name: "Q3 2027"}))
	summer := added.Directory.Cycles[cycles(added)]
	if *summer.Start != "2027-07-01" || *summer.End != "2027-09-30" || *added.Undo.Undo != "Add cycle: Q3 2027" {
		t.Errorf("got %+v", summer)
	}
	edited := must[Entries](t)(a.directory.EditCycle(CycleEdit{ID: string(summer.ID), Name: "Summer", Start: "2027-06-01", End: "2027-08-31"}))
	if i := slices.IndexFunc(edited.Directory.Cycles, func(c views.Cycle) bool { return c.Name == "Summer" }); i < 0 || *edited.Directory.Cycles[i].Start != "2027-06-01" {
		t.Errorf("got %+v", edited.Directory.Cycles)
	}
	if left := must[Entries](t)(a.directory.DeleteCycle(string(summer.ID))); len(left.Directory.Cycles) != len(added.Directory.Cycles)-1 {
		t.Errorf("%d cycles are left", len(left.Directory.Cycles))
	}
	// What stood in a deleted cycle stands in the backlog.
	gone := must[Entries](t)(a.directory.DeleteCycle(cycle))
	backlog := gone.Directory.Cycles[slices.IndexFunc(gone.Directory.Cycles, func(c views.Cycle) bool { return c.State == plan.BacklogState })]
	if backlog.Objectives != 2 {
		t.Errorf("the backlog holds %d objectives", backlog.Objectives)
	}
	if _, err := a.directory.DeleteCycle(string(backlog.ID)); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("the backlog: %v", err)
	}

	people := must[Entries](t)(a.directory.AddPerson(PersonEntry{Name: "Noor"}))
	team := must[Entries](t)(a.directory.AddTeam("Core"))
	id := string(*team.Created)
	with := must[Entries](t)(a.directory.SetMembers(Members{Team: id, People: []string{string(*people.Created)}}))
	if len(with.Directory.Teams) != 1 || len(with.Directory.Teams[0].Members) != 1 || with.Directory.Teams[0].Members[0].Name != "Noor" {
		t.Errorf("teams %+v", with.Directory.Teams)
	}
	if i := slices.IndexFunc(with.Directory.People, func(p views.PersonEntry) bool { return p.Name == "Noor" }); with.Directory.People[i].Teams[0].Name != "Core" {
		t.Errorf("people %+v", with.Directory.People)
	}
	must[Entries](t)(a.directory.RenameTeam(Entry{ID: id, Name: "Heart"}))
	must[Entries](t)(a.directory.DeleteTeam(id))
	must[Entries](t)(a.directory.EditPerson(PersonEntry{ID: string(*people.Created), Name: "Noor H."}))
	merged := must[Entries](t)(a.directory.MergePeople(string(*people.Created), string(with.Directory.People[0].ID)))
	if len(merged.Directory.People) != len(with.Directory.People)-1 {
		t.Errorf("people %+v", merged.Directory.People)
	}
	must[Entries](t)(a.directory.DeletePerson(string(with.Directory.People[0].ID)))

	product := must[Entries](t)(a.directory.AddProduct("Larder"))
	larder := string(*product.Created)
	phase := must[Entries](t)(a.directory.AddPhase(NewPhase{Product: larder, Name: "Handover"}))
	must[Entries](t)(a.directory.RenamePhase(Entry{ID: string(*phase.Created), Name: "Over"}))
	moved := must[Entries](t)(a.directory.MovePhase(string(*phase.Created), ""))
	if p := moved.Directory.Products[1]; p.Phases[0].Name != "Over" || len(p.Phases) != 8 || p.Objectives != 0 {
		t.Errorf("products %+v", moved.Directory.Products)
	}
	must[Entries](t)(a.directory.DeletePhase(string(*phase.Created)))
	must[Entries](t)(a.directory.RenameProduct(Entry{ID: larder, Name: "Pantry"}))
	if left := must[Entries](t)(a.directory.DeleteProduct(larder)); len(left.Directory.Products) != 1 || left.Directory.Products[0].Objectives != 2 || len(left.Directory.People) == 0 {
		t.Errorf("left %+v", left)
	}
	if all := must[Entries](t)(a.directory.List()); all.Created != nil {
		t.Errorf("a list that made something: %+v", all)
	}
}

func TestManyRowsAtOnce(t *testing.T) {
	a, cycle := withGoals(t)
	rows := a.outline(t, cycle)
	all := []string{string(rows[0].ID), string(rows[1].ID), string(rows[0].KeyResults[0].ID)}
	patch := must[views.Patch](t)(a.objectives.EditMany(ManyEdit{Cycle: cycle, IDs: all, Field: "owner", Text: "Noor"}))
	if len(patch.Objectives) != 2 || *patch.Objectives[1].Owner != "Noor" || *patch.Objectives[0].KeyResults[0].Owner != "Noor" || *patch.Undo.Undo != "Edit owner: 3 rows" {
		t.Errorf("got %+v", patch)
	}
	patch = must[views.Patch](t)(a.objectives.MoveMany(ManyMoved{Cycle: cycle, IDs: all[1:2], Parent: all[0]}))
	if patch.Objectives[1].Level != 2 {
		t.Errorf("got %+v", patch.Objectives)
	}
	line := QuickLine{Cycle: cycle, Parent: all[0], KeyResult: true, Text: "Cut churn from 5% to 3% @Noor"}
	if u := must[Understood](t)(a.objectives.ReadLine(line)); u.Title != "Cut churn" || *u.Target != 3 || !u.OwnerKnown || len(u.Parts) != 3 || u.Tags == nil {
		t.Errorf("understood %+v", u)
	}
	patch = must[views.Patch](t)(a.objectives.QuickAdd(line))
	if patch.Created == nil || len(patch.Objectives[0].KeyResults) != 2 {
		t.Errorf("got %+v", patch)
	}
	if hits := must[views.Hits](t)(a.objectives.Find("churn")); hits.Total != 1 || hits.Hits[0].ID != *patch.Created {
		t.Errorf("found %+v", hits)
	}
	if today := must[views.Today](t)(a.objectives.Today(cycle, "")); today.KeyResults != 2 || today.Findings == nil {
		t.Errorf("today %+v", today)
	}
	if shared := must[views.Shared](t)(a.objectives.ShareCycle(cycle)); shared.Markdown == "" || shared.HTML == "" {
		t.Errorf("shared %+v", shared)
	}
	if shared := must[views.Shared](t)(a.objectives.ShareRow(all[0])); shared.Markdown == "" {
		t.Errorf("shared %+v", shared)
	}
	pasted := PastedLines{Cycle: cycle, Text: "Deliver\n\tKeep fill at least 95%"}
	if lines := must[[]PastedLine](t)(a.objectives.ReadLines(pasted)); len(lines) != 2 || !lines[1].KeyResult || *lines[1].Understood.Target != 95 {
		t.Errorf("read %+v", lines)
	}
	if made := must[views.Patch](t)(a.objectives.PasteLines(pasted)); made.Created == nil || *made.Undo.Undo != "Paste 2 rows" {
		t.Errorf("made %+v", made)
	}
	must[Outcome](t)(a.history.Undo())
	backlog := must[Entries](t)(a.directory.List()).Directory.Cycles
	to := string(backlog[len(backlog)-1].ID)
	patch = must[views.Patch](t)(a.objectives.MoveToCycle(ManyToCycle{Cycle: cycle, IDs: all[:1], To: to}))
	if len(patch.Order) != 0 || len(a.outline(t, to)) != 2 {
		t.Errorf("left %+v", patch.Order)
	}
	patch = must[views.Patch](t)(a.objectives.DeleteMany(ManyRows{Cycle: to, IDs: all}))
	if len(patch.Order) != 0 || *patch.Undo.Undo != "Delete 3 rows" {
		t.Errorf("got %+v", patch)
	}
}
