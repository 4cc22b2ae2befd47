package api

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/workspace/views"
)

// withKPI is an app with a monthly KPI, and its id. Today is 2026-11-22.
func withKPI(t *testing.T) (a *app, id string) {
	t.Helper()
	a = withPlan(t)
	patch := must[KPIPatch](t)(a.kpis.Add(NewKPI{Name: "Activation"}))
	return a, string(patch.ID)
}

func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestKPIsAreEditedAndMeasured(t *testing.T) {
	a, id := withKPI(t)
	must[KPIPatch](t)(a.kpis.Edit(Edit{ID: id, Field: "unit", Text: "%"}))
	must[KPIPatch](t)(a.kpis.SetState(KPIState{ID: id, State: "active"}))
	must[KPIPatch](t)(a.kpis.SetPhases(KPIPhases{ID: id, Phases: []string{"Launch"}}))
	patch := must[KPIPatch](t)(a.kpis.Measure(NewMeasurement{KPI: id, Period: "2026-10", Value: "41%"}))
	if *patch.KPI.Value != 41 || patch.KPI.Unit != "%" || patch.KPI.State != "active" || len(patch.KPI.Phases) != 1 || *patch.Undo.Undo != "Measure 2026-10: Activation" {
		t.Errorf("got %+v", patch)
	}
	detail := must[views.KPIDetail](t)(a.kpis.Detail(id))
	value := string(detail.Measurements[0].ID)
	patch = must[KPIPatch](t)(a.kpis.Correct(CorrectMeasurement{ID: value, Value: "42", Why: "Typo."}))
	if *patch.KPI.Value != 42 || patch.ID != plan.ID(id) {
		t.Errorf("got %+v", patch)
	}
	if list := must[views.KPIList](t)(a.kpis.List("")); len(list.KPIs) != 1 || *list.KPIs[0].Value != 42 || list.Findings == nil {
		t.Errorf("got %+v", list)
	}
	if _, err := a.kpis.List("yesterday"); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("a list on no date: %v", err)
	}
	if patch := must[KPIPatch](t)(a.kpis.DeleteMeasurement(value)); patch.KPI.Value != nil {
		t.Errorf("got %+v", patch)
	}
	if patch := must[KPIPatch](t)(a.kpis.Delete(id)); patch.KPI != nil {
		t.Errorf("got %+v", patch)
	}
}

func TestPasteTellsFirstWhatItWouldDo(t *testing.T) {
	a, id := withKPI(t)
	paste := Paste{KPI: id, Text: "2026-08\t10\n2026-09\t11\n2026-10\tx\n"}
	preview := must[MeasurementPreview](t)(a.kpis.PreviewPaste(paste))
	if preview.CanImport || preview.Errors != 1 || preview.Findings[0].Row != 3 {
		t.Errorf("got %+v", preview)
	}
	if _, err := a.kpis.Paste(paste); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("pasted: %v", err)
	}
	paste.SkipFaulty = true
	if patch := must[KPIPatch](t)(a.kpis.Paste(paste)); *patch.KPI.Value != 11 || *patch.Undo.Undo != "Paste measurements: Activation" {
		t.Errorf("got %+v", patch)
	}
	paste.Text = "2026-09\t12\n2026-10\t13\n"
	preview = must[MeasurementPreview](t)(a.kpis.PreviewPaste(paste))
	if preview.CanImport || preview.New != 1 || preview.Different != 1 || preview.Findings[0].Code != "has_value" {
		t.Errorf("got %+v", preview)
	}
	paste.Existing = "keep"
	must[KPIPatch](t)(a.kpis.Paste(paste))
	if detail := must[views.KPIDetail](t)(a.kpis.Detail(id)); len(detail.Measurements) != 3 || detail.Measurements[1].Value != 11 {
		t.Errorf("kept %+v", detail.Measurements)
	}
	paste.Existing, paste.Why = "replace", "Counted anew."
	must[KPIPatch](t)(a.kpis.Paste(paste))
	if detail := must[views.KPIDetail](t)(a.kpis.Detail(id)); detail.Measurements[1].Value != 12 || detail.Corrections[0].Why != "Counted anew." {
		t.Errorf("replaced %+v", detail)
	}
}

