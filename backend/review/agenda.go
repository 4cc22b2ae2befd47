package review

import (
	"slices"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
)

// Facts are all that an agenda is made from.
type Facts struct {
	Kind   Kind
	Review plan.ID   // the review that it is for; what came out of it is no line of its own agenda. "" before it is begun
	On     plan.Date // the day of the review
	Since  plan.Date // the day on which the last one of this kind was held; else a week, month or cycle ago
	First  bool      // there was none
	Cycle  plan.Cycle
	// Progress and Expected are the cycle's, 0 to 1.
	Progress, Expected *float64
	Goals              []Goal     // of the cycle, in outline order
	Metrics            []Metric   // the active KPIs, in their order
	Changes            []Change   // of goals since the last review, in the order of time
	Actions            []Action   // of the plan, by their day
	Decisions          []Decision // of the plan, by their day
	Questions          []Question // of the plan, by their day
	// Names are those of the people and teams.
	Names map[plan.ID]string
	// Rows are the goals and KPIs of the whole plan.
	Rows map[plan.ID]Row
	// SmartRows are the rows with open warnings of SMART, and how many each has.
	SmartRows map[plan.ID]int
	Settings  plan.Settings
}

// Row is what people call an objective, key result or KPI.
type Row struct {
	Subject string // "objective", "key_result" or "kpi"
	Title   string
}

// Goal is an objective or a key result of the cycle.
type Goal struct {
	ID        plan.ID
	Order     string // outline number
	Title     string
	KeyResult bool
	Owner     string // name; of a key result without one its objective's
	// Alone says of an objective that its status is no matter of its key results or
	// children: a person sets it.
	Alone bool
	Begun bool // it runs on the day of the review
	// Now and Then are how it stands on the day of the review and stood on the one
	// of the last; of an objective without what only key results have.
	Now, Then okr.Evaluation
}

// Metric is a KPI with its values.
type Metric struct {
	kpi.KPI
	Owner  string // name
	Answer kpi.Evaluation
	Points []kpi.Point // of the newest complete periods, oldest first
}

// Change is what one field of a goal is now and was at the last review: net of what
// was done and undone in between.
type Change struct {
	Row    plan.ID
	Was    Row    // what it was called, of a row that is gone
	Field  string // "" where the row itself came or went
	Gone   bool   // where Field is "": it went
	Before string // as people write it; "" for none
	After  string
	By     string // who gave it what it is now; ""
}

// Topic names a section of an agenda.
type Topic string

// The topics, in the spelling of JSON.
const (
	TopicActions   Topic = "actions"
	TopicDecisions Topic = "decisions"
	TopicQuestions Topic = "questions"
	TopicResult    Topic = "result"
	TopicChanged   Topic = "changed"
	TopicBehind    Topic = "behind"
	TopicSignals   Topic = "signals"
	TopicKPIs      Topic = "kpis"
	TopicStale     Topic = "stale"
	TopicSmart     Topic = "smart"
	TopicClose     Topic = "close"
)

// Section is a part of an agenda.
type Section struct {
	Topic   Topic  `json:"topic"`
	Title   string `json:"title"`
	Minutes int    `json:"minutes"` // how long to talk about it, as a suggestion
	Empty   string `json:"empty"`   // a sentence where there are no lines; else ""
	Lines   []Line `json:"lines"`   // no two of one Subject and ID
}

// Line is one thing to talk about.
type Line struct {
	Subject    string    `json:"subject"` // "objective", "key_result", "kpi", "action", "decision", "question" or "cycle"
	ID         plan.ID   `json:"id"`
	Row        plan.ID   `json:"row"` // the objective, key result or KPI that it is about; "" for none
	Order      string    `json:"order"`
	Title      string    `json:"title"`
	RowTitle   string    `json:"rowTitle"`   // of an action, decision or question: that of Row
	RowSubject string    `json:"rowSubject"` // "objective", "key_result" or "kpi"; "" without a Row
	Owner      string    `json:"owner"`
	Due        plan.Date `json:"due"`  // of an action, and the day to look at a decision again; ""
	Late       bool      `json:"late"` // Due is over
	Done       bool      `json:"done"` // an action that is done, a question that is answered
	// Sentence says why it is here.
	Sentence   string     `json:"sentence"`
	Status     okr.Status `json:"status"`     // of a goal; "" for none
	Progress   *float64   `json:"progress"`   // 0 to 1
	Expected   *float64   `json:"expected"`   // 0 to 1
	Confidence *float64   `json:"confidence"` // 0 to 100
	// Better says of a signal or a change which way it goes; absent where neither way
	// is better.
	Better *bool `json:"better"`
}

