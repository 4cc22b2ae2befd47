package workspace_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/views"
	"cairn/backend/workspace/workspacetest"
)

func TestANewPlan(t *testing.T) {
	ctx := context.Background()
	w := workspacetest.New(t, workspacetest.Options(t))
	v := views.New(w)
	cycles, err := v.Cycles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	names := []string{}
	for _, c := range cycles {
		names = append(names, c.Name)
	}
	if len(names) != 3 || names[0] != "Q1 2026" || names[1] != "Q2 2026" || names[2] != "Backlog" {
		t.Fatalf("cycles %q", names)
	}
	frame, err := v.Frame(ctx)
	phases := frame.Phases
	if err != nil || len(phases) != 7 || phases[0].Name != "Discovery" || phases[6].Name != "Sunset" {
		t.Fatalf("phases %v: %v", phases, err)
	}
	if undo, _ := w.UndoState(); undo != "" {
		t.Fatalf("the beginning of a plan can be undone: %q", undo)
	}
	if _, err := workspace.Create(ctx, w.Path(), workspace.NewPlan{}, workspacetest.Options(t)); plan.CodeOf(err) != plan.Conflict {
		t.Fatalf("a plan was made over another: %v", err)
	}
	if _, err := workspace.Create(ctx, filepath.Join(t.TempDir(), "p.cairn"), workspace.NewPlan{Settings: plan.Settings{FiscalYearStart: 13}}, workspacetest.Options(t)); plan.CodeOf(err) != plan.Invalid {
		t.Fatalf("month 13: %v", err)
	}
}

func TestFiscalYearsBeginInAnyMonth(t *testing.T) {
	ctx, options := context.Background(), workspacetest.Options(t)
	april := plan.DefaultSettings()
	april.FiscalYearStart = 4
	w, err := workspace.Create(ctx, filepath.Join(t.TempDir(), "p.cairn"), workspace.NewPlan{Settings: april}, options)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	cycles, err := views.New(w).Cycles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if c := cycles[0]; c.Name != "Q4 2025" || *c.Start != "2026-01-01" || *c.End != "2026-03-31" {
		t.Fatalf("the quarter of 17 February is %s, %s to %s", c.Name, *c.Start, *c.End)
	}
	if c := cycles[1]; c.Name != "Q1 2026" || *c.Start != "2026-04-01" {
		t.Fatalf("the next one is %s from %s", c.Name, *c.Start)
	}
}

func addObjective(t *testing.T, w *workspace.Workspace, title string) {
	t.Helper()
	cycles, err := views.New(w).Cycles(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := okrs.New(w).AddObjective(context.Background(), okrs.NewObjective{Cycle: cycles[0].ID, Title: title}); err != nil {
		t.Fatal(err)
	}
}

func TestTheSecondWindowIsForLooking(t *testing.T) {
	ctx, options := context.Background(), workspacetest.Options(t)
	w := workspacetest.New(t, options)
	second, err := workspace.Open(ctx, w.Path(), options)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = second.Close() }()
	if got, want := second.ReadOnly(), "busy"; got != want {
		t.Fatalf("read-only because of %q, want %q", got, want)
	}
	if _, err := workspace.OpenToWrite(ctx, w.Path(), options); plan.CodeOf(err) != plan.Busy {
		t.Fatalf("a command-line write beside a window: %v", err)
	}
	var heard []workspace.Change
	second.OnChange(func(c workspace.Change) { heard = append(heard, c) })
	if err := second.Refresh(ctx); err != nil || len(heard) != 0 {
		t.Fatalf("heard %d changes before there was one: %v", len(heard), err)
	}
	addObjective(t, w, "Grow")
	if err := second.Refresh(ctx); err != nil || len(heard) != 1 {
		t.Fatalf("heard %d changes: %v", len(heard), err)
	}
	if err := w.Refresh(ctx); err != nil {
		t.Fatal(err)
	}
	rows, err := views.New(second).Objectives(ctx, "", "")
	if err != nil || len(rows) != 1 {
		t.Fatalf("the second window shows %d objectives: %v", len(rows), err)
	}
}

