package roadmap

import (
	"cairn/backend/plan"
)

// Range is an estimate: a single number, or three of them where people know that
// they do not know. All absent is no estimate.
type Range struct {
	Low    *float64 // hardly less than this
	Likely *float64 // the estimate
	High   *float64 // hardly more than this
}

// Exactly is the estimate of a single number.
func Exactly(number float64) Range { return Range{Likely: &number} }

// Empty says that there is no estimate.
func (r Range) Empty() bool { return r.Low == nil && r.Likely == nil && r.High == nil }

// Spread says that the estimate has a low and a high end that differ.
func (r Range) Spread() bool { return r.Low != nil && r.High != nil && *r.Low < *r.High }

// check adds what is wrong with a range. Each number may be given a further check.
func (r Range) check(faults *plan.Faults, each func(field string, number float64)) {
	sound := true
	for _, end := range []struct {
		field  string
		number *float64
	}{{"low", r.Low}, {"likely", r.Likely}, {"high", r.High}} {
		if faults.Number(end.field, end.number) {
			if each != nil {
				each(end.field, *end.number)
			}
		} else if end.number != nil {
			sound = false
		}
	}
	switch {
	case !sound || r.Empty():
	case r.Likely == nil:
		faults.Add("likely", "required", "A range needs the likely number between its ends. Type it.")
	case (r.Low == nil) != (r.High == nil):
		faults.Add("low", "half_a_range", "A range has a low and a high end. Type both, or one number alone.")
	case r.Low != nil && (*r.Low > *r.Likely || *r.Likely > *r.High):
		faults.Add("likely", "out_of_order", "The likely number lies outside its range. Type low, likely and high in rising order.")
	}
}

// Effort is what one team gives to an initiative, in person-months.
type Effort struct {
	ID         plan.ID // EffortID of Initiative and Team
	Initiative plan.ID
	Team       plan.ID // "" where nobody has said which
	Range
	Spent *float64 // what it took in the end; absent before
}

// EffortID is the id of what a team gives to an initiative.
func EffortID(initiative, team plan.ID) plan.ID {
	return plan.LinkID("effort", string(initiative), string(team))
}

// Validate says what is wrong with the fields of an effort.
func (e Effort) Validate() error {
	var faults plan.Faults
	if e.ID != EffortID(e.Initiative, e.Team) {
		faults.Add("id", "not_its_own", "This id is not that of its initiative and team. Export the plan again.")
	}
	e.check(&faults, func(field string, number float64) {
		if number <= 0 {
			faults.Add(field, "not_positive", "An effort is more than 0 person-months: nothing is free, and a score divides by it. Type a number above 0, such as 0.5.")
		}
	})
	if e.Empty() && e.Spent == nil {
		faults.Add("likely", "required", "There is no effort here. Type the person-months.")
	}
	if faults.Number("spent", e.Spent) && *e.Spent < 0 {
		faults.Add("spent", "negative", "What it took cannot be less than 0 person-months. Type a number, or leave it empty.")
	}
	return faults.Err()
}

// Move is how far an initiative should move a key result or KPI, in its unit: 5
// for five more, -2 for two fewer. The estimate may be absent: it should move it,
// and nobody has said how far.
type Move struct {
	ID         plan.ID // MoveID of Initiative and Row
	Initiative plan.ID
	Row        plan.ID // a key result or a KPI
	Range
	Note string // why that far
}

// MoveID is the id of what an initiative does to a row.
func MoveID(initiative, row plan.ID) plan.ID {
	return plan.LinkID("move", string(initiative), string(row))
}

// Validate says what is wrong with the fields of a move.
func (m Move) Validate() error {
	var faults plan.Faults
	if m.ID != MoveID(m.Initiative, m.Row) {
		faults.Add("id", "not_its_own", "This id is not that of its initiative and row. Export the plan again.")
	}
	m.check(&faults, nil)
	faults.Note("note", m.Note)
	return faults.Err()
}
