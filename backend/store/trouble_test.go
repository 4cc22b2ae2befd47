package store

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// A reader that outlasts the wait makes COMMIT answer busy. The change is not
// kept, and everything works again once the reader has left.
func TestABusyCommitLeavesThePlanUsable(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	if _, err := p.raw[0].ExecContext(ctx, "PRAGMA busy_timeout = 50"); err != nil {
		t.Fatal(err)
	}
	other, err := sql.Open("sqlite", "file:"+p.Path()+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = other.Close() }()
	reading, err := other.Begin()
	if err != nil {
		t.Fatal(err)
	}
	var count int
	if err := reading.QueryRow("SELECT count(*) FROM objectives").Scan(&count); err != nil {
		t.Fatal(err)
	}
	before := p.title(t)
	rename := func(title string) error {
		_, err := p.Write(ctx, Action{Name: title}, func(tx *Tx) error {
			o, err := tx.Objective(ctx, p.objective)
			o.Title = title
			return errors.Join(err, tx.PutObjective(ctx, o))
		})
		return err
	}
	if err := rename("While someone reads"); plan.CodeOf(err) != plan.Busy {
		t.Fatalf("a commit beside a reader: %v", err)
	}
	if err := reading.Rollback(); err != nil {
		t.Fatal(err)
	}
	if got := p.title(t); got != before {
		t.Fatalf("the refused change was kept: %q", got)
	}
	if err := rename("Afterwards"); err != nil {
		t.Fatalf("the plan is of no use any more: %v", err)
	}
	if err := p.Verify(ctx); err != nil {
		t.Fatal(err)
	}
}

