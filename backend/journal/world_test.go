package journal

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// machine is a person at a computer with a copy of the plan.
type machine struct {
	person  string
	doc     *Replica
	session Session
	stack   Stack
	made    []Step // as the file keeps them, to fold the stack from
	backup  *machine
}

// world is three machines that work on copies of one plan, and keeps copies of
// what they were at some time.
type world struct {
	t        *rapid.T
	machines [3]*machine
	states   []*Replica
	actions  int
	sessions int
}

// choices of a random case. Few rows and values, so that people meet.
var (
	rowIDs  = rapid.SampledFrom([]string{"r0", "r1", "r2"})
	fields  = rapid.SampledFrom([]string{"title", "target"})
	digits  = rapid.IntRange(0, 2)
	people  = rapid.IntRange(0, 2)
	counts  = rapid.IntRange(1, 3)
	lengths = rapid.IntRange(1, 25)
)

func newWorld(t *rapid.T) *world {
	w := &world{t: t, states: []*Replica{NewReplica()}}
	for i, person := range []string{"anna", "ben", "chen"} {
		w.machines[i] = &machine{person: person, doc: NewReplica()}
		w.open(w.machines[i])
	}
	return w
}

// livedWorld is a world in which up to 25 things have happened.
func livedWorld(t *rapid.T) *world {
	w := newWorld(t)
	for range lengths.Draw(t, "steps") {
		w.live(happenings.Draw(t, "step"))
	}
	return w
}

// The happenings; writing ones are deeds.
const (
	editing = iota
	editingMany
	creating
	deleting
	appending
	importing
	deletingEntry
	resolving
	deeds // up to here
)

const (
	undoing = deeds + iota
	redoing
	merging
	mergingToo // merging is twice as likely
	restarting
	backingUp
	restoring
	last
)

var (
	happenings = rapid.IntRange(0, last-1)
	anyDeed    = rapid.IntRange(0, deeds-1)
)

func (w *world) live(happening int) {
	m := w.machines[people.Draw(w.t, "who")]
	switch happening {
	case undoing:
		w.undo(m)
	case redoing:
		if !w.redo(m) && w.undo(m) {
			w.redo(m)
		}
	case merging, mergingToo:
		w.merge(m, w.machines[people.Draw(w.t, "from")].doc)
	case restarting:
		w.open(m)
	case backingUp:
		m.backup = &machine{doc: m.doc.Clone(), made: slices.Clone(m.made)}
		w.states = append(w.states, m.backup.doc)
	case restoring:
		if m.backup != nil {
			m.doc, m.made = m.backup.doc.Clone(), slices.Clone(m.backup.made)
			w.open(m)
		}
	default:
		w.do(m, happening)
	}
}

// open begins a session and folds the stack, as opening the file does.
func (w *world) open(m *machine) {
	w.sessions++
	m.session = NewSession(Actor(m.person+strconv.Itoa(w.sessions)), m.doc.Lamport())
	m.stack = Stack{}
	for _, step := range m.made {
		m.stack.Push(step)
	}
	if m.doc.merge == nil {
		m.stack.ForgetMerge()
	}
}

func (w *world) next() string {
	w.actions++
	return "action" + strconv.Itoa(w.actions)
}

func (m *machine) push(step Step) {
	m.made = append(m.made, step)
	m.stack.Push(step)
}

// do makes one action of a person. Values tell who wrote them.
func (w *world) do(m *machine, deed int) {
	step := Step{Action: w.next(), Kind: Do, Name: "something"}
	value := func() Value { return Value(m.person + strconv.Itoa(digits.Draw(w.t, "value"))) }
	one := func(cell Cell, values ...Value) { m.doc.Apply(&m.session, step, Assignment{cell, values}) }
	id := rowIDs.Draw(w.t, "row")
	switch deed {
	case editing:
		one(Cell{"goal", id, fields.Draw(w.t, "field")}, value())
	case editingMany:
		var many []Assignment
		for range counts.Draw(w.t, "cells") {
			cell := Cell{"goal", rowIDs.Draw(w.t, "row"), fields.Draw(w.t, "field")}
			many = append(many, Assignment{cell, []Value{value()}})
		}
		m.doc.Apply(&m.session, step, many...)
	case creating:
		one(Cell{"goal", id, "title"}, value())
		one(Cell{"goal", id, Alive}, True)
		one(Cell{"goal", id, "target"}, value())
	case deleting:
		one(Cell{"goal", id, Alive}, False)
	case appending:
		m.doc.Append(&m.session, step, Entry{Subject: "checkin", Row: step.Action, Value: value()})
		one(Cell{"checkin", step.Action, "note"}, value())
	case importing:
		one(Cell{"goal", id, "title"}, value())
		one(Cell{"goal", id, Alive}, True)
		m.doc.Append(&m.session, step,
			Entry{Subject: "checkin", Row: step.Action + "/1", Batch: step.Action, Value: value()},
			Entry{Subject: "checkin", Row: step.Action + "/2", Batch: step.Action, Value: value()})
	case deletingEntry:
		entries := allEntries(m.doc)
		if len(entries) == 0 {
			return
		}
		one(entries[rapid.IntRange(0, len(entries)-1).Draw(w.t, "entry")].deletion(), False)
	case resolving:
		cells := conflicts(m.doc)
		if len(cells) == 0 {
			return
		}
		cell := cells[rapid.IntRange(0, len(cells)-1).Draw(w.t, "conflict")]
		one(cell, m.doc.Live(cell)[len(m.doc.Live(cell))-1].Value)
	}
	m.push(step)
}

