package okr

import (
	"math"
	"strings"

	"cairn/backend/plan"
)

// Kinds are all kinds in the order in which a person chooses among them.
func Kinds() []Kind {
	return []Kind{Increase, Decrease, AtLeast, AtMost, Range, Milestones, YesNo, Baseline}
}

// Word is the kind as people read it, "" for an unknown one.
func (k Kind) Word() string {
	switch k {
	case Increase:
		return "Increase"
	case Decrease:
		return "Decrease"
	case AtLeast:
		return "Stay at or above"
	case AtMost:
		return "Stay at or below"
	case Range:
		return "Stay in range"
	case Milestones:
		return "Milestones"
	case YesNo:
		return "Yes/no"
	case Baseline:
		return "Establish a baseline"
	default:
		return ""
	}
}

// directed kinds have a way to go from Start to Target.
func (k Kind) directed() bool { return k == Increase || k == Decrease }

// control kinds hold a number where it should be.
func (k Kind) control() bool { return k == AtLeast || k == AtMost || k == Range }

// ParseKind understands a kind as files and people write it: "at_least", "Stay
// at or above", ">=". ok is false for words that leave a doubt, such as
// "number" or "maintain".
func ParseKind(text string) (kind Kind, ok bool) {
	switch squeezed(text) {
	case "increase", "raise", "grow", "up", "higher is better":
		return Increase, true
	case "decrease", "reduce", "lower", "down", "lower is better":
		return Decrease, true
	case "at least", "stay at or above", "at or above", "stay above", "minimum", ">=", "≥":
		return AtLeast, true
	case "at most", "stay at or below", "at or below", "stay below", "maximum", "<=", "≤":
		return AtMost, true
	case "range", "stay in range", "in range", "between", "stay between":
		return Range, true
	case "milestones", "milestone", "checklist":
		return Milestones, true
	case "yes no", "binary", "boolean", "done", "done not done":
		return YesNo, true
	case "baseline", "establish a baseline", "establish baseline":
		return Baseline, true
	default:
		return "", false
	}
}

// squeezed is a word of people in small letters, its parts one space apart.
func squeezed(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return r == ' ' || r == '_' || r == '-' || r == '/' || r == '\u00a0'
	}), " ")
}

// InferKind is the kind after an edit of start or target: an increase whose
// target is now below its start is a decrease, and the other way round. Every
// other kind stays, and so does one without both numbers or with equal ones.
func InferKind(start, target *float64, kind Kind) Kind {
	from, to := finite(start), finite(target)
	switch {
	case !kind.directed() || from == nil || to == nil || *from == *to:
		return kind
	case *to > *from:
		return Increase
	default:
		return Decrease
	}
}

// Span is the first and the last day of a key result: its own dates, else its
// cycle's. Either is "" where both are absent.
func (k KeyResult) Span(cycle plan.Cycle) (start, due plan.Date) {
	start, due = known(k.StartDate), known(k.Due)
	if start == "" {
		start = known(cycle.Start)
	}
	if due == "" {
		due = known(cycle.End)
	}
	return start, due
}

// known treats a date that a damaged plan holds as absent.
func known(date plan.Date) plan.Date {
	if date.Valid() {
		return date
	}
	return ""
}

// finite treats a number that a damaged plan holds as absent.
func finite(number *float64) *float64 {
	if number == nil || math.IsNaN(*number) || math.IsInf(*number, 0) {
		return nil
	}
	return number
}