// part is a section before it is filled.
type part struct {
	topic   Topic
	minutes int
}

// parts are the sections of each kind of review with their minutes: what was promised
// comes first, then what is new, then what is not well. A weekly review takes half an
// hour, a monthly one an hour, a quarterly one an hour and a half.
func parts(k Kind) []part {
	switch k {
	case Monthly:
		return []part{{TopicActions, 5}, {TopicDecisions, 5}, {TopicQuestions, 5}, {TopicKPIs, 15}, {TopicSignals, 10}, {TopicChanged, 5},
			{TopicBehind, 10}, {TopicStale, 2}, {TopicSmart, 3}}
	case Quarterly:
		return []part{{TopicResult, 15}, {TopicActions, 5}, {TopicDecisions, 10}, {TopicQuestions, 5}, {TopicBehind, 15}, {TopicKPIs, 15}, {TopicSignals, 10},
			{TopicChanged, 5}, {TopicStale, 5}, {TopicClose, 5}}
	default:
		return []part{{TopicActions, 5}, {TopicDecisions, 3}, {TopicQuestions, 2}, {TopicChanged, 5}, {TopicBehind, 10}, {TopicStale, 2}, {TopicSignals, 3}}
	}
}

// Agenda is what to talk about in a review, in time linear in the facts. A row that
// is gone is in none of its lines but one that says so.
func Agenda(f Facts) []Section {
	fill := map[Topic]struct {
		title, empty string
		lines        func() []Line
	}{
		TopicActions:   {"Actions", "No action is open.", f.actions},
		TopicDecisions: {"Decisions to look at again", "No decision is due.", f.decisions},
		TopicQuestions: {"Questions about data", "No question is open.", f.questions},
		TopicResult:    {"The cycle so far", "The cycle has no goals.", f.result},
		TopicChanged:   {f.changedTitle(), "No goal changed.", f.changed},
		TopicBehind:    {"At risk and behind", "No goal is at risk or behind.", f.behind},
		TopicSignals:   {"Signals", "No KPI says more than noise.", f.signals},
		TopicKPIs:      {"KPIs against target", "No KPI misses its target, and no value is missing.", f.missed},
		TopicStale:     {"Stale", "Nothing is stale.", f.stale},
		TopicSmart:     {"Goals that a coach would warn about", "A coach has no warning.", f.smart},
		TopicClose:     {"Before the cycle is closed", "Nothing is left to do.", f.closing},
	}
	sections := []Section{}
	for _, p := range parts(f.Kind) {
		with := fill[p.topic]
		s := Section{Topic: p.topic, Title: with.title, Minutes: p.minutes, Lines: []Line{}}
		s.Lines = append(s.Lines, with.lines()...)
		if len(s.Lines) == 0 {
			s.Empty = with.empty
		}
		sections = append(sections, s)
	}
	return sections
}

// CompareFrom is the day that a first review compares with: a week or a month ago, or
// the first day of the cycle.
func CompareFrom(k Kind, cycle plan.Cycle, on plan.Date) plan.Date {
	const week, month = 7, 28
	switch {
	case k == Weekly:
		return on.AddDays(-week)
	case k == Quarterly && cycle.Start.Valid() && cycle.Start < on:
		return cycle.Start
	default:
		return on.AddDays(-month)
	}
}

// Last is the review that was held last before another one of its kind, by the day
// and then by id; nil for none.
func Last(reviews []Review, of Review) *Review {
	var last *Review
	for i := range reviews {
		r := &reviews[i]
		if r.Kind != of.Kind || r.Held == "" || r.ID == of.ID || of.Held != "" && !before(*r, of) {
			continue
		}
		if last == nil || before(*last, *r) {
			last = r
		}
	}
	return last
}

func before(a, b Review) bool {
	if a.Held != b.Held {
		return a.Held < b.Held
	}
	return a.ID < b.ID
}

// worstFirst sorts lines by their status, those of the same in their order.
func worstFirst(lines []Line) []Line {
	slices.SortStableFunc(lines, func(a, b Line) int {
		switch {
		case a.Status == b.Status:
			return 0
		case a.Status.Worse(b.Status):
			return -1
		default:
			return 1
		}
	})
	return lines
}
