package okr

import "cairn/backend/plan"

// CheckIn is a dated value of a key result with confidence and a note. It is
// appended and never overwritten; corrections are kept beside it.
type CheckIn struct {
	ID         plan.ID
	KeyResult  plan.ID
	Date       plan.Date
	Value      *float64 // absent where only confidence or a sentence was given; yes/no: 0 or 1
	Confidence *float64 // 0 to 100: how likely it reaches its bar
	Note       string
	By         string  // who entered it, as the person was called then
	For        plan.ID // the person it speaks for; "" for none
	Batch      plan.ID // the import it came with; "" for none
	Lamport    uint64  // breaks ties between check-ins of one date
}
