package okr

import "cairn/backend/plan"

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
			CadenceDays: g.CadenceDays, GraceDays: g.GraceDays, On: g.On, Score: g.score(kr.ID)}
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
