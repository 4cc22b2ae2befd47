// Package sample makes the sample plan: an invented team that delivers food
// boxes to restaurants, in the middle of its quarter relative to today. The
// same day gives the same content.
//
// It imports workspace, store, okr and plan.
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
	weekly             []float64
	confidence         []float64 // per week, 0 to 100
	notes              map[int]string
	gap                int
	startsLater        bool
}

func num(f float64) *float64 { return &f }

func fill(ctx context.Context, tx *store.Tx) error {
	f := filler{ctx: ctx, tx: tx, people: map[string]plan.ID{}, phases: map[string]plan.ID{}, objectives: map[string]plan.ID{}}
	if err := f.begin(); err != nil {
		return err
	}
	all := objectives()
	keys := plan.Keys(len(all))
	for i, o := range all {
		if o.parent != "" {
			keys[i] = "z" + keys[i] // behind the key results of its parent
		}
		if err := f.addObjective(o, keys[i]); err != nil {
			return err
		}
	}
	return nil
}

type filler struct {
	ctx        context.Context //nolint:containedctx // lives for one action
	tx         *store.Tx
	cycle      plan.Cycle
	product    plan.ID
	people     map[string]plan.ID
	phases     map[string]plan.ID
	objectives map[string]plan.ID
}

// begin adds the cycles and reads what the new plan has already.
func (f *filler) begin() error {
	start := f.tx.Today().AddDays(-daysGone)
	f.cycle = plan.Cycle{ID: f.tx.NewID(), Name: "Launch quarter", Start: start, End: start.AddDays(7*weeksLong - 1), State: plan.ActiveState}
	next := plan.Cycle{ID: f.tx.NewID(), Name: "Next quarter", Start: f.cycle.End.AddDays(1), End: f.cycle.End.AddDays(7 * weeksLong), State: plan.DraftState}
	for _, c := range []plan.Cycle{f.cycle, next, {ID: f.tx.NewID(), Name: "Backlog", State: plan.BacklogState}} {
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
	row := okr.Objective{ID: f.tx.NewID(), Product: f.product, Cycle: f.cycle.ID, Parent: f.objectives[o.parent], Position: position,
		Title: o.title, Type: okr.Committed, Owner: owner, Phase: f.phases[o.phase], Weight: 1}
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
		Start: k.start, Target: k.target, Owner: owner, Weight: 1}
	if k.startsLater {
		row.StartDate = f.cycle.Start.AddDays(56)
	}
	if err := row.Validate(); err != nil {
		return err
	}
	if err := f.tx.PutKeyResult(f.ctx, row); err != nil {
		return err
	}
	weeks := len(k.weekly) - k.gap
	for week := range weeks {
		c := okr.CheckIn{ID: f.tx.NewID(), KeyResult: row.ID, Date: f.cycle.Start.AddDays(7*week + 4), Value: num(k.weekly[week]),
			Note: k.notes[week], By: k.owner, For: owner}
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
