package views

import (
	"context"
	"fmt"
	"slices"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
)

// deciding is a state of the plan in which its initiatives are scored and ranked for
// one cycle, by one model, in one scenario.
type deciding struct {
	*snapshot
	rows     *roadmapRows
	cycle    plan.Cycle
	scenario roadmap.Scenario // the zero value is the plan of record
	model    roadmap.Model
	criteria []roadmap.Criterion
	weights  map[plan.ID]float64 // of the scenario or its phase, by criterion
	scorer   *roadmap.Scorer     // nil where the model cannot score
	fault    string              // why it cannot; "" where it can
	items    map[plan.ID]roadmap.ScoreItem
	// ranked are the initiatives that could be done in the cycle, in their places.
	ranked []roadmap.RankedItem
	ranks  map[plan.ID]int // index into ranked
	scored map[plan.ID]roadmap.ScoredItem
	// shipped is read only for what shows it.
	shipped shippedOutcomes
}

// deciding reads what a roadmap is made of. not_found where the cycle, model or
// scenario is gone.
func (v Views) deciding(ctx context.Context, r store.Reader, q RoadmapQuery) (*deciding, error) {
	s, err := readRows(ctx, r, "", v.w.Today())
	if err != nil {
		return nil, err
	}
	rows, err := readRoadmap(ctx, r)
	if err != nil {
		return nil, err
	}
	d := &deciding{snapshot: s, rows: rows}
	return d, d.decide(q)
}

func (d *deciding) decide(q RoadmapQuery) error {
	var found bool
	if d.cycle, found = d.cycleNamed(q.Cycle); !found {
		return gone("cycle", q.Cycle)
	}
	if q.Scenario != "" {
		if d.scenario, found = d.rows.scenario(q.Scenario); !found {
			return gone("scenario", q.Scenario)
		}
	}
	if d.model, found = d.modelNamed(q.Model); !found {
		return gone("model", q.Model)
	}
	d.score()
	return nil
}

// modelNamed finds a model; "" is that of the scenario, of the plan, or RICE: the
// first that there is, as one that was deleted leaves what named it with the next.
func (d *deciding) modelNamed(id plan.ID) (roadmap.Model, bool) {
	if id != "" {
		return d.rows.model(id)
	}
	for _, named := range []plan.ID{d.scenario.Model, d.plan.RoadmapModel} {
		if model, found := d.rows.model(named); found && named != "" {
			return model, true
		}
	}
	return d.rows.model("")
}

// gone is the refusal of what a roadmap was asked for and is not there: not_found.
func gone(what string, id plan.ID) error {
	return &plan.Error{Code: plan.NotFound, Params: map[string]any{"id": string(id)},
		Message: fmt.Sprintf("There is no such %s in this plan any more. It may have been deleted; Undo brings it back.", what)}
}

// cycleNamed finds a cycle; "" is the one that a new window shows.
func (d *deciding) cycleNamed(id plan.ID) (plan.Cycle, bool) {
	if id == "" {
		for _, c := range d.cycleRows() {
			if c.Current {
				id = c.ID
			}
		}
	}
	at := slices.IndexFunc(d.cycles, func(c plan.Cycle) bool { return c.ID == id })
	if at < 0 {
		return plan.Cycle{}, false
	}
	return d.cycles[at], true
}

// score scores all initiatives and ranks those that could be done in the cycle.
func (d *deciding) score() {
	d.criteria = d.rows.criteriaOf(d.model.ID)
	d.weights = roadmap.WeightsOf(d.rows.weights, d.scenario.Phase)
	for criterion, weight := range roadmap.WeightsOf(d.rows.weights, d.scenario.ID) {
		d.weights[criterion] = weight
	}
	d.items, d.scored, d.ranks = map[plan.ID]roadmap.ScoreItem{}, map[plan.ID]roadmap.ScoredItem{}, map[plan.ID]int{}
	var err error
	if d.scorer, err = roadmap.NewScorer(d.model, d.criteria, d.weights); err != nil {
		d.scorer, d.fault = nil, err.Error()
	}
	var candidates []roadmap.ScoredItem
	for i, item := range roadmap.ItemsOf(d.rows.initiatives, d.rows.ratings, d.rows.efforts, d.rows.answers) {
		made := roadmap.ScoredItem{ID: item.ID, Class: item.Class, Reason: d.fault}
		if d.scorer != nil {
			made = d.scorer.One(item)
		}
		d.items[item.ID], d.scored[item.ID] = item, made
		if d.candidate(&d.rows.initiatives[i]) {
			candidates = append(candidates, made)
		}
	}
	d.ranked = roadmap.Rank(candidates, slices.DeleteFunc(slices.Clone(d.rows.overrides), func(o roadmap.Override) bool { return o.Model != d.model.ID }))
	for i := range d.ranked {
		d.ranks[d.ranked[i].ID] = i
	}
}

// candidate says whether an initiative could be done in the cycle: it is neither done
// nor given up, nor planned in another one.
func (d *deciding) candidate(i *roadmap.Initiative) bool {
	if !i.State.Open() {
		return false
	}
	return i.Cycle == "" || i.Cycle == d.cycle.ID || !slices.ContainsFunc(d.cycles, func(c plan.Cycle) bool { return c.ID == i.Cycle })
}

// place is where an initiative stands in the ranking; nil where it has no place.
func (d *deciding) place(id plan.ID) *int {
	if at, ranked := d.ranks[id]; ranked && d.ranked[at].Shown > 0 {
		return &d.ranked[at].Shown
	}
	return nil
}

// worth is what an initiative counts in a selection, not divided by its effort; nil
// where it is unscored.
func (d *deciding) worth(id plan.ID) *float64 {
	if d.scorer == nil || d.scored[id].Score == nil {
		return nil
	}
	return d.scorer.Worth(d.scored[id])
}
