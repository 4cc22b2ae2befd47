package smart

import (
	"fmt"
	"slices"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
)

// Linkable are the KPIs among the facts that a key result without one is named after.
// A rule may offer to link them, for which it wants their values.
func Linkable(f Facts, o Options) []plan.ID {
	names, found, words := make([][]string, len(f.Metrics)), []plan.ID{}, o.Words.indexed()
	for i := range f.Metrics {
		names[i] = words.take(f.Metrics[i].Name).content(0)
	}
	for i := range f.KeyResults {
		k := &f.KeyResults[i]
		if k.KPI != "" {
			continue
		}
		title := words.take(k.Title).content(0)
		for n := range f.Metrics {
			if m := &f.Metrics[n]; linkable(k, title, m, names[n]) && !slices.Contains(found, m.ID) {
				found = append(found, m.ID)
			}
		}
	}
	return found
}

// linkable says whether all words of a KPI's name, two or more, stand in the title of
// a key result, and the units agree.
func linkable(k *okr.KeyResult, title []string, m *Metric, name []string) bool {
	if m.State == kpi.Retired || len(name) < 2 || k.Unit != "" && m.Unit != "" && k.Unit != m.Unit {
		return false
	}
	return !slices.ContainsFunc(name, func(word string) bool { return !slices.Contains(title, word) })
}

// noKPI sees a key result that is named after a KPI of the plan and is not linked to
// it, where the KPI has values often enough to steer by. That others have no KPI is
// no fault of theirs: not every number lives on after the cycle.
func (g *goal) noKPI() []seen {
	if g.KPI != "" || !g.numeric() {
		return nil
	}
	title := g.text.content(0)
	for i := range g.Metrics {
		m := &g.Metrics[i]
		if linkable(g.KeyResult, title, m, g.words.take(m.Name).content(0)) && g.fit(m) >= g.limits.Measurements {
			return one(seen{field: "kpi", offer: g.called(m), others: []plan.ID{m.ID}, params: map[string]any{"kpi": m.Name},
				text: fmt.Sprintf("It has the number of the KPI “%s” in its title, and is not linked to it.", m.Name), fix: "Link the KPI, or name the key result after what it is."})
		}
	}
	return nil
}

// called is how a person would type a KPI: its name, or its id where another has the
// same name.
func (c *check) called(m *Metric) string {
	for i := range c.Metrics {
		if other := &c.Metrics[i]; other.ID != m.ID && plan.FoldName(other.Name) == plan.FoldName(m.Name) {
			return string(m.ID)
		}
	}
	return m.Name
}
