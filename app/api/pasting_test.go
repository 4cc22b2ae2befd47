package api

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"testing"

	"cairn/backend/plan"
)

func TestPastedRowsAreImportedAsAFileIs(t *testing.T) {
	a := withPlan(t)
	outline := ImportRequest{Text: "Objective\tKey result\tStart\tTarget\nGrow\tSign-ups\t10\t20\n"}
	preview := must[Preview](t)(a.transfer.Preview(outline))
	if !preview.CanImport || preview.File != "pasted text" || preview.Objectives != 1 || preview.KeyResults != 1 || preview.Token != "" {
		t.Errorf("got %+v", preview)
	}
	if made := must[Imported](t)(a.transfer.Import(outline)); made.KeyResults != 1 || *made.Undo.Undo != "Import pasted text" {
		t.Errorf("got %+v", made)
	}
	kpis := SheetRequest{Text: "Name;Unit;Frequency\nActivation;%;monthly\n"}
	if preview := must[KPIPreview](t)(a.transfer.PreviewKPIs(kpis)); !preview.CanImport || preview.File != "pasted text" {
		t.Errorf("got %+v", preview)
	}
	if made := must[KPIsImported](t)(a.transfer.ImportKPIs(kpis)); made.KPIs != 1 || *made.Undo.Undo != "Import KPIs: pasted text" {
		t.Errorf("got %+v", made)
	}
	values := SheetRequest{Text: "KPI,Period,Value\nActivation,2026-09,41\nActivation,2026-10,42\n"}
	if preview := must[MeasurementPreview](t)(a.transfer.PreviewMeasurements(values)); preview.New != 2 || preview.File != "pasted text" {
		t.Errorf("got %+v", preview)
	}
	if made := must[MeasurementsImported](t)(a.transfer.ImportMeasurements(values)); made.Added != 2 || *made.Undo.Undo != "Paste measurements: Activation" {
		t.Errorf("got %+v", made)
	}
	if _, err := a.transfer.Import(ImportRequest{}); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("nothing was imported: %v", err)
	}
}

func TestPictureGoesWhereThePersonSays(t *testing.T) {
	a := start(t, t.TempDir(), "")
	content := "\x89PNG\r\n\x1a\n and the rest"
	picture := Picture{Name: "Activation: Q1/Q2", Kind: "png", Data: base64.StdEncoding.EncodeToString([]byte(content))}
	a.page.answer = filepath.Join(t.TempDir(), "chart")
	path := must[string](t)(a.transfer.SavePicture(picture))
	if saved, err := os.ReadFile(path); err != nil || string(saved) != content || path != a.page.answer+".png" {
		t.Errorf("%q at %s: %v", saved, path, err)
	}
	if asked := a.page.asked[0]; asked.Name != "Activation- Q1-Q2.png" || asked.Types[0].Patterns[0] != "*.png" {
		t.Errorf("asked %+v", asked)
	}
	if _, err := a.transfer.SavePicture(picture); plan.CodeOf(err) != plan.Conflict {
		t.Errorf("a file that nobody chose was replaced: %v", err)
	}
	a.page.answer = path
	must[string](t)(a.transfer.SavePicture(picture))
	a.page.answer = ""
	if path := must[string](t)(a.transfer.SavePicture(picture)); path != "" {
		t.Errorf("cancelled, and saved to %s", path)
	}
	asked := len(a.page.asked)
	picture.Data = base64.StdEncoding.EncodeToString([]byte("<svg/>"))
	if _, err := a.transfer.SavePicture(picture); plan.CodeOf(err) != plan.Invalid || len(a.page.asked) != asked {
		t.Errorf("asked where to save what is no picture: %v", err)
	}
}
