package smart

import (
	"slices"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// soundOffers takes out the offers that an edit would refuse, as the other fields
// of the key result stand: one click then only repeats what is wrong.
func (g *goal) soundOffers(found []seen) []seen {
	for i := range found {
		if found[i].offer != "" && !g.takes(found[i].field, found[i].offer) {
			found[i].offer = ""
		}
	}
	return found
}

// takes says whether the key result may have a text in a field.
func (g *goal) takes(field, text string) bool {
	k := *g.KeyResult
	switch field {
	case "unit":
		k.Unit = text
	case "kind":
		k.Kind = okr.Kind(text)
	case "due":
		k.Due = plan.Date(text)
	case "startDate":
		k.StartDate = plan.Date(text)
	case "start":
		start, err := plan.ParseNumber(text, g.Settings.DecimalMark, field)
		if err != nil {
			return false
		}
		k.Start = &start
	case "kpi":
		return slices.ContainsFunc(g.Metrics, func(m Metric) bool { return g.called(&m) == text && g.takesKPI(k, &m) })
	default:
		return false
	}
	return k.Validate() == nil
}

// takesKPI says whether a key result may be fed by a KPI, whose value it then begins
// with.
func (g *goal) takesKPI(k okr.KeyResult, m *Metric) bool {
	if start, _ := okr.LinkedStart(&k, g.Cycle, &m.KPI, g.calendar, m.Measurements, g.On); start != nil && g.directed() {
		k.Start = start
		k.Kind = okr.InferKind(k.Start, k.Target, k.Kind)
	}
	return k.Validate() == nil
}
