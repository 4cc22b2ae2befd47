package okr

import (
	"errors"
	"math"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// Facts are all that the answer for one key result rests on.
type Facts struct {
	KeyResult    KeyResult
	Milestones   []Milestone // of this key result, in any order
	CheckIns     []CheckIn   // of this key result, in any order
	Feed         Feed        // of the KPI where KeyResult.KPI is set
	Cycle        plan.Cycle  // of its objective
	Aspirational bool        // whether its objective is
	CadenceDays  int         // a value is wanted this often; 0 for never
	GraceDays    int         // and counts as fresh this much longer
	Score        *Score      // what was said at the end of its cycle; nil for nothing
	Calendar     kpi.Calendar
	On           plan.Date // the day of the answer; nothing dated later counts
}

// Feed is what a key result takes from the KPI that feeds it.
type Feed struct {
	Measurements []Measurement // in any order, one per period
	// Earlier is how many further measurements there are, all of complete periods
	// before the dates of the key result.
	Earlier int
	// CadenceDays is the longest period of the KPI's frequency: 31 where it is
	// measured monthly. 0 means the plan's cadence.
	CadenceDays int
	// Events: the KPI is measured as it happens, so that a value counts from its
	// own day on, and none is ever due.
	Events bool
}

// Measurement is a value of a KPI for a period, complete once its last day is
// over.
type Measurement struct {
	First, Last plan.Date
	Value       float64
	By          string // who entered it
	Label       string // the period as people call it: "February 2026"
}

// Evaluation is how a key result stands on a day. Absent answers are nil or "".
type Evaluation struct {
	Current          *float64  // the latest value, or sum of values; for a yes/no 0 or 1; none for milestones
	CurrentOn        plan.Date // the day of Current
	Running          *Running  // where values start over: the sum of the period under way
	Trend            []float64 // the latest values or sums, oldest first, at most TrendLength; the last is Current
	Raw              *float64  // 0 at the start, 1 at the target; may lie outside 0 to 1
	Progress         *float64  // Raw clamped to 0 to 1
	Expected         *float64  // where it should be, 0 to 1; absent without dates
	ExpectedValue    *float64  // the value that Expected stands for, in the key result's unit; of an increase or decrease
	Status           Status
	Confidence       *float64 // 0 to 100, of the latest check-in that states one
	ConfidenceBefore *float64 // the statement before Confidence
	LastNote         string   // of the latest check-in with a note
	LastCheckIn      plan.Date
	Bar              float64 // the score, 0 to 1, that it is to reach: 1 committed, 0.7 aspirational or with tiers
	Corrected        bool    // its cycle is closed, and its values have changed since
	Met              *bool   // whether a control is met now
	Held             []bool  // whether a control was met at each measured period, oldest first, the latest HeldLength
	Explanation      Explanation
}

// TrendLength is how many values a trend shows at most.
const TrendLength = 20

// HeldLength is of how many periods a control tells whether it was met: a quarter's
// weeks.
const HeldLength = 13

// Evaluate answers how a key result stands, by the rules of contracts.md,
// "Current value" and "Progress, expected, status". Facts that a damaged or
// merged plan may hold (NaN, dates that are none, tiers out of order) are left
// out and never make a number wrong. What comes after the day on which its cycle was
// closed is no part of it.
func Evaluate(f Facts) Evaluation {
	a := assess(f)
	a.readCheckIns()
	a.readPoints()
	p := a.progress()
	a.readPath(p.steps)
	expected := a.expected()
	a.out.Raw = p.raw
	a.out.Progress = clamped(p.raw)
	a.out.Bar = min(p.bar, barOf(a.Aspirational))
	a.out.Expected = expected
	a.out.Status, a.out.Explanation.StatusReason = a.status(p)
	a.freeze(a.Score.frozen(a.Cycle, a.On))
	return a.out
}

// assessment is an answer under way.
type assessment struct {
	Facts
	out        Evaluation
	start, due plan.Date // first and last day; "" where unknown
	end        plan.Date // due, or the cycle's end where that is earlier
	day        plan.Date // On, or the cycle's end where that is earlier
	dated      bool
	fed        bool
	points     []point   // what was measured or summed up, oldest first, one per day or period
	news       plan.Date // the latest day with a value
	apart      int       // values that do not add up, outside the dates
	path       path      // of an increase or decrease
	allWeight  float64   // of the milestones
}

// point is one measured value.
type point struct {
	date   plan.Date
	value  float64
	by     string
	source string
}

func assess(f Facts) *assessment {
	if frozen := f.Score.frozen(f.Cycle, f.On); frozen != nil {
		f.On = frozen.Frozen
	}
	a := &assessment{Facts: f}
	a.out.Explanation = newExplanation()
	a.start, a.due = f.KeyResult.Span(f.Cycle)
	a.end = plan.Earlier(a.due, known(f.Cycle.End))
	a.day = plan.Earlier(f.On, known(f.Cycle.End))
	a.dated = f.Cycle.Start.Valid() && f.Cycle.End.Valid()
	a.tellDates()
	a.fed = f.KeyResult.KPI != "" && f.KeyResult.Kind != Milestones && f.KeyResult.Kind != YesNo
	a.allWeight = a.milestoneWeight(func(*Milestone) bool { return true })
	return a
}

// tellDates says which dates of the key result lie outside of its cycle: an edit
// refuses them, a merge or a move may bring them.
func (a *assessment) tellDates() {
	var refused *plan.Error
	if errors.As(a.KeyResult.ValidateIn(a.Cycle), &refused) {
		names := map[string]string{"startDate": "start date", "due": "due date"}
		for _, f := range refused.Fields {
			if names[f.Field] == "" {
				continue // what the path says of dated targets
			}
			a.out.Explanation.leaveOut("", names[f.Field], OutsideCycle, f.Message)
		}
	}
}

// partOf is (c − s) ÷ (t − s), without overflow for any finite numbers, t ≠ s.
func partOf(s, t, c float64) float64 {
	top, bottom := c-s, t-s
	if math.IsInf(top, 0) || math.IsInf(bottom, 0) {
		top, bottom = c/2-s/2, t/2-s/2
	}
	return quotient(top, bottom)
}

// quotient divides finite numbers, bottom ≠ 0, and stays finite.
func quotient(top, bottom float64) float64 {
	return min(max(top/bottom, -math.MaxFloat64), math.MaxFloat64)
}

func ptr[T any](v T) *T { return &v }
