package views

import (
	"context"

	"cairn/backend/calc"
	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
)

// ModelName is a model in a list of choices.
type ModelName struct {
	ID      plan.ID        `json:"id"`
	Name    string         `json:"name"`
	Method  roadmap.Method `json:"method"`
	BuiltIn bool           `json:"builtIn"`
}

// Model is a model with its criteria.
type Model struct {
	ID         plan.ID        `json:"id"`
	Name       string         `json:"name"`
	Method     roadmap.Method `json:"method"`
	BuiltIn    bool           `json:"builtIn"`
	Formula    string         `json:"formula"`    // in words, with the weights that count; "" where it cannot be computed
	Fault      string         `json:"fault"`      // why it cannot be computed; "" where it can
	Expression string         `json:"expression"` // of a model by formula: as it was typed
	Note       string         `json:"note"`
	Criteria   []Criterion    `json:"criteria"`
	UsesEffort bool           `json:"usesEffort"` // the effort is one of its inputs
}

// Criterion is one input of a model on its scale.
type Criterion struct {
	ID     plan.ID  `json:"id"`
	Key    string   `json:"key"` // its name in formulas
	Name   string   `json:"name"`
	Note   string   `json:"note"`
	Unit   string   `json:"unit"`
	Low    float64  `json:"low"`
	High   *float64 `json:"high"`  // null where the scale has no end
	Scale  string   `json:"scale"` // in words: "1 to 5"
	Weight float64  `json:"weight"`
	Share  *float64 `json:"share"` // of all weights, 0 to 1; null where weights do not count
	Cost   bool     `json:"cost"`
	Levels []Level  `json:"levels"`
	Rubric string   `json:"rubric"`
}

// Level is what one number of a scale means.
type Level struct {
	Value float64 `json:"value"`
	Text  string  `json:"text"`
}

// ModelsPage is what the models are edited on.
type ModelsPage struct {
	Models    []Model       `json:"models"`
	Weights   []PhaseWeight `json:"weights"` // what criteria count in phases
	Phases    []Named       `json:"phases"`  // of the first product, and of others where their names differ
	Names     []FormulaName `json:"names"`   // that a formula may use besides its own criteria
	Functions []string      `json:"functions"`
	Current   plan.ID       `json:"current"` // the model of the plan
}

// PhaseWeight is what a criterion counts in a phase.
type PhaseWeight struct {
	Of        plan.ID `json:"of"`
	Criterion plan.ID `json:"criterion"`
	Weight    float64 `json:"weight"`
}

// FormulaName is a name that formulas may use.
type FormulaName struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// Models are all models of the plan, the built-in ones first.
func (v Views) Models(ctx context.Context) (ModelsPage, error) {
	var page ModelsPage
	err := v.reading(ctx, func(r store.Reader) error {
		s, err := readRows(ctx, r, "", v.w.Today())
		if err != nil {
			return err
		}
		rows, err := readRoadmap(ctx, r)
		if err != nil {
			return err
		}
		current, found := rows.model(s.plan.RoadmapModel)
		if !found {
			current, _ = rows.model("")
		}
		page = ModelsPage{Models: []Model{}, Weights: []PhaseWeight{}, Phases: []Named{}, Functions: calc.ExpressionFunctions(), Current: current.ID,
			Names: []FormulaName{{Name: roadmap.EffortKey, Text: "person-months of all teams"}}}
		for _, m := range rows.models {
			page.Models = append(page.Models, modelOf(m, rows.criteriaOf(m.ID), nil))
		}
		for _, p := range s.phases {
			page.Phases = append(page.Phases, Named{ID: p.ID, Name: p.Name})
			for _, w := range rows.weights {
				if w.Of == p.ID {
					page.Weights = append(page.Weights, PhaseWeight{Of: w.Of, Criterion: w.Criterion, Weight: w.Weight})
				}
			}
		}
		return nil
	})
	return page, err
}

// ReadFormula says what a formula computes with the criteria of a model, "" for none of
// its own. Errors: invalid where it cannot be computed.
func (v Views) ReadFormula(ctx context.Context, model plan.ID, text string) (formula string, err error) {
	err = v.reading(ctx, func(r store.Reader) error {
		rows, err := readRoadmap(ctx, r)
		if err != nil {
			return err
		}
		scorer, err := roadmap.NewScorer(roadmap.Model{ID: model, Method: roadmap.Formula, Formula: plan.CleanTitle(text)}, rows.criteriaOf(model), nil)
		if err == nil {
			formula = scorer.Formula
		}
		return err
	})
	return formula, err
}

func (rows *roadmapRows) modelNames() []ModelName {
	names := make([]ModelName, len(rows.models))
	for i, m := range rows.models {
		names[i] = modelName(m)
	}
	return names
}

func modelName(m roadmap.Model) ModelName {
	return ModelName{ID: m.ID, Name: m.Name, Method: m.Method, BuiltIn: m.ID == roadmap.ModelID(m.Method)}
}

// modelOf is a model with its criteria, as it scores with weights in place of its own.
func modelOf(m roadmap.Model, criteria []roadmap.Criterion, weights map[plan.ID]float64) Model {
	named := modelName(m)
	made := Model{ID: m.ID, Name: m.Name, Method: m.Method, BuiltIn: named.BuiltIn, Expression: m.Formula, Note: m.Note, Criteria: []Criterion{}}
	shares := map[plan.ID]float64{}
	scorer, err := roadmap.NewScorer(m, criteria, weights)
	if err != nil {
		made.Fault = err.Error()
	} else {
		made.Formula = scorer.Formula
		for _, input := range scorer.Inputs {
			shares[input.Criterion] = input.Share
			made.UsesEffort = made.UsesEffort || input.Key == roadmap.EffortKey
		}
	}
	for _, c := range criteria {
		made.Criteria = append(made.Criteria, criterionOf(c, m.Method, shares))
	}
	return made
}

func criterionOf(c roadmap.Criterion, method roadmap.Method, shares map[plan.ID]float64) Criterion {
	made := Criterion{ID: c.ID, Key: c.Key, Name: c.Name, Note: c.Note, Unit: c.Unit, Low: c.Low, Scale: c.Scale(), Weight: c.Weight, Cost: c.Cost, Levels: []Level{}, Rubric: c.Rubric}
	if c.High < roadmap.Unbounded {
		made.High = &c.High
	}
	if share, known := shares[c.ID]; known && method == roadmap.Weighted {
		made.Share = &share
	}
	for _, l := range c.Levels() {
		made.Levels = append(made.Levels, Level{Value: l.Value, Text: l.Text})
	}
	return made
}
