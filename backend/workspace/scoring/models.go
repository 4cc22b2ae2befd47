package scoring

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"cairn/backend/calc"
	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// Beginning is what a new model begins with.
type Beginning string

// The beginnings, in the spelling of JSON.
const (
	FromTemplate Beginning = "template" // criteria with rubrics, and weights for each lifecycle phase
	FromNothing  Beginning = "empty"    // a weighted model without criteria
	FromFormula  Beginning = "formula"  // one criterion, value, and a formula over it
)

// NewModel is a model of one's own, as typed.
type NewModel struct {
	From    Beginning
	Name    string // "" is that of the beginning
	Formula string // of FromFormula; "" is value / effort
}

// AddModel adds a model behind the others. Errors: invalid at from, name or formula.
func (a Actions) AddModel(ctx context.Context, n NewModel) (workspace.Change, plan.ID, error) {
	var id plan.ID
	change, err := a.w.Do(ctx, workspace.Action{Code: "add_model"}, func(tx *store.Tx) error {
		m, criteria, err := n.begin()
		if err != nil {
			return err
		}
		models, err := tx.Models(ctx)
		if err != nil {
			return err
		}
		positions := make([]string, len(models))
		for i, other := range models {
			positions[i] = other.Position
		}
		placed, _ := plan.Place(positions, len(positions), 1)
		m.ID, m.Position = tx.NewID(), placed[0]
		id = m.ID
		tx.Rename("Add model: " + typed.Shortened(m.Name))
		if err := m.Validate(); err != nil {
			return err
		}
		for i := range criteria {
			criteria[i].ID, criteria[i].Model = tx.NewID(), m.ID
			if err := tx.PutCriterion(ctx, criteria[i]); err != nil {
				return err
			}
		}
		if err := tx.PutModel(ctx, m); err != nil {
			return err
		}
		if n.From == FromTemplate {
			if err := putPresets(ctx, tx, criteria); err != nil {
				return err
			}
		}
		return computable(m, criteria, nil)
	})
	return change, id, err
}

func (n NewModel) begin() (roadmap.Model, []roadmap.Criterion, error) {
	var m roadmap.Model
	var criteria []roadmap.Criterion
	switch n.From {
	case FromTemplate:
		template := roadmap.WeightedTemplate()
		m, criteria = template.Model, template.Criteria
	case FromNothing:
		m = roadmap.Model{Name: "Weighted score", Method: roadmap.Weighted}
	case FromFormula:
		m = roadmap.Model{Name: "Formula", Method: roadmap.Formula, Formula: "value / effort"}
		criteria = roadmap.BuiltInCriteria(roadmap.Model{Method: roadmap.ValueEffort})
	default:
		return m, nil, plan.AtField("from", "unknown", fmt.Sprintf("%q is no beginning of a model. Choose template, empty or formula.", n.From))
	}
	if name := plan.CleanTitle(n.Name); name != "" {
		m.Name = name
	}
	if formula := plan.CleanTitle(n.Formula); formula != "" {
		m.Formula = formula
	}
	return m, criteria, nil
}

// putPresets gives the phases of the plan that are called like those of the template
// their weights.
func putPresets(ctx context.Context, tx *store.Tx, criteria []roadmap.Criterion) error {
	phases, err := tx.Phases(ctx)
	if err != nil {
		return err
	}
	template := roadmap.WeightedTemplate()
	for _, phase := range phases {
		preset, ok := template.Preset(phase.Name)
		if !ok {
			continue
		}
		for _, c := range criteria {
			w := roadmap.Weight{ID: roadmap.WeightID(phase.ID, c.ID), Of: phase.ID, Criterion: c.ID, Weight: preset.Weights[c.Key]}
			if err := tx.PutWeight(ctx, w); err != nil {
				return err
			}
		}
	}
	return nil
}

// computable refuses a model that could give no score: a formula that cannot be computed,
// weights that are all 0. One without criteria is not finished, which is no mistake.
func computable(m roadmap.Model, criteria []roadmap.Criterion, weights map[plan.ID]float64) error {
	if m.Method == roadmap.Weighted && len(criteria) == 0 {
		return nil
	}
	_, err := roadmap.NewScorer(m, criteria, weights)
	return err
}

// computableEverywhere is computable with the weights of each phase and scenario.
func computableEverywhere(ctx context.Context, tx *store.Tx, m roadmap.Model, criteria []roadmap.Criterion) error {
	if err := computable(m, criteria, nil); err != nil {
		return err
	}
	weights, err := tx.Weights(ctx)
	if err != nil {
		return err
	}
	own := slices.DeleteFunc(weights, func(w roadmap.Weight) bool {
		return !slices.ContainsFunc(criteria, func(c roadmap.Criterion) bool { return c.ID == w.Criterion })
	})
	for len(own) > 0 {
		of := own[0].Of
		if err := computable(m, criteria, roadmap.WeightsOf(own, of)); err != nil {
			return err
		}
		own = slices.DeleteFunc(own, func(w roadmap.Weight) bool { return w.Of == of })
	}
	return nil
}

