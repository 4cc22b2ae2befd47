package roadmap

import "cairn/backend/plan"

// MarkID is the id of what a shipped initiative leaves on the chart of a KPI.
func MarkID(initiative, kpi plan.ID) plan.ID {
	return plan.LinkID("shipped", string(initiative), string(kpi))
}

// Mark is what an initiative that has shipped leaves on the chart of a KPI: a note on
// its day, so that whoever looks at the chart sees what happened.
func (i Initiative) Mark(kpi plan.ID) plan.Annotation {
	text := []rune("Shipped: " + i.Title)
	return plan.Annotation{ID: MarkID(i.ID, kpi), Row: kpi, Date: i.Shipped, Text: plan.CleanTitle(string(text[:min(len(text), plan.MaxTitle)]))}
}
