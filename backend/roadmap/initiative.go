package roadmap

import (
	"fmt"
	"strings"

	"cairn/backend/plan"
)

// State says how far an initiative has come.
type State string

// The states, in the spelling of files and JSON, in the order in which an
// initiative goes through them.
const (
	Idea       State = "idea"        // somebody thought of it
	Candidate  State = "candidate"   // worth scoring
	Planned    State = "planned"     // chosen, in the cycle that it names
	InProgress State = "in_progress" // being built
	Shipped    State = "shipped"     // in use since its day
	Dropped    State = "dropped"     // given up, with a reason
)

// States are all of them, in order.
func States() []State { return []State{Idea, Candidate, Planned, InProgress, Shipped, Dropped} }

// Word is how people call a state; "" for one that Cairn does not know.
func (s State) Word() string {
	switch s {
	case Idea:
		return "Idea"
	case Candidate:
		return "Candidate"
	case Planned:
		return "Planned"
	case InProgress:
		return "In progress"
	case Shipped:
		return "Shipped"
	case Dropped:
		return "Dropped"
	default:
		return ""
	}
}

// Open says whether there is still something to decide or to build.
func (s State) Open() bool { return s != Shipped && s != Dropped }

// Underway says whether somebody has decided to build it and it is not done yet.
func (s State) Underway() bool { return s == Planned || s == InProgress }

// Class says why an initiative is done whatever it scores. All but Scored are
// outside the score: they take their capacity first.
type Class string

// The classes, in the spelling of files and JSON.
const (
	Scored     Class = ""           // its score decides
	Mandatory  Class = "mandatory"  // the product does not run without it
	Promised   Class = "committed"  // somebody was promised it
	Compliance Class = "compliance" // a law, a standard or a contract asks for it
)

// Classes are all of them.
func Classes() []Class { return []Class{Scored, Mandatory, Promised, Compliance} }

// Word is how people call a class; "" for one that Cairn does not know.
func (c Class) Word() string {
	switch c {
	case Scored:
		return "By its score"
	case Mandatory:
		return "Mandatory"
	case Promised:
		return "Committed"
	case Compliance:
		return "Compliance"
	default:
		return ""
	}
}

// Horizon is where an initiative stands on a board without dates.
type Horizon string

// The horizons, in the spelling of files and JSON.
const (
	Unplaced Horizon = ""
	Now      Horizon = "now"
	Next     Horizon = "next"
	Later    Horizon = "later"
)

// Horizons are those that a person chooses from.
func Horizons() []Horizon { return []Horizon{Unplaced, Now, Next, Later} }

// Word is how people call a horizon; "" for one that Cairn does not know.
func (h Horizon) Word() string {
	switch h {
	case Unplaced:
		return "Not placed"
	case Now:
		return "Now"
	case Next:
		return "Next"
	case Later:
		return "Later"
	default:
		return ""
	}
}

// Initiative is an item of the roadmap: work that should move key results or KPIs.
type Initiative struct {
	ID       plan.ID
	Product  plan.ID // "" only in a damaged plan
	Cycle    plan.ID // in which it is planned; "" while it is in the backlog
	Position string  // order in the backlog
	Title    string
	Problem  string // whose problem it solves, in their words
	Evidence string // how we know
	Note     string
	Owner    plan.ID // a person or a team; "" for none
	Team     plan.ID // that leads it; what each team gives is in its efforts
	Phase    plan.ID
	State    State
	Reason   string // why it was dropped
	Class    Class
	// ClassReason says what asks for it: the law, the promise.
	ClassReason string
	Horizon     Horizon
	Start       plan.Date // first day of work
	End         plan.Date // last day of work, or the day by which it must be done
	Shipped     plan.Date // the day on which people got it; "" before
}

// Validate says what is wrong with the fields of an initiative: invalid with the
// fields at fault, or nil.
func (i Initiative) Validate() error {
	var faults plan.Faults
	faults.Title("title", i.Title)
	faults.Note("problem", i.Problem)
	faults.Note("evidence", i.Evidence)
	faults.Note("note", i.Note)
	faults.Note("reason", i.Reason)
	faults.Line("classReason", i.ClassReason, plan.MaxTitle)
	if i.State.Word() == "" {
		faults.Add("state", "unknown", fmt.Sprintf("%q is no state of an initiative. Choose idea, candidate, planned, in_progress, shipped or dropped.", i.State))
	}
	if i.State == Dropped && strings.TrimSpace(i.Reason) == "" {
		faults.Add("reason", "required", "What is dropped needs a reason, so that nobody asks again in a year. Say why.")
	}
	if i.Class.Word() == "" {
		faults.Add("class", "unknown", fmt.Sprintf("%q is no class of an initiative. Choose mandatory, committed, compliance, or none.", i.Class))
	}
	if i.Horizon.Word() == "" {
		faults.Add("horizon", "unknown", fmt.Sprintf("%q is no place on the board. Choose now, next, later, or none.", i.Horizon))
	}
	start, end := faults.Day("start", i.Start), faults.Day("end", i.End)
	if start && end && i.End < i.Start {
		faults.Add("end", "before_start", fmt.Sprintf("%s lies before the start, which is %s. Choose a later day.", i.End.Words(), i.Start.Words()))
	}
	if !faults.Day("shipped", i.Shipped) && i.State == Shipped {
		faults.Add("shipped", "required", "What is shipped needs the day on which people got it. Type one.")
	}
	return faults.Err()
}
