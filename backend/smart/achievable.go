package smart

import (
	"cmp"
	"fmt"
	"math"

	"cairn/backend/calc"
	"cairn/backend/okr"
	"cairn/backend/plan"
)

// achievable are the rules about who does it and whether it can be done, and those
// about KPIs that a target rests on.
func achievable() []rule {
	return []rule{
		{Rule: Rule{"no_owner", Achievable, Warning, "No owner", "What is everybody's is nobody's; an owner is whom to ask."},
			keyResult: (*goal).noOwner, objective: (*aim).noOwner, metric: (*watched).noOwner},
		onTarget(Rule{"met_by_all", Achievable, Warning, "A target that is met already", "The number meets the target already while nothing changes, so that it asks for nothing."}, (*trial).metByAll),
		onTarget(Rule{"best_ever", Achievable, Advice, "A target that was never reached", "It was never this good. That can be right, where something changes that never changed before."}, (*trial).bestEver),
		onTarget(Rule{"pace", Achievable, Warning, "A pace that is hardly ever reached", "It asks for a pace that the number has hardly ever had."}, (*trial).fast),
		{Rule: Rule{"unlikely", Achievable, Advice, "A small chance of landing", "If things go on as they did, it will not land; the plan has to say what will be different."}, keyResult: (*goal).unlikely},
		{Rule: Rule{"certain", Achievable, Advice, "A landing that is certain", "If things go on as they did, it will land by itself."}, keyResult: (*goal).certain},
		{Rule: Rule{"owner_load", Achievable, Advice, "Many key results of one owner", "Who owns many key results looks after few of them."}, set: (*check).ownerLoad},
	}
}

// noOwner sees an objective without an owner where there is none above it in the
// cycle either. Those beneath take over whom it names, so that it is said once.
func (a *aim) noOwner() []seen {
	above, inCycle := a.homes[a.Parent]
	if a.ownerAbove(a.Objective) != "" || inCycle && above != a.Objective && !a.inCircle() {
		return nil
	}
	s := seen{field: "owner", text: "The objective has no owner.", fix: "Name one person or team."}
	if beneath := a.unowned[a.ID]; beneath > 0 {
		s.text = fmt.Sprintf("The objective has no owner, and neither %s beneath it.", has(beneath, "objective"))
		s.params = map[string]any{"beneath": beneath}
	}
	return one(s)
}

// inCircle says whether the objective is beneath itself, as a merge may leave it.
func (a *aim) inCircle() bool {
	at := a.homes[a.Parent]
	for range len(a.Objectives) {
		if at == nil || at == a.Objective {
			break
		}
		at = a.homes[at.Parent]
	}
	return at != nil
}

// countUnowned counts for each top of the cycle the objectives beneath it without an
// owner of their own or above them.
func (c *check) countUnowned() map[plan.ID]int {
	unowned := map[plan.ID]int{}
	for i := range c.Objectives {
		o := &c.Objectives[i]
		if c.homes[o.Parent] == nil || c.ownerAbove(o) != "" {
			continue
		}
		top := o
		for range len(c.Objectives) {
			if c.homes[top.Parent] == nil {
				unowned[top.ID]++
				break
			}
			top = c.homes[top.Parent]
		}
	}
	return unowned
}

// has is a number of things with its verb: "has the objective", "have 2 objectives".
func has(n int, thing string) string {
	if n == 1 {
		return "has the " + thing
	}
	return "have the " + counted(n, thing)
}

// ownerAbove is who owns an objective: its owner or team, else that of the nearest
// one above it in the cycle; "" for none.
func (c *check) ownerAbove(o *okr.Objective) plan.ID {
	for range len(c.Objectives) { // a merge may leave a circle
		if o == nil || o.Owner != "" || o.Team != "" {
			break
		}
		o = c.homes[o.Parent]
	}
	if o == nil {
		return ""
	}
	return cmp.Or(o.Owner, o.Team)
}

