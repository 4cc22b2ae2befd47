// Package review is what a team keeps of its reviews: the review itself with its
// notes, and the decisions, questions and actions that come out of it; and the
// agenda, which is made from the plan.
//
// It imports plan, okr, kpi and calc.
package review

import (
	"fmt"
	"strings"

	"cairn/backend/plan"
)

// Kind says how often a review is held, which says what is on its agenda.
type Kind string

// The kinds, in the spelling of files and JSON.
const (
	Weekly    Kind = "weekly"
	Monthly   Kind = "monthly"
	Quarterly Kind = "quarterly"
)

// Word is how people call a kind; "" for one that Cairn does not know.
func (k Kind) Word() string {
	switch k {
	case Weekly:
		return "Weekly review"
	case Monthly:
		return "Monthly review"
	case Quarterly:
		return "Quarterly review"
	default:
		return ""
	}
}

// Kinds are all kinds, the one held most often first.
func Kinds() []Kind { return []Kind{Weekly, Monthly, Quarterly} }

// Next is the day on which the next review of a kind is due after one was held.
func (k Kind) Next(held plan.Date) plan.Date {
	const week, month, quarter = 7, 28, 91
	switch k {
	case Monthly:
		return held.AddDays(month)
	case Quarterly:
		return held.AddDays(quarter)
	default:
		return held.AddDays(week)
	}
}

// Review is a meeting in which a team walks through its plan.
type Review struct {
	ID    plan.ID
	Kind  Kind
	Cycle plan.ID   // whose goals it is about
	Date  plan.Date // the day on which it is or was held
	Held  plan.Date // the day on which it was ended; "" while it is under way
	Note  string
	By    string // who began it, as the person was called then
}

// Validate says what is wrong with the fields of a review: invalid with the fields
// at fault, or nil.
func (r Review) Validate() error {
	var faults plan.Faults
	if r.Kind.Word() == "" {
		faults.Add("kind", "unknown", fmt.Sprintf("%q is no kind of review. Choose weekly, monthly or quarterly.", r.Kind))
	}
	wanted(&faults, "date", r.Date, "A review needs the day on which it is held. Type one.")
	faults.Day("held", r.Held)
	faults.Note("note", r.Note)
	faults.Line("by", r.By, plan.MaxTitle)
	return faults.Err()
}

// Note is what was said in a review about one line of its agenda.
type Note struct {
	ID     plan.ID // NoteID of Review and Row
	Review plan.ID
	Row    plan.ID // an objective, key result or KPI
	Text   string
}

// NoteID is the id of what a review notes about a row.
func NoteID(review, row plan.ID) plan.ID {
	return plan.LinkID("review_note", string(review), string(row))
}

// Validate says what is wrong with the fields of a note.
func (n Note) Validate() error {
	var faults plan.Faults
	if n.ID != NoteID(n.Review, n.Row) {
		faults.Add("id", "not_its_own", "This id is not that of its review and row. Export the plan again.")
	}
	said(&faults, "text", n.Text, "Nothing is said. Type what was said about it.")
	return faults.Err()
}

// Decision is what was decided, by whom, when and why, and when to look at it again.
type Decision struct {
	ID        plan.ID
	Title     string // what was decided
	Why       string
	Who       string  // who decided
	Row       plan.ID // the objective, key result or KPI that it is about; "" for none
	Review    plan.ID // in which it was made; "" for none
	Date      plan.Date
	Revisit   plan.Date // the day on which to look at it again; "" for none
	Revisited plan.Date // the day on which that was done; "" while it was not
	Outcome   string    // what was found then
}

// Validate says what is wrong with the fields of a decision.
func (d Decision) Validate() error {
	var faults plan.Faults
	faults.Title("title", d.Title)
	faults.Note("why", d.Why)
	faults.Line("who", d.Who, plan.MaxTitle)
	wanted(&faults, "date", d.Date, "A decision needs the day on which it was made. Type one.")
	if faults.Day("revisit", d.Revisit) && d.Date.Valid() && d.Revisit < d.Date {
		faults.Add("revisit", "before_start", fmt.Sprintf("%s lies before the decision, which is of %s. Choose a later day.", d.Revisit.Words(), d.Date.Words()))
	}
	faults.Day("revisited", d.Revisited)
	faults.Note("outcome", d.Outcome)
	return faults.Err()
}

// IsDue says whether a decision is to be looked at again by a day.
func (d Decision) IsDue(by plan.Date) bool {
	return d.Revisit.Valid() && d.Revisit <= by && d.Revisited == ""
}

// Question is a doubt about data that a review could not clear up: whether a value
// is right, why a series jumped.
type Question struct {
	ID       plan.ID
	Text     string
	Row      plan.ID // the objective, key result or KPI that it is about; "" for none
	Review   plan.ID // in which it was asked; "" for none
	By       string  // as the person was called then
	Date     plan.Date
	Answer   string    // how it was resolved
	Answered plan.Date // the day on which it was; "" while it is open
}

// Validate says what is wrong with the fields of a question.
func (q Question) Validate() error {
	var faults plan.Faults
	faults.Title("text", q.Text)
	faults.Line("by", q.By, plan.MaxTitle)
	faults.Day("date", q.Date)
	faults.Note("answer", q.Answer)
	faults.Day("answered", q.Answered)
	if q.Answered != "" && strings.TrimSpace(q.Answer) == "" {
		faults.Add("answer", "required", "A question is closed by its answer. Say what was found out.")
	}
	return faults.Err()
}

// Action is something that somebody took on to do.
type Action struct {
	ID     plan.ID
	Title  string
	Owner  plan.ID // a person or a team; "" for none
	Due    plan.Date
	Done   plan.Date // the day on which it was done; "" while it was not
	Row    plan.ID   // the objective, key result or KPI that it is about; "" for none
	Review plan.ID   // in which it was taken on; "" for none
	By     string    // who wrote it down, as the person was called then
	Date   plan.Date
}

// Validate says what is wrong with the fields of an action.
func (a Action) Validate() error {
	var faults plan.Faults
	faults.Title("title", a.Title)
	faults.Line("by", a.By, plan.MaxTitle)
	faults.Day("due", a.Due)
	faults.Day("done", a.Done)
	faults.Day("date", a.Date)
	return faults.Err()
}

func wanted(faults *plan.Faults, field string, day plan.Date, sentence string) {
	if day == "" {
		faults.Add(field, "required", sentence)
		return
	}
	faults.Day(field, day)
}

func said(faults *plan.Faults, field, text, sentence string) {
	if strings.TrimSpace(text) == "" {
		faults.Add(field, "required", sentence)
	}
	faults.Note(field, text)
}
