package smart

import (
	"cmp"
	"fmt"
	"slices"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// alignment are the rules about how objectives hang together.
func alignment() []rule {
	return []rule{
		{Rule: Rule{"no_parent", Relevant, Advice, "An objective that serves no other", "A goal that serves no other one may be worth nothing to anybody."}, objective: (*aim).noParent},
		{Rule: Rule{"parent_loop", Relevant, Warning, "An objective beneath itself", "What rolls up to itself adds up to nothing: the objectives of a circle do not count for one another."}, set: (*check).parentLoops},
		{Rule: Rule{"support_loop", Relevant, Advice, "Objectives that support one another in a circle", "Where each supports the other, nobody can say which of them is the end and which the means."}, set: (*check).supportLoops},
		{Rule: Rule{"duplicate_objective", Relevant, Advice, "Two objectives that say the same", "One goal at two places is followed at one of them, and the other grows old."}, set: (*check).duplicateObjectives},
	}
}

// AboutAlignment says whether a rule is about how goals hang together, so that the
// map shows what it sees.
func AboutAlignment(rule string) bool {
	return slices.Contains([]string{"no_parent", "parent_loop", "support_loop", "duplicate", "duplicate_objective", "owner_load",
		"many_objectives", "opposite_ways"}, rule)
}

// Alone says whether an objective rolls up to none, has none beneath it, supports
// none and is supported by none, in a plan whose objectives are aligned at all.
func (f *Facts) Alone(o *okr.Objective) bool {
	if o.Parent != "" || len(f.Parents) == 0 || f.Parents[o.ID] {
		return false
	}
	return !slices.ContainsFunc(f.Supports, func(s okr.Support) bool { return s.From == o.ID || s.To == o.ID })
}

func (a *aim) noParent() []seen {
	if a.Note != "" || !a.Alone(a.Objective) {
		return nil
	}
	return one(seen{field: "parent", text: "The objective rolls up to none, supports none, and its note does not say what it contributes to.",
		fix: "Choose its parent, or say in the note what it is good for."})
}

// circles are those among the objectives of all cycles that pass through this one,
// each beginning with its first objective of this cycle.
func (c *check) circles(next func(plan.ID) []plan.ID) [][]plan.ID {
	all := make([]plan.ID, 0, len(c.Objectives)+len(c.Elsewhere))
	for i := range c.Objectives {
		all = append(all, c.Objectives[i].ID)
	}
	for i := range c.Elsewhere {
		all = append(all, c.Elsewhere[i].ID)
	}
	return slices.DeleteFunc(okr.Circles(all, next), func(circle []plan.ID) bool { return c.homes[circle[0]] == nil })
}

func (c *check) parentLoops() []seen {
	parents := map[plan.ID][]plan.ID{}
	for _, list := range [][]okr.Objective{c.Objectives, c.Elsewhere} {
		for i := range list {
			parents[list[i].ID] = []plan.ID{list[i].Parent}
		}
	}
	found := c.sayCircles("rolls up to", parents, "Give one of them another parent.")
	for i := range found {
		found[i].field = "parent"
	}
	return found
}

func (c *check) supportLoops() []seen {
	supported := map[plan.ID][]plan.ID{}
	for _, s := range c.Supports {
		supported[s.From] = append(supported[s.From], s.To)
	}
	return c.sayCircles("supports", supported, "Take one of the links away.")
}

// sayCircles says of each circle once how it goes round; does is what an objective
// does to the next ones.
func (c *check) sayCircles(does string, next map[plan.ID][]plan.ID, fix string) (found []seen) {
	for _, circle := range c.circles(func(id plan.ID) []plan.ID { return next[id] }) {
		first, onward := circle[0], circle[0]
		for _, id := range next[first] {
			if slices.Contains(circle[1:], id) {
				onward = id
			}
		}
		var text string
		switch len(circle) {
		case 1:
			text = fmt.Sprintf("The objective %s itself.", does)
		case 2:
			text = fmt.Sprintf("The objective %s “%s”, and that %s the objective again.", does, c.title(onward), does)
		default:
			text = fmt.Sprintf("The objective %s “%s”, and by way of %s itself.", does, c.title(onward), counted(len(circle)-2, "other"))
		}
		found = append(found, seen{row: first, others: circle[1:], params: map[string]any{"next": c.title(onward), "count": len(circle)}, text: text, fix: fix})
	}
	return found
}

// title of an objective of any cycle.
func (c *check) title(id plan.ID) string {
	if o := c.homes[id]; o != nil {
		return o.Title
	}
	for i := range c.Elsewhere {
		if c.Elsewhere[i].ID == id {
			return c.Elsewhere[i].Title
		}
	}
	return ""
}

// duplicateObjectives compares the words of every two objectives of the cycle that
// are one owner's or stand beneath one parent: two teams with one goal each do it.
func (c *check) duplicateObjectives() (found []seen) {
	words, owners := make([]map[string]bool, len(c.Objectives)), make([]plan.ID, len(c.Objectives))
	for i := range c.Objectives {
		words[i], owners[i] = c.titleText(i).set(), ownerOf(&c.Objectives[i])
	}
	texts := newAlike(words, c.limits.Similar)
	for i := range c.Objectives {
		a := &c.Objectives[i]
		n := texts.before(i, func(n int) bool {
			return oneTeams(owners[i], owners[n], a.Parent == c.Objectives[n].Parent)
		})
		if n < 0 {
			continue
		}
		found = append(found, saysTheSame(a.ID, c.Objectives[n].ID, c.Objectives[n].Title))
	}
	return found
}

// oneTeams says whether two goals are one team's: by their own owners, or, where one
// of them has none, by where they stand. The owner of something far above is no sign:
// all teams of a department have the same.
func oneTeams(one, other plan.ID, beside bool) bool {
	if one != "" && other != "" {
		return one == other
	}
	return beside
}

// ownerOf is who owns an objective itself; "" for none.
func ownerOf(o *okr.Objective) plan.ID { return cmp.Or(o.Owner, o.Team) }

func saysTheSame(row, other plan.ID, title string) seen {
	return seen{row: row, others: []plan.ID{other}, text: fmt.Sprintf("It says the same as “%s”.", title),
		params: map[string]any{"other": title}, fix: "Keep one of them, or say in the titles how they differ."}
}
