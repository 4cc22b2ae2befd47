package views

import (
	"context"
	"strings"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
)

// Closing is the end of a cycle as the screen that closes it shows it, and, once it
// is closed, its result.
type Closing struct {
	Cycle       Cycle        `json:"cycle"`
	On          plan.Date    `json:"on"`
	Closed      *plan.Date   `json:"closed"` // the day on which it was closed; null while it is open
	Score       *float64     `json:"score"`  // mean of the top objectives' scores, 0 to 1
	Rows        []ClosingRow `json:"rows"`   // objectives and key results in outline order
	Unscored    int          `json:"unscored"`
	Unexplained int          `json:"unexplained"` // scores given by hand without a reason: they block closing
	WantsWhy    int          `json:"wantsWhy"`    // committed rows that missed their bar without a reason
	Corrected   int          `json:"corrected"`   // closed rows whose values have changed since
	Reached     int          `json:"reached"`     // key results at their bar
	Missed      int          `json:"missed"`      // key results below it
	Outcomes    []Outcome    `json:"outcomes"`    // how many rows go which way, all four
	Lessons     []Lesson     `json:"lessons"`
	Next        *Named       `json:"next"` // the cycle that follows; null where closing would make one
}

// ClosingRow is an objective or key result at the end of its cycle.
type ClosingRow struct {
	ID        plan.ID           `json:"id"`
	Subject   string            `json:"subject"` // "objective" or "key_result"
	Objective *plan.ID          `json:"objective"`
	Order     string            `json:"order"`
	Level     int               `json:"level"` // 1 for a top row
	Title     string            `json:"title"`
	Owner     *string           `json:"owner"`
	Type      okr.ObjectiveType `json:"type"` // of a key result, its objective's
	Kind      *okr.Kind         `json:"kind"` // of a key result
	Unit      string            `json:"unit"`
	Start     *float64          `json:"start"`
	Target    *float64          `json:"target"`
	Low       *float64          `json:"low"`
	High      *float64          `json:"high"`
	Current   *float64          `json:"current"` // the last value; once closed, as it was then
	CurrentOn *plan.Date        `json:"currentOn"`
	Status    okr.Status        `json:"status"` // as of a closed cycle, which is never stale
	Stated    *float64          `json:"stated"` // confidence, 0 to 100, that was stated last
	Score     *float64          `json:"score"`  // 0 to 1
	Computed  *float64          `json:"computed"`
	Given     bool              `json:"given"` // Score is a person's
	Bar       float64           `json:"bar"`
	Reached   bool              `json:"reached"`
	Band      okr.Band          `json:"band"` // "red", "amber" or "green"; "" without a score
	Unscored  bool              `json:"unscored"`
	WantsWhy  bool              `json:"wantsWhy"`
	Surprise  bool              `json:"surprise"`  // it missed its bar though 7 of 10 and more were stated, or reached it at 3 and less
	Corrected *string           `json:"corrected"` // what was entered since it was closed, as a sentence
	Why       string            `json:"why"`
	Outcome   okr.Outcome       `json:"outcome"` // "" where nobody decided
	// Becomes is the outcome that holds: of a key result that nobody decided about its
	// objective's.
	Becomes okr.Outcome `json:"becomes"`
}

// Outcome is how many rows go one way.
type Outcome struct {
	Outcome okr.Outcome `json:"outcome"`
	Count   int         `json:"count"`
}

// Lesson is a line of a retrospective.
type Lesson struct {
	ID      plan.ID        `json:"id"`
	Cycle   string         `json:"cycle"`
	CycleID plan.ID        `json:"cycleId"`
	Kind    okr.LessonKind `json:"kind"` // "worked", "did_not" or "lesson"
	Text    string         `json:"text"`
	Row     *Named         `json:"row"` // the objective or key result that taught it
	KPI     *Named         `json:"kpi"`
	By      string         `json:"by"`
	Date    plan.Date      `json:"date"`
}

// Closing is the end of a cycle as things stand today. not_found where there is no
// such cycle.
func (v Views) Closing(ctx context.Context, cycle plan.ID) (Closing, error) {
	var c Closing
	err := v.reading(ctx, func(r store.Reader) error {
		s, err := readUnanswered(ctx, r, "", v.w.Today())
		if err != nil {
			return err
		}
		e, err := s.ending(cycle)
		if err != nil {
			return err
		}
		lessons, err := r.Lessons(ctx)
		if err != nil {
			return err
		}
		c = s.closing(&e)
		c.Lessons = s.lessonsOf(lessons, cycle)
		return nil
	})
	return c, err
}

func (s *snapshot) closing(e *Ending) Closing {
	c := Closing{On: s.on, Closed: orNil(e.Cycle.Closed), Rows: []ClosingRow{}}
	if e.Cycle.State == plan.ClosedState && c.Closed == nil {
		c.Closed = &e.Cycle.End // by a plan that did not keep the day yet
	}
	for _, row := range s.cycleRows() {
		if row.ID == e.Cycle.ID {
			c.Cycle = row
		}
	}
	if next, ok := plan.NextCycle(s.cycles, e.Cycle); ok {
		c.Next = &Named{ID: next.ID, Name: next.Name}
	}
	decided := map[okr.Outcome]int{}
	var tops []okr.Driver
	walk(s.outline(e.Cycle.ID), func(b *branch) {
		row := s.closingRow(e, b)
		c.Rows = append(c.Rows, row)
		decided[row.Becomes]++
		c.count(&row)
		if b.objective != nil && b.level == 1 && row.Becomes != okr.Dropped {
			tops = append(tops, okr.Driver{ID: b.id, Weight: b.objective.Weight, Progress: row.Score})
		}
	})
	c.Score = okr.RollUp(tops).Progress
	for _, outcome := range okr.Outcomes() {
		c.Outcomes = append(c.Outcomes, Outcome{outcome, decided[outcome]})
	}
	return c
}

