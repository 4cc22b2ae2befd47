package store

import (
	"context"
	"encoding/json"
	"reflect"
	"slices"

	"pgregory.net/rapid"

	"cairn/backend/journal"
	"cairn/backend/kpi"
)

// append adds an entry to memory, with its cells as its value.
func (w *twin) append(step journal.Step, s *subject, r any) {
	row := reflect.New(reflect.TypeOf(r))
	row.Elem().Set(reflect.ValueOf(r))
	first, err := s.originals(row)
	w.must(err)
	text, err := canonical(first)
	w.must(err)
	w.entries = append(w.entries, w.memory.Append(&w.session, step,
		journal.Entry{Subject: s.name, Row: s.id(row), Batch: row.Elem().FieldByName("Batch").String(), Value: text})...)
}

// shown is what a cell of an entry shows in memory.
func (w *twin) shown(e journal.Entry, cell string) journal.Value {
	if v := w.memory.Live(journal.Cell{Subject: e.Subject, Row: e.Row, Field: cell}).Value(); v != journal.Unset {
		return v
	}
	var first map[string]journal.Value
	w.must(json.Unmarshal([]byte(e.Value), &first))
	return first[cell]
}

// assign gives a cell of an entry a value where it shows another.
func (w *twin) assign(step journal.Step, e journal.Entry, cell string, v journal.Value) {
	if w.shown(e, cell) != v {
		w.memory.Apply(&w.session, step, journal.Assignment{Cell: journal.Cell{Subject: e.Subject, Row: e.Row, Field: cell}, Values: []journal.Value{v}})
	}
}

// amend corrects the note of a check-in that exists.
func (w *twin) amend(tx *Tx, step journal.Step) error {
	ctx := context.Background()
	found, err := tx.CheckIns(ctx)
	if err != nil || len(found) == 0 {
		return err
	}
	c := rapid.SampledFrom(found).Draw(w.t, "check-in")
	c.Note = rapid.SampledFrom([]string{"one", "two"}).Draw(w.t, "note")
	for _, e := range w.entries {
		if e.Row == string(c.ID) {
			v, err := canonical(c.Note)
			w.must(err)
			w.assign(step, e, "note", v)
		}
	}
	return tx.AmendCheckIn(ctx, c)
}

// measure enters a value in memory: a new entry, or what is said now of the one
// that there is.
func (w *twin) measure(step journal.Step, m kpi.Measurement) {
	at := slices.IndexFunc(w.entries, func(e journal.Entry) bool { return e.Row == string(m.ID) })
	if at < 0 {
		w.append(step, measurements, measurementToRow(m))
		return
	}
	e, row := w.entries[at], measurementToRow(m)
	c, _ := measurements.cell(readingCell)
	v, err := c.value(reflect.ValueOf(&row))
	w.must(err)
	w.assign(step, e, readingCell, v)
	if !w.memory.Exists(e) {
		w.bringBack(step, e)
	}
	if !w.memory.Exists(e) {
		w.memory.Apply(&w.session, step, journal.Assignment{Cell: deletionOf(e), Values: []journal.Value{journal.True}})
	}
}

// bringBack takes back the tombstone of an entry's batch where the entry is at
// least half of what it deletes, and deletes the others by themselves.
func (w *twin) bringBack(step journal.Step, e journal.Entry) {
	if e.Batch == "" || w.memory.Live(e.Tombstone()).Value() != journal.False || len(w.memory.Live(deletionOf(e))) > 0 {
		return
	}
	var gone []journal.Entry
	withBatch := 0
	for _, other := range w.entries {
		if other.Batch != e.Batch {
			continue
		}
		if other.Subject != measurements.name {
			return
		}
		if !w.memory.Exists(other) {
			gone = append(gone, other)
			if len(w.memory.Live(deletionOf(other))) == 0 {
				withBatch++
			}
		}
	}
	if withBatch > 2 {
		return
	}
	w.memory.Apply(&w.session, step, journal.Assignment{Cell: e.Tombstone(), Values: []journal.Value{journal.True}})
	for _, other := range gone {
		if other.Row != e.Row && w.memory.Exists(other) {
			w.memory.Apply(&w.session, step, journal.Assignment{Cell: deletionOf(other), Values: []journal.Value{journal.False}})
		}
	}
}

func (w *twin) compareEntry(e journal.Entry, row reflect.Value) {
	s, _ := subjectNamed(e.Subject)
	if got, want := s.alive(row), w.memory.Exists(e); got != want {
		w.t.Fatalf("the file says that the entry %v exists: %v, want %v", e, got, want)
	}
	for _, c := range s.cells {
		got, err := c.value(row)
		w.must(err)
		if want := w.shown(e, c.name); got != want {
			w.t.Fatalf("%s of %v is %s in the file, want %s", c.name, e, got, want)
		}
	}
}
