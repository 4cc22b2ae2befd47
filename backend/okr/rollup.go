package okr

import (
	"strings"

	"cairn/backend/plan"
)

// Driver is one part of an objective's progress: a key result or a child
// objective.
type Driver struct {
	ID       plan.ID
	Title    string
	Weight   float64  // >= 0; 0 leaves it out
	Progress *float64 // 0 to 1; absent leaves it out of the mean
	Expected *float64 // 0 to 1
	Status   Status
	Worst    Status // of a child objective's own drivers; the status for a key result
}

// KeyResultDriver is a key result as its objective sees it.
func KeyResultDriver(kr KeyResult, e Evaluation) Driver {
	return Driver{ID: kr.ID, Title: kr.Title, Weight: kr.Weight, Progress: e.Progress, Expected: e.Expected, Status: e.Status, Worst: e.Status}
}

// ObjectiveDriver is an objective as its parent sees it.
func ObjectiveDriver(o Objective, r Rollup) Driver {
	return Driver{ID: o.ID, Title: o.Title, Weight: o.Weight, Progress: r.Progress, Expected: r.Expected, Status: r.Status, Worst: r.Worst}
}

// Rollup is how an objective, or anything else that has drivers, stands.
type Rollup struct {
	Progress    *float64 // weighted mean of the drivers' progress, 0 to 1
	Expected    *float64 // the same mean of what is expected of them
	Status      Status   // of the two means
	Worst       Status   // the worst of the drivers; Status where none counts
	Drivers     int      // how many there are
	LeftOut     int      // how many of them have no part in Progress
	Below       int      // how many are behind, at risk or stale
	Explanation Explanation
}

// means are the sums of a roll-up under way.
type means struct {
	weights, sum       float64 // over the drivers with progress
	compared           float64 // their progress, of those that have something expected too
	expected, expects  float64 // what is expected of those, and their weights
	heard              bool    // whether any driver has weight
	waiting, completed bool    // whether all of them have not started, or are achieved
}

// RollUp is the weighted mean of the drivers' progress, of those that have
// some. What is left out is counted and explained. A driver without weight
// changes nothing; all weights zero means no value. The status compares the two
// means by the same ratio as a key result's, and is achieved once every driver
// is, not started while none has.
func RollUp(drivers []Driver) Rollup {
	r := Rollup{Drivers: len(drivers), Explanation: newExplanation()}
	m := means{waiting: true, completed: true}
	for i := range drivers {
		r.add(&m, &drivers[i])
	}
	if m.weights > 0 {
		r.Progress = ptr(min(m.sum/m.weights, 1))
	}
	if m.expects > 0 {
		r.Expected = ptr(min(m.expected/m.expects, 1))
	}
	r.explain(m)
	r.Status, r.Explanation.StatusReason = r.status(m)
	if r.Worst == "" {
		r.Worst = r.Status
	}
	return r
}

func (r *Rollup) add(m *means, d *Driver) {
	weight := usable(d.Weight)
	if weight == 0 {
		r.LeftOut++
		r.Explanation.leaveOut(d.ID, d.Title, NoWeight, "Its weight is 0.")
		return
	}
	m.heard = true
	m.waiting = m.waiting && d.Status == NotStarted
	m.completed = m.completed && d.Status == Achieved
	if d.Worst.Worse(r.Worst) {
		r.Worst = d.Worst
	}
	if d.Status == Behind || d.Status == AtRisk || d.Status == Stale {
		r.Below++
	}
	progress, expected := finite(d.Progress), finite(d.Expected)
	if progress == nil {
		r.LeftOut++
		r.Explanation.leaveOut(d.ID, d.Title, NoProgress, "It has no progress yet.")
		return
	}
	part := min(max(*progress, 0), 1)
	m.weights += weight
	m.sum += weight * part
	r.Explanation.Weights = append(r.Explanation.Weights, Weight{ID: d.ID, Name: d.Title, Weight: weight, Progress: &part, Expected: expected})
	if expected == nil {
		r.Explanation.leaveOut(d.ID, d.Title, NoExpected, "It has no dates: its progress counts, but nothing is expected of it.")
		return
	}
	m.compared += weight * part
	m.expected += weight * *expected
	m.expects += weight
}

func (r *Rollup) status(m means) (Status, Reason) {
	switch {
	case r.Drivers == 0:
		return NotStarted, Reason{NoDrivers, "It has neither key results nor child objectives yet."}
	case !m.heard:
		return NotStarted, Reason{ZeroWeights, "All its drivers have weight 0, so there is nothing to average."}
	case m.waiting:
		return NotStarted, Reason{DriversWait, "None of its drivers has started."}
	case m.completed:
		return Achieved, Reason{BarReached, "Every driver is achieved."}
	case r.Progress == nil:
		return NotStarted, Reason{NoValueYet, "None of its drivers has progress yet."}
	case r.Expected == nil:
		return NotStarted, Reason{NoDates, "None of its drivers has dates, so nothing is expected yet."}
	}
	of := ""
	if m.expects != m.weights {
		of = " of the drivers with dates"
	}
	status, reason, reached := byRatio(m.compared/m.expects, *r.Expected, of)
	r.Explanation.Reached = reached
	return status, reason
}