func TestSheetsOfMeasurementsAndKPIs(t *testing.T) {
	a, _ := withKPI(t)
	values := write(t, "values.csv", "kpi,period,value\nActivation,2026-09,40\nActivation,2026-10,41\n")
	request := SheetRequest{Path: values}
	preview := must[MeasurementPreview](t)(a.transfer.PreviewMeasurements(request))
	if !preview.CanImport || preview.Count != 2 || len(preview.Values) != 2 || preview.Series[0].Name != "Activation" || preview.Token == "" {
		t.Fatalf("got %+v", preview)
	}
	request.Token = "another"
	if _, err := a.transfer.ImportMeasurements(request); plan.CodeOf(err) != plan.Conflict {
		t.Errorf("a file that changed: %v", err)
	}
	request.Token = preview.Token
	if made := must[MeasurementsImported](t)(a.transfer.ImportMeasurements(request)); made.Added != 2 || *made.Undo.Undo != "Import measurements: values.csv" {
		t.Errorf("got %+v", made)
	}
	definitions := SheetRequest{Path: write(t, "kpis.csv", "name,target,owner,phase\nFill rate,At or above 95%,Dana Okafor,Launch\n")}
	if found := must[KPIPreview](t)(a.transfer.PreviewKPIs(definitions)); !found.CanImport || *found.KPIs[0].Target != 95 || found.KPIs[0].Owner != "Dana Okafor" {
		t.Errorf("got %+v", found)
	}
	if made := must[KPIsImported](t)(a.transfer.ImportKPIs(definitions)); made.KPIs != 1 || made.People != 1 {
		t.Errorf("got %+v", made)
	}
	list := must[views.KPIList](t)(a.kpis.List(""))
	if len(list.KPIs) != 2 || *list.KPIs[1].Owner != "Dana Okafor" || len(list.KPIs[1].Phases) != 1 {
		t.Errorf("got %+v", list)
	}
}

func TestCheckInsOfAGridAndOfASheet(t *testing.T) {
	a, cycle := withGoals(t)
	due := must[[]views.DueCheckIn](t)(a.objectives.DueCheckIns(cycle, ""))
	id := string(due[0].KeyResult)
	patch := must[views.Patch](t)(a.objectives.CheckInMany(CheckInGrid{Cycle: cycle, Rows: []NewCheckIn{{KeyResult: id, Value: "52"}}}))
	if len(patch.Objectives) != 1 || *patch.Objectives[0].KeyResults[0].Current != 52 {
		t.Errorf("got %+v", patch)
	}
	folder := t.TempDir()
	must[Exported](t)(a.transfer.ExportCheckIns(CheckInExport{Folder: folder, Cycle: cycle, All: true}))
	path := filepath.Join(folder, "check-ins.csv")
	sheet, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(sheet), id) {
		t.Fatalf("%s: %v", sheet, err)
	}
	filled := strings.TrimSuffix(strings.TrimRight(string(sheet), "\r\n"), ",,,") + ",55,70,Filled in\n"
	request := SheetRequest{Path: write(t, "filled.csv", filled)}
	found := must[CheckInPreview](t)(a.transfer.PreviewCheckIns(request))
	if !found.CanImport || len(found.CheckIns) != 1 || *found.CheckIns[0].Value != 55 || found.CheckIns[0].Title != "Raise activation" {
		t.Fatalf("got %+v of\n%s", found, filled)
	}
	if made := must[CheckInsImported](t)(a.transfer.ImportCheckIns(request)); made.CheckIns != 1 {
		t.Errorf("got %+v", made)
	}
	detail := must[views.Detail](t)(a.objectives.Detail(id))
	if *detail.KeyResult.Current != 55 || detail.CheckIns[0].Note != "Filled in" {
		t.Errorf("got %+v", detail.KeyResult)
	}
	must[views.Patch](t)(a.objectives.AmendCheckIn(Amendment{ID: string(detail.CheckIns[0].ID), Value: "56", Why: "Typo."}))
	if e := must[views.Explained](t)(a.objectives.Explain(id, "")); *e.Value != 56 || e.OKR == nil || e.Subject != "key_result" {
		t.Errorf("explained as %+v", e)
	}
	_, err = a.objectives.CheckInMany(CheckInGrid{Cycle: cycle, Rows: []NewCheckIn{{KeyResult: id, Value: "x"}}})
	var refused *plan.Error
	if !errors.As(err, &refused) || refused.Fields[0].Row != 1 {
		t.Errorf("refused: %v", err)
	}
}

