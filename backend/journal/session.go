package journal

import "math"

// MaxLamport is the highest Lamport number: what a signed 64-bit integer of a
// file holds. No plan comes near it by being written to; a damaged or hostile
// file might claim it. Numbers stop there instead of starting anew, which
// leaves the order among writes without each other's knowledge to the actor
// and loses nothing.
const MaxLamport uint64 = math.MaxInt64

// Session stamps what one program writes to one copy of a plan. Begin a new
// one, under an actor never used before, whenever a copy is opened or made, or
// set back to an earlier state (a restored backup, the undo of a merge that
// wrote repairs).
//
// It is a plain value: one that is copied before a transaction and put back
// when the transaction fails has not moved.
type Session struct {
	last    Dot
	lamport uint64
}

// NewSession begins a session. lamport is the highest Lamport number in the
// copy, 0 for a new plan.
func NewSession(actor Actor, lamport uint64) Session {
	s := Session{last: Dot{Actor: actor}}
	s.Observe(lamport)
	return s
}

// Stamp names the next write or entry. Every one has a Lamport number of its
// own, also within an action: what is written later wins over what the same
// session wrote earlier.
func (s *Session) Stamp() (Dot, uint64) {
	s.last.Seq++
	s.lamport = min(s.lamport+1, MaxLamport)
	return s.last, s.lamport
}

// Observe notes a Lamport number that came in with a merge, so that what is
// written next counts as later than all that the writer could see.
func (s *Session) Observe(lamport uint64) { s.lamport = min(max(s.lamport, lamport), MaxLamport) }

// Last is the dot stamped last; its Seq is 0 before the first.
func (s *Session) Last() Dot { return s.last }

// Lamport is the highest number stamped or observed.
func (s *Session) Lamport() uint64 { return s.lamport }
