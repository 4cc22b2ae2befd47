package appstate

import (
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"cairn/backend/plan"
)

func TestStateSurvivesARestart(t *testing.T) {
	folder := t.TempDir()
	at := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	_, err := In(folder).Change(func(s *State) {
		s.Remember(Recent{Path: "/plans/a.cairn", Name: "A", Opened: at})
		s.Preferences.Theme = Dark
		s.Window = Window{Width: 1400, Height: 900, X: 3, Y: 4, Maximised: true}
		s.Last = "/plans/a.cairn"
	})
	if err != nil {
		t.Fatal(err)
	}
	got := In(folder).Read()
	if got.Last != "/plans/a.cairn" || got.Preferences.Theme != Dark || got.Window.Width != 1400 || !got.Window.Maximised {
		t.Errorf("after a restart: %+v", got)
	}
	if len(got.Recent) != 1 || got.Recent[0].Name != "A" || !got.Recent[0].Opened.Equal(at) {
		t.Errorf("recent: %+v", got.Recent)
	}
}

func TestRememberKeepsTheLatestFirstAndOnce(t *testing.T) {
	var state State
	for i := range maxRecent + 5 {
		state.Remember(Recent{Path: fmt.Sprintf("/%d.cairn", i)})
	}
	state.Remember(Recent{Path: "/9.cairn", Name: "again"})
	if got, want := len(state.Recent), maxRecent; got != want {
		t.Fatalf("%d recent, want %d", got, want)
	}
	if got, want := state.Recent[0].Path, "/9.cairn"; got != want {
		t.Errorf("first %q, want %q", got, want)
	}
	seen := map[string]bool{}
	for _, r := range state.Recent {
		if seen[r.Path] {
			t.Errorf("%s stands twice", r.Path)
		}
		seen[r.Path] = true
	}
	state.Forget("/9.cairn")
	if state.Recent[0].Path == "/9.cairn" || len(state.Recent) != maxRecent-1 {
		t.Errorf("not forgotten: %+v", state.Recent)
	}
}

func TestUnreadableStateCountsAsEmpty(t *testing.T) {
	for name, text := range map[string]string{
		"missing": "", "no JSON": "{", "other JSON": "[1]", "wrong types": `{"recent":5}`,
		"unknown theme": `{"preferences":{"theme":"sepia"},"recent":null}`,
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			if text != "" {
				if err := os.WriteFile(filepath.Join(folder, "app.json"), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			got := In(folder).Read()
			if got.Preferences.Theme != System || got.Recent == nil || len(got.Recent) != 0 {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestChangesBesideEachOtherAreAllKept(t *testing.T) {
	folder := t.TempDir()
	file := In(folder)
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			if _, err := file.Change(func(s *State) { s.Remember(Recent{Path: fmt.Sprint(i)}) }); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if got, want := len(file.Read().Recent), 8; got != want {
		t.Errorf("%d kept, want %d", got, want)
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v (%v), want the state file alone", entries, err)
	}
}

func TestHomeVariableMovesEverything(t *testing.T) {
	home := filepath.Join(t.TempDir(), "home")
	t.Setenv(homeVariable, home)
	folders, err := Locate()
	if err != nil {
		t.Fatal(err)
	}
	if folders.Data != filepath.Join(home, "data") || folders.State != filepath.Join(home, "state") {
		t.Errorf("got %+v", folders)
	}
	for _, folder := range []string{folders.Data, folders.State} {
		info, err := os.Stat(folder)
		if err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("%s: %v, %v", folder, info, err)
		}
	}
}

func TestMachineIsTheSameEveryTime(t *testing.T) {
	folders := Folders{Data: t.TempDir()}
	ids := plan.NewIDs(plan.ClockFunc(time.Now), rand.Reader)
	first, err := folders.Machine(ids)
	if err != nil || first == "" {
		t.Fatalf("%q, %v", first, err)
	}
	if again, err := folders.Machine(ids); again != first || err != nil {
		t.Errorf("%q, %v, want %q", again, err, first)
	}
	if err := os.WriteFile(filepath.Join(folders.Data, "machine"), []byte("garbage"), 0o600); err != nil {
		t.Fatal(err)
	}
	anew, err := folders.Machine(ids)
	if err != nil || anew == first {
		t.Fatalf("%q, %v, want a new one", anew, err)
	}
	if again, err := folders.Machine(ids); again != anew || err != nil {
		t.Errorf("%q, %v, want %q", again, err, anew)
	}
}