func TestDailyBackupsAndRestore(t *testing.T) {
	ctx, options := context.Background(), workspacetest.Options(t)
	clock := options.Clock.(*workspacetest.Clock)
	w := workspacetest.New(t, options)
	addObjective(t, w, "Before")
	for _, step := range []struct {
		after time.Duration
		want  int
	}{{0, 1}, {time.Hour, 1}, {25 * time.Hour, 2}} {
		clock.At = clock.At.Add(step.after)
		if err := w.Verify(ctx); err != nil {
			t.Fatal(err)
		}
		if err := w.BackUpIfDue(ctx); err != nil {
			t.Fatal(err)
		}
		if list, err := w.Backups(); err != nil || len(list) != step.want {
			t.Fatalf("%d backups, want %d: %v", len(list), step.want, err)
		}
	}
	addObjective(t, w, "After")
	list, err := w.Backups()
	if err != nil {
		t.Fatal(err)
	}
	restored, kept, err := w.Restore(ctx, list[0].Path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = restored.Close() }()
	if rows, err := views.New(restored).Objectives(ctx, "", ""); err != nil || len(rows) != 1 || restored.ReadOnly() != "" {
		t.Fatalf("%d objectives after the restore, read-only %q: %v", len(rows), restored.ReadOnly(), err)
	}
	if list, err = restored.Backups(); err != nil || list[0].Reason != store.BeforeRestore || list[0].Path != kept {
		t.Fatalf("the plan of before was kept at %s, the newest backup is %v: %v", kept, list[0], err)
	}
	addObjective(t, restored, "On the restored plan")
	if _, _, err := restored.Undo(ctx); err != nil {
		t.Fatal(err)
	}
}

func TestADamagedPlanTakesNoWritesAndCanBeRestored(t *testing.T) {
	ctx, options := context.Background(), workspacetest.Options(t)
	w := workspacetest.New(t, options)
	addObjective(t, w, "A title that will be damaged")
	if _, err := w.BackUp(ctx, store.Manual); err != nil {
		t.Fatal(err)
	}
	path := w.Path()
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := 0
	for i := range content {
		if string(content[i:min(i+7, len(content))]) == "A title" {
			at = i
		}
	}
	content[at] ^= 1
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	if w, err = workspace.Open(ctx, path, options); err != nil {
		t.Fatal(err)
	}
	if err := w.Verify(ctx); plan.CodeOf(err) != plan.Damaged {
		t.Fatalf("one flipped bit went unnoticed: %v", err)
	}
	if got, want := w.ReadOnly(), "damaged"; got != want {
		t.Fatalf("read-only because of %q, want %q", got, want)
	}
	list, err := w.Backups()
	if err != nil {
		t.Fatal(err)
	}
	restored, kept, err := w.Restore(ctx, list[0].Path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = restored.Close() }()
	if _, err := os.Stat(kept); err != nil || filepath.Dir(kept) != filepath.Dir(path) {
		t.Fatalf("the damaged file was kept at %q: %v", kept, err)
	}
	if err := restored.Verify(ctx); err != nil || restored.ReadOnly() != "" {
		t.Fatalf("after the restore: %q, %v", restored.ReadOnly(), err)
	}
}

// A restore that is refused before the plan was closed leaves it open.
func TestRestoreRefusedLeavesThePlanOpen(t *testing.T) {
	ctx, options := context.Background(), workspacetest.Options(t)
	backup, err := workspacetest.New(t, options).BackUp(ctx, store.Manual)
	if err != nil {
		t.Fatal(err)
	}
	w, err := workspace.OpenToRead(ctx, backup.Path, options)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	restored, _, err := w.Restore(ctx, backup.Path)
	if plan.CodeOf(err) != plan.ReadOnly || restored != w {
		t.Fatalf("got %p, want %p: %v", restored, w, err)
	}
	if _, err := views.New(w).Plan(ctx); err != nil {
		t.Errorf("the plan is not open any more: %v", err)
	}
}
