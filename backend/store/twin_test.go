package store

import (
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"cairn/backend/journal"
	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
)

// twin is a plan file and the same plan as the journal alone has it, in memory.
// Two machines work on them in turn, so that an undo also meets what somebody
// else has changed.
type twin struct {
	t        *rapid.T
	file     *Store
	options  [2]Options
	memory   *journal.Replica
	session  journal.Session
	stack    journal.Stack
	made     [2][]journal.Step
	machine  int
	sessions int
	actions  int
	entries  []journal.Entry
}

func newTwin(t *rapid.T, folder string) *twin {
	clock := &testClock{now: time.Date(2026, 2, 17, 9, 0, 0, 0, time.UTC)}
	w := &twin{t: t, memory: journal.NewReplica()}
	for i := range w.options {
		machine := plan.ID(fmt.Sprintf("0198c0de-0000-7000-8000-00000000000%d", i+1))
		w.options[i] = Options{Clock: clock, IDs: plan.NewIDs(clock, rand.Reader), Who: "Dana", Machine: machine}
	}
	ctx := context.Background()
	var err error
	w.file, err = Create(ctx, filepath.Join(folder, "twin.cairn"), w.options[0], func(tx *Tx) error {
		return tx.PutPlan(ctx, plan.Plan{ID: tx.NewID(), Name: "Twin", Settings: plan.DefaultSettings()})
	})
	w.must(err)
	w.begin()
	return w
}

func (w *twin) must(err error) {
	if err != nil {
		w.t.Fatal(err)
	}
}

// begin begins a session in memory, as opening the file does there.
func (w *twin) begin() {
	w.sessions++
	w.session = journal.NewSession(journal.Actor(fmt.Sprintf("session %d", w.sessions)), w.memory.Lamport())
	w.stack = journal.Stack{}
	for _, step := range w.made[w.machine] {
		w.stack.Push(step)
	}
}

func (w *twin) reopen(machine int) {
	path := w.file.Path()
	w.must(w.file.Close())
	w.machine = machine
	var err error
	w.file, err = Open(context.Background(), path, "", w.options[machine])
	w.must(err)
	w.begin()
}

func (w *twin) next() string {
	w.actions++
	return fmt.Sprintf("action %d", w.actions)
}

func (w *twin) push(step journal.Step) {
	w.made[w.machine] = append(w.made[w.machine], step)
	w.stack.Push(step)
}

// do does one action of one to three deeds on both.
func (w *twin) do() {
	step := journal.Step{Action: w.next(), Kind: journal.Do, Name: "Do it"}
	batch := rapid.SampledFrom([]string{"", step.Action}).Draw(w.t, "batch")
	before := w.session.Last()
	change, err := w.file.Write(context.Background(), Action{Code: "test", Name: step.Name}, func(tx *Tx) error {
		for range rapid.IntRange(1, 3).Draw(w.t, "deeds") {
			if err := w.deed(tx, step, batch); err != nil {
				return err
			}
		}
		return nil
	})
	w.must(err)
	wrote := w.session.Last() != before
	if wrote != (change.Action != "") {
		w.t.Fatalf("memory wrote: %v, the file has the action %q", wrote, change.Action)
	}
	if wrote {
		w.push(step)
	}
}

var (
	twinRows  = rapid.SampledFrom([]plan.ID{"row 1", "row 2", "row 3"})
	twinTexts = rapid.SampledFrom([]string{"", "one", "two"})
	twinReals = rapid.SampledFrom([]*float64{nil, new(float64), &[]float64{0.1}[0], &[]float64{-1e-7}[0]})
)

