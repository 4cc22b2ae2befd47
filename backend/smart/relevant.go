package smart

import (
	"cmp"
	"fmt"
	"slices"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// relevant are the rules about what a goal is good for.
func relevant() []rule {
	return []rule{
		{Rule: Rule{"duplicate", Relevant, Warning, "Two key results that say the same", "Two key results that say the same are one, counted twice."}, set: (*check).duplicates},
		{Rule: Rule{"wrong_phase", Relevant, Advice, "A KPI of another phase", "A number tells little in a phase of the product's life in which it does not matter yet, or no more."}, keyResult: (*goal).wrongPhase},
		{Rule: Rule{"all_lagging", Relevant, Advice, "Only lagging KPIs", "Lagging numbers move when it is too late to steer; a leading one beside them says so earlier."}, objective: (*aim).allLagging},
		{Rule: Rule{"no_guardrail", Relevant, Advice, "Nothing that must not get worse", "Any number can be won at another one's cost; a guardrail says which cost is too high."}, objective: (*aim).noGuardrail},
	}
}

// wrongPhase compares the phase of the objective with those of the KPI.
func (g *goal) wrongPhase() []seen {
	if g.metric == nil || len(g.metric.Phases) == 0 || g.objective.Phase == "" || slices.Contains(g.metric.Phases, g.objective.Phase) {
		return nil
	}
	phase := g.Names[g.objective.Phase]
	return one(seen{field: "kpi", text: fmt.Sprintf("The KPI “%s” is not one for the phase %s.", g.metric.Name, phase),
		params: map[string]any{"kpi": g.metric.Name, "phase": phase}, fix: "Choose a KPI of this phase, or add the phase to the KPI's card."})
}

func (a *aim) allLagging() []seen {
	lagging := 0
	for _, g := range a.goals[a.ID] {
		switch {
		case g.metric == nil || g.metric.Timing != kpi.Lagging:
			return nil
		default:
			lagging++
		}
	}
	if lagging < 2 {
		return nil
	}
	return one(seen{text: fmt.Sprintf("All %d key results rest on lagging KPIs.", lagging), params: map[string]any{"count": lagging}, fix: "Add one that moves first."})
}

// noGuardrail asks where several numbers shall change and nothing is kept, neither
// by a key result nor by the counter-metric of a KPI, of the objective or one above.
func (a *aim) noGuardrail() []seen {
	moving := 0
	for _, g := range a.goals[a.ID] {
		if g.directed() {
			moving++
		}
	}
	if moving < 2 {
		return nil
	}
	for at, left := a.Objective, len(a.Objectives); at != nil && left > 0; at, left = a.homes[at.Parent], left-1 {
		if slices.ContainsFunc(a.goals[at.ID], (*goal).guards) {
			return nil
		}
	}
	return one(seen{text: fmt.Sprintf("%s shall move, and none says what must not get worse.", counted(moving, "number")), params: map[string]any{"count": moving},
		fix: "Add a key result that stays at or above, or below, what may not be lost."})
}

func (g *goal) guards() bool {
	return g.control() || g.metric != nil && g.metric.CounterMetric != ""
}

// duplicates compares the words of every two key results of the cycle.
func (c *check) duplicates() (found []seen) {
	var all []*goal
	for i := range c.Objectives {
		all = append(all, c.goals[c.Objectives[i].ID]...)
	}
	words := make([]map[string]bool, len(all))
	for i, g := range all {
		words[i] = g.text.set()
	}
	texts := newAlike(words, c.limits.Similar)
	for i, g := range all {
		if n := texts.before(i, func(n int) bool { return !distinct(g, all[n]) }); n >= 0 {
			found = append(found, saysTheSame(g.ID, all[n].ID, all[n].Title))
		}
	}
	return found
}

// distinct says whether two key results of the same words are about different
// things all the same: they have two KPIs, or are of two teams, each of which does it.
func distinct(a, b *goal) bool {
	return differ(a.KPI, b.KPI) ||
		!oneTeams(cmp.Or(a.Owner, ownerOf(a.objective)), cmp.Or(b.Owner, ownerOf(b.objective)), a.objective == b.objective)
}

// differ says whether both are known and are two.
func differ(a, b plan.ID) bool { return a != "" && b != "" && a != b }

// set are the words of a text that carry its meaning.
func (t text) set() map[string]bool {
	words := map[string]bool{}
	for _, word := range t.content(0) {
		words[word] = true
	}
	return words
}

// overlap is the share of the words of two texts that both have (Jaccard 1901).
func overlap(a, b map[string]bool) float64 {
	both := 0
	for word := range a {
		if b[word] {
			both++
		}
	}
	if len(a)+len(b) == 0 {
		return 0
	}
	return float64(both) / float64(len(a)+len(b)-both)
}
