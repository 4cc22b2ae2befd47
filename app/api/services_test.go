package api

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cairn/app/appstate"
	"cairn/backend/plan"
	"cairn/backend/workspace/views"
)

const goals = "Order,Title,Owner,Period,Start,Current,Target,Unit\n" +
	"1,Grow,Dana Okafor,Q4 2026,,,,\n" +
	"1.1,Raise activation,Dana Okafor,Q4 2026,41,49,60,%\n" +
	"2,Deliver,Tomasz Lis,Q4 2026,,,,\n"

// withGoals is an app with a plan of two objectives and a key result, and the
// id of their cycle.
func withGoals(t *testing.T) (a *app, cycle string) {
	t.Helper()
	a = withPlan(t)
	made := must[Imported](t)(a.transfer.Import(ImportRequest{Path: goalsFile(t)}))
	a.page.take(EventChanged)
	return a, string(made.CycleID)
}

func goalsFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "goals.csv")
	if err := os.WriteFile(path, []byte(goals), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func (a *app) outline(t *testing.T, cycle string) []views.Objective {
	t.Helper()
	return must[views.Outline](t)(a.objectives.Outline(cycle, "")).Objectives
}

func TestEditAnswersWithTheChangedRowAndItsAncestors(t *testing.T) {
	a, cycle := withGoals(t)
	grow := a.outline(t, cycle)[0]
	patch := must[views.Patch](t)(a.objectives.Edit(Edit{ID: string(grow.KeyResults[0].ID), Field: "current", Text: "55"}))
	if len(patch.Objectives) != 1 || patch.Objectives[0].ID != grow.ID || *patch.Objectives[0].KeyResults[0].Current != 55 {
		t.Errorf("got %+v", patch.Objectives)
	}
	if *patch.Undo.Undo != "Check in: Raise activation" || len(patch.Order) != 2 || slices.Contains(patch.Removed, grow.ID) {
		t.Errorf("got %+v", patch)
	}
	changes := a.page.take(EventChanged)
	if len(changes) != 1 || len(changes[0].(Changed).IDs) == 0 || len(changes[0].(Changed).Subjects) == 0 {
		t.Errorf("told %v", changes)
	}
}

func TestRefusedEditSaysWhere(t *testing.T) {
	a, cycle := withGoals(t)
	id := string(a.outline(t, cycle)[0].KeyResults[0].ID)
	_, err := a.objectives.Edit(Edit{ID: id, Field: "target", Text: "many"})
	refusal, ok := err.(*plan.Error) //nolint:errorlint // what the wrapper hands to Wails
	if !ok || refusal.Code != plan.Invalid || len(refusal.Fields) != 1 || refusal.Fields[0].Field != "target" {
		t.Errorf("got %#v", err)
	}
	if len(a.page.take(EventChanged)) != 0 {
		t.Error("the page was told of a change")
	}
}

func TestRowsAreAddedMovedAndDeletedAndComeBack(t *testing.T) {
	a, cycle := withGoals(t)
	rows := a.outline(t, cycle)
	added := must[views.Patch](t)(a.objectives.AddObjective(NewObjective{Cycle: cycle, Parent: string(rows[0].ID), Title: "Child"}))
	if added.Created == nil || len(added.Order) != 3 {
		t.Fatalf("got %+v", added)
	}
	child := string(*added.Created)
	keyResult := must[views.Patch](t)(a.objectives.AddKeyResult(NewKeyResult{Objective: child, Title: "Number"}))
	if keyResult.Created == nil {
		t.Fatalf("got %+v", keyResult)
	}
	moved := must[views.Patch](t)(a.objectives.Move(Move{ID: child, Parent: string(rows[1].ID)}))
	if last := moved.Order[2]; string(last) != child {
		t.Errorf("moved to %v", moved.Order)
	}
	gone := must[views.Patch](t)(a.objectives.Delete(child))
	if len(gone.Order) != 2 || len(gone.Removed) == 0 {
		t.Errorf("got %+v", gone)
	}
	back := must[Outcome](t)(a.history.Undo())
	if string(back.Cycle) != cycle || !strings.HasPrefix(back.Name, "Delete") || *back.Undo.Redo != back.Name {
		t.Errorf("got %+v", back)
	}
	if got := len(a.outline(t, cycle)); got != 3 {
		t.Errorf("%d rows after the undo, want 3", got)
	}
	must[Outcome](t)(a.history.Redo())
	if got := len(a.outline(t, cycle)); got != 2 {
		t.Errorf("%d rows after the redo, want 2", got)
	}
	log := must[[]views.Activity](t)(a.history.Log(2))
	if len(log) != 2 || log[0].Kind != "redo" || log[1].Kind != "undo" {
		t.Errorf("log %+v", log)
	}
}

func TestRowsThatAreNotThereAreNotFound(t *testing.T) {
	a, _ := withGoals(t)
	const nowhere = "01a20000-0000-7000-8000-000000000000"
	failures := map[string]error{}
	_, failures["Edit"] = a.objectives.Edit(Edit{ID: nowhere, Field: "title", Text: "x"})
	_, failures["Move"] = a.objectives.Move(Move{ID: nowhere})
	_, failures["Delete"] = a.objectives.Delete(nowhere)
	_, failures["Detail"] = a.objectives.Detail(nowhere)
	_, failures["Outline"] = a.objectives.Outline(nowhere, "")
	_, failures["CheckIn"] = a.objectives.CheckIn(NewCheckIn{KeyResult: nowhere, Value: "1"})
	_, failures["AddKeyResult"] = a.objectives.AddKeyResult(NewKeyResult{Objective: nowhere, Title: "x"})
	_, failures["EditCycle"] = a.directory.EditCycle(CycleEdit{ID: nowhere, Name: "Q1 2027"})
	for name, err := range failures {
		if plan.CodeOf(err) != plan.NotFound {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCheckInAndDetail(t *testing.T) {
	a, cycle := withGoals(t)
	id := string(a.outline(t, cycle)[0].KeyResults[0].ID)
	must[views.Patch](t)(a.objectives.CheckIn(NewCheckIn{KeyResult: id, Value: "52", Confidence: "70", Note: "Better", Date: "2026-11-20"}))
	detail := must[views.Detail](t)(a.objectives.Detail(id))
	if len(detail.CheckIns) != 2 || len(detail.History) == 0 || detail.KeyResult == nil {
		t.Fatalf("got %+v", detail)
	}
	if _, err := a.objectives.Outline(cycle, "20 November"); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("an outline on no date: %v", err)
	}
}

func TestPreviewForetellsTheImport(t *testing.T) {
	a := withPlan(t)
	request := ImportRequest{Path: goalsFile(t)}
	preview := must[Preview](t)(a.transfer.Preview(request))
	if !preview.CanImport || preview.Objectives != 2 || preview.KeyResults != 1 || preview.Rows != 3 || preview.TreeTotal != 3 || len(preview.Tree) != 3 {
		t.Errorf("got %+v", preview)
	}
	title := preview.Columns[1]
	if title.Name != "Title" || title.Field != "title" || !title.Certain || strings.Join(title.Samples, "|") != "Grow|Raise activation|Deliver" {
		t.Errorf("got %+v", title)
	}
	if len(preview.People) != 2 || preview.People[0].Kind != "person" || preview.People[0].Known || len(preview.Fields) < 10 {
		t.Errorf("got %+v, %d fields", preview.People, len(preview.Fields))
	}
	if len(a.page.take(EventChanged)) != 0 {
		t.Error("the preview changed something")
	}
	request.Token = preview.Token
	made := must[Imported](t)(a.transfer.Import(request))
	if made.Objectives != preview.Objectives || made.KeyResults != preview.KeyResults || made.People != 2 || *made.Undo.Undo != "Import goals.csv" {
		t.Errorf("got %+v", made)
	}
}

func TestFileThatChangedSinceThePreviewIsNotImported(t *testing.T) {
	a := withPlan(t)
	request := ImportRequest{Path: goalsFile(t)}
	request.Token = must[Preview](t)(a.transfer.Preview(request)).Token
	later := time.Now().Add(time.Hour)
	if err := os.Chtimes(request.Path, later, later); err != nil {
		t.Fatal(err)
	}
	if _, err := a.transfer.Import(request); plan.CodeOf(err) != plan.Conflict {
		t.Errorf("got %v", err)
	}
	if len(a.page.take(EventChanged)) != 0 {
		t.Error("something was imported")
	}
}

func TestColumnsAndChoicesReachTheImport(t *testing.T) {
	a := withPlan(t)
	path := filepath.Join(t.TempDir(), "odd.csv")
	text := "Nr;Ziel;Wer;Zyklus\n1;Wachsen;Vertrieb;Sprint\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	request := ImportRequest{
		Path: path, Columns: map[string]string{"Nr": "order", "Ziel": "title", "Wer": "owner", "Zyklus": "period"},
		Choices: Choices{Teams: []string{"Vertrieb"}},
	}
	if preview := must[Preview](t)(a.transfer.Preview(request)); preview.CanImport || preview.Errors != 1 {
		t.Errorf("a cycle without dates: %+v", preview.Findings)
	}
	request.Choices.Cycles = map[string]Span{"Sprint": {Start: "2026-11-01", End: "2026-11-14"}}
	preview := must[Preview](t)(a.transfer.Preview(request))
	if !preview.CanImport || preview.Delimiter != ";" || len(preview.People) != 1 || preview.People[0].Kind != "team" ||
		len(preview.Cycles) != 1 || *preview.Cycles[0].End != "2026-11-14" {
		t.Errorf("got %+v", preview)
	}
}

func TestExportWritesTheFilesThatItNames(t *testing.T) {
	a, _ := withGoals(t)
	folder := filepath.Join(t.TempDir(), "out")
	done := must[Exported](t)(a.transfer.Export(ExportRequest{Folder: folder, Preset: "tab"}))
	if len(done.Files) < 2 || done.Files[0].Name != "okrs.csv" || done.Files[0].Rows != 3 {
		t.Fatalf("got %+v", done)
	}
	for _, file := range done.Files {
		if _, err := os.Stat(file.Path); err != nil {
			t.Error(err)
		}
	}
	text, err := os.ReadFile(done.Files[0].Path)
	if err != nil || !strings.HasPrefix(string(text), "Order\tType\tTitle") {
		t.Errorf("%q, %v", text, err)
	}
	if _, err := a.transfer.Export(ExportRequest{Folder: folder, Preset: "pdf"}); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("an unknown preset: %v", err)
	}
}

func TestDialogsBeginBesideThePlanAndNewPlansGetTheirSuffix(t *testing.T) {
	a := withPlan(t)
	a.page.answer = "/plans/next"
	if got := must[string](t)(a.plans.PickNew("Q1/Q2: grow?")); got != "/plans/next.cairn" {
		t.Errorf("new plan at %q", got)
	}
	ask := a.page.asked[0]
	if ask.Name != "Q1-Q2- grow-.cairn" || ask.Folder != filepath.Dir(must[PlanInfo](t)(a.plans.Info()).Path) {
		t.Errorf("asked %+v", ask)
	}
	a.page.answer = ""
	for _, pick := range []func() (string, error){a.plans.PickOpen, a.plans.PickImport, a.plans.PickFolder, func() (string, error) { return a.plans.PickNew("x") }} {
		if got := must[string](t)(pick()); got != "" {
			t.Errorf("cancelled, and got %q", got)
		}
	}
}

func TestFileNamesThatEverySystemTakes(t *testing.T) {
	for name, want := range map[string]string{
		"Growth": "Growth", "": "Plan", "...": "Plan", `a/b\c:d*e?f"g<h>i|j`: "a-b-c-d-e-f-g-h-i-j", " x. ": "x",
		"CON": "Plan", "nul.txt": "Plan", "COM1": "Plan", "COMMON": "COMMON", "tab\tline\n": "tab line",
		strings.Repeat("ä", 200): strings.Repeat("ä", 80),
	} {
		if got := fileName(name, "Plan"); got != want {
			t.Errorf("fileName(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestSamplePlansDoNotReplaceEachOther(t *testing.T) {
	a := start(t, t.TempDir(), "")
	first := must[PlanInfo](t)(a.plans.CreateSample())
	second := must[PlanInfo](t)(a.plans.CreateSample())
	if first.File != "Sample plan.cairn" || second.File != "Sample plan 2.cairn" {
		t.Errorf("%q and %q", first.File, second.File)
	}
}

func TestPreferencesAndRecentPlansAreRemembered(t *testing.T) {
	a := withPlan(t)
	wishes := appstate.Preferences{Theme: appstate.Dark, TextSize: 130, Rows: appstate.Comfortable}
	if got := must[appstate.Preferences](t)(a.plans.SetPreferences(wishes)); got != wishes {
		t.Errorf("got %+v", got)
	}
	if _, err := a.plans.SetPreferences(appstate.Preferences{Theme: "sepia", TextSize: 100, Rows: appstate.Compact}); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("an unknown theme: %v", err)
	}
	state := must[AppState](t)(a.plans.State())
	if state.Preferences != wishes {
		t.Errorf("remembered %+v", state.Preferences)
	}
	if left := must[[]Recent](t)(a.plans.Forget(state.Recent[0].Path)); len(left) != 0 {
		t.Errorf("left %+v", left)
	}
}

func TestOnlyFilesThatAreThereAreShownInTheirFolder(t *testing.T) {
	a := withPlan(t)
	path := must[PlanInfo](t)(a.plans.Info()).Path
	if err := a.plans.ShowInFolder(path); err != nil {
		t.Fatal(err)
	}
	if err := a.plans.ShowInFolder(path + ".gone"); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("got %v", err)
	}
	if len(a.page.shown) != 1 || a.page.shown[0] != path {
		t.Errorf("shown %v", a.page.shown)
	}
}

func TestCancelWithoutATaskIsNoError(t *testing.T) {
	if err := withPlan(t).transfer.Cancel(); err != nil {
		t.Error(err)
	}
}

func TestSettingsAreSetAndUndone(t *testing.T) {
	a, cycle := withGoals(t)
	wanted := must[PlanInfo](t)(a.plans.Info()).Settings
	wanted.DecimalMark, wanted.ProgressShown = ",", "percent"
	info := must[PlanInfo](t)(a.plans.SetSettings(wanted))
	if info.Settings != wanted || *info.Undo.Undo != "Edit settings: decimal mark, progress shown" {
		t.Errorf("got %+v, undo %q", info.Settings, *info.Undo.Undo)
	}
	if changes := a.page.take(EventChanged); len(changes) != 1 || !slices.Contains(changes[0].(Changed).Subjects, "plan") {
		t.Errorf("told %v", changes)
	}
	grow := a.outline(t, cycle)[0]
	must[views.Patch](t)(a.objectives.Edit(Edit{ID: string(grow.KeyResults[0].ID), Field: "target", Text: "60,5"}))
	must[Outcome](t)(a.history.Undo())
	must[Outcome](t)(a.history.Undo())
	if got := must[PlanInfo](t)(a.plans.Info()).Settings.DecimalMark; got != "." {
		t.Errorf("undone, the mark is %q", got)
	}
	wanted.GraceDays = -1
	if _, err := a.plans.SetSettings(wanted); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("got %v", err)
	}
}
