// Package sample makes the sample plan: an invented team that delivers food
// boxes to restaurants, in the middle of its quarter relative to today, with the
// closed quarter before it, two years of KPIs, last week's review and a roadmap for
// the quarter to come. The same day gives the same content.
//
// It imports workspace, store, kpi, okr, review, roadmap and plan.
package sample

import (
	"context"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
)

// PlanName is what the sample plan is called.
const PlanName = "Fennel Row"

// Create makes the sample plan at path; conflict where there is a file.
func Create(ctx context.Context, path string, options workspace.Options) (*workspace.Workspace, error) {
	return workspace.Create(ctx, path, workspace.NewPlan{Name: PlanName, Fill: fill}, options)
}

const (
	daysGone  = 47 // the sample is on day 48 of its quarter
	weeksLong = 13
)

type objective struct {
	title, owner, phase string
	initiatives         string // what the team does for it, two lines of its note
	past                bool   // of the closed cycle
	aspirational        bool
	parent              string // title of the objective above; "" for none
	keyResults          []keyResult
}

// keyResult has a value per week, from the first on; the last is the current
// one. gap leaves out the newest weeks, so that it grows stale.
type keyResult struct {
	title, owner, unit string
	kind               okr.Kind
	start, target      *float64
	low, high          *float64
	points             *int
	kpi                string // name of the KPI that feeds it; its check-ins have no values then
	milestones         []milestone
	weekly             []float64
	confidence         []float64 // per week, 0 to 100
	notes              map[int]string
	gap                int
	startsLater        bool
}

// milestone is due and done in a week of the cycle; done 0 is not yet.
type milestone struct {
	title     string
	weight    float64
	due, done int
}

func num(f float64) *float64 { return &f }

func fill(ctx context.Context, tx *store.Tx) error {
	f := filler{ctx: ctx, tx: tx, people: map[string]plan.ID{}, phases: map[string]plan.ID{}, objectives: map[string]plan.ID{}, keyResults: map[string]plan.ID{}, kpis: map[string]plan.ID{}}
	if err := f.begin(); err != nil {
		return err
	}
	if err := f.addKPIs(); err != nil {
		return err
	}
	all := append(objectives(), pastObjectives()...)
	keys := plan.Keys(len(all))
	for i, o := range all {
		if o.parent != "" {
			keys[i] = "z" + keys[i] // behind the key results of its parent
		}
		if err := f.addObjective(o, keys[i]); err != nil {
			return err
		}
	}
	if err := f.closePast(); err != nil {
		return err
	}
	if err := f.addReview(); err != nil {
		return err
	}
	return f.addRoadmap()
}

type filler struct {
	ctx        context.Context //nolint:containedctx // lives for one action
	tx         *store.Tx
	running    plan.Cycle
	closed     plan.Cycle
	cycle      plan.Cycle // of the objective being added
	product    plan.ID
	people     map[string]plan.ID
	phases     map[string]plan.ID
	objectives map[string]plan.ID
	keyResults map[string]plan.ID
	kpis       map[string]plan.ID
}

// begin adds the cycles and reads what the new plan has already.
func (f *filler) begin() error {
	start := f.tx.Today().AddDays(-daysGone)
	f.closed = plan.Cycle{ID: f.tx.NewID(), Name: "Foundation quarter", Start: start.AddDays(-7 * weeksLong), End: start.AddDays(-1), State: plan.ClosedState, Closed: start.AddDays(2)}
	f.running = plan.Cycle{ID: f.tx.NewID(), Name: "Launch quarter", Start: start, End: start.AddDays(7*weeksLong - 1), State: plan.ActiveState}
	next := plan.Cycle{ID: f.tx.NewID(), Name: "Next quarter", Start: f.running.End.AddDays(1), End: f.running.End.AddDays(7 * weeksLong), State: plan.DraftState}
	for _, c := range []plan.Cycle{f.closed, f.running, next, {ID: f.tx.NewID(), Name: "Backlog", State: plan.BacklogState}} {
		if err := f.tx.PutCycle(f.ctx, c); err != nil {
			return err
		}
	}
	products, err := f.tx.Products(f.ctx)
	if err != nil {
		return err
	}
	f.product = products[0].ID
	phases, err := f.tx.Phases(f.ctx)
	for _, p := range phases {
		f.phases[p.Name] = p.ID
	}
	return err
}

