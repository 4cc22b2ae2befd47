package template

import (
	"math"
	"slices"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/smart"
)

// Plan is what templates are drafted for.
type Plan struct {
	On       plan.Date // the day on which it would be added
	Settings plan.Settings
	Cycle    plan.Cycle // in which it would be
	// Metrics are the KPIs that Match found, with their values, by the ids of the Wanted.
	Metrics map[string]smart.Metric
	Options smart.Options // by which targets are tested
}

// Draft is a template as it would stand in a plan. Its rows have no ids, no place, no
// owner and no phase yet.
type Draft struct {
	*Template
	Objective okr.Objective
	Results   []Result
}

// Result is a key result as it would stand.
type Result struct {
	Of         *KeyResult
	KeyResult  okr.KeyResult
	Milestones []okr.Milestone
	Wanted     *Wanted       // what would measure it; nil for what no KPI measures
	Metric     *smart.Metric // the KPI of the plan that does; nil for none
	Basis      Basis
	Said       []smart.Said // what history says of the target; empty without history
}

// Basis is where the numbers of a Result come from.
type Basis string

// The bases, in the spelling of JSON.
const (
	NoNumbers Basis = ""        // it has none
	Values    Basis = "values"  // the values of the KPI
	Card      Basis = "card"    // what the KPI's card calls good
	Example   Basis = "example" // the template
)

// Fit says how much of a template a plan can measure.
type Fit struct{ Measured, Wanted int }

// Whole says whether all that is measured at all is measured by KPIs of the plan.
func (f Fit) Whole() bool { return f.Measured == f.Wanted }

// Fit of the draft.
func (d *Draft) Fit() (f Fit) {
	for i := range d.Results {
		if d.Results[i].Wanted != nil {
			f.Wanted++
		}
		if d.Results[i].Metric != nil {
			f.Measured++
		}
	}
	return f
}

// Draft says how a template would stand in a plan.
func (b *Book) Draft(t *Template, p Plan) Draft {
	d := Draft{Template: t, Results: make([]Result, len(t.KeyResults)),
		Objective: okr.Objective{Cycle: p.Cycle.ID, Title: t.Title, Type: t.Type, Weight: 1, Note: t.Why + "\n\n" + b.TrapNote + t.Trap}}
	begins := p.begins()
	for i := range t.KeyResults {
		k := &t.KeyResults[i]
		r := Result{Of: k, Wanted: b.Wanted(k.KPI), Said: []smart.Said{},
			KeyResult: okr.KeyResult{ID: plan.ID(k.ID), Title: k.Title, Kind: k.Kind, Unit: k.Unit, Weight: 1, StartDate: begins}}
		if k.Points > 0 {
			r.KeyResult.BaselinePoints = &k.Points
		}
		if r.Wanted != nil {
			p.measure(&r, &d.Objective)
		}
		if r.Basis == Example {
			r.KeyResult.Note = b.ExampleNote + r.Wanted.Definition
		}
		r.KeyResult.ID = ""
		r.Milestones = p.milestones(k, begins)
		d.Results[i] = r
	}
	return d
}

// begins is the first day of what is added while its cycle is under way, so that nothing
// is expected of the time before; "" is the cycle's, also while it has hardly begun.
func (p *Plan) begins() plan.Date {
	if !p.Cycle.Start.Valid() || !p.Cycle.End.Valid() || p.On < p.Cycle.Start || p.On > p.Cycle.End {
		return ""
	}
	const hardly = 0.1 // of the cycle: "too early to compare" (contracts.md, "Status")
	gone, all := p.Cycle.Start.DaysUntil(p.On), p.Cycle.Start.DaysUntil(p.Cycle.End)
	if all == 0 || float64(gone)/float64(all) < hardly {
		return ""
	}
	return p.On
}

// milestones are due over the time there is.
func (p *Plan) milestones(k *KeyResult, begins plan.Date) []okr.Milestone {
	made, keys := make([]okr.Milestone, len(k.Milestones)), plan.Keys(len(k.Milestones))
	if begins == "" {
		begins = p.Cycle.Start
	}
	for i, m := range k.Milestones {
		made[i] = okr.Milestone{Title: m.Title, Weight: 1, Position: keys[i]}
		if begins.Valid() && p.Cycle.End.Valid() {
			made[i].Due = begins.AddDays(int(math.Ceil(m.At * float64(begins.DaysUntil(p.Cycle.End)))))
		}
	}
	return made
}

// PhaseOf is the phase of a product in which a template belongs: the one that is called
// so, else the one in its place where the product still has as many phases as a new one
// and nothing of the name; "" for none.
func (t *Template) PhaseOf(phases []plan.Phase) plan.ID {
	usual := plan.DefaultPhases()
	called := func(name string) int {
		return slices.IndexFunc(phases, func(p plan.Phase) bool { return plan.FoldName(p.Name) == plan.FoldName(name) })
	}
	if at := called(t.Phase); at >= 0 {
		return phases[at].ID
	}
	at := slices.Index(usual, t.Phase)
	if at < 0 || len(phases) != len(usual) {
		return ""
	}
	for _, name := range usual {
		if called(name) == at {
			return "" // another one moved here
		}
	}
	return phases[at].ID
}
