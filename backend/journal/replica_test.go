package journal

import (
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Why a file must never keep its actor: two copies that both write under it
// give different values one name. Each then takes the other's write for its
// own, the merge depends on who begins it, and a value is lost on each side.
func TestCopiesThatShareAnActorDiverge(t *testing.T) {
	plan := NewReplica()
	mine, yours := plan.Clone(), plan.Clone()
	assign := func(r *Replica, action string, value Value) {
		session := NewSession("kept in the file", r.Lamport())
		r.Apply(&session, Step{Action: action, Kind: Do}, Assignment{title, []Value{value}})
	}
	assign(mine, "a", "55")
	assign(yours, "b", "60")
	if got := merged(mine, yours).Live(title).Value(); got != "55" {
		t.Errorf("merging into mine gave %s", got)
	}
	if got := merged(yours, mine).Live(title).Value(); got != "60" {
		t.Errorf("merging into yours gave %s", got)
	}
}

func TestASessionWritesToOneCopyOnly(t *testing.T) {
	tests := []struct {
		name  string
		stray func(anna *copyOf)
	}{
		{"a copy", func(anna *copyOf) { anna.Replica = NewReplica() }},
		{"a backup", func(anna *copyOf) {
			backup := anna.Clone()
			anna.set(title, "b")
			anna.Replica = backup
		}},
		{"a merge undone after repairs", func(anna *copyOf) {
			ben := anna.give("ben")
			ben.set(title, "b")
			anna.Merge(ben.Replica)
			anna.Apply(&anna.session, Step{Action: "merge", Kind: Merged}, Assignment{target, []Value{"repaired"}})
			anna.Unmerge()
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			anna := newCopy("anna")
			anna.set(title, "a")
			test.stray(anna)
			defer func() {
				if refusal, _ := recover().(string); !strings.Contains(refusal, "begin a new session") {
					t.Errorf("writing on said %q", refusal)
				}
			}()
			anna.set(title, "c")
		})
	}
}

func TestAMergeCanBeUndoneUntilTheNextWrite(t *testing.T) {
	tests := []struct {
		name string
		then func(anna *copyOf)
		want bool
	}{
		{"nothing", func(*copyOf) {}, true},
		{"a merge that brings nothing", func(anna *copyOf) { anna.Merge(anna.Clone()) }, true},
		{"repairs", func(anna *copyOf) {
			anna.Apply(&anna.session, Step{Action: "merge", Kind: Merged}, Assignment{target, []Value{"repaired"}})
		}, true},
		{"an edit", func(anna *copyOf) { anna.set(target, "1") }, false},
		{"an entry", func(anna *copyOf) { anna.add(note) }, false},
		{"its undo", func(anna *copyOf) { anna.Unmerge() }, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			anna := newCopy("anna")
			ben := anna.give("ben")
			ben.set(title, "b")
			if anna.Unmerge() {
				t.Error("there was nothing to undo")
			}
			anna.Merge(ben.Replica)
			test.then(anna)
			if got := anna.Unmerge(); got != test.want {
				t.Errorf("undone: %v, want %v", got, test.want)
			}
		})
	}
}

func TestTheDigestIsWhatPeopleSee(t *testing.T) {
	anna := newCopy("anna")
	empty := anna.Digest()
	anna.set(title, "a")
	if anna.Digest() != empty {
		t.Error("a field of a row that does not exist is seen")
	}
	anna.set(alive, "true")
	shown := anna.Digest()
	anna.set(target, "1")
	anna.set(target, "")
	if anna.Digest() != shown {
		t.Error("an unset field is not a field at its default")
	}
	anna.add(note)
	if anna.Digest() == shown {
		t.Error("an entry is not seen")
	}
	anna.set(note.deletion(), "false")
	if anna.Digest() != shown {
		t.Error("a deleted entry is seen")
	}
	ben := anna.give("ben")
	anna.set(title, "a1")
	ben.set(title, "b1")
	anna.Merge(ben.Replica)
	if anna.Digest() == ben.Digest() {
		t.Error("an unresolved conflict is not seen")
	}
	anna.set(alive, "false")
	if anna.Digest() != empty {
		t.Error("a deleted row is seen")
	}
}

// No clock changes an outcome, because there is none: nothing here knows the
// time.
func TestThePackageKnowsNoClock(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("found %v: %v", files, err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, imported := range file.Imports {
			if path := strings.Trim(imported.Path.Value, `"`); path == "time" || strings.Contains(path, ".") || strings.HasPrefix(path, "cairn/") {
				t.Errorf("%s imports %s", name, path)
			}
		}
	}
}

// A plan of 150 000 cells, of which two people edit 10 000 each without seeing
// each other, a twentieth of them the same.
func largeCopies() (anna, ben *copyOf) {
	const cells, edits = 150_000, 10_000
	cell := func(i int) Cell { return Cell{"goal", fmt.Sprintf("row%d", i/10), fmt.Sprintf("field%d", i%10)} }
	assign := func(c *copyOf, from, count int, value Value) {
		assignments := make([]Assignment, count)
		for i := range assignments {
			assignments[i] = Assignment{cell(from + i), []Value{value}}
		}
		step := c.step(Do)
		c.Apply(&c.session, step, assignments...)
		c.stack.Push(step)
	}
	anna = newCopy("anna")
	assign(anna, 0, cells, "1")
	ben = anna.give("ben")
	assign(anna, 0, edits, "2")
	assign(ben, edits-edits/20, edits, "3")
	return anna, ben
}

func BenchmarkMerge(b *testing.B) {
	anna, ben := largeCopies()
	b.Run("news", func(b *testing.B) {
		for b.Loop() {
			anna.Merge(ben.Replica)
			b.StopTimer()
			b.ReportMetric(float64(len(conflicts(anna.Replica))), "conflicts")
			anna.Unmerge()
			b.StartTimer()
		}
	})
	b.Run("every-cell", func(b *testing.B) {
		for b.Loop() {
			for cell, register := range ben.live {
				Merge(anna.live[cell], anna.seen, register, ben.seen)
			}
		}
	})
	b.Run("undo", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			anna.Merge(ben.Replica)
			b.StartTimer()
			anna.Unmerge()
		}
	})
}

// Taking back an action of 10 000 writes above another that was taken back.
func BenchmarkUndo(b *testing.B) {
	anna, _ := largeCopies()
	undo := func(next func() (Step, bool)) {
		step, _ := next()
		anna.actions++
		inverse := step.Inverse(fmt.Sprintf("inverse%d", anna.actions))
		if skipped := anna.Undo(&anna.session, inverse); skipped != nil {
			b.Fatalf("skipped %v", skipped)
		}
		anna.stack.Push(inverse)
	}
	for b.Loop() {
		undo(anna.stack.Undoable)
		undo(anna.stack.Redoable)
	}
}

func BenchmarkDigest(b *testing.B) {
	anna, _ := largeCopies()
	for i := range 15_000 {
		anna.set(Cell{"goal", fmt.Sprintf("row%d", i), Alive}, "true")
	}
	for b.Loop() {
		anna.Digest()
	}
}