func (f *filler) person(name string) (plan.ID, error) {
	if id, ok := f.people[name]; ok {
		return id, nil
	}
	p := plan.Person{ID: f.tx.NewID(), Name: name}
	f.people[name] = p.ID
	return p.ID, f.tx.PutPerson(f.ctx, p)
}

func (f *filler) addObjective(o objective, position string) error {
	owner, err := f.person(o.owner)
	if err != nil {
		return err
	}
	f.cycle = f.running
	if o.past {
		f.cycle = f.closed
	}
	row := okr.Objective{ID: f.tx.NewID(), Product: f.product, Cycle: f.cycle.ID, Parent: f.objectives[o.parent], Position: position,
		Title: o.title, Note: o.initiatives, Type: okr.Committed, Owner: owner, Phase: f.phases[o.phase], Weight: 1}
	if o.aspirational {
		row.Type = okr.Aspirational
	}
	f.objectives[o.title] = row.ID
	if err := row.Validate(); err != nil {
		return err
	}
	if err := f.tx.PutObjective(f.ctx, row); err != nil {
		return err
	}
	keys := plan.Keys(len(o.keyResults))
	for i, k := range o.keyResults {
		if err := f.addKeyResult(row.ID, k, keys[i]); err != nil {
			return err
		}
	}
	return nil
}

func (f *filler) addKeyResult(objective plan.ID, k keyResult, position string) error {
	owner, err := f.person(k.owner)
	if err != nil {
		return err
	}
	row := okr.KeyResult{ID: f.tx.NewID(), Objective: objective, Position: position, Title: k.title, Kind: k.kind, Unit: k.unit,
		Start: k.start, Target: k.target, Low: k.low, High: k.high, BaselinePoints: k.points, KPI: f.kpis[k.kpi], Owner: owner, Weight: 1}
	f.keyResults[k.title] = row.ID
	if k.startsLater {
		row.StartDate = f.cycle.Start.AddDays(56)
	}
	if err := row.Validate(); err != nil {
		return err
	}
	if err := f.tx.PutKeyResult(f.ctx, row); err != nil {
		return err
	}
	if err := f.addMilestones(row.ID, k.milestones); err != nil {
		return err
	}
	weeks := max(len(k.weekly), len(k.confidence)) - k.gap
	for week := range weeks {
		c := okr.CheckIn{ID: f.tx.NewID(), KeyResult: row.ID, Date: f.cycle.Start.AddDays(7*week + 4),
			Note: k.notes[week], By: k.owner, For: owner}
		if week < len(k.weekly) {
			c.Value = num(k.weekly[week])
		}
		if week < len(k.confidence) {
			c.Confidence = num(k.confidence[week])
		}
		if err := c.Validate(row, f.cycle, f.tx.Today()); err != nil {
			return err
		}
		if err := f.tx.AddCheckIn(f.ctx, c); err != nil {
			return err
		}
	}
	return nil
}

func (f *filler) addMilestones(keyResult plan.ID, milestones []milestone) error {
	keys := plan.Keys(len(milestones))
	for i, m := range milestones {
		row := okr.Milestone{ID: f.tx.NewID(), KeyResult: keyResult, Position: keys[i], Title: m.title, Weight: m.weight, Due: f.cycle.Start.AddDays(7*m.due - 3)}
		if m.done > 0 {
			row.Done = f.cycle.Start.AddDays(7*m.done - 3)
		}
		if err := row.Validate(); err != nil {
			return err
		}
		if err := f.tx.PutMilestone(f.ctx, row); err != nil {
			return err
		}
	}
	return nil
}
