package journal

import (
	"cmp"
	"slices"
)

// Cell names one field of one row.
type Cell struct {
	Subject string
	Row     string
	Field   string
}

// Alive is the field of every row that says whether the row exists: True,
// False after a deletion, Unset after the creation was undone. A row made of
// cells does not exist while Alive is Unset; an entry does, unless the batch that
// it came with was deleted.
const Alive = "alive"

// Value is the canonical JSON text of a field's value.
type Value string

// Unset says that a cell has no value: its field is at its default.
const (
	Unset Value = ""
	True  Value = "true"
	False Value = "false"
)

// Write is one value given to one cell. It never changes once made.
type Write struct {
	Dot      Dot
	Lamport  uint64
	Action   string // id of the action that it belongs to
	Cell     Cell
	Value    Value
	Replaced []Dot // the live writes of the cell that the writer saw, in any order
}

// wins orders writes, the winner first: the higher Lamport number, then the
// higher actor, then the later of one actor. The order is total, since dots
// are unique, and the same on every copy, since no clock is in it.
func (w Write) wins(other Write) int {
	return cmp.Or(
		cmp.Compare(other.Lamport, w.Lamport),
		cmp.Compare(other.Dot.Actor, w.Dot.Actor),
		cmp.Compare(other.Dot.Seq, w.Dot.Seq),
	)
}

// Register is the live writes of one cell, the winner first. More than one
// means that people wrote without seeing each other. A Register is never
// changed in place, so that copies of a plan may share it.
type Register []Write

// NewRegister puts the live writes of a cell, given in any order, into the
// order of a Register.
func NewRegister(writes ...Write) Register {
	r := Register(slices.Clone(writes))
	slices.SortFunc(r, Write.wins)
	return r
}

// Winner is the write whose value is shown; false where the cell was never
// written.
func (r Register) Winner() (Write, bool) {
	if len(r) == 0 {
		return Write{}, false
	}
	return r[0], true
}

// Value is the value that is shown, Unset where the cell was never written.
func (r Register) Value() Value {
	w, _ := r.Winner()
	return w.Value
}

// Conflicts are the live writes that lost against the winner with another
// value, in order; people who wrote the same without seeing each other agree.
func (r Register) Conflicts() []Write {
	var losers []Write
	for _, w := range r {
		if w.Value != r[0].Value {
			losers = append(losers, w)
		}
	}
	return losers
}

// Values are the live values, the one shown first, each once.
func (r Register) Values() []Value {
	values := make([]Value, 0, len(r))
	for _, w := range r {
		if !slices.Contains(values, w.Value) {
			values = append(values, w.Value)
		}
	}
	return values
}

// has reports whether the write d is live.
func (r Register) has(d Dot) bool {
	return slices.ContainsFunc(r, func(w Write) bool { return w.Dot == d })
}

// same reports whether the same writes are live in both.
func (r Register) same(other Register) bool {
	return slices.EqualFunc(r, other, func(a, b Write) bool { return a.Dot == b.Dot })
}

// Merge joins one cell of two copies, given what each copy has seen as a
// whole. A write stays if it is live in both, or live in one and never seen by
// the other; a write that is live in one and was seen by the other was
// replaced there.
func Merge(mine Register, seen Vector, theirs Register, theirSeen Vector) Register {
	merged := make(Register, 0, len(mine)+len(theirs))
	for _, w := range mine {
		if theirs.has(w.Dot) || !theirSeen.Seen(w.Dot) {
			merged = append(merged, w)
		}
	}
	for _, w := range theirs {
		if !mine.has(w.Dot) && !seen.Seen(w.Dot) {
			merged = append(merged, w)
		}
	}
	slices.SortFunc(merged, Write.wins)
	return merged
}