func TestLinksAndMilestones(t *testing.T) {
	a, cycle := withGoals(t)
	id := string(a.outline(t, cycle)[0].KeyResults[0].ID)
	source := must[KPIPatch](t)(a.kpis.Add(NewKPI{Name: "Activation"}))
	patch := must[views.Patch](t)(a.objectives.LinkKPI(KPILink{KeyResult: id, KPI: string(source.ID)}))
	if k := patch.Objectives[0].KeyResults[0]; *k.KPIName != "Activation" || k.Current != nil {
		t.Errorf("got %+v", k)
	}
	must[views.Patch](t)(a.objectives.LinkKPI(KPILink{KeyResult: id}))
	must[views.Patch](t)(a.objectives.Edit(Edit{ID: id, Field: "kind", Text: "milestones"}))
	patch = must[views.Patch](t)(a.objectives.EditMilestones(MilestoneEdit{KeyResult: id, Rows: []MilestoneRow{{Title: "Design"}, {Title: "Build"}}}))
	step := string(patch.Objectives[0].KeyResults[0].Milestones[0].ID)
	patch = must[views.Patch](t)(a.objectives.SetMilestoneDone(MilestoneDone{KeyResult: id, ID: step, Done: "2026-11-20"}))
	if k := patch.Objectives[0].KeyResults[0]; *k.Progress != 0.5 {
		t.Errorf("got %+v", k)
	}
}

func TestAWholePlanIsLookedAtThenImported(t *testing.T) {
	from, _ := withKPI(t)
	folder := t.TempDir()
	exported := must[Exported](t)(from.transfer.Export(ExportRequest{Folder: folder}))
	if _, err := from.transfer.PreviewPlan(PlanRequest{Folder: folder}); plan.CodeOf(err) != plan.Conflict {
		t.Errorf("into a plan that holds rows: %v", err)
	}
	to := withPlan(t)
	p := must[PlanPreview](t)(to.transfer.PreviewPlan(PlanRequest{Folder: folder}))
	if !p.CanImport || len(p.Files) != len(exported.Files)-1 || p.Token == "" || p.Findings == nil {
		t.Fatalf("got %+v", p)
	}
	if list := must[views.KPIList](t)(to.kpis.List("")); len(list.KPIs) != 0 {
		t.Error("the preview left rows")
	}
	if err := os.WriteFile(filepath.Join(folder, "tags.csv"), []byte("id,row,name\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := to.transfer.ImportPlan(PlanRequest{Folder: folder, Token: p.Token + "x"}); plan.CodeOf(err) != plan.Conflict {
		t.Errorf("files that are not the ones of the preview: %v", err)
	}
	p = must[PlanPreview](t)(to.transfer.PreviewPlan(PlanRequest{Folder: folder}))
	done := must[PlanImported](t)(to.transfer.ImportPlan(PlanRequest{Folder: folder, Token: p.Token}))
	if list := must[views.KPIList](t)(to.kpis.List("")); done.Name != p.Name || done.Undo.Undo == nil || len(list.KPIs) != 1 {
		t.Errorf("got %+v and %d KPIs", done, len(list.KPIs))
	}
}
