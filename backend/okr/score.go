package okr

import (
	"fmt"
	"strings"

	"cairn/backend/plan"
)

// Outcome says what becomes of a row when its cycle closes. Whatever it is, the row
// itself stays in the closed cycle, as it ended.
type Outcome string

// The outcomes, in the spelling of files and JSON. An objective or key result that
// nobody decided about is finished.
const (
	Undecided   Outcome = ""
	Finished    Outcome = "finished"
	CarriedOver Outcome = "carried_over" // goes on as a new row in the next cycle
	Dropped     Outcome = "dropped"      // given up; it has no score and says nothing about confidence
	ToBacklog   Outcome = "backlog"      // goes on as a new row in the backlog
)

// Outcomes are those that a person chooses from, with their words.
func Outcomes() []Outcome { return []Outcome{Finished, CarriedOver, ToBacklog, Dropped} }

// Word is how people call an outcome; "" for one that Cairn does not know.
func (o Outcome) Word() string {
	switch o {
	case Undecided, Finished:
		return "finished"
	case CarriedOver:
		return "carried over"
	case Dropped:
		return "dropped"
	case ToBacklog:
		return "to the backlog"
	default:
		return ""
	}
}

// GoesOn says whether a row with the outcome lives on elsewhere.
func (o Outcome) GoesOn() bool { return o == CarriedOver || o == ToBacklog }

// Score is what came of an objective or key result. While its cycle is open it is a
// draft that holds what a person said; closing the cycle freezes Value, Raw and
// Status beside it, so that a correction made later does not rewrite what was
// decided.
type Score struct {
	ID      plan.ID  // ScoreID of Row
	Row     plan.ID  // an objective or a key result
	Score   *float64 // 0 to 1, as a person gave it in place of the computed one; absent for that one
	Why     string   // the reason: why it was reached or missed, or why the score differs
	Outcome Outcome
	By      string // who said so last, as the person was called then
	Date    plan.Date

	Frozen plan.Date // the day on which its cycle was closed; "" while it is open
	Value  *float64  // of a key result, in its unit, when it was frozen
	Raw    *float64  // raw progress when it was frozen; of an objective its rolled-up progress
	Status Status    // when it was frozen
}

// ScoreID is the id of a row's score. Two people who score the same in two copies of
// a plan agree on it.
func ScoreID(row plan.ID) plan.ID { return plan.LinkID("score", string(row)) }

// Validate says what is wrong with the fields of a score: invalid with the fields at
// fault, or nil.
func (s Score) Validate() error {
	var faults plan.Faults
	if s.ID != ScoreID(s.Row) {
		faults.Add("id", "not_its_own", "This id is not that of its row. Export the plan again.")
	}
	if faults.Number("score", s.Score) && (*s.Score < 0 || *s.Score > 1) {
		faults.Add("score", "out_of_range", "A score lies between 0 and 1 (0% and 100%).")
	}
	faults.Note("why", s.Why)
	if s.Score != nil && strings.TrimSpace(s.Why) == "" {
		faults.Add("why", "required", "A score that differs from the computed one needs a reason. Say why, or empty the score.")
	}
	if s.Score != nil && s.Outcome == Dropped {
		faults.Add("score", "dropped", "What was dropped has no score. Empty the score, or choose another outcome.")
	}
	if s.Outcome.Word() == "" {
		faults.Add("outcome", "unknown", fmt.Sprintf("%q is no outcome. Choose finished, carried_over, backlog or dropped.", s.Outcome))
	}
	faults.Line("by", s.By, plan.MaxTitle)
	faults.Day("date", s.Date)
	faults.Day("frozen", s.Frozen)
	faults.Number("value", s.Value)
	faults.Number("raw", s.Raw)
	return faults.Err()
}

// LessonKind says what a line of a retrospective is.
type LessonKind string

// The kinds, in the spelling of files and JSON.
const (
	Worked    LessonKind = "worked"
	DidNot    LessonKind = "did_not"
	TakenAway LessonKind = "lesson"
)

// Word is how people call a kind; "" for one that Cairn does not know.
func (k LessonKind) Word() string {
	switch k {
	case Worked:
		return "What worked"
	case DidNot:
		return "What did not"
	case TakenAway:
		return "Lesson"
	default:
		return ""
	}
}

// Lesson is a line of the retrospective of a cycle.
type Lesson struct {
	ID       plan.ID
	Cycle    plan.ID
	Kind     LessonKind
	Position string // order among those of its cycle and kind
	Text     string
	Row      plan.ID // the objective or key result that taught it; "" for none
	KPI      plan.ID // the KPI that it is about; "" for none
	By       string  // as the person was called then
	Date     plan.Date
}

// Validate says what is wrong with the fields of a lesson.
func (l Lesson) Validate() error {
	var faults plan.Faults
	if l.Kind.Word() == "" {
		faults.Add("kind", "unknown", fmt.Sprintf("%q is no kind of lesson. Choose worked, did_not or lesson.", l.Kind))
	}
	if strings.TrimSpace(l.Text) == "" {
		faults.Add("text", "required", "Nothing is said. Type what the cycle taught.")
	}
	faults.Note("text", l.Text)
	faults.Line("by", l.By, plan.MaxTitle)
	faults.Day("date", l.Date)
	return faults.Err()
}
