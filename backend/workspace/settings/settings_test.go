package settings_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/workspace"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/settings"
	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/views"
	"cairn/backend/workspace/workspacetest"
)

func settingsOf(t *testing.T, w *workspace.Workspace) plan.Settings {
	t.Helper()
	p, err := views.New(w).Plan(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return p.Settings
}

func TestSettingsAreOneNamedStepOfUndo(t *testing.T) {
	ctx, options := context.Background(), workspacetest.Options(t)
	w := workspacetest.New(t, options)
	before := settingsOf(t, w)
	want := plan.Settings{FiscalYearStart: 4, DecimalMark: ",", ListSeparator: ";", ProgressShown: plan.ShownAsPercent, WeekStart: plan.Sunday, DateOrder: plan.DayMonthYear, CadenceDays: 14, GraceDays: 0}
	change, err := settings.New(w).Set(ctx, want)
	if err != nil {
		t.Fatal(err)
	}
	const name = "Edit settings: fiscal year, decimal mark, list separator, progress shown, week start, date order, cadence, grace"
	if change.Name != name {
		t.Errorf("it is called %q, want %q", change.Name, name)
	}
	if got := settingsOf(t, w); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	path := w.Path()
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if w, err = workspace.OpenToWrite(ctx, path, options); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	undone, skipped, err := w.Undo(ctx)
	if err != nil || skipped != 0 || undone.Name != name {
		t.Fatalf("undo %q, skipped %d: %v", undone.Name, skipped, err)
	}
	if got := settingsOf(t, w); got != before {
		t.Errorf("undone: %+v, want %+v", got, before)
	}
	if _, _, err := w.Redo(ctx); err != nil {
		t.Fatal(err)
	}
	if got := settingsOf(t, w); got != want {
		t.Errorf("done again: %+v, want %+v", got, want)
	}
}

func TestTheSameSettingsLeaveNoTrace(t *testing.T) {
	w := workspacetest.New(t, workspacetest.Options(t))
	change, err := settings.New(w).Set(context.Background(), settingsOf(t, w))
	if err != nil || change.Action != "" {
		t.Errorf("%+v, %v", change, err)
	}
	if undo, _ := w.UndoState(); undo != "" {
		t.Errorf("undo offers %q", undo)
	}
}

func TestSettingsThatNoPlanMayHave(t *testing.T) {
	w := workspacetest.New(t, workspacetest.Options(t))
	before := settingsOf(t, w)
	for field, spoil := range map[string]func(*plan.Settings){
		"fiscalYearStart": func(s *plan.Settings) { s.FiscalYearStart = 13 },
		"decimalMark":     func(s *plan.Settings) { s.DecimalMark = "'" },
		"listSeparator":   func(s *plan.Settings) { s.ListSeparator = "|" },
		"progressShown":   func(s *plan.Settings) { s.ProgressShown = "" },
		"cadenceDays":     func(s *plan.Settings) { s.CadenceDays = -1 },
		"graceDays":       func(s *plan.Settings) { s.GraceDays = plan.MaxDays + 1 },
	} {
		wrong := before
		spoil(&wrong)
		_, err := settings.New(w).Set(context.Background(), wrong)
		var refused *plan.Error
		if !errors.As(err, &refused) || refused.Code != plan.Invalid || len(refused.Fields) != 1 || refused.Fields[0].Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	if got := settingsOf(t, w); got != before {
		t.Errorf("they are %+v now", got)
	}
}

// What people type is read by the settings, and the preset Excel written by
// them; undo brings both back.
func TestEditsAndTheExcelPresetFollowTheSettings(t *testing.T) {
	ctx := context.Background()
	w := workspacetest.New(t, workspacetest.Options(t))
	cycles, err := views.New(w).Cycles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	_, objective, err := okrs.New(w).AddObjective(ctx, okrs.NewObjective{Cycle: cycles[0].ID, Title: "Grow"})
	if err != nil {
		t.Fatal(err)
	}
	_, keyResult, err := okrs.New(w).AddKeyResult(ctx, okrs.NewKeyResult{Objective: objective, Title: "Orders"})
	if err != nil {
		t.Fatal(err)
	}
	german := settingsOf(t, w)
	german.DecimalMark, german.ListSeparator = ",", ";"
	if _, err := settings.New(w).Set(ctx, german); err != nil {
		t.Fatal(err)
	}
	if _, err := okrs.New(w).Edit(ctx, keyResult, "target", "1,5"); err != nil {
		t.Fatal(err)
	}
	if got := exported(t, w); !strings.Contains(got, ";1,5;") {
		t.Errorf("exported %s", got)
	}
	for range 2 { // the edit and the settings
		if _, _, err := w.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := okrs.New(w).Edit(ctx, keyResult, "target", "1.5"); err != nil {
		t.Fatal(err)
	}
	if got := exported(t, w); !strings.Contains(got, ",1.5,") {
		t.Errorf("exported after the undo %s", got)
	}
}

func exported(t *testing.T, w *workspace.Workspace) string {
	t.Helper()
	folder := t.TempDir()
	preset, err := transfer.ParsePreset("excel")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := transfer.New(w).Export(context.Background(), folder, preset); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(folder, "okrs.csv"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
