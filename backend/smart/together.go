package smart

import (
	"cmp"
	"fmt"

	"cairn/backend/calc"
	"cairn/backend/okr"
	"cairn/backend/plan"
)

// together are the rules about all goals of a cycle.
func together() []rule {
	return []rule{
		{Rule: Rule{"many_objectives", Together, Advice, "Many objectives of one owner", "Who has many goals has none: attention is what a cycle shares out."}, set: (*check).manyObjectives},
		{Rule: Rule{"few_key_results", Together, Advice, "Few key results", "One number alone seldom proves an objective; it can rise while the intent fails."}, objective: (*aim).fewKeyResults},
		{Rule: Rule{"many_key_results", Together, Advice, "Many key results", "More numbers than can be kept in mind are looked at by nobody."}, objective: (*aim).manyKeyResults},
		{Rule: Rule{"too_confident", Together, Advice, "Everybody is sure", "Goals that everybody is sure of ask for nothing new."}, set: (*check).tooConfident},
		{Rule: Rule{"too_doubtful", Together, Warning, "Nobody believes in it", "Goals that nobody believes in are given up before they begin."}, set: (*check).tooDoubtful},
		{Rule: Rule{"opposite_ways", Together, Warning, "Two key results pull one KPI apart", "One number cannot go both ways: one of the two has to fail."}, set: (*check).oppositeWays},
	}
}

// manyObjectives counts the objectives of each owner that do not roll up to
// another one of the same owner.
func (c *check) manyObjectives() (found []seen) {
	owner := func(o *okr.Objective) plan.ID { return cmp.Or(o.Team, o.Owner) }
	owners, owns := []plan.ID{}, map[plan.ID][]plan.ID{}
	of := map[plan.ID]plan.ID{}
	for i := range c.Objectives {
		of[c.Objectives[i].ID] = owner(&c.Objectives[i])
	}
	for i := range c.Objectives {
		o := &c.Objectives[i]
		who := owner(o)
		if above, here := of[o.Parent]; here && above == who {
			continue
		}
		if owns[who] == nil {
			owners = append(owners, who)
		}
		owns[who] = append(owns[who], o.ID)
	}
	for _, who := range owners {
		if count := len(owns[who]); who != "" && count > c.limits.Objectives {
			found = append(found, seen{row: who, others: owns[who], params: map[string]any{"owner": c.named(who), "count": count},
				text: fmt.Sprintf("%s has %s in this cycle.", c.named(who), counted(count, "objective")), fix: "Keep those that matter most and move the others to the backlog."})
		}
	}
	return found
}

// fewKeyResults asks where key results are to prove the objective: not where it
// rolls up others, and those that have none at all are unproven.
func (a *aim) fewKeyResults() []seen {
	count := len(a.goals[a.ID])
	if count == 0 || count >= a.limits.FewKeyResults || a.Parents[a.ID] || a.Drivers == okr.DriversManual || a.Drivers == okr.DriversChildren {
		return nil
	}
	return one(seen{text: fmt.Sprintf("The objective has %s.", counted(count, "key result")), params: map[string]any{"count": count, "fewest": a.limits.FewKeyResults},
		fix: "Ask how else one would see that it is reached, and add that."})
}

func (a *aim) manyKeyResults() []seen {
	count := len(a.goals[a.ID])
	if count <= a.limits.KeyResults {
		return nil
	}
	return one(seen{text: fmt.Sprintf("The objective has %s.", counted(count, "key result")), params: map[string]any{"count": count, "most": a.limits.KeyResults},
		fix: "Keep the ones that prove it best, or make two objectives of it."})
}

// confidence is the mean of what was stated last of each key result; ok is false for
// fewer than three.
func (c *check) confidence() (mean float64, ok bool) {
	var stated []float64
	for i := range c.Objectives {
		for _, g := range c.goals[c.Objectives[i].ID] {
			if latest := g.latest(c.On); latest != nil {
				stated = append(stated, *latest)
			}
		}
	}
	const enough = 3
	return calc.Mean(stated), len(stated) >= enough
}

func (c *check) tooConfident() []seen {
	mean, ok := c.confidence()
	if !ok || mean <= c.limits.Confident {
		return nil
	}
	return one(confidenceSeen(mean, "Aim further where nobody doubts."))
}

func (c *check) tooDoubtful() []seen {
	mean, ok := c.confidence()
	if !ok || mean >= c.limits.Doubtful {
		return nil
	}
	return one(confidenceSeen(mean, "Take goals out, or make them smaller, until people would bet on them."))
}

// confidenceSeen says the mean confidence out of 10, as people state it.
func confidenceSeen(mean float64, fix string) seen {
	const outOfTen = 10
	shown := plan.FormatNumber(rounded(mean / outOfTen))
	return seen{text: fmt.Sprintf("Confidence is %s out of 10 on average.", shown), params: map[string]any{"confidence": mean}, fix: fix}
}

// oppositeWays sees two key results of which one raises a KPI and one lowers it.
func (c *check) oppositeWays() (found []seen) {
	up := map[plan.ID]*goal{}
	var down []*goal
	for i := range c.Objectives {
		for _, g := range c.goals[c.Objectives[i].ID] {
			switch {
			case g.metric == nil:
			case g.Kind == okr.Increase && up[g.KPI] == nil:
				up[g.KPI] = g
			case g.Kind == okr.Decrease:
				down = append(down, g)
			}
		}
	}
	for _, g := range down {
		if other := up[g.KPI]; other != nil {
			found = append(found, seen{row: g.ID, others: []plan.ID{other.ID}, params: map[string]any{"kpi": g.metric.Name, "other": other.Title},
				text: fmt.Sprintf("It lowers “%s”, and “%s” raises it.", g.metric.Name, other.Title), fix: "Decide which way the number shall go."})
		}
	}
	return found
}
