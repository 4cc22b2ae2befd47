package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cairn/backend/plan"
)

func TestRestoreCanItselfBeUndone(t *testing.T) {
	w := withGoals(t)
	old := decode[backup](t, w.done("backup", "p.cairn", "--json"))
	w.done("check-in", "p.cairn", string(w.keyResults()[0].ID), "--value", "55")
	flipped := decode[restoration](t, w.done("restore", "p.cairn", old.Path, "--json"))
	if got := *w.keyResults()[0].Current; got != 49 || flipped.Kept == nil {
		t.Fatalf("restored to %v, %+v", got, flipped)
	}
	w.done("restore", "p.cairn", *flipped.Kept)
	if got := *w.keyResults()[0].Current; got != 55 {
		t.Errorf("restored back to %v, want 55", got)
	}
}

func TestDamagedPlanIsToldAndCanBeRestored(t *testing.T) {
	w := withGoals(t)
	sound := decode[backup](t, w.done("backup", "p.cairn", "--json"))
	content, err := os.ReadFile("p.cairn")
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(string(content), "Raise activation")
	content[at] ^= 1
	w.write("p.cairn", string(content))
	if body := w.refused("verify", "p.cairn"); body.Code != plan.Damaged {
		t.Errorf("got %+v", body)
	}
	restored := decode[restoration](t, w.done("restore", "p.cairn", sound.Path, "--json"))
	if restored.Kept == nil || filepath.Dir(*restored.Kept) != w.folder {
		t.Errorf("the damaged file was kept as %v", restored.Kept)
	}
	w.done("verify", "p.cairn")
}

// A plan that only the command line knows, and that opens no more, is offered
// its backups by its path.
func TestPlanThatDoesNotOpenIsOfferedItsBackups(t *testing.T) {
	w := withGoals(t)
	sound := decode[backup](t, w.done("backup", "p.cairn", "--json"))
	w.write("p.cairn", "no plan at all")
	w.refused("show", "p.cairn", "cycles")
	for _, line := range []string{"restore p.cairn --json", "backup p.cairn --list --json"} {
		offered := decode[[]backup](t, w.done(strings.Fields(line)...))
		if len(offered) == 0 || offered[0] != sound {
			t.Errorf("%s: %+v, want %+v first", line, offered, sound)
		}
	}
	w.done("restore", "p.cairn", sound.Path)
	w.done("verify", "p.cairn")
	if body := w.refused("restore", "missing.cairn"); body.Code != plan.NotFound {
		t.Errorf("a plan that never was: %+v", body)
	}
}

func TestOtherFilesAreRefusedAndStayAsTheyAre(t *testing.T) {
	w := newWorld(t)
	w.write("empty.cairn", "")
	w.write("text.cairn", "Goals for the quarter\n")
	if err := os.Mkdir("folder.cairn", 0o700); err != nil {
		t.Fatal(err)
	}
	for name, code := range map[string]plan.Code{"empty.cairn": plan.Unsupported, "text.cairn": plan.Unsupported, "folder.cairn": plan.Invalid} {
		for _, line := range []string{"show " + name + " cycles", "undo " + name, "verify " + name} {
			if body := w.refused(strings.Fields(line)...); body.Code != code {
				t.Errorf("%s: %+v, want %s", line, body, code)
			}
		}
	}
	if content, err := os.ReadFile("text.cairn"); string(content) != "Goals for the quarter\n" || err != nil {
		t.Errorf("the text became %q, %v", content, err)
	}
}
