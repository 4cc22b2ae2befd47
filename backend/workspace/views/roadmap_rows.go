package views

import (
	"context"
	"slices"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
)

// roadmapRows are the rows of the roadmap, those of an initiative by its id.
type roadmapRows struct {
	initiatives  []roadmap.Initiative // in the order of the backlog
	at           map[plan.ID]int      // of each among them
	efforts      []roadmap.Effort
	effortsOf    map[plan.ID][]roadmap.Effort
	moves        map[plan.ID][]roadmap.Move
	dependencies []roadmap.Dependency // between initiatives that there are
	models       []roadmap.Model      // built in, then one's own
	criteria     []roadmap.Criterion  // likewise
	ratings      []roadmap.Rating
	ratingsOf    map[plan.ID]map[plan.ID]roadmap.Rating // by initiative and criterion
	overrides    []roadmap.Override
	answers      []roadmap.Answer
	scenarios    []roadmap.Scenario
	choices      []roadmap.Choice
	capacities   []roadmap.Capacity
	weights      []roadmap.Weight
}

func readRoadmap(ctx context.Context, r store.Reader) (*roadmapRows, error) {
	rows := &roadmapRows{at: map[plan.ID]int{}, effortsOf: map[plan.ID][]roadmap.Effort{}, moves: map[plan.ID][]roadmap.Move{}, ratingsOf: map[plan.ID]map[plan.ID]roadmap.Rating{}}
	var moves []roadmap.Move
	for _, read := range []func() error{
		into(ctx, &rows.initiatives, r.Initiatives), into(ctx, &rows.efforts, r.Efforts), into(ctx, &moves, r.Moves),
		into(ctx, &rows.dependencies, r.Dependencies), into(ctx, &rows.models, r.Models), into(ctx, &rows.criteria, r.Criteria),
		into(ctx, &rows.ratings, r.Ratings), into(ctx, &rows.overrides, r.Overrides), into(ctx, &rows.answers, r.Answers),
		into(ctx, &rows.scenarios, r.Scenarios), into(ctx, &rows.choices, r.Choices), into(ctx, &rows.capacities, r.Capacities),
		into(ctx, &rows.weights, r.Weights),
	} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	for i := range rows.initiatives {
		rows.at[rows.initiatives[i].ID] = i
	}
	for _, m := range moves {
		rows.moves[m.Initiative] = append(rows.moves[m.Initiative], m)
	}
	for _, e := range rows.efforts {
		rows.effortsOf[e.Initiative] = append(rows.effortsOf[e.Initiative], e)
	}
	for _, rating := range rows.ratings {
		if rows.ratingsOf[rating.Initiative] == nil {
			rows.ratingsOf[rating.Initiative] = map[plan.ID]roadmap.Rating{}
		}
		rows.ratingsOf[rating.Initiative][rating.Criterion] = rating
	}
	rows.dependencies = slices.DeleteFunc(rows.dependencies, func(d roadmap.Dependency) bool { return !rows.has(d.Initiative) || !rows.has(d.On) })
	rows.addBuiltIn()
	return rows, nil
}

func into[T any](ctx context.Context, list *[]T, read func(context.Context) ([]T, error)) func() error {
	return func() (err error) {
		*list, err = read(ctx)
		return err
	}
}

// addBuiltIn puts the models that Cairn brings along before those of the plan. A
// criterion whose model is gone is passed over.
func (rows *roadmapRows) addBuiltIn() {
	own, ownCriteria := rows.models, rows.criteria
	rows.models, rows.criteria = roadmap.BuiltIn(), nil
	for _, m := range rows.models {
		rows.criteria = append(rows.criteria, roadmap.BuiltInCriteria(m)...)
	}
	rows.models = append(rows.models, own...)
	rows.criteria = append(rows.criteria, ownCriteria...)
}

func (rows *roadmapRows) has(id plan.ID) bool {
	_, has := rows.at[id]
	return has
}

func (rows *roadmapRows) initiative(id plan.ID) *roadmap.Initiative {
	if at, has := rows.at[id]; has {
		return &rows.initiatives[at]
	}
	return nil
}

func (rows *roadmapRows) title(id plan.ID) string {
	if i := rows.initiative(id); i != nil {
		return i.Title
	}
	return ""
}

func (rows *roadmapRows) criteriaOf(model plan.ID) []roadmap.Criterion {
	return slices.DeleteFunc(slices.Clone(rows.criteria), func(c roadmap.Criterion) bool { return c.Model != model })
}

// model finds a model by its id; "" is RICE.
func (rows *roadmapRows) model(id plan.ID) (roadmap.Model, bool) {
	if id == "" {
		id = roadmap.ModelID(roadmap.RICE)
	}
	for _, m := range rows.models {
		if m.ID == id {
			return m, true
		}
	}
	return roadmap.Model{}, false
}

func (rows *roadmapRows) scenario(id plan.ID) (roadmap.Scenario, bool) {
	for _, s := range rows.scenarios {
		if s.ID == id {
			return s, true
		}
	}
	return roadmap.Scenario{}, false
}

// choice is what a scenario says of an initiative.
func (rows *roadmapRows) choice(scenario, initiative plan.ID) (roadmap.Choice, bool) {
	for _, c := range rows.choices {
		if c.Scenario == scenario && c.Initiative == initiative {
			return c, true
		}
	}
	return roadmap.Choice{}, false
}