func (g *goal) noOwner() []seen {
	if g.owner() != "" {
		return nil
	}
	return one(seen{field: "owner", text: "The key result has no owner, and neither has its objective.", fix: "Name one person or team."})
}

func (w *watched) noOwner() []seen {
	if w.Owner != "" {
		return nil
	}
	return one(seen{field: "owner", text: "The KPI has no owner.", fix: "Name one person or team."})
}

// withinNoise sees a target between the natural limits of what was before.
func (t *trial) withinNoise() []seen {
	if t.Assurance != calc.HitAndMiss || len(t.question.Before) < t.limits.Points {
		return nil
	}
	return one(t.sayWithin())
}

func (t *trial) sayWithin() seen {
	lower, upper, centre := rounded(t.Limits.Lower), rounded(t.Limits.Upper), rounded(t.Limits.Centre)
	beyond, end, way := upper, t.question.Highest, "above"
	if !t.question.HigherIsBetter {
		beyond, end, way = lower, t.question.Lowest, "below"
	}
	run := fmt.Sprintf("%d values in a row %s %s, the mean", calc.RunLength, way, t.number(centre, t.unit))
	fix := fmt.Sprintf("A value %s %s would show a real change, and so would %s.", way, t.number(beyond, t.unit), run)
	if end != nil && t.question.beyond(beyond, *end) >= 0 { // no value lies beyond
		fix = fmt.Sprintf("One value cannot show a real change: %s, would.", run)
	}
	return seen{field: "target", text: fmt.Sprintf("The target of %s lies within natural variation, %s to %s over %s.",
		t.number(t.question.Target, t.unit), t.number(lower, t.unit), t.number(upper, t.unit), counted(t.Limits.Points, "value")),
		params: map[string]any{"target": t.question.Target, "lower": lower, "upper": upper, "points": t.Limits.Points}, fix: fix}
}

// sayBeyond is the other side of sayWithin: nothing a rule minds.
func (t *trial) sayBeyond() seen {
	lower, upper := rounded(t.Limits.Lower), rounded(t.Limits.Upper)
	return seen{text: fmt.Sprintf("The target of %s lies beyond natural variation, %s to %s over %s.",
		t.number(t.question.Target, t.unit), t.number(lower, t.unit), t.number(upper, t.unit), counted(t.Limits.Points, "value")),
		params: map[string]any{"target": t.question.Target, "lower": lower, "upper": upper, "points": t.Limits.Points}}
}

func (t *trial) metByAll() []seen {
	if t.Assurance != calc.WillPass || len(t.question.Before) < t.limits.Points {
		return nil
	}
	return one(t.sayMet())
}

func (t *trial) sayMet() seen {
	centre := rounded(t.Limits.Centre)
	return seen{field: "target", text: fmt.Sprintf("The number usually is %s, which meets the target of %s with all its natural variation.",
		t.number(centre, t.unit), t.number(t.question.Target, t.unit)), params: map[string]any{"target": t.question.Target, "centre": centre},
		fix: "Aim further, or choose a kind that keeps the number where it is."}
}

// bestEver sees a target that is a leap: three times as far from the mean as natural
// variation reaches, and not on the way. An improvement is always a value that was
// not there before, so that a target beyond the best alone is none. By a day, the
// pace and the chance say more.
func (t *trial) bestEver() []seen {
	if !t.BeyondBest || t.Limits == nil || t.Chance != nil || len(t.question.Before) < t.limits.Points || t.onItsWay() {
		return nil
	}
	const leap = 3
	reach := t.Limits.Upper - t.Limits.Centre
	if !t.question.HigherIsBetter {
		reach = t.Limits.Centre - t.Limits.Lower
	}
	if t.question.beyond(t.question.Target, t.Limits.Centre) <= leap*reach {
		return nil
	}
	return one(t.sayBest())
}

