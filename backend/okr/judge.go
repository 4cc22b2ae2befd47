package okr

import (
	"math"
	"strconv"

	"cairn/backend/plan"
)

// status is the first rule of contracts.md, "Progress, expected, status", that
// applies.
func (a *assessment) status(p progress) (Status, Reason) {
	if reason, waits := a.notStarted(p); waits {
		return NotStarted, reason
	}
	control := a.KeyResult.Kind.control()
	if p.raw != nil && *p.raw >= p.bar-nearly && (!control || a.On >= a.end) {
		return Achieved, Reason{BarReached, "raw = " + shown(*p.raw) + ", at " + operand(p.bar) + " or more: achieved"}
	}
	if reason, stale := a.stale(); stale {
		return Stale, reason
	}
	if p.raw == nil && a.out.Running != nil {
		return NotStarted, Reason{NoValueYet, "No whole " + a.KeyResult.Counting.period() + " is over yet since it began on " + a.start.Words() + "."}
	}
	if p.raw == nil {
		return NotStarted, Reason{NoValueYet, "No value was recorded since it began on " + a.start.Words() + "."}
	}
	if control {
		return a.controlStatus(*p.raw)
	}
	status, reason, reached := byRatio(*p.raw, *a.out.Expected, "")
	a.out.Explanation.Reached = reached
	return status, reason
}

// notStarted is the first rule: there is nothing to judge yet.
func (a *assessment) notStarted(p progress) (Reason, bool) {
	switch {
	case p.missing != "":
		return Reason{NoNumbers, p.missing}, true
	case !a.dated:
		return Reason{NoDates, "Its cycle has no dates, so nothing is expected yet."}, true
	case a.On < a.start:
		return Reason{BeforeStart, "It begins on " + a.start.Words() + "."}, true
	}
	wanted := *a.out.Expected
	if a.fed && !a.KeyResult.Kind.control() {
		// Without a complete period nothing is expected of the number, but the
		// days go by all the same.
		wanted, _, _ = a.onPath(a.day)
	}
	if !p.valued && wanted < tooEarly-nearly {
		return Reason{NoValueYet, "It has no value yet; it began on " + a.start.Words() + "."}, true
	}
	return Reason{}, false
}

// stale is true where no value came for longer than the cadence and its grace.
// The days of a closed cycle no longer count, nor, while there is no value yet,
// those before the key result was made: nobody could give one then. An id that
// does not say when that was counts from the start.
func (a *assessment) stale() (Reason, bool) {
	cadence := a.CadenceDays
	switch {
	case a.fed && a.Feed.Events:
		cadence = 0
	case a.fed && a.Feed.CadenceDays > 0:
		cadence = a.Feed.CadenceDays
	}
	if cadence <= 0 || a.Cycle.State == plan.ClosedState {
		return Reason{}, false
	}
	since := max(a.news, a.start)
	if a.news == "" {
		since = max(since, a.KeyResult.ID.MadeOn())
	}
	silent := since.DaysUntil(a.day)
	if silent <= cadence+a.GraceDays {
		return Reason{}, false
	}
	sentence := "No value for " + plan.Counted(silent, "day", "days") + "; one is wanted every " + plan.Counted(cadence, "day", "days")
	if a.GraceDays > 0 {
		sentence += ", with " + plan.Counted(a.GraceDays, "day", "days") + " of grace"
	}
	return Reason{NoValueLately, sentence + ": stale"}, true
}

// controlStatus looks at now first, and at the share of the periods second.
func (a *assessment) controlStatus(share float64) (Status, Reason) {
	now := operand(*a.out.Current) + " is " + a.KeyResult.place(*a.out.Current)
	if !*a.out.Met {
		return AtRisk, Reason{ControlBroken, now + ": at risk"}
	}
	met := strconv.Itoa(int(math.Round(share*float64(len(a.points))))) + " of " + plan.Counted(len(a.points), "period was", "periods were")
	if share < keepsUp-nearly {
		return Behind, Reason{ControlHeld, now + ", but only " + met + ", under 0.9 of them: behind"}
	}
	return OnTrack, Reason{ControlHeld, now + ", as " + met + ": on track"}
}

// place says where a value lies: "above 50", "between 5 and 10".
func (k *KeyResult) place(value float64) string {
	low, high := k.bounds()
	switch {
	case low != nil && value < *low:
		return "below " + operand(*low)
	case high != nil && value > *high:
		return "above " + operand(*high)
	case low != nil && high != nil:
		return "between " + operand(*low) + " and " + operand(*high)
	case low != nil:
		return "at or above " + operand(*low)
	default:
		return "at or below " + operand(*high)
	}
}
