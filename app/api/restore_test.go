package api

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/workspace/views"
)

// unwritableBackups puts in the place of the backups' folder one in which
// nobody may make a folder, and returns a copy of a backup that lay in it.
func (a *app) unwritableBackups(t *testing.T, backup string) (saved string) {
	t.Helper()
	content, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	saved = filepath.Join(t.TempDir(), "saved.cairn")
	folder := filepath.Join(a.setup.Folders.Data, "backups")
	if err := os.WriteFile(saved, content, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(folder, folder+".away"); err != nil {
		t.Fatal(err)
	}
	// The superuser may write everywhere but into the kernel's own tree.
	if err := os.Symlink("/sys", folder); err != nil || runtime.GOOS != "linux" {
		t.Skip("no such folder here:", err)
	}
	return saved
}

// A restore that may not keep the present file leaves the plan open to write.
func TestRestoreThatCannotKeepThePresentLeavesItWritable(t *testing.T) {
	a := withPlan(t)
	info := must[PlanInfo](t)(a.plans.Info())
	saved := a.unwritableBackups(t, must[Backup](t)(a.plans.BackUp()).Path)
	a.page.take(EventPlan)
	if _, err := a.plans.Restore(saved); plan.CodeOf(err) != plan.ReadOnly {
		t.Fatalf("got %v", err)
	}
	if len(a.page.take(EventPlan)) != 1 {
		t.Error("the page was not told once")
	}
	if now := must[PlanInfo](t)(a.plans.Info()); now.ReadOnly {
		t.Errorf("the plan is %+v", now)
	}
	must[views.Patch](t)(a.objectives.AddObjective(NewObjective{Cycle: string(info.Cycles[0].ID), Title: "Grow"}))
}

// A plan found damaged here is not taken for one that is open elsewhere.
func TestDamagedPlanOpensAgain(t *testing.T) {
	a := withPlan(t)
	info := must[PlanInfo](t)(a.plans.Info())
	must[views.Patch](t)(a.objectives.AddObjective(NewObjective{Cycle: string(info.Cycles[0].ID), Title: "Grow the garden"}))
	if err := a.plans.Close(); err != nil {
		t.Fatal(err)
	}
	sound, err := os.ReadFile(info.Path)
	if err != nil {
		t.Fatal(err)
	}
	write := func(content []byte) {
		t.Helper()
		if err := os.WriteFile(info.Path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	damaged := []byte(string(sound))
	damaged[strings.LastIndex(string(sound), "Grow the garden")] ^= 1
	write(damaged)
	must[PlanInfo](t)(a.plans.Open(info.Path))
	if found := must[Verification](t)(a.plans.Verify()); found.OK {
		t.Fatal("the damage went unnoticed")
	}
	write(sound)
	if again := must[PlanInfo](t)(a.plans.Open(info.Path)); again.ReadOnlyReason != "" {
		t.Errorf("opened again it is %q", again.ReadOnlyReason)
	}
}

// The page goes where a change can be seen.
func TestUndoAndRedoNameTheCycle(t *testing.T) {
	a := withPlan(t)
	info := must[PlanInfo](t)(a.plans.Info())
	cycle := info.Cycles[0].ID
	patch := must[views.Patch](t)(a.objectives.AddObjective(NewObjective{Cycle: string(cycle), Title: "Grow"}))
	must[views.Patch](t)(a.objectives.Edit(Edit{ID: string(*patch.Created), Field: "title", Text: "Thrive"}))
	if got := must[Outcome](t)(a.history.Undo()).Cycle; got != cycle {
		t.Errorf("undoing an edit names %q, want %q", got, cycle)
	}
	if got := must[Outcome](t)(a.history.Undo()).Cycle; got != "" {
		t.Errorf("undoing what made the row names %q", got)
	}
	if got := must[Outcome](t)(a.history.Redo()).Cycle; got != cycle {
		t.Errorf("doing it again names %q, want %q", got, cycle)
	}
}
