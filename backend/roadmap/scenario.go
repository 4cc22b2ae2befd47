package roadmap

import (
	"fmt"

	"cairn/backend/plan"
)

// Scenario is a named what-if of capacity, weights or selection for one cycle. What
// it does not say is as in the plan of record.
type Scenario struct {
	ID       plan.ID
	Cycle    plan.ID // for which it chooses
	Model    plan.ID // that values the initiatives; "" for that of the plan of record
	Phase    plan.ID // whose weights count; "" for the model's own
	Name     string
	Note     string
	Position string
}

// Validate says what is wrong with the fields of a scenario.
func (s Scenario) Validate() error {
	var faults plan.Faults
	faults.Title("name", s.Name)
	faults.Note("note", s.Note)
	return faults.Err()
}

// Verdict is what a person said about an initiative in a selection.
type Verdict string

// The verdicts, in the spelling of files and JSON.
const (
	In  Verdict = "in"  // whatever it costs the others
	Out Verdict = "out" // whatever it is worth
)

// Choice puts an initiative into the selection of a scenario or of the plan of
// record, or out of it.
type Choice struct {
	ID         plan.ID // ChoiceID of Scenario and Initiative
	Scenario   plan.ID // "" for the plan of record
	Initiative plan.ID
	Verdict    Verdict
	Reason     string
}

// ChoiceID is the id of what a scenario says about an initiative.
func ChoiceID(scenario, initiative plan.ID) plan.ID {
	return plan.LinkID("choice", string(scenario), string(initiative))
}

// Validate says what is wrong with the fields of a choice.
func (c Choice) Validate() error {
	var faults plan.Faults
	if c.ID != ChoiceID(c.Scenario, c.Initiative) {
		faults.Add("id", "not_its_own", "This id is not that of its scenario and initiative. Export the plan again.")
	}
	if c.Verdict != In && c.Verdict != Out {
		faults.Add("verdict", "unknown", fmt.Sprintf("%q is no choice. Choose in or out.", c.Verdict))
	}
	faults.Note("reason", c.Reason)
	return faults.Err()
}

// Capacity is what a team has to give in a cycle, in person-months: in the plan of
// record, or in one scenario.
type Capacity struct {
	ID       plan.ID // CapacityID of the three
	Scenario plan.ID // "" for the plan of record
	Team     plan.ID // "" for the efforts that name no team
	Cycle    plan.ID
	Amount   float64 // >= 0
}

// CapacityID is the id of what a team has to give.
func CapacityID(scenario, team, cycle plan.ID) plan.ID {
	return plan.LinkID("capacity", string(scenario), string(team), string(cycle))
}

// Validate says what is wrong with the fields of a capacity.
func (c Capacity) Validate() error {
	var faults plan.Faults
	if c.ID != CapacityID(c.Scenario, c.Team, c.Cycle) {
		faults.Add("id", "not_its_own", "This id is not that of its team and cycle. Export the plan again.")
	}
	if faults.Number("amount", &c.Amount) && c.Amount < 0 {
		faults.Add("amount", "negative", "A capacity is 0 person-months or more. Type what the team has to give.")
	}
	return faults.Err()
}

// Weight is what a criterion counts in one phase or one scenario in place of its
// own weight.
type Weight struct {
	ID        plan.ID // WeightID of the two
	Of        plan.ID // a phase or a scenario
	Criterion plan.ID
	Weight    float64 // >= 0
}

// WeightID is the id of what a criterion counts somewhere.
func WeightID(of, criterion plan.ID) plan.ID {
	return plan.LinkID("weight", string(of), string(criterion))
}

// Validate says what is wrong with the fields of a weight.
func (w Weight) Validate() error {
	var faults plan.Faults
	if w.ID != WeightID(w.Of, w.Criterion) {
		faults.Add("id", "not_its_own", "This id is not that of its criterion. Export the plan again.")
	}
	faults.Weight("weight", w.Weight)
	return faults.Err()
}

// Ranking is a ranking as it was decided on: what was known, how it was computed and
// what came out, so that nobody has to guess later why something was built.
type Ranking struct {
	ID       plan.ID
	Cycle    plan.ID
	Scenario plan.ID // "" for the plan of record
	Model    plan.ID
	Name     string
	Date     plan.Date
	By       string // as the person was called then
	Seed     int
	Draws    int
	Top      int    // how many of the first were asked about
	Snapshot string // JSON of what went in and what came out; see Keep
}

// MaxSnapshot is how many bytes the snapshot of a ranking may have: ten thousand
// initiatives with five inputs each.
const MaxSnapshot = 4 << 20

// Validate says what is wrong with the fields of a ranking.
func (r Ranking) Validate() error {
	var faults plan.Faults
	faults.Title("name", r.Name)
	faults.Line("by", r.By, plan.MaxTitle)
	if !faults.Day("date", r.Date) {
		faults.Add("date", "required", "A ranking needs the day on which it was made. Type one.")
	}
	if r.Seed < 0 || r.Draws < 0 || r.Top < 0 {
		faults.Add("draws", "negative", "Seed, draws and top are 0 or more. Export the plan again.")
	}
	if len(r.Snapshot) > MaxSnapshot {
		faults.Add("snapshot", "too_long", "The snapshot is longer than Cairn keeps. Rank fewer initiatives at once.")
	}
	return faults.Err()
}
