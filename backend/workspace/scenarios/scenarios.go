// Package scenarios is what a person can do with capacities, with what-ifs of a cycle,
// and with rankings that are kept. One exported method of Actions that writes is one
// action, one transaction and one step of undo.
//
// It imports workspace, typed, store, roadmap and plan.
package scenarios

import (
	"context"
	"fmt"
	"slices"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// Actions are those of an open plan.
type Actions struct{ w *workspace.Workspace }

// New returns the actions of an open plan.
func New(w *workspace.Workspace) Actions { return Actions{w} }

// do runs an action with what is typed into its fields; it names itself.
func (a Actions) do(ctx context.Context, code string, f func(typed.Text) error) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: code}, func(tx *store.Tx) error {
		p, err := tx.Plan(ctx)
		if err != nil {
			return err
		}
		return f(typed.In(ctx, tx, p.Settings))
	})
}

// NewCapacity is what a team has to give in a cycle, as typed.
type NewCapacity struct {
	Scenario plan.ID // "" for the plan of record
	Team     string  // by name or id; "" for the efforts that name no team
	Cycle    plan.ID
	Amount   string // person-months; "" takes the capacity away
}

// SetCapacity says what a team has to give in a cycle, in the plan of record or in a
// scenario. Errors: invalid at amount or team, not_found, ambiguous.
func (a Actions) SetCapacity(ctx context.Context, n NewCapacity) (workspace.Change, error) {
	return a.do(ctx, "set_capacity", func(t typed.Text) error {
		cycle, err := t.Tx.Cycle(ctx, n.Cycle)
		if err != nil {
			return err
		}
		where := cycle.Name
		if n.Scenario != "" {
			s, err := t.Tx.Scenario(ctx, n.Scenario)
			if err != nil {
				return err
			}
			where += ", " + s.Name
		}
		team, err := t.At("team", n.Team).Team()
		if err != nil {
			return err
		}
		t.Tx.Rename("Capacity in " + typed.Shortened(where))
		id := roadmap.CapacityID(n.Scenario, team, n.Cycle)
		amount, err := t.At("amount", n.Amount).OptionalNumber()
		if err != nil {
			return err
		}
		if amount == nil {
			return t.Tx.DeleteCapacity(ctx, id)
		}
		c := roadmap.Capacity{ID: id, Scenario: n.Scenario, Team: team, Cycle: n.Cycle, Amount: *amount}
		if err := c.Validate(); err != nil {
			return err
		}
		return t.Tx.PutCapacity(ctx, c)
	})
}

// NewScenario is a what-if to add.
type NewScenario struct {
	Name  string
	Cycle plan.ID
	From  plan.ID // a scenario to begin as a copy of; "" for the plan of record
}

// AddScenario adds a what-if of a cycle, behind the others. A copy has the model, the
// weights, the capacities and the choices of the other; those of the plan of record count
// wherever a scenario says nothing. Errors: invalid at name, also where one of the cycle is
// called so (taken); not_found.
func (a Actions) AddScenario(ctx context.Context, n NewScenario) (workspace.Change, plan.ID, error) {
	var id plan.ID
	action := workspace.Action{Code: "add_scenario", Name: "Add scenario: " + typed.Shortened(n.Name)}
	change, err := a.w.Do(ctx, action, func(tx *store.Tx) error {
		if _, err := tx.Cycle(ctx, n.Cycle); err != nil {
			return err
		}
		s := roadmap.Scenario{}
		if n.From != "" {
			var err error
			if s, err = tx.Scenario(ctx, n.From); err != nil {
				return err
			}
		}
		all, err := tx.Scenarios(ctx)
		if err != nil {
			return err
		}
		positions := make([]string, len(all))
		for i, other := range all {
			positions[i] = other.Position
		}
		placed, _ := plan.Place(positions, len(positions), 1)
		s.ID, s.Cycle, s.Name, s.Position = tx.NewID(), n.Cycle, plan.CleanTitle(n.Name), placed[0]
		id = s.ID
		if err := put(ctx, tx, s); err != nil {
			return err
		}
		return copyParts(ctx, tx, n.From, s)
	})
	return change, id, err
}

func put(ctx context.Context, tx *store.Tx, s roadmap.Scenario) error {
	if err := s.Validate(); err != nil {
		return err
	}
	all, err := tx.Scenarios(ctx)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(all, func(other roadmap.Scenario) bool {
		return other.ID != s.ID && other.Cycle == s.Cycle && plan.FoldName(other.Name) == plan.FoldName(s.Name)
	}) {
		return plan.AtField("name", "taken", "This cycle has a scenario of this name already. Choose another name.")
	}
	return tx.PutScenario(ctx, s)
}

// parts are what a scenario says.
type parts struct {
	choices    []roadmap.Choice
	capacities []roadmap.Capacity
	weights    []roadmap.Weight
}

func partsOf(ctx context.Context, tx *store.Tx, scenario plan.ID) (p parts, err error) {
	if p.choices, err = tx.Choices(ctx); err != nil {
		return p, err
	}
	p.choices = slices.DeleteFunc(p.choices, func(c roadmap.Choice) bool { return c.Scenario != scenario })
	if p.capacities, err = tx.Capacities(ctx); err != nil {
		return p, err
	}
	p.capacities = slices.DeleteFunc(p.capacities, func(c roadmap.Capacity) bool { return c.Scenario != scenario })
	p.weights, err = tx.Weights(ctx)
	p.weights = slices.DeleteFunc(p.weights, func(w roadmap.Weight) bool { return w.Of != scenario })
	return p, err
}

