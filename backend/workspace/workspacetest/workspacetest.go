// Package workspacetest makes open plans for tests: a standing clock, ids that
// repeat, folders of the test's own.
//
// It imports workspace, store and plan, and only tests import it.
package workspacetest

import (
	"context"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"cairn/backend/plan"
	"cairn/backend/workspace"
)

// Clock stands still until a test moves it.
type Clock struct{ At time.Time }

// Now is the time that the clock shows.
func (c *Clock) Now() time.Time { return c.At }

// Today is the day that tests begin on, day 48 of the first quarter of 2026.
const Today plan.Date = "2026-02-17"

// Options are those of a test: the clock stands at noon of Today.
func Options(t testing.TB) workspace.Options {
	t.Helper()
	clock := &Clock{At: time.Date(2026, 2, 17, 12, 0, 0, 0, time.Local)}
	dir := t.TempDir()
	return workspace.Options{Clock: clock, IDs: plan.NewIDs(clock, rand.NewChaCha8([32]byte{1})),
		Data: filepath.Join(dir, "data"), State: filepath.Join(dir, "state"), Who: "Dana Okafor",
		Machine: "0198c0de-0000-7000-8000-000000000001"}
}

// New makes a new plan in a folder of the test's own and closes it after the
// test.
func New(t testing.TB, options workspace.Options) *workspace.Workspace {
	t.Helper()
	w, err := workspace.Create(context.Background(), filepath.Join(t.TempDir(), "plan.cairn"), workspace.NewPlan{Name: "Fennel Row 2026"}, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	return w
}