// undo presses the undo button, and reports whether there was anything to do.
func (w *world) undo(m *machine) bool {
	step, ok := m.stack.Undoable()
	if !ok {
		return false
	}
	inverse := step.Inverse(w.next())
	if step.Kind != Merged {
		m.doc.Undo(&m.session, inverse)
	} else if !m.doc.Unmerge() {
		w.t.Fatalf("%s is offered to undo a merge that cannot be undone", m.person)
	}
	m.push(inverse)
	return true
}

func (w *world) redo(m *machine) bool {
	step, ok := m.stack.Redoable()
	if !ok {
		return false
	}
	inverse := step.Inverse(w.next())
	m.doc.Undo(&m.session, inverse)
	m.push(inverse)
	return true
}

func (w *world) merge(m *machine, from *Replica) {
	if m.doc.Seen().Covers(from.Seen()) {
		return
	}
	w.states = append(w.states, from.Clone())
	m.doc.Merge(from)
	m.push(Step{Action: w.next(), Kind: Merged, Name: "merge"})
}

func allEntries(r *Replica) []Entry {
	var all []Entry
	for _, actor := range slices.Sorted(maps.Keys(r.entries)) {
		all = append(all, r.entries[actor]...)
	}
	return all
}

func conflicts(r *Replica) []Cell {
	var cells []Cell
	for cell, register := range r.live {
		if len(register) > 1 {
			cells = append(cells, cell)
		}
	}
	slices.SortFunc(cells, func(a, b Cell) int {
		return strings.Compare(a.Subject+a.Row+a.Field, b.Subject+b.Row+b.Field)
	})
	return cells
}

// merged is a copy of the first with the others merged into it, in order.
func merged(first *Replica, others ...*Replica) *Replica {
	all := first.Clone()
	for _, other := range others {
		all.Merge(other)
	}
	return all
}

// difference tells how two copies differ in anything that a later write, undo
// or merge could see; "" where they do not.
func difference(a, b *Replica) string {
	if !maps.Equal(a.seen, b.seen) || a.lamport != b.lamport {
		return fmt.Sprintf("seen %v up to %d, and %v up to %d", a.seen, a.lamport, b.seen, b.lamport)
	}
	for cell := range b.live {
		if _, ok := a.live[cell]; !ok {
			return fmt.Sprintf("%v has %v on one side alone", cell, b.live[cell])
		}
	}
	for cell, register := range a.live {
		if !slices.EqualFunc(register, b.live[cell], sameWrite) {
			return fmt.Sprintf("%v has\n%v, and\n%v", cell, register, b.live[cell])
		}
	}
	if !maps.EqualFunc(a.writes, b.writes, func(x, y []Write) bool { return slices.EqualFunc(x, y, sameWrite) }) {
		return fmt.Sprintf("history of\n%v, and\n%v", a.writes, b.writes)
	}
	if !maps.EqualFunc(a.entries, b.entries, slices.Equal[[]Entry]) {
		return fmt.Sprintf("entries\n%v, and\n%v", a.entries, b.entries)
	}
	if !maps.Equal(a.actions, b.actions) {
		return fmt.Sprintf("actions\n%v, and\n%v", a.actions, b.actions)
	}
	return ""
}

func sameWrite(a, b Write) bool {
	return a.Dot == b.Dot && a.Lamport == b.Lamport && a.Action == b.Action && a.Cell == b.Cell &&
		a.Value == b.Value && slices.Equal(a.Replaced, b.Replaced)
}

// same fails the case where two copies differ.
func same(t *rapid.T, what string, a, b *Replica) {
	if d := difference(a, b); d != "" {
		t.Fatalf("%s: %s", what, d)
	}
}

// property tries f on many worlds, beside the other properties.
func property(t *testing.T, f func(*rapid.T, *world)) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) { f(t, livedWorld(t)) })
}