// copyParts gives a scenario what another says. Capacities of its cycle come along; in
// another cycle they would say nothing.
func copyParts(ctx context.Context, tx *store.Tx, from plan.ID, into roadmap.Scenario) error {
	if from == "" {
		return nil
	}
	p, err := partsOf(ctx, tx, from)
	if err != nil {
		return err
	}
	for _, c := range p.choices {
		c.ID, c.Scenario = roadmap.ChoiceID(into.ID, c.Initiative), into.ID
		if err := tx.PutChoice(ctx, c); err != nil {
			return err
		}
	}
	for _, c := range p.capacities {
		if c.Cycle != into.Cycle {
			continue
		}
		c.ID, c.Scenario = roadmap.CapacityID(into.ID, c.Team, c.Cycle), into.ID
		if err := tx.PutCapacity(ctx, c); err != nil {
			return err
		}
	}
	for _, w := range p.weights {
		w.ID, w.Of = roadmap.WeightID(into.ID, w.Criterion), into.ID
		if err := tx.PutWeight(ctx, w); err != nil {
			return err
		}
	}
	return nil
}

// EditScenario gives a field of a scenario what a person typed: name, note, cycle and
// phase by name or id, model by id. Errors: invalid at the field, not_found.
func (a Actions) EditScenario(ctx context.Context, id plan.ID, field, text string) (workspace.Change, error) {
	return a.do(ctx, "edit_scenario", func(t typed.Text) error {
		s, err := t.Tx.Scenario(ctx, id)
		if err != nil {
			return err
		}
		t.Tx.Rename(fmt.Sprintf("Edit %s: %s", field, typed.Shortened(s.Name)))
		t = t.At(field, text)
		switch field {
		case "name":
			s.Name = plan.CleanTitle(text)
		case "note":
			s.Note = plan.CleanNote(text)
		case "cycle":
			s.Cycle, err = t.Cycle()
			if err == nil && s.Cycle == "" {
				err = plan.AtField("cycle", "required", "A scenario chooses for a cycle. Name one.")
			}
		case "phase":
			s.Phase, err = t.Phase("")
		case "model":
			s.Model, err = model(t)
		default:
			err = plan.AtField(field, "unknown_field", fmt.Sprintf("A scenario has no field %q. Nothing was changed.", field))
		}
		if err != nil {
			return err
		}
		return put(ctx, t.Tx, s)
	})
}

// model is the model that a text names or gives by id, built in or of one's own; "" is
// that of the plan of record.
func model(t typed.Text) (plan.ID, error) {
	if t.Text == "" {
		return "", nil
	}
	own, err := t.Tx.Models(t.Ctx)
	if err != nil {
		return "", err
	}
	var list []plan.Candidate
	for _, m := range append(roadmap.BuiltIn(), own...) {
		list = append(list, plan.Candidate{ID: m.ID, Names: []string{m.Name}})
	}
	return t.Choose(func() (plan.ID, error) {
		return "", plan.AtField(t.Field, "unknown", fmt.Sprintf("There is no model %q. Choose one from the list.", t.Text))
	}, list)
}

// DeleteScenario takes a what-if out of the plan with all that it says. Rankings that were
// kept stay. Errors: not_found.
func (a Actions) DeleteScenario(ctx context.Context, id plan.ID) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "delete_scenario"}, func(tx *store.Tx) error {
		s, err := tx.Scenario(ctx, id)
		if err != nil {
			return err
		}
		tx.Rename("Delete scenario: " + typed.Shortened(s.Name))
		p, err := partsOf(ctx, tx, id)
		if err != nil {
			return err
		}
		for _, c := range p.choices {
			if err := tx.DeleteChoice(ctx, c.ID); err != nil {
				return err
			}
		}
		for _, c := range p.capacities {
			if err := tx.DeleteCapacity(ctx, c.ID); err != nil {
				return err
			}
		}
		for _, w := range p.weights {
			if err := tx.DeleteWeight(ctx, w.ID); err != nil {
				return err
			}
		}
		return tx.DeleteScenario(ctx, id)
	})
}

// NewChoice is what a person says about an initiative in the selection of a scenario.
type NewChoice struct {
	Scenario   plan.ID
	Initiative plan.ID
	Verdict    roadmap.Verdict // "" lets the selection decide
	Reason     string
}

// Choose puts an initiative into the selection of a scenario, or out of it, whatever it is
// worth; without a scenario, of the plan of record. Errors: invalid at verdict or reason,
// not_found.
func (a Actions) Choose(ctx context.Context, n NewChoice) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "choose"}, func(tx *store.Tx) error {
		s, err := roadmap.Scenario{Name: "Plan of record"}, error(nil)
		if n.Scenario != "" {
			s, err = tx.Scenario(ctx, n.Scenario)
		}
		if err != nil {
			return err
		}
		i, err := tx.Initiative(ctx, n.Initiative)
		if err != nil {
			return err
		}
		verb, known := map[roadmap.Verdict]string{roadmap.In: "Put in", roadmap.Out: "Put out", "": "Let the selection decide"}[n.Verdict]
		if !known {
			verb = "Choose"
		}
		tx.Rename(fmt.Sprintf("%s: %s (%s)", verb, typed.Shortened(i.Title), typed.Shortened(s.Name)))
		c := roadmap.Choice{ID: roadmap.ChoiceID(s.ID, i.ID), Scenario: s.ID, Initiative: i.ID, Verdict: n.Verdict, Reason: plan.CleanNote(n.Reason)}
		if n.Verdict == "" {
			return tx.DeleteChoice(ctx, c.ID)
		}
		if err := c.Validate(); err != nil {
			return err
		}
		return tx.PutChoice(ctx, c)
	})
}