func (w *twin) deed(tx *Tx, step journal.Step, batch string) error {
	ctx := context.Background()
	switch rapid.SampledFrom([]string{"objective", "key result", "delete", "check in", "amend", "measure", "delete entry"}).Draw(w.t, "deed") {
	case "objective":
		o := okr.Objective{ID: "o " + twinRows.Draw(w.t, "row"), Title: twinTexts.Draw(w.t, "title"),
			Owner: plan.ID(twinTexts.Draw(w.t, "owner")), ManualProgress: twinReals.Draw(w.t, "progress")}
		memorise(w, step, objectives, objectiveToRow(o))
		return tx.PutObjective(ctx, o)
	case "key result":
		points := rapid.SampledFrom([]*int{nil, new(int), &[]int{8}[0]}).Draw(w.t, "points")
		k := okr.KeyResult{ID: "k " + twinRows.Draw(w.t, "row"), Note: twinTexts.Draw(w.t, "note"),
			Start: twinReals.Draw(w.t, "start"), Target: twinReals.Draw(w.t, "target"), BaselinePoints: points}
		memorise(w, step, keyResults, keyResultToRow(k))
		return tx.PutKeyResult(ctx, k)
	case "delete":
		id := "o " + twinRows.Draw(w.t, "row")
		cell := journal.Cell{Subject: objectives.name, Row: string(id), Field: journal.Alive}
		if w.memory.Live(cell).Value() == journal.True {
			w.memory.Apply(&w.session, step, journal.Assignment{Cell: cell, Values: []journal.Value{journal.False}})
		}
		return tx.DeleteObjective(ctx, id)
	case "check in":
		c := okr.CheckIn{ID: tx.NewID(), KeyResult: "k row 1", Date: "2026-02-17", Value: twinReals.Draw(w.t, "value"), Batch: plan.ID(batch)}
		w.append(step, checkIns, checkInToRow(c))
		return tx.AddCheckIn(ctx, c)
	case "amend":
		return w.amend(tx, step)
	case "measure":
		period := rapid.SampledFrom([]plan.Date{"2026-01-01", "2026-02-01"}).Draw(w.t, "period")
		m := kpi.Measurement{ID: kpi.MeasurementID("kpi", period, ""), KPI: "kpi", Period: period, Batch: plan.ID(batch)}
		m.Value, m.Note = rapid.SampledFrom([]float64{0, 0.1, 1e22}).Draw(w.t, "value"), twinTexts.Draw(w.t, "note")
		m.Numerator = twinReals.Draw(w.t, "numerator")
		w.measure(step, m)
		_, err := tx.PutMeasurements(ctx, slices.Values([]kpi.Measurement{m}))
		return err
	default:
		if len(w.entries) == 0 {
			return nil
		}
		e := rapid.SampledFrom(w.entries).Draw(w.t, "entry")
		if w.memory.Exists(e) {
			w.memory.Apply(&w.session, step, journal.Assignment{Cell: deletionOf(e), Values: []journal.Value{journal.False}})
		}
		s, _ := subjectNamed(e.Subject)
		return tx.remove(ctx, s, plan.ID(e.Row))
	}
}

func deletionOf(e journal.Entry) journal.Cell {
	return journal.Cell{Subject: e.Subject, Row: e.Row, Field: journal.Alive}
}

// memorise writes to memory what putting a row changes.
func memorise[R any](w *twin, step journal.Step, s *subject, r R) {
	row := reflect.ValueOf(&r)
	var assignments []journal.Assignment
	assign := func(field string, v journal.Value) {
		cell := journal.Cell{Subject: s.name, Row: s.id(row), Field: field}
		if w.memory.Live(cell).Value() != v {
			assignments = append(assignments, journal.Assignment{Cell: cell, Values: []journal.Value{v}})
		}
	}
	for _, c := range s.cells {
		v, err := c.value(row)
		w.must(err)
		assign(c.name, v)
	}
	assign(journal.Alive, journal.True)
	w.memory.Apply(&w.session, step, assignments...)
}

// invert undoes or redoes on both.
func (w *twin) invert(pick func(*journal.Stack) (journal.Step, bool), do func(context.Context) (Change, int, error)) {
	step, ok := pick(&w.stack)
	change, skipped, err := do(context.Background())
	if !ok {
		if plan.CodeOf(err) != plan.NotFound {
			w.t.Fatalf("the file did %q where there is nothing to do: %v", change.Name, err)
		}
		return
	}
	w.must(err)
	inverse := step.Inverse(w.next())
	if left := w.memory.Undo(&w.session, inverse); len(left) != skipped {
		w.t.Fatalf("the file skipped %d, memory %v", skipped, left)
	}
	w.push(inverse)
}

