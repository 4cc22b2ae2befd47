package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// alter runs SQL on a plan file that is not open here.
func alter(t *testing.T, path, script string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?mode=rw")
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec(script)
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}

// closedPlan is the path of a plan that nobody has open.
func closedPlan(t *testing.T) (path string, options Options) {
	t.Helper()
	p := newTestPlan(t)
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	return p.Path(), p.options
}

func TestOpenRefusesWhatCairnDidNotMake(t *testing.T) {
	for name, script := range map[string]string{
		"trigger":      "CREATE TRIGGER spy AFTER UPDATE ON objectives BEGIN UPDATE people SET name = 'spied'; END",
		"hidden":       "CREATE TRIGGER sqlitexspy AFTER INSERT ON actions BEGIN DELETE FROM objectives; END",
		"view":         "CREATE VIEW titles AS SELECT title FROM objectives",
		"table":        "CREATE TABLE extra (id TEXT)",
		"less":         "DROP TABLE tags",
		"other column": "ALTER TABLE people ADD COLUMN phone TEXT",
	} {
		t.Run(name, func(t *testing.T) {
			path, options := closedPlan(t)
			alter(t, path, script)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			s, err := Open(context.Background(), path, "", options)
			if got, want := plan.CodeOf(err), plan.Damaged; got != want {
				t.Fatalf("code %q, want %q: %v (%v)", got, want, err, s)
			}
			after, err := os.ReadFile(path)
			if err != nil || !bytes.Equal(before, after) {
				t.Fatalf("the refused file was changed: %v", err)
			}
			if left, _ := filepath.Glob(path + "-*"); len(left) > 0 {
				t.Fatalf("the refusal left %q beside the file", left)
			}
		})
	}
}

func TestAHigherRevisionOpensForLooking(t *testing.T) {
	ctx := context.Background()
	path, options := closedPlan(t)
	alter(t, path, `ALTER TABLE objectives ADD COLUMN mood TEXT; CREATE TABLE moods (id TEXT PRIMARY KEY); PRAGMA user_version = `+strconv.Itoa(userVersion+1))
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open(ctx, path, "", options)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	if got, want := s.ReadOnly(), NewerVersion; got != want {
		t.Fatalf("read-only because of %q, want %q", got, want)
	}
	p := &testPlan{Store: s}
	err = s.Read(ctx, func(r Reader) error {
		objectives, err := r.Objectives(ctx)
		if err == nil && len(objectives) != 1 {
			t.Errorf("%d objectives, want 1", len(objectives))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Write(ctx, Action{Name: "Write"}, func(*Tx) error { return nil }); plan.CodeOf(err) != plan.ReadOnly {
		t.Fatalf("a plan of a newer Cairn was written: %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Fatalf("looking at the file changed it: %v", err)
	}
}

// Every released version of the schema has a file here. Each opens, is brought
// to this version after a backup, and keeps its content.
func TestReleasedVersionsOpen(t *testing.T) {
	ctx := context.Background()
	files, err := filepath.Glob("testdata/format-*.cairn")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files of released versions: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(t.TempDir(), "plan.cairn")
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
			s, err := Open(ctx, path, "", testOptions(t))
			if err != nil {
				t.Fatal(err)
			}
			p := &testPlan{Store: s}
			defer func() { _ = s.Close() }()
			if err := s.Verify(ctx); err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(file + ".digest")
			if err != nil {
				t.Fatal(err)
			}
			if got := p.digest(t); got != string(bytes.TrimSpace(want)) {
				t.Fatalf("content digest %s, want %s", got, want)
			}
		})
	}
}

// Whatever is done, undone and done again: each undo restores the content of
// before, and the digests of the file hold.
func TestUndoRestoresTheContentWhateverWasDone(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(rt *rapid.T) {
		p := newTestPlan(t)
		defer func() { _ = p.Close() }()
		history, at := []string{p.digest(t)}, 0
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			switch op := rapid.SampledFrom([]string{"edit", "edit", "add", "delete", "undo", "undo", "redo", "reopen"}).Draw(rt, "op"); op {
			case "undo":
				if _, _, err := p.Undo(ctx); err == nil {
					at--
				} else if at > 1 {
					rt.Fatalf("undo at step %d: %v", at, err)
				}
			case "redo":
				if _, _, err := p.Redo(ctx); err == nil {
					at++
				} else if at+1 < len(history) {
					rt.Fatalf("redo at step %d of %d: %v", at, len(history), err)
				}
			case "reopen":
				p.reopen(t)
			default:
				if act(t, rt, p, op) {
					at++
					history = append(history[:at], p.digest(t))
				}
			}
			if at >= 0 && p.digest(t) != history[at] {
				rt.Fatalf("the content at step %d is not what it was", at)
			}
			if at < 0 {
				return // the fixture's own first objective is undone
			}
		}
		if err := p.Verify(ctx); err != nil {
			rt.Fatal(err)
		}
	})
}

func act(t *testing.T, rt *rapid.T, p *testPlan, op string) (changed bool) {
	ctx := context.Background()
	change := p.do(t, op, func(tx *Tx) error {
		objectives, err := tx.ObjectivesOf(ctx, p.cycle)
		if err != nil || len(objectives) == 0 || op == "add" {
			title := rapid.StringMatching(`[a-z"'\\ é]{1,8}`).Draw(rt, "title")
			return errors.Join(err, tx.PutObjective(ctx, okr.Objective{ID: tx.NewID(), Cycle: p.cycle, Title: title, Type: okr.Committed}))
		}
		o := rapid.SampledFrom(objectives).Draw(rt, "objective")
		if op == "delete" {
			return tx.DeleteObjective(ctx, o.ID)
		}
		o.Title = rapid.StringMatching(`[a-c]{1,2}`).Draw(rt, "title")
		o.Weight = float64(rapid.IntRange(0, 2).Draw(rt, "weight"))
		return tx.PutObjective(ctx, o)
	})
	return change.Action != ""
}
