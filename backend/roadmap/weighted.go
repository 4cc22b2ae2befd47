package roadmap

import (
	"cairn/backend/plan"
)

// ModelTemplate is a model to begin with: its rows have no ids yet, and belong to
// whoever takes it.
type ModelTemplate struct {
	Model    Model
	Criteria []Criterion // in order, with weights for any phase
	Presets  []WeightPreset
}

// WeightPreset is what the criteria count in a lifecycle phase, in percent by key.
type WeightPreset struct {
	Phase   string // as in plan.DefaultPhases
	Why     string // what matters there
	Weights map[string]float64
}

// Preset is that of a phase, found by its name in any letter case; ok is false where
// the phase is one of a team's own.
func (t ModelTemplate) Preset(phase string) (p WeightPreset, ok bool) {
	for _, preset := range t.Presets {
		if plan.FoldName(preset.Phase) == plan.FoldName(phase) {
			return preset, true
		}
	}
	return WeightPreset{}, false
}

// WeightedTemplate is a weighted model with criteria that most teams argue about, each
// on a fixed scale of 1 to 5 whose levels say what they mean, and weights for each
// lifecycle phase. The weights are Cairn's own proposal, to be edited.
func WeightedTemplate() ModelTemplate {
	criteria := []Criterion{
		{Key: "customer_value", Name: "Customer value", Weight: 25, Note: "How much better off is a customer who has it?",
			Rubric: "1 nobody would notice\n2 pleasant\n3 saves time or trouble now and then\n4 solves a problem that they name themselves\n5 they would change to us for it"},
		{Key: "goal_fit", Name: "Fit with the goals", Weight: 20, Note: "How much does it move a key result of this cycle?",
			Rubric: "1 none\n2 one, indirectly\n3 one, a little\n4 one, by a good part of its gap\n5 several, or one that is at risk"},
		{Key: "revenue", Name: "Revenue", Weight: 15, Note: "What does it bring in, or keep from being lost, within a year?",
			Rubric: "1 nothing\n2 less than it costs\n3 what it costs\n4 a multiple of what it costs\n5 a line of business"},
		{Key: "learning", Name: "Learning", Weight: 10, Note: "What will we know afterwards that decides what comes next?",
			Rubric: "1 nothing new\n2 a detail\n3 whether a feature is used\n4 whether a segment wants the product\n5 whether the strategy holds"},
		{Key: "reliability", Name: "Reliability and debt", Weight: 10, Note: "What does it do for stability, security and the ease of later changes?",
			Rubric: "1 adds a burden\n2 nothing\n3 takes away a nuisance\n4 takes away a known cause of incidents\n5 keeps the product alive"},
		{Key: "cost", Name: "Cost to build", Weight: 15, Cost: true, Note: "What does it take, all teams together, until it is in use?",
			Rubric: "1 days\n2 some weeks\n3 a quarter of a team\n4 half a year of a team\n5 more"},
		{Key: "risk", Name: "Risk", Weight: 5, Cost: true, Note: "How likely is it that it does not work out as planned?",
			Rubric: "1 done before\n2 small unknowns\n3 one large unknown\n4 several\n5 nobody knows whether it can be done"},
	}
	const low, high = 1, 5
	positions := plan.Keys(len(criteria))
	for i := range criteria {
		criteria[i].Low, criteria[i].High, criteria[i].Position = low, high, positions[i]
	}
	return ModelTemplate{
		Model:    Model{Name: "Weighted score", Method: Weighted, Note: "Own criteria on fixed scales of 1 to 5. The weights of a phase stand in place of these."},
		Criteria: criteria,
		Presets: []WeightPreset{
			preset("Discovery", "What is learnt counts most: nobody knows yet what to build.", 25, 10, 0, 45, 0, 15, 5),
			preset("Validation", "Whether customers want it, proven cheaply.", 30, 15, 5, 30, 0, 15, 5),
			preset("Build", "The value that was validated, at a cost and risk that hold.", 30, 15, 5, 10, 10, 15, 15),
			preset("Launch", "That it works on the day, for those who come.", 25, 20, 10, 5, 20, 10, 10),
			preset("Growth", "Goals and revenue of a product that people want.", 20, 25, 25, 10, 5, 10, 5),
			preset("Maturity", "Revenue kept and cost held down.", 15, 15, 25, 5, 20, 15, 5),
			preset("Sunset", "A safe end at little cost.", 15, 10, 10, 0, 25, 25, 15),
		},
	}
}

// preset names weights in the order of the template's criteria.
func preset(phase, why string, value, goal, revenue, learning, reliability, cost, risk float64) WeightPreset {
	return WeightPreset{Phase: phase, Why: why, Weights: map[string]float64{
		"customer_value": value, "goal_fit": goal, "revenue": revenue, "learning": learning, "reliability": reliability, "cost": cost, "risk": risk,
	}}
}
