package journal

import (
	"fmt"
	"maps"
	"slices"
)

// Replica is one copy of a plan in memory, as far as the journal knows it: it
// is what merging and its tests work on. It is not safe for use by several
// goroutines at once.
type Replica struct {
	seen    Vector
	lamport uint64
	live    map[Cell]Register
	// What was ever written, by actor and in the order of Seq. Slices are only
	// appended to, so that copies may share them.
	writes  map[Actor][]Write
	entries map[Actor][]Entry
	actions map[string]span
	merge   *rollback // of the latest merge, until the next write
}

// span is an action and where its writes and entries are.
type span struct {
	step        Step
	actor       Actor
	first, last uint64
}

// NewReplica returns an empty plan.
func NewReplica() *Replica {
	return &Replica{
		seen: Vector{}, live: map[Cell]Register{},
		writes: map[Actor][]Write{}, entries: map[Actor][]Entry{}, actions: map[string]span{},
	}
}

// Clone returns a copy, as copying the file would. The offer to undo a merge
// stays with the original.
func (r *Replica) Clone() *Replica {
	clone := &Replica{
		seen: r.seen.Clone(), lamport: r.lamport, live: maps.Clone(r.live),
		writes: make(map[Actor][]Write, len(r.writes)), entries: make(map[Actor][]Entry, len(r.entries)),
		actions: maps.Clone(r.actions),
	}
	for actor, writes := range r.writes {
		clone.writes[actor] = slices.Clip(writes)
	}
	for actor, entries := range r.entries {
		clone.entries[actor] = slices.Clip(entries)
	}
	return clone
}

// Seen is what the copy has seen. It must not be changed.
func (r *Replica) Seen() Vector { return r.seen }

// Lamport is the highest Lamport number in the copy, with which its next
// session begins.
func (r *Replica) Lamport() uint64 { return r.lamport }

// Live returns the live writes of a cell.
func (r *Replica) Live(cell Cell) Register { return r.live[cell] }

// Exists says whether an entry exists: as its own cell says, else unless the
// batch that it came with was deleted.
func (r *Replica) Exists(e Entry) bool {
	if own := r.live[e.deletion()].Value(); own != Unset {
		return own == True
	}
	return r.live[e.Tombstone()].Value() != False
}

// Write returns any write that the copy has seen.
func (r *Replica) Write(d Dot) (Write, bool) {
	if later := after(r.writes[d.Actor], d.Seq-1); len(later) > 0 && later[0].Dot == d {
		return later[0], true
	}
	return Write{}, false
}

// Apply writes the assignments of an action and returns the writes. Of two
// assignments to one cell the later replaces the earlier. A step of kind Merged
// holds the repairs of the latest merge and leaves its undo on offer.
//
// It panics when the session has written to another copy: its dots would name
// different writes there and here.
func (r *Replica) Apply(s *Session, step Step, assignments ...Assignment) []Write {
	r.begin(s, step)
	var made []Write
	for _, a := range assignments {
		replaced := make([]Dot, len(r.live[a.Cell]))
		for i, w := range r.live[a.Cell] {
			replaced[i] = w.Dot
		}
		siblings := make([]Write, len(a.Values))
		for i, value := range a.Values {
			dot, lamport := s.Stamp()
			siblings[i] = Write{Dot: dot, Lamport: lamport, Action: step.Action, Cell: a.Cell, Value: value, Replaced: replaced}
		}
		r.put(a.Cell, NewRegister(siblings...))
		made = append(made, siblings...)
	}
	extend(r.writes, s.Last().Actor, made)
	r.end(s, step)
	return made
}

// Append adds entries and returns them with Dot, Lamport and Action filled in.
// It panics as Apply does.
func (r *Replica) Append(s *Session, step Step, entries ...Entry) []Entry {
	r.begin(s, step)
	made := slices.Clone(entries)
	for i := range made {
		made[i].Dot, made[i].Lamport = s.Stamp()
		made[i].Action = step.Action
	}
	extend(r.entries, s.Last().Actor, made)
	r.end(s, step)
	return made
}

// Undo makes the step, an Undo or Redo of step.Target, and returns the cells
// that it had to leave alone (see Invert). An undo that wrote nothing leaves no
// trace; it is still to be pushed on the Stack, which would offer it for ever.
func (r *Replica) Undo(s *Session, step Step) (skipped []Cell) {
	target := r.actions[step.Target]
	assignments, skipped := Invert(ofAction(r.writes, target), ofAction(r.entries, target), past{r, map[string]map[Cell][]Write{}})
	r.Apply(s, step, assignments...)
	return skipped
}

func (r *Replica) begin(s *Session, step Step) {
	if last := s.Last(); last.Seq != r.seen[last.Actor] {
		panic(fmt.Sprintf("journal: session %s has stamped %d writes, of which this copy has %d: begin a new session for it",
			last.Actor, last.Seq, r.seen[last.Actor]))
	}
	if step.Kind != Merged {
		r.merge = nil
	}
	s.Observe(r.lamport)
	if _, begun := r.actions[step.Action]; !begun {
		r.actions[step.Action] = span{step: step, actor: s.Last().Actor, first: s.Last().Seq + 1}
	}
}

// end notes what was stamped. An action that wrote nothing leaves no trace.
func (r *Replica) end(s *Session, step Step) {
	made := r.actions[step.Action]
	made.last = s.Last().Seq
	if made.last < made.first {
		delete(r.actions, step.Action)
		return
	}
	r.actions[step.Action] = made
	r.seen.Add(s.Last())
	r.lamport = s.Lamport()
}

// put sets a cell, keeping what it held for the undo of a merge.
func (r *Replica) put(cell Cell, register Register) {
	if r.merge != nil {
		if _, kept := r.merge.live[cell]; !kept {
			r.merge.live[cell] = r.live[cell]
		}
	}
	r.live[cell] = register
}
