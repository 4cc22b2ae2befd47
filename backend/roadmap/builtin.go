package roadmap

import (
	"cairn/backend/plan"
)

// ModelID is the id of the built-in model of a method: the same in every plan.
func ModelID(method Method) plan.ID { return plan.LinkID("model", string(method)) }

// CriterionID is the id of a criterion of a built-in model: the same in every plan.
func CriterionID(method Method, key string) plan.ID {
	return plan.LinkID("criterion", string(method), key)
}

// Unbounded is the upper end of a scale that has none, such as that of reach: more
// than anybody counts.
const Unbounded = 1e12

// BuiltIn are the models that every plan has, in the order of choice. Sources of
// formulas and scales: handbook, prioritisation.md.
func BuiltIn() []Model {
	methods := []struct {
		method     Method
		name, note string
	}{
		{RICE, "RICE", "How much it does for how many people, how sure we are, per person-month (Intercom). A rule of thumb, not a law: dependencies and what customers take for granted justify another order, with a reason."},
		{ICEMean, "ICE (mean)", "Mean of impact, confidence and ease (Ellis). Quick. An easy idea that nobody believes in may win; the product is harder on it."},
		{ICEProduct, "ICE (product)", "Impact × confidence × ease (Gilad). Quick, and weak in one is weak in all."},
		{WSJF, "WSJF", "Relative cost of delay by relative size (SAFe). Score one column at a time, and give the least of each column a 1. CD3 does the same in money."},
		{CD3, "CD3 (cost of delay in money)", "What each week of waiting costs, by the weeks that it takes (Reinertsen). In this order the waiting costs least in all, where one thing is built at a time."},
		{ValueEffort, "Value against effort", "Value by person-month, and the matrix of the two."},
		{Opportunity, "Opportunity score", "What matters to customers and serves them badly today (Ulwick)."},
		{Kano, "Kano", "What pleases by being there, and what annoys by its absence, from a survey (Kano; Berger et al. 1993)."},
		{MoSCoW, "MoSCoW", "Must, Should, Could, Won't this time (DSDM). At most 60% of the effort of a cycle is Must."},
	}
	positions := plan.Keys(len(methods))
	models := make([]Model, len(methods))
	for i, m := range methods {
		models[i] = Model{ID: ModelID(m.method), Name: m.name, Method: m.method, Note: m.note, Position: positions[i]}
	}
	return models
}

// BuiltInCriteria are the criteria of a built-in model, in their order; none of
// another model, and none of Kano, which asks customers. Effort is no criterion: it
// is the sum of the initiative's efforts (SumEfforts).
func BuiltInCriteria(model Model) []Criterion {
	criteria := criteriaOf(model.Method)
	positions := plan.Keys(len(criteria))
	for i := range criteria {
		criteria[i].ID = CriterionID(model.Method, criteria[i].Key)
		criteria[i].Model = ModelID(model.Method)
		criteria[i].Position = positions[i]
	}
	return criteria
}

func criteriaOf(method Method) []Criterion {
	switch method {
	case RICE:
		return riceCriteria()
	case ICEMean, ICEProduct:
		return iceCriteria()
	case WSJF:
		return wsjfCriteria()
	case CD3:
		return []Criterion{
			{Key: "cost_of_delay", Name: "Cost of delay", Unit: "money per week", Low: 0, High: Unbounded,
				Note: "What does each week without it cost: revenue not gained or lost, cost not saved or not avoided? In the money of the plan."},
			{Key: "duration", Name: "Duration", Unit: "weeks", Low: 0.1, High: Unbounded, Cost: true,
				Note: "How many weeks does it take from start to end, with the people who would build it?"},
		}
	case ValueEffort:
		return []Criterion{{Key: "value", Name: "Value", Low: 1, High: 10,
			Note:   "How much better off are customers and we with it?",
			Rubric: "1 nobody would notice\n3 pleasant for some\n5 clearly better for many\n8 a reason to choose us\n10 changes what the product is"}}
	case Opportunity:
		return []Criterion{
			{Key: "importance", Name: "Importance", Low: 0, High: 10,
				Note: "Share of the customers asked who call the outcome important (4 or 5 of 5), divided by 10: 75% is 7.5. Ask one segment at a time."},
			{Key: "satisfaction", Name: "Satisfaction", Low: 0, High: 10, Cost: true,
				Note: "Share of them who are satisfied with it today (4 or 5 of 5), divided by 10."},
		}
	case MoSCoW:
		return []Criterion{{Key: "priority", Name: "Priority", Low: 1, High: 4,
			Note:   "What becomes of the cycle without it?",
			Rubric: "1 Won't: not this time, and that is agreed\n2 Could: wanted, and the first to go when time is short\n3 Should: important, not vital; there is a way around\n4 Must: without it there is no point in delivering"}}
	default:
		return []Criterion{}
	}
}

func riceCriteria() []Criterion {
	return []Criterion{
		{Key: "reach", Name: "Reach", Unit: "people or events per quarter", Low: 0, High: Unbounded,
			Note: "How many people, or how many events, does it reach in a quarter? Count, where something counts them."},
		{Key: "impact", Name: "Impact", Low: 0.25, High: 3,
			Note:   "How much does it move the goal for each of them? One goal, the same for all that is compared.",
			Rubric: "0.25 minimal\n0.5 low\n1 medium\n2 high\n3 massive"},
		{Key: "confidence", Name: "Confidence", Unit: "%", Low: 0, High: 100,
			Note:   "How sure are we of reach, impact and effort? Below 50% it is a shot at the moon.",
			Rubric: "50 low: an opinion\n80 medium: some of it was measured\n100 high: all of it was measured"},
	}
}

func iceCriteria() []Criterion {
	return []Criterion{
		{Key: "impact", Name: "Impact", Low: 1, High: 10, Note: "If it works, how much does it move the goal?",
			Rubric: "1 hardly to be measured\n3 small\n5 clear\n8 large\n10 the goal alone"},
		{Key: "confidence", Name: "Confidence", Low: 1, High: 10, Note: "How sure are we that it has this impact?",
			Rubric: "1 a thought\n3 opinions and anecdotes\n5 data on the problem\n8 a test with customers\n10 measured at launch"},
		{Key: "ease", Name: "Ease", Low: 1, High: 10, Note: "How easy is it? It is the effort turned round, as ICE has it.",
			Rubric: "1 more than half a year of a team\n3 a quarter\n5 some weeks\n8 some days\n10 an afternoon"},
	}
}

func wsjfCriteria() []Criterion {
	const rubric = "1 the least of this column\n2 twice the least\n3 three times the least\n5 five times the least\n8 eight times the least\n13 thirteen times the least\n20 twenty times the least, or more"
	column := func(key, name, note string) Criterion {
		return Criterion{Key: key, Name: name, Note: note, Low: 1, High: 20, Rubric: rubric}
	}
	size := column("size", "Job size", "Against the smallest of them, how large is the job? Relative, as the other columns are.")
	size.Cost = true
	return []Criterion{
		column("value", "Business value", "Against the least of them, what is it worth to users and business?"),
		column("urgency", "Time criticality", "Against the least of them, how fast does the value fall while we wait?"),
		column("risk", "Risk and opportunity", "Against the least of them, how much risk does it take away, or what does it open?"),
		size,
	}
}
