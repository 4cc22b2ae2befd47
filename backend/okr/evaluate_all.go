package okr

import (
	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// Goals are the objectives of a plan, or a part of it, with everything that
// their answers rest on. Rows that belong to nothing in it are tolerated.
type Goals struct {
	Cycles     []plan.Cycle
	Objectives []Objective
	KeyResults []KeyResult // in outline order
	Milestones []Milestone
	CheckIns   []CheckIn
	Feeds      map[plan.ID]Feed  // by KPI
	Scores     map[plan.ID]Score // by row
	// CadenceDays and GraceDays are the plan's.
	CadenceDays, GraceDays int
	Calendar               kpi.Calendar
	On                     plan.Date
}

// Answers are how the goals stand, by id.
type Answers struct {
	KeyResults map[plan.ID]Evaluation
	Objectives map[plan.ID]Rollup
}

// EvaluateAll evaluates every key result and rolls up every objective, in time
// linear in the rows. A key result without its objective is evaluated as one
// without dates.
func EvaluateAll(g Goals) Answers {
	cycles := make(map[plan.ID]plan.Cycle, len(g.Cycles))
	for _, cycle := range g.Cycles {
		cycles[cycle.ID] = cycle
	}
	objectives := make(map[plan.ID]*Objective, len(g.Objectives))
	for i := range g.Objectives {
		objectives[g.Objectives[i].ID] = &g.Objectives[i]
	}
	milestones := groupBy(g.Milestones, func(m *Milestone) plan.ID { return m.KeyResult })
	checkIns := groupBy(g.CheckIns, func(c *CheckIn) plan.ID { return c.KeyResult })
	answers := Answers{KeyResults: make(map[plan.ID]Evaluation, len(g.KeyResults))}
	drivers := make(map[plan.ID][]Driver, len(g.Objectives))
	for _, kr := range g.KeyResults {
		facts := Facts{KeyResult: kr, Milestones: milestones[kr.ID], CheckIns: checkIns[kr.ID], Feed: g.Feeds[kr.KPI],
			CadenceDays: g.CadenceDays, GraceDays: g.GraceDays, Calendar: g.Calendar, On: g.On, Score: g.score(kr.ID)}
		if o := objectives[kr.Objective]; o != nil {
			facts.Cycle, facts.Aspirational = cycles[o.Cycle], o.Type == Aspirational
		}
		answer := Evaluate(facts)
		answers.KeyResults[kr.ID] = answer
		drivers[kr.Objective] = append(drivers[kr.Objective], KeyResultDriver(kr, answer))
	}
	answers.Objectives = EvaluateTree(Tree{Objectives: g.Objectives, KeyResults: drivers, Cycles: cycles, Scores: g.Scores, On: g.On})
	return answers
}

// Facts are those of one key result among the goals; ok is false where it is none.
func (g *Goals) Facts(id plan.ID) (f Facts, ok bool) {
	f = Facts{CadenceDays: g.CadenceDays, GraceDays: g.GraceDays, Calendar: g.Calendar, Score: g.score(id), On: g.On}
	for i := range g.KeyResults {
		if g.KeyResults[i].ID == id {
			f.KeyResult, ok = g.KeyResults[i], true
		}
	}
	for _, m := range g.Milestones {
		if m.KeyResult == id {
			f.Milestones = append(f.Milestones, m)
		}
	}
	for _, c := range g.CheckIns {
		if c.KeyResult == id {
			f.CheckIns = append(f.CheckIns, c)
		}
	}
	f.Feed = g.Feeds[f.KeyResult.KPI]
	for i := range g.Objectives {
		if o := &g.Objectives[i]; o.ID == f.KeyResult.Objective {
			f.Aspirational = o.Type == Aspirational
			for _, cycle := range g.Cycles {
				if cycle.ID == o.Cycle {
					f.Cycle = cycle
				}
			}
		}
	}
	return f, ok
}

// DriverChoice is what an objective would have if something drove it.
type DriverChoice struct {
	Drivers Drivers
	Rollup  Rollup
}

// DriverChoices are what an objective would have by each choice of what drives it,
// in the order in which a person chooses; nil where there is no such objective. What
// the answers say of its own drivers stays as it is.
func (g *Goals) DriverChoices(answers Answers, id plan.ID) []DriverChoice {
	var objective *Objective
	parents := make(map[plan.ID]plan.ID, len(g.Objectives))
	for i := range g.Objectives {
		parents[g.Objectives[i].ID] = g.Objectives[i].Parent
		if g.Objectives[i].ID == id {
			objective = &g.Objectives[i]
		}
	}
	if objective == nil {
		return nil
	}
	above := map[plan.ID]bool{}
	for at := id; at != "" && !above[at]; at = parents[at] {
		above[at] = true
	}
	var keyResults, children []Driver
	for _, k := range g.KeyResults {
		if k.Objective == id {
			keyResults = append(keyResults, KeyResultDriver(k, answers.KeyResults[k.ID]))
		}
	}
	for _, o := range g.Objectives {
		if o.Parent == id && !above[o.ID] { // the members of a loop do not drive one another
			children = append(children, ObjectiveDriver(o, answers.Objectives[o.ID]))
		}
	}
	var cycle plan.Cycle
	for _, c := range g.Cycles {
		if c.ID == objective.Cycle {
			cycle = c
		}
	}
	var choices []DriverChoice
	for _, drivers := range []Drivers{DriversDefault, DriversKeyResults, DriversChildren, DriversBoth, DriversManual} {
		o := *objective
		o.Drivers = drivers
		choices = append(choices, DriverChoice{drivers, EvaluateObjective(o, cycle, keyResults, children, g.On)})
	}
	return choices
}

// groupBy sorts rows by what they belong to, in one block of memory.
func groupBy[T any](rows []T, owner func(*T) plan.ID) map[plan.ID][]T {
	counts := make(map[plan.ID]int)
	for i := range rows {
		counts[owner(&rows[i])]++
	}
	block := make([]T, len(rows))
	groups := make(map[plan.ID][]T, len(counts))
	free := 0
	for i := range rows {
		id := owner(&rows[i])
		group, begun := groups[id]
		if !begun {
			group = block[free : free : free+counts[id]]
			free += counts[id]
		}
		groups[id] = append(group, rows[i])
	}
	return groups
}