// spelledOut is how many drivers a formula names one by one.
const spelledOut = 6

func (r *Rollup) explain(m means) {
	parts := r.Explanation.Weights
	for i := range parts {
		parts[i].Share = parts[i].Weight / m.weights
	}
	if len(parts) == 0 {
		r.Explanation.Formula = "weighted mean of the drivers' progress"
		return
	}
	r.Explanation.Formula = mean(parts, func(w *Weight) *float64 { return w.Progress }, "progress")
	if r.Expected != nil {
		r.Explanation.ExpectedFormula = mean(parts, func(w *Weight) *float64 { return w.Expected }, "expected")
	}
}

// mean writes a weighted mean: "(2 × 0.5 + 0.3) ÷ 3", "(0.5 + 0.3) ÷ 2".
func mean(parts []Weight, of func(*Weight) *float64, word string) string {
	var terms []string
	count, total := 0, 0.0
	for i := range parts {
		value := of(&parts[i])
		if value == nil {
			continue
		}
		count++
		total += parts[i].Weight
		if count > spelledOut {
			continue
		}
		term := shown(*value)
		if parts[i].Weight != 1 {
			term = operand(parts[i].Weight) + " × " + term
		}
		terms = append(terms, term)
	}
	switch {
	case count > spelledOut:
		return "sum of weight × " + word + " ÷ sum of weights, over " + plan.Counted(count, "driver", "drivers")
	case count == 1:
		return shown(*firstOf(parts, of))
	default:
		return "(" + strings.Join(terms, " + ") + ") ÷ " + shown(total)
	}
}

func firstOf(parts []Weight, of func(*Weight) *float64) *float64 {
	for i := range parts {
		if value := of(&parts[i]); value != nil {
			return value
		}
	}
	return nil
}

// EvaluateObjective rolls up what drives an objective: its key results if it
// has any, else its child objectives, unless it says otherwise. Progress set by
// hand is expected to follow the line of the objective's cycle.
func EvaluateObjective(o Objective, cycle plan.Cycle, keyResults, children []Driver, on plan.Date) Rollup {
	switch o.Drivers {
	case DriversManual:
		return manual(o, cycle, on)
	case DriversKeyResults:
		return rollUpOnly(keyResults, children, "child objective", "child objectives", "Its key results drive it: the objectives beneath it do not count.")
	case DriversChildren:
		return rollUpOnly(children, keyResults, "key result", "key results", "The objectives beneath it drive it: its key results do not count.")
	case DriversBoth:
		return RollUp(append(append(make([]Driver, 0, len(keyResults)+len(children)), keyResults...), children...))
	default:
		if len(keyResults) > 0 {
			return rollUpOnly(keyResults, children, "child objective", "child objectives", "Its key results drive it: the objectives beneath it do not count.")
		}
		return RollUp(children)
	}
}

// rollUpOnly rolls up the drivers, and says how many others stand beneath the
// objective that do not drive it.
func rollUpOnly(drivers, others []Driver, one, many, sentence string) Rollup {
	r := RollUp(drivers)
	if len(others) > 0 {
		r.Explanation.leaveOut("", plan.Counted(len(others), one, many), NotADriver, sentence)
	}
	return r
}

// manual is an objective whose progress a person sets, with a reason.
func manual(o Objective, cycle plan.Cycle, on plan.Date) Rollup {
	r := Rollup{Explanation: newExplanation()}
	e := &r.Explanation
	e.Formula = "set by hand"
	if o.ManualReason != "" {
		e.Formula += ": " + o.ManualReason
	}
	progress := finite(o.ManualProgress)
	if progress != nil {
		r.Progress = ptr(min(max(*progress, 0), 1))
	}
	e.Inputs = append(e.Inputs, Input{Name: "manualProgress", Value: r.Progress})
	a := assess(Facts{Cycle: cycle, Aspirational: o.Type == Aspirational, On: on})
	if a.dated {
		expected, formula, _ := a.onPath(a.day)
		r.Expected, e.ExpectedFormula = &expected, formula
	}
	r.Status, e.StatusReason = r.manualStatus(a)
	r.Worst = r.Status
	return r
}

func (r *Rollup) manualStatus(a *assessment) (Status, Reason) {
	switch {
	case r.Progress == nil:
		return NotStarted, Reason{NoValueYet, "Its progress is set by hand, and nobody has set it yet."}
	case !a.dated:
		return NotStarted, Reason{NoDates, "Its cycle has no dates, so nothing is expected yet."}
	case a.On < a.start:
		return NotStarted, Reason{BeforeStart, "It begins on " + a.start.Words() + "."}
	case *r.Progress >= 1-nearly:
		return Achieved, Reason{BarReached, "progress = " + shown(*r.Progress) + ", at 1 or more: achieved"}
	}
	status, reason, reached := byRatio(*r.Progress, *r.Expected, "")
	r.Explanation.Reached = reached
	return status, reason
}
