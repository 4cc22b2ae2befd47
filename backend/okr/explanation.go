package okr

import (
	"math"
	"strconv"
	"strings"

	"cairn/backend/plan"
)

// Explanation says how a number came about, as data for the page and the
// command line. Its lists are never nil.
type Explanation struct {
	Formula         string    `json:"formula"`         // "(50 − 41) ÷ (60 − 41)"; words stand for absent numbers
	ExpectedFormula string    `json:"expectedFormula"` // "47 of 89 days gone"; "" where nothing is expected
	Inputs          []Input   `json:"inputs"`          // the numbers of the formula and where they came from
	Weights         []Weight  `json:"weights"`         // the parts of a weighted mean
	LeftOut         []LeftOut `json:"leftOut"`         // what did not count, and why
	Reached         *float64  `json:"reached"`         // progress / expected, where the two were compared
	StatusReason    Reason    `json:"statusReason"`
}

// Input is one number of a formula. Name is its field ("current", "start",
// "target", ...) or what was counted ("met", "measured", "points").
type Input struct {
	Name   string    `json:"name"`
	Value  *float64  `json:"value"` // null while it is absent
	Unit   string    `json:"unit"`
	Date   plan.Date `json:"date"`   // day of a value; "" for what has none
	By     string    `json:"by"`     // who gave it; "" where unknown here
	Source string    `json:"source"` // "check-in", "measurement" with its period; "" for a field
}

// Weight is one part of a weighted mean: a key result, a child objective, a
// milestone.
type Weight struct {
	ID       plan.ID  `json:"id"`
	Name     string   `json:"name"`
	Weight   float64  `json:"weight"`
	Share    float64  `json:"share"`    // of all weights that count, 0 to 1
	Progress *float64 `json:"progress"` // 0 to 1
	Expected *float64 `json:"expected"` // 0 to 1
}

// LeftOut is something that did not count. ID is "" where it is no row.
type LeftOut struct {
	ID       plan.ID     `json:"id"`
	Name     string      `json:"name"`
	Code     LeftOutCode `json:"code"`
	Sentence string      `json:"sentence"`
}

// LeftOutCode says why something did not count.
type LeftOutCode string

// Why something did not count.
const (
	NoProgress   LeftOutCode = "no_progress"   // a driver without progress
	NoExpected   LeftOutCode = "no_expected"   // a driver without dates: in the progress, not in what is expected
	NoWeight     LeftOutCode = "no_weight"     // weight 0, or none that can be used
	NotADriver   LeftOutCode = "not_a_driver"  // beneath an objective that something else drives
	ParentLoop   LeftOutCode = "parent_loop"   // an objective that is its own ancestor
	LaterThanDay LeftOutCode = "later"         // dated after the day asked for
	AfterCycle   LeftOutCode = "after_cycle"   // dated after the cycle's end
	OutsideCycle LeftOutCode = "outside_cycle" // a date of the key result that lies outside of its cycle
	Provisional  LeftOutCode = "provisional"   // a period that is not over
	OutsideDates LeftOutCode = "outside_dates" // a period outside the key result's dates
	AfterClosing LeftOutCode = "after_closing" // entered or corrected after its cycle was closed
	TierOrder    LeftOutCode = "tier_order"    // a tier that does not fit between its neighbours
)

// Reason is why a status is what it is.
type Reason struct {
	Code     ReasonCode `json:"code"`
	Sentence string     `json:"sentence"` // English
}

// ReasonCode names the rule that decided a status.
type ReasonCode string

// The rules, in the order in which they are tried.
const (
	NoDrivers     ReasonCode = "no_drivers"   // an objective without anything to roll up
	NoNumbers     ReasonCode = "no_numbers"   // start, target, bounds, milestones or points are missing
	NoDates       ReasonCode = "no_dates"     // it lies in the backlog
	BeforeStart   ReasonCode = "before_start" // its first day lies ahead
	NoValueYet    ReasonCode = "no_value_yet"
	ZeroWeights   ReasonCode = "zero_weights" // every driver has weight 0
	DriversWait   ReasonCode = "drivers_wait" // no driver has started
	BarReached    ReasonCode = "bar_reached"
	NoValueLately ReasonCode = "no_value_lately"
	ControlBroken ReasonCode = "breached"
	ControlHeld   ReasonCode = "met"
	TooEarly      ReasonCode = "too_early"
	ByRatio       ReasonCode = "ratio"
	AsClosed      ReasonCode = "as_closed" // its cycle is closed: none of the others is tried
)

func newExplanation() Explanation {
	return Explanation{Inputs: []Input{}, Weights: []Weight{}, LeftOut: []LeftOut{}}
}

func (e *Explanation) leaveOut(id plan.ID, name string, code LeftOutCode, sentence string) {
	e.LeftOut = append(e.LeftOut, LeftOut{id, name, code, sentence})
}

// shown writes a computed number with at most three decimals, cut off rather
// than rounded, so that 0.8999 is not shown as 0.9 beside "under 0.9".
func shown(f float64) string {
	if math.Abs(f) > 1e12 {
		return operand(f)
	}
	return withMinus(strconv.FormatFloat(math.Floor(f*1000+1e-6)/1000, 'f', -1, 64))
}

// operand writes a number that a person entered, in full.
func operand(f float64) string {
	if size := math.Abs(f); size != 0 && (size >= 1e15 || size < 1e-9) {
		return withMinus(strconv.FormatFloat(f, 'g', -1, 64))
	}
	return withMinus(plan.FormatNumber(f))
}

func withMinus(text string) string {
	if strings.HasPrefix(text, "-") {
		return "\u2212" + text[1:]
	}
	return text
}

// operandOr writes a number, in parentheses where it is negative, or the word
// for an absent one.
func operandOr(number *float64, word string) string {
	switch {
	case number == nil:
		return word
	case *number < 0:
		return "(" + operand(*number) + ")"
	default:
		return operand(*number)
	}
}

func divided(top, bottom float64) string { return operand(top) + " ÷ " + operand(bottom) }