func (c *Closing) count(row *ClosingRow) {
	add := func(count *int, counts bool) {
		if counts {
			*count++
		}
	}
	add(&c.Unscored, row.Unscored)
	add(&c.Unexplained, row.Given && strings.TrimSpace(row.Why) == "")
	add(&c.WantsWhy, row.WantsWhy)
	add(&c.Corrected, row.Corrected != nil)
	scored := row.Subject == "key_result" && row.Score != nil
	add(&c.Reached, scored && row.Reached)
	add(&c.Missed, scored && !row.Reached)
}

func (s *snapshot) closingRow(e *Ending, b *branch) ClosingRow {
	said, worth := e.Scores[b.id], e.Worths[b.id]
	row := ClosingRow{ID: b.id, Order: b.order, Level: b.level, Score: worth.Score, Computed: worth.Computed, Given: said.Score != nil && !worth.Dropped,
		Bar: worth.Bar, Reached: worth.Reached, Band: worth.Band(), Unscored: worth.Unscored, WantsWhy: worth.WantsWhy,
		Why: said.Why, Outcome: said.Outcome, Becomes: said.Outcome}
	if b.objective != nil {
		o := b.objective
		row.Subject, row.Title, row.Owner, row.Type, row.Status = "objective", o.Title, name(s.parties, o.Owner), o.Type, e.Answers.Objectives[b.id].Status
	} else {
		k, answer := b.keyResult, e.Answers.KeyResults[b.id]
		o := s.objectives[k.Objective]
		row.Subject, row.Objective, row.Title, row.Owner, row.Type, row.Status = "key_result", &k.Objective, k.Title, name(s.parties, k.Owner), o.Type, answer.Status
		if row.Owner == nil {
			row.Owner = name(s.parties, o.Owner)
		}
		row.Kind, row.Unit, row.Start, row.Target, row.Low, row.High = &k.Kind, k.Unit, k.Start, k.Target, k.Low, k.High
		row.Current, row.CurrentOn, row.Stated = answer.Current, orNil(answer.CurrentOn), answer.Confidence
		row.Corrected = correction(&answer)
		const sure, unsure = 70, 30
		row.Surprise = row.Stated != nil && row.Score != nil && (!row.Reached && *row.Stated >= sure || row.Reached && *row.Stated <= unsure)
		row.Becomes = e.OutcomeOf(b.id, k.Objective)
	}
	if row.Becomes == okr.Undecided {
		row.Becomes = okr.Finished
	}
	return row
}

// correction is what was entered or corrected since the cycle was closed.
func correction(answer *okr.Evaluation) *string {
	for i := range answer.Explanation.LeftOut {
		if out := &answer.Explanation.LeftOut[i]; out.Code == okr.AfterClosing {
			return &out.Sentence
		}
	}
	return nil
}

// OutcomeOf is what becomes of a row: what was said of it; else, for a key result
// that has not reached its bar or whose objective is dropped, what was said of its
// objective; else it is finished. objective is "" for an objective.
func (e *Ending) OutcomeOf(row, objective plan.ID) okr.Outcome {
	if own := e.Scores[row].Outcome; own != okr.Undecided {
		return own
	}
	above := e.Scores[objective].Outcome
	if objective != "" && above != okr.Undecided && (above == okr.Dropped || !e.Worths[row].Reached) {
		return above
	}
	return okr.Finished
}

// lessonsOf are those of a cycle, or of all where it is "".
func (s *snapshot) lessonsOf(lessons []okr.Lesson, cycle plan.ID) []Lesson {
	cycles := map[plan.ID]string{}
	for _, c := range s.cycles {
		cycles[c.ID] = c.Name
	}
	rows := []Lesson{}
	for _, l := range lessons {
		if cycle == "" || l.Cycle == cycle {
			rows = append(rows, Lesson{ID: l.ID, Cycle: cycles[l.Cycle], CycleID: l.Cycle, Kind: l.Kind, Text: l.Text,
				Row: s.goalNamed(l.Row), KPI: s.kpiNamed(l.KPI), By: l.By, Date: l.Date})
		}
	}
	return rows
}

func (s *snapshot) goalNamed(id plan.ID) *Named {
	if o := s.objectives[id]; o != nil {
		return &Named{ID: id, Name: o.Title}
	}
	for i := range s.goals.KeyResults {
		if k := &s.goals.KeyResults[i]; k.ID == id {
			return &Named{ID: id, Name: k.Title}
		}
	}
	return nil
}

func (s *snapshot) kpiNamed(id plan.ID) *Named {
	if called, known := s.kpiNames[id]; known {
		return &Named{ID: id, Name: called}
	}
	return nil
}
