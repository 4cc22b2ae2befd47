package okr

// Status is how a key result or an objective stands on a day.
type Status string

// The statuses, in the spelling of files and JSON.
const (
	NotStarted Status = "not_started"
	Achieved   Status = "achieved"
	Stale      Status = "stale"
	OnTrack    Status = "on_track"
	Behind     Status = "behind"
	AtRisk     Status = "at_risk"
)

// badness orders statuses: the worst has the highest. An unknown one has 0.
func (s Status) badness() int {
	switch s {
	case AtRisk:
		return 6
	case Behind:
		return 5
	case Stale:
		return 4
	case NotStarted:
		return 3
	case OnTrack:
		return 2
	case Achieved:
		return 1
	default:
		return 0
	}
}

// Worse says whether s is worse than other: at risk, behind, stale, not
// started, on track, achieved.
func (s Status) Worse(other Status) bool { return s.badness() > other.badness() }

// Word is the status as people read it, "" for an unknown one.
func (s Status) Word() string {
	switch s {
	case NotStarted:
		return "Not started"
	case Achieved:
		return "Achieved"
	case Stale:
		return "Stale"
	case OnTrack:
		return "On track"
	case Behind:
		return "Behind"
	case AtRisk:
		return "At risk"
	default:
		return ""
	}
}

// The marks of the status rules (contracts.md, "Progress, expected, status").
const (
	// nearly is the tolerance of every comparison of two computed numbers.
	nearly = 1e-9
	// tooEarly is the expected progress under which nothing is compared.
	tooEarly = 0.1
	// keepsUp is the share of the expected progress that is on track.
	keepsUp = 0.9
	// falls is the share of the expected progress that is behind; less is at risk.
	falls = 0.7
	// aspirationalBar is the score that aspirational objectives are expected to
	// reach, and what the target is worth where a key result has tiers.
	aspirationalBar = 0.7
	// commitWorth is what the tier Commit is worth.
	commitWorth = 0.3
)

// byRatio compares progress with what is expected by now: the last two rules,
// for key results, objectives and hand-set progress alike. of says, in the
// sentence, what the numbers are of; "" where that is plain.
func byRatio(progress, expected float64, of string) (Status, Reason, *float64) {
	if expected < tooEarly-nearly {
		return OnTrack, Reason{TooEarly, "only " + shown(expected) + " is expected by now, under 0.1: too early to compare"}, nil
	}
	reached := quotient(progress, expected)
	said := shown(reached) + " times the progress expected by now" + of
	switch {
	case reached >= keepsUp-nearly:
		return OnTrack, Reason{ByRatio, said + ", at 0.9 or more: on track"}, &reached
	case reached >= falls-nearly:
		return Behind, Reason{ByRatio, said + ", from 0.7 to under 0.9: behind"}, &reached
	default:
		return AtRisk, Reason{ByRatio, said + ", under 0.7: at risk"}, &reached
	}
}
