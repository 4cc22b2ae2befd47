package store

import (
	"context"
	"crypto/rand"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// testClock stands still unless a test moves it.
type testClock struct{ now time.Time }

func (c *testClock) Now() time.Time { return c.now }

func testOptions(t testing.TB) Options {
	t.Helper()
	clock := &testClock{now: time.Date(2026, 2, 17, 9, 0, 0, 0, time.UTC)}
	return Options{Clock: clock, IDs: plan.NewIDs(clock, rand.Reader), Who: "Dana Okafor",
		Machine: "0198c0de-0000-7000-8000-000000000001", Backups: Backups{Dir: t.TempDir(), Clock: clock}}
}

// testPlan is a new plan with one product, one cycle and one objective.
type testPlan struct {
	*Store
	options   Options
	cycle     plan.ID
	objective plan.ID
}

func newTestPlan(t testing.TB) *testPlan {
	t.Helper()
	ctx, options := context.Background(), testOptions(t)
	p := &testPlan{options: options}
	s, err := Create(ctx, filepath.Join(t.TempDir(), "fennel row.cairn"), options, func(tx *Tx) error {
		if err := tx.PutPlan(ctx, plan.Plan{ID: tx.NewID(), Name: "Fennel Row 2026", Settings: plan.DefaultSettings()}); err != nil {
			return err
		}
		p.cycle = tx.NewID()
		return tx.PutCycle(ctx, plan.Cycle{ID: p.cycle, Name: "Q1 2026", Start: "2026-01-01", End: "2026-03-31", State: plan.ActiveState})
	})
	if err != nil {
		t.Fatal(err)
	}
	p.Store = s
	t.Cleanup(func() { _ = p.Close() })
	p.do(t, "Add objective", func(tx *Tx) error {
		p.objective = tx.NewID()
		return tx.PutObjective(ctx, okr.Objective{ID: p.objective, Cycle: p.cycle, Position: "V", Title: "New restaurants order in their first week", Type: okr.Committed, Weight: 1})
	})
	return p
}

func (p *testPlan) do(t testing.TB, name string, f func(*Tx) error) Change {
	t.Helper()
	change, err := p.Write(context.Background(), Action{Code: "test", Name: name}, f)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return change
}

func (p *testPlan) digest(t testing.TB) string {
	t.Helper()
	ctx := context.Background()
	var digest string
	if err := p.Read(ctx, func(r Reader) (err error) { digest, err = r.ContentDigest(ctx); return err }); err != nil {
		t.Fatal(err)
	}
	return digest
}

func (p *testPlan) retitle(t testing.TB, title string) {
	t.Helper()
	ctx := context.Background()
	p.do(t, "Rename to "+title, func(tx *Tx) error {
		o, err := tx.Objective(ctx, p.objective)
		if err != nil {
			return err
		}
		o.Title = title
		return tx.PutObjective(ctx, o)
	})
}

func (p *testPlan) title(t testing.TB) string {
	t.Helper()
	ctx := context.Background()
	var o okr.Objective
	if err := p.Read(ctx, func(r Reader) (err error) { o, err = r.Objective(ctx, p.objective); return err }); err != nil {
		t.Fatal(err)
	}
	return o.Title
}

func (p *testPlan) reopen(t testing.TB) {
	t.Helper()
	path := p.Path()
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := Open(context.Background(), path, "", p.options)
	if err != nil {
		t.Fatal(err)
	}
	p.Store = s
}

func TestUndoAndRedoOverManySteps(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	const steps = 250
	digests := []string{p.digest(t)}
	for i := range steps {
		p.retitle(t, fmt.Sprintf("Title %d", i))
		digests = append(digests, p.digest(t))
	}
	p.reopen(t)
	for i := steps - 1; i >= 0; i-- {
		change, skipped, err := p.Undo(ctx)
		if err != nil || skipped != 0 {
			t.Fatalf("undo step %d: skipped %d, %v", i, skipped, err)
		}
		if got, want := change.Name, fmt.Sprintf("Rename to Title %d", i); got != want {
			t.Fatalf("undo names %q, want %q", got, want)
		}
		if got, want := p.digest(t), digests[i]; got != want {
			t.Fatalf("digest after undoing step %d is %s, want %s", i, got, want)
		}
	}
	p.reopen(t)
	for i := range steps {
		if _, _, err := p.Redo(ctx); err != nil {
			t.Fatalf("redo step %d: %v", i, err)
		}
		if got, want := p.digest(t), digests[i+1]; got != want {
			t.Fatalf("digest after redoing step %d is %s, want %s", i, got, want)
		}
	}
	if err := p.Verify(ctx); err != nil {
		t.Fatal(err)
	}
}

func TestUndoOfACreationAndItsCheckIns(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	before := p.digest(t)
	start, target, current := 41.0, 60.0, 50.0
	p.do(t, "Add key result", func(tx *Tx) error {
		kr := okr.KeyResult{ID: tx.NewID(), Objective: p.objective, Position: "V", Title: "Raise the activation rate", Kind: okr.Increase, Unit: "%", Start: &start, Target: &target, Weight: 1}
		if err := tx.PutKeyResult(ctx, kr); err != nil {
			return err
		}
		return tx.AddCheckIn(ctx, okr.CheckIn{ID: tx.NewID(), KeyResult: kr.ID, Date: "2026-02-17", Value: &current, Batch: tx.NewID()})
	})
	after := p.digest(t)
	if after == before {
		t.Fatal("the digest does not see a new key result")
	}
	for range 3 {
		if _, _, err := p.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		if got := p.digest(t); got != before {
			t.Fatalf("digest after undo is %s, want %s", got, before)
		}
		if _, _, err := p.Redo(ctx); err != nil {
			t.Fatal(err)
		}
		if got := p.digest(t); got != after {
			t.Fatalf("digest after redo is %s, want %s", got, after)
		}
	}
	if err := p.Verify(ctx); err != nil {
		t.Fatal(err)
	}
}

func TestAFailedActionLeavesNothing(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	before, title := p.digest(t), p.title(t)
	_, err := p.Write(ctx, Action{Name: "Fail"}, func(tx *Tx) error {
		o, err := tx.Objective(ctx, p.objective)
		if err != nil {
			return err
		}
		o.Title = "Half applied"
		if err := tx.PutObjective(ctx, o); err != nil {
			return err
		}
		return plan.AtField("title", "required", "An objective wants a title.")
	})
	if got, want := plan.CodeOf(err), plan.Invalid; got != want {
		t.Fatalf("code %q, want %q (%v)", got, want, err)
	}
	if p.digest(t) != before || p.title(t) != title {
		t.Fatal("a failed action left something behind")
	}
	p.retitle(t, "Whole")
	if err := p.Verify(ctx); err != nil {
		t.Fatal(err)
	}
}

func TestAnActionThatChangesNothingLeavesNoStep(t *testing.T) {
	p := newTestPlan(t)
	p.retitle(t, "Same")
	name, _ := p.Undoable()
	p.retitle(t, "Same")
	if got, _ := p.Undoable(); got != name {
		t.Fatalf("undo offers %q, want %q", got, name)
	}
}

func TestSQLiteVersion(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	var version string
	if err := p.raw[0].QueryRowContext(ctx, "SELECT sqlite_version()").Scan(&version); err != nil {
		t.Fatal(err)
	}
	if got, want := version[:5], "3.53."; got != want {
		t.Fatalf("SQLite %s, want %s: earlier ones corrupt memory and files", version, want)
	}
}