// onItsWay says whether the number gets there in as long a time again, at the pace of
// its whole history.
func (t *trial) onItsWay() bool {
	values := t.question.Values
	newest := values[len(values)-1]
	return t.question.beyond(newest, values[0]) >= t.question.beyond(t.question.Target, newest)
}

func (t *trial) sayBest() seen {
	return seen{field: "target", text: fmt.Sprintf("The best of %s is %s, and the target is %s.", counted(len(t.question.Values), "value"),
		t.number(t.Best, t.unit), t.number(t.question.Target, t.unit)), params: map[string]any{"best": t.Best, "target": t.question.Target, "values": len(t.question.Values)},
		fix: "Say what will be different this time, or lower the target."}
}

func (t *trial) fast() []seen {
	if t.Percentile == nil || *t.Percentile < t.limits.Pace {
		return nil
	}
	return one(t.sayPace())
}

func (t *trial) sayPace() seen {
	needed, usual := rounded(*t.Needed), rounded(*t.Usual)
	s := seen{field: "target", params: map[string]any{"needed": needed, "usual": usual}, fix: "Give it more time, aim nearer, or say what will make the difference."}
	s.text = fmt.Sprintf("It needs %s a %s, and usual is %s", t.number(needed, t.unit), t.what, t.number(usual, t.unit))
	if t.Percentile != nil {
		percentile := int(math.Floor(*t.Percentile * 100))
		s.params["percentile"] = percentile
		s.text += fmt.Sprintf("; %d%% of the changes so far were smaller", percentile)
	}
	s.text += "."
	return s
}

func (g *goal) unlikely() []seen {
	if g.tried == nil || g.tried.Chance == nil || g.tried.Chance.Probability >= g.limits.Unlikely {
		return nil
	}
	s := g.tried.sayChance()
	s.fix = "Say in the note what will be different, or aim nearer."
	return one(s)
}

func (t *trial) sayChance() seen {
	chance := percent(t.Chance.Probability)
	return seen{field: "target", text: fmt.Sprintf("The chance of landing is %d%% if things go on as they did.", chance), params: map[string]any{"chance": chance}}
}

func (g *goal) certain() []seen {
	if g.tried == nil || g.tried.Chance == nil || g.tried.Chance.Probability <= g.limits.Certain {
		return nil
	}
	s := g.tried.sayChance()
	s.fix = "Aim further."
	if g.objective.Type == okr.Aspirational {
		s.fix = "Aim further: an aspirational goal is reached to seven tenths on average."
	}
	return one(s)
}

// ownerLoad counts the key results of each owner.
func (c *check) ownerLoad() (found []seen) {
	owns := map[plan.ID][]plan.ID{}
	var owners []plan.ID
	for i := range c.Objectives {
		for _, g := range c.goals[c.Objectives[i].ID] {
			owner := g.owner()
			if owner != "" && owns[owner] == nil {
				owners = append(owners, owner)
			}
			owns[owner] = append(owns[owner], g.ID)
		}
	}
	for _, owner := range owners {
		if count := len(owns[owner]); count > c.limits.OwnerLoad {
			found = append(found, seen{row: owner, field: "owner", others: owns[owner], params: map[string]any{"owner": c.named(owner), "count": count},
				text: fmt.Sprintf("%s owns %s.", c.named(owner), counted(count, "key result")), fix: "Give some of them to others, or leave some out of this cycle."})
		}
	}
	return found
}

// rounded keeps three digits, as many as a sentence can use.
func rounded(v float64) float64 {
	const digits = 3
	if v == 0 {
		return 0
	}
	scale := math.Pow10(digits - 1 - int(math.Floor(math.Log10(math.Abs(v)))))
	short := math.Round(v*scale) / scale
	if !sound(short) { // v is next to the greatest or the least number that there is
		return v
	}
	return short
}

func percent(share float64) int { return int(math.Round(share * 100)) }