// compare fails where a cell is shown otherwise in the file than in memory.
func (w *twin) compare() {
	ctx := context.Background()
	w.must(w.file.Read(ctx, func(r Reader) error {
		for _, s := range []*subject{objectives, keyResults} {
			for _, row := range w.rows(r, s) {
				w.compareRow(s, row)
			}
		}
		rows := map[string]reflect.Value{}
		for _, s := range entries {
			for _, row := range w.rows(r, s) {
				rows[s.id(row)] = row
			}
		}
		for _, e := range w.entries {
			w.compareEntry(e, rows[e.Row])
		}
		return nil
	}))
}

func (w *twin) rows(r Reader, s *subject) []reflect.Value {
	found := reflect.New(reflect.SliceOf(reflect.PointerTo(s.schema.ModelType)))
	w.must(r.db.Find(found.Interface()).Error)
	rows := make([]reflect.Value, found.Elem().Len())
	for i := range rows {
		rows[i] = found.Elem().Index(i)
	}
	return rows
}

func (w *twin) compareRow(s *subject, row reflect.Value) {
	shown := func(field string) journal.Value {
		return w.memory.Live(journal.Cell{Subject: s.name, Row: s.id(row), Field: field}).Value()
	}
	if got, want := s.alive(row), shown(journal.Alive) == journal.True; got != want {
		w.t.Fatalf("the file says that %s exists: %v, want %v", s.id(row), got, want)
	}
	for _, c := range s.cells {
		got, err := c.value(row)
		w.must(err)
		if want := shown(c.name); got != want {
			w.t.Fatalf("%s.%s of %s is %s in the file, want %s", s.name, c.name, s.id(row), got, want)
		}
	}
}

// Whatever is done, undone, redone and opened again, on one machine or another,
// the file shows what the journal alone says, and its digests hold.
func TestTheFileShowsWhatTheJournalSays(t *testing.T) {
	folder := t.TempDir()
	happenings := []string{"do", "do", "do", "undo", "undo", "redo", "reopen"}
	rapid.Check(t, func(t *rapid.T) {
		home, err := os.MkdirTemp(folder, "")
		if err != nil {
			t.Fatal(err)
		}
		w := newTwin(t, home)
		defer func() { _ = w.file.Close() }()
		for _, happening := range rapid.SliceOfN(rapid.SampledFrom(happenings), 1, 15).Draw(t, "happenings") {
			switch happening {
			case "do":
				w.do()
			case "undo":
				w.invert((*journal.Stack).Undoable, func(ctx context.Context) (Change, int, error) { return w.file.Undo(ctx) })
			case "redo":
				w.invert((*journal.Stack).Redoable, func(ctx context.Context) (Change, int, error) { return w.file.Redo(ctx) })
			case "reopen":
				w.reopen(rapid.IntRange(0, 1).Draw(t, "machine"))
			}
			w.compare()
		}
		w.must(w.file.Verify(context.Background()))
		w.must(os.RemoveAll(home))
	})
}

// What somebody deleted of an import stays deleted when the import is undone and
// done again.
func TestRedoOfABatchBringsBackNoDeletedEntry(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	var first, second plan.ID
	p.do(t, "Import", func(tx *Tx) error {
		first, second = tx.NewID(), tx.NewID()
		batch := tx.NewID()
		for _, id := range []plan.ID{first, second} {
			if err := tx.AddCheckIn(ctx, okr.CheckIn{ID: id, KeyResult: "k", Date: "2026-02-17", Batch: batch}); err != nil {
				return err
			}
		}
		return nil
	})
	mine := p.options.Machine
	p.options.Machine = "0198c0de-0000-7000-8000-000000000002"
	p.reopen(t)
	p.do(t, "Delete one", func(tx *Tx) error { return tx.remove(ctx, checkIns, first) })
	p.options.Machine = mine
	p.reopen(t)
	expect := func(when string, want ...plan.ID) {
		t.Helper()
		var left []plan.ID
		must(t, p.Read(ctx, func(r Reader) error {
			found, err := r.CheckIns(ctx)
			for _, c := range found {
				left = append(left, c.ID)
			}
			return err
		}))
		if !slices.Equal(left, want) {
			t.Errorf("%s: %v exist, want %v", when, left, want)
		}
	}
	expect("one is deleted", second)
	_, _, err := p.Undo(ctx)
	must(t, err)
	expect("the import is undone")
	_, _, err = p.Redo(ctx)
	must(t, err)
	expect("and done again", second)
}
