package cli

import (
	"encoding/json"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cairn/app/appstate"
	"cairn/app/fault"
	"cairn/backend/plan"
)

// world is a machine on which commands run: a folder of its own, a clock that
// stands still, ids that are the same every time.
type world struct {
	t      *testing.T
	folder string
	now    time.Time
	shown  []string // plans that the window was opened with
	ids    plan.IDs
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{t: t, folder: t.TempDir(), now: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)}
	w.ids = plan.NewIDs(plan.ClockFunc(w.clock), rand.NewChaCha8([32]byte{1}))
	t.Setenv("CAIRN_HOME", filepath.Join(w.folder, "home"))
	t.Chdir(w.folder)
	return w
}

func (w *world) clock() time.Time { return w.now }

// run runs a command and returns its exit code and what it printed.
func (w *world) run(args ...string) (code int, out, errors string) {
	w.t.Helper()
	var stdout, stderr strings.Builder
	program := Program{
		Out: &stdout, Err: &stderr, Clock: plan.ClockFunc(w.clock), IDs: w.ids,
		Folders: appstate.Locate, Who: "Dana Okafor", Version: "1.0.0",
		Window: func(path string) int { w.shown = append(w.shown, path); return 0 },
	}
	code = program.Run(w.t.Context(), args)
	return code, stdout.String(), stderr.String()
}

// done runs a command that must succeed without a word on standard error.
func (w *world) done(args ...string) string {
	w.t.Helper()
	code, out, errors := w.run(args...)
	if code != done || errors != "" {
		w.t.Fatalf("cairn %s: exit %d, %s", strings.Join(args, " "), code, errors)
	}
	return out
}

// refused runs a command with --json that must be refused, with nothing on
// standard output and one line on standard error.
func (w *world) refused(args ...string) fault.Body {
	w.t.Helper()
	code, out, errors := w.run(append(args, "--json")...)
	if code != refused || out != "" || strings.Count(errors, "\n") != 1 {
		w.t.Fatalf("cairn %s: exit %d, output %q, errors %q", strings.Join(args, " "), code, out, errors)
	}
	return decode[fault.Body](w.t, errors)
}

// decode reads JSON that must be of T's shape, without a field that T lacks.
func decode[T any](t *testing.T, text string) T {
	t.Helper()
	var value T
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatalf("not the JSON that it should be: %v in %s", err, text)
	}
	return value
}