// EditModel gives a field of a model of one's own what a person typed: name, note,
// formula. Errors: invalid at the field, not_found.
func (a Actions) EditModel(ctx context.Context, id plan.ID, field, text string) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "edit_model"}, func(tx *store.Tx) error {
		m, err := tx.Model(ctx, id)
		if err != nil {
			return err
		}
		tx.Rename(fmt.Sprintf("Edit %s: %s", field, typed.Shortened(m.Name)))
		switch field {
		case "name":
			m.Name = plan.CleanTitle(text)
		case "note":
			m.Note = plan.CleanNote(text)
		case "formula":
			m.Formula = plan.CleanTitle(text)
		default:
			return plan.AtField(field, "unknown_field", fmt.Sprintf("A model has no field %q. Nothing was changed.", field))
		}
		if err := m.Validate(); err != nil {
			return err
		}
		_, criteria, err := modelOf(ctx, tx.Reader, id)
		if err != nil {
			return err
		}
		if field == "formula" {
			if err := computable(m, criteria, nil); err != nil {
				return err
			}
		}
		return tx.PutModel(ctx, m)
	})
}

// DeleteModel takes a model of one's own out of the plan, with its criteria and what was
// given on them. Where it was in use, RICE is. Errors: not_found.
func (a Actions) DeleteModel(ctx context.Context, id plan.ID) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "delete_model"}, func(tx *store.Tx) error {
		m, err := tx.Model(ctx, id)
		if err != nil {
			return err
		}
		_, criteria, err := modelOf(ctx, tx.Reader, id)
		if err != nil {
			return err
		}
		tx.Rename("Delete model: " + typed.Shortened(m.Name))
		for _, c := range criteria {
			if err := deleteCriterion(ctx, tx, c.ID); err != nil {
				return err
			}
		}
		if err := forget(ctx, tx, id); err != nil {
			return err
		}
		return tx.DeleteModel(ctx, id)
	})
}

// forget sees that nothing is ranked by a model any more.
func forget(ctx context.Context, tx *store.Tx, model plan.ID) error {
	p, err := tx.Plan(ctx)
	if err != nil {
		return err
	}
	if p.RoadmapModel == model {
		p.RoadmapModel = ""
		if err := tx.PutPlan(ctx, p); err != nil {
			return err
		}
	}
	overrides, err := tx.Overrides(ctx)
	if err != nil {
		return err
	}
	for _, o := range overrides {
		if o.Model == model {
			if err := tx.DeleteOverride(ctx, o.ID); err != nil {
				return err
			}
		}
	}
	scenarios, err := tx.Scenarios(ctx)
	if err != nil {
		return err
	}
	for _, s := range scenarios {
		if s.Model == model {
			s.Model = ""
			if err := tx.PutScenario(ctx, s); err != nil {
				return err
			}
		}
	}
	return nil
}

// AddCriterion adds a criterion behind the others of a model of one's own, on a scale of
// 1 to 5, with a name for formulas made of its name. Errors: invalid at name, not_found.
func (a Actions) AddCriterion(ctx context.Context, model plan.ID, name string) (workspace.Change, plan.ID, error) {
	var id plan.ID
	change, err := a.w.Do(ctx, workspace.Action{Code: "add_criterion", Name: "Add criterion: " + typed.Shortened(name)}, func(tx *store.Tx) error {
		m, err := tx.Model(ctx, model)
		if err != nil {
			return err
		}
		_, criteria, err := modelOf(ctx, tx.Reader, model)
		if err != nil {
			return err
		}
		positions := make([]string, len(criteria))
		for i, other := range criteria {
			positions[i] = other.Position
		}
		placed, _ := plan.Place(positions, len(positions), 1)
		const low, high = 1, 5
		c := roadmap.Criterion{ID: tx.NewID(), Model: m.ID, Name: plan.CleanTitle(name), Key: keyFor(name, criteria), Low: low, High: high, Weight: 1, Position: placed[0]}
		id = c.ID
		if err := c.Validate(); err != nil {
			return err
		}
		return tx.PutCriterion(ctx, c)
	})
	return change, id, err
}

var notOfKeys = regexp.MustCompile(`[^a-z0-9]+`)

// keyFor is a name for formulas that no criterion of a model has and that formulas leave
// free.
func keyFor(name string, criteria []roadmap.Criterion) string {
	const longest = 32 // with a number behind it, still one that Criterion.Validate takes
	key := strings.Trim(notOfKeys.ReplaceAllString(plan.FoldName(name), "_"), "_")
	key = strings.TrimRight(key[:min(len(key), longest)], "_")
	if key == "" || key[0] >= '0' && key[0] <= '9' {
		key = "c" + key
	}
	taken := func(key string) bool {
		return key == roadmap.EffortKey || calc.ReservedInExpressions(key) || slices.ContainsFunc(criteria, func(c roadmap.Criterion) bool { return c.Key == key })
	}
	free := key
	for n := 2; taken(free); n++ {
		free = fmt.Sprintf("%s_%d", key, n)
	}
	return free
}