func TestCreateRefusesWhatACrashLeft(t *testing.T) {
	for _, suffix := range []string{"", "-journal", "-wal"} {
		path := filepath.Join(t.TempDir(), "plan.cairn")
		if err := os.WriteFile(path+suffix, []byte("left"), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Create(context.Background(), path, testOptions(t), func(*Tx) error { return nil })
		if got, want := plan.CodeOf(err), plan.Conflict; got != want {
			t.Errorf("with %q beside it: code %q, want %q: %v", suffix, got, want, err)
		}
		if content, _ := os.ReadFile(path + suffix); string(content) != "left" {
			t.Errorf("%q was changed", suffix)
		}
	}
}

func TestConcurrentUndosTakeDifferentSteps(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	titles := []string{p.title(t)}
	for _, title := range []string{"A", "B", "C", "D", "E", "F"} {
		p.retitle(t, title)
		titles = append(titles, title)
	}
	var group sync.WaitGroup
	for range len(titles) - 1 {
		group.Go(func() {
			if _, _, err := p.Undo(ctx); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if got, want := p.title(t), titles[0]; got != want {
		t.Fatalf("after as many undos as edits the title is %q, want %q", got, want)
	}
}

func TestANegativeZeroIsNoDamage(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	zero := math.Copysign(0, -1)
	p.do(t, "Add", func(tx *Tx) error {
		return tx.PutKeyResult(ctx, okr.KeyResult{ID: tx.NewID(), Objective: p.objective, Title: "Zero", Kind: okr.Increase, Start: &zero})
	})
	if err := p.Verify(ctx); err != nil {
		t.Fatal(err)
	}
}

func TestAWriteAheadLogIsRefused(t *testing.T) {
	path, options := closedPlan(t)
	alter(t, path, "PRAGMA journal_mode = WAL")
	for _, reason := range []ReadOnlyReason{"", ForReading} {
		if _, err := Open(context.Background(), path, reason, options); plan.CodeOf(err) != plan.Unsupported {
			t.Errorf("opened as %q: %v", reason, err)
		}
	}
	if left, _ := filepath.Glob(path + "-*"); len(left) > 0 {
		t.Errorf("the refusal left %q beside the file", left)
	}
}

// Programs that keep folders the same replace a file by renaming another over
// it.
func TestAReplacedFileIsNoticed(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	content, err := os.ReadFile(p.Path())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p.Path()+".new", content, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(p.Path()+".new", p.Path()); err != nil {
		t.Fatal(err)
	}
	if _, err := p.ChangedOutside(ctx); plan.CodeOf(err) != plan.Conflict {
		t.Errorf("a replaced file: %v", err)
	}
	_, err = p.Write(ctx, Action{Name: "Write"}, func(tx *Tx) error {
		return tx.PutPerson(ctx, plan.Person{ID: tx.NewID(), Name: "Dana"})
	})
	if got, want := plan.CodeOf(err), plan.Conflict; got != want {
		t.Errorf("a write to a replaced file: code %q, want %q: %v", got, want, err)
	}
}

// A migration brings the content over and its digests up to date, or leaves the
// file as it was.
func TestMigrate(t *testing.T) {
	ctx := context.Background()
	path, _ := closedPlan(t)
	_, raw, err := connect(ctx, path, readWrite)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = raw.Close() }()
	broken := []migration{{version: userVersion + 1, sql: "ALTER TABLE people ADD COLUMN phone TEXT NOT NULL DEFAULT ''; CREATE TABLE people (id TEXT)"}}
	if err := migrate(ctx, raw, userVersion, broken); err == nil {
		t.Fatal("a broken migration went through")
	}
	if header, err := Inspect(path); err != nil || header.Revision != Revision {
		t.Fatalf("a broken migration left revision %d: %v", header.Revision, err)
	}
	next := []migration{{version: userVersion + 1, sql: "ALTER TABLE objectives ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'; CREATE TABLE moods (id TEXT PRIMARY KEY) STRICT"}}
	if err := migrate(ctx, raw, userVersion, next); err != nil {
		t.Fatal(err)
	}
	if err := verifyContent(ctx, raw); err != nil {
		t.Fatal(err)
	}
	if header, err := Inspect(path); err != nil || header.Revision != Revision+1 {
		t.Fatalf("revision %d after the migration: %v", header.Revision, err)
	}
}

// Every subject can be put, is read as it was put, is deleted, and comes back
// by undo.
func TestEverySubject(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	id := p.options.IDs.New
	half, points := 0.5, 8
	link, tag, member := plan.LinkID("a", "b"), plan.LinkID("a", "word"), plan.LinkID("team", "person")
	kr := okr.KeyResult{ID: id(), Objective: p.objective, Position: "K", Title: "KR", Note: "n", Kind: okr.Range, Unit: "d", Start: &half, Target: &half,
		Low: &half, High: &half, Tolerance: &half, Commit: &half, Stretch: &half, BaselinePoints: &points, StartDate: "2026-01-02", Due: "2026-03-01", Weight: 2, Owner: id(), KPI: id()}
	step := okr.Milestone{ID: id(), KeyResult: kr.ID, Position: "M", Title: "Step", Weight: 3, Due: "2026-02-01", Done: "2026-02-02"}
	p.do(t, "Put", func(tx *Tx) error {
		return errors.Join(
			tx.PutProduct(ctx, plan.Product{ID: id(), Name: "Product", Position: "V"}),
			tx.PutPerson(ctx, plan.Person{ID: id(), Name: "Dana", Email: "dana@example.org"}),
			tx.PutTeam(ctx, plan.Team{ID: id(), Name: "Team"}),
			tx.PutTeamMember(ctx, plan.TeamMember{ID: member, Team: "team", Person: "person"}),
			tx.PutPhase(ctx, plan.Phase{ID: id(), Product: "p", Name: "Launch", Position: "V"}),
			tx.PutTag(ctx, plan.Tag{ID: tag, Row: "a", Name: "word"}),
			tx.PutSupport(ctx, okr.Support{ID: link, From: "a", To: "b"}),
			tx.PutKeyResult(ctx, kr), tx.PutMilestone(ctx, step))
	})
	put := p.digest(t)
	err := p.Read(ctx, func(r Reader) error {
		found, err := r.KeyResult(ctx, kr.ID)
		steps, stepErr := r.Milestones(ctx)
		if *found.Tolerance != half || *found.BaselinePoints != points || found.Due != kr.Due || found.KPI != kr.KPI || found.Weight != 2 {
			t.Errorf("read %+v", found)
		}
		if len(steps) != 1 || steps[0] != step {
			t.Errorf("read %+v, want %+v", steps, step)
		}
		return errors.Join(err, stepErr)
	})
	if err != nil {
		t.Fatal(err)
	}
	p.do(t, "Delete", func(tx *Tx) error {
		return errors.Join(tx.DeleteTeamMember(ctx, member), tx.DeleteTag(ctx, tag), tx.remove(ctx, supports, link),
			tx.DeleteMilestone(ctx, step.ID), tx.DeleteKeyResult(ctx, kr.ID))
	})
	if p.digest(t) == put {
		t.Fatal("the deletions left no mark")
	}
	if _, _, err := p.Undo(ctx); err != nil || p.digest(t) != put {
		t.Fatalf("undo does not bring everything back: %v", err)
	}
	if err := p.Verify(ctx); err != nil {
		t.Fatal(err)
	}
}
