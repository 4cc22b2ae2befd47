package journal

import "maps"

// Actor names one writing session of one program. A copy of a file shares
// everything inside it, so that an actor stored in the file and used again
// would write different changes under one name; every session that writes has
// a new one.
type Actor string

// Dot names one write or entry: the Seq-th, from 1, of Actor.
type Dot struct {
	Actor Actor
	Seq   uint64
}

// Vector is what a copy has seen: every write and entry of each actor up to a
// Seq. It can say so with one number per actor because copies are made, and
// merged, whole. A nil Vector has seen nothing; Add and Join need one that is
// not nil.
type Vector map[Actor]uint64

// Seen reports whether the copy has seen d, be it live there or replaced.
func (v Vector) Seen(d Dot) bool { return d.Seq <= v[d.Actor] }

// Add marks d, and all that its actor wrote before, as seen.
func (v Vector) Add(d Dot) { v[d.Actor] = max(v[d.Actor], d.Seq) }

// Clone returns a copy that shares nothing with v and is never nil.
func (v Vector) Clone() Vector {
	clone := make(Vector, len(v))
	maps.Copy(clone, v)
	return clone
}

// Join adds everything that other has seen.
func (v Vector) Join(other Vector) {
	for actor, seq := range other {
		v[actor] = max(v[actor], seq)
	}
}

// Covers reports whether v has seen all that other has: other is then an older
// copy, or the same, and has nothing new to tell.
func (v Vector) Covers(other Vector) bool {
	for actor, seq := range other {
		if seq > v[actor] {
			return false
		}
	}
	return true
}
