package roadmap

import (
	"cmp"
	"fmt"
	"slices"

	"cairn/backend/plan"
)

// SelectFacts are what a selection for a cycle is made of.
type SelectFacts struct {
	// Cycles begins with the one that is chosen for. Where more follow, work that
	// reaches into them takes of their capacities too.
	Cycles       []plan.Cycle
	AllCycles    []plan.Cycle // to name those that initiatives are planned in
	Teams        []plan.Team
	Initiatives  []Initiative // of all states
	Efforts      []Effort
	Capacities   []Capacity
	Dependencies []Dependency
	Scenario     plan.ID  // "" for the plan of record
	Choices      []Choice // of any scenario
	Values       map[plan.ID]float64
	Ranks        map[plan.ID]int
	Nodes        int
	Settings     plan.Settings
}

// Problem is what Select is asked.
//
// In is whatever it is worth: what is in progress; what is mandatory, promised or
// asked for by a law and planned in the cycle, or planned nowhere and not due after
// the cycle; and what a choice of the scenario puts in. A choice goes before
// everything else. Out with a reason is what was dropped, what is planned in another
// cycle, and what has dates outside this one. What is shipped is no item, and a
// requirement of it is met; so is one of what is planned in a cycle that ends before
// this one begins. A team limits nothing before somebody has said what it can give:
// a number that nobody gave is not taken for 0.
func (f *SelectFacts) Problem() Problem {
	p := Problem{Nodes: f.Nodes, Settings: f.Settings, Items: []SelectItem{}}
	place := f.resources(&p)
	efforts := map[plan.ID][]Effort{}
	for _, e := range f.Efforts {
		efforts[e.Initiative] = append(efforts[e.Initiative], e)
	}
	choices := map[plan.ID]Choice{}
	for _, c := range f.Choices {
		if c.Scenario == f.Scenario {
			choices[c.Initiative] = c
		}
	}
	met := map[plan.ID]bool{}
	for at := range f.Initiatives {
		i := &f.Initiatives[at]
		if i.State == Shipped || f.doneBefore(i) {
			met[i.ID] = true
			continue
		}
		item := SelectItem{ID: i.ID, Title: i.Title, Rank: f.Ranks[i.ID]}
		if value, ok := f.Values[i.ID]; ok {
			item.Value = &value
		}
		item.Effort = f.effort(i, efforts[i.ID], place, len(p.Resources))
		choice := choices[i.ID]
		item.Must, item.Never = f.must(i, choice), ""
		if item.Must == "" {
			item.Never = f.never(i, choice)
		}
		p.Items = append(p.Items, item)
	}
	for _, d := range f.Dependencies {
		if d.Kind != Requires || !met[d.On] {
			p.Dependencies = append(p.Dependencies, d)
		}
	}
	return p
}

type teamCycle struct{ team, cycle plan.ID }

// resources fills in what somebody has said a capacity of, and says where each is.
func (f *SelectFacts) resources(p *Problem) map[teamCycle]int {
	names := map[plan.ID]string{"": "No team"}
	for _, t := range f.Teams {
		names[t.ID] = t.Name
	}
	teams, seen := []plan.ID{}, map[plan.ID]bool{}
	note := func(team plan.ID) {
		if !seen[team] {
			seen[team] = true
			teams = append(teams, team)
		}
	}
	for _, c := range f.Capacities {
		note(c.Team)
	}
	slices.SortFunc(teams, func(a, b plan.ID) int { return cmp.Or(cmp.Compare(names[a], names[b]), cmp.Compare(a, b)) })
	place := map[teamCycle]int{}
	for n, cycle := range f.Cycles {
		for _, team := range teams {
			amount, known := CapacityOf(f.Capacities, f.Scenario, team, cycle.ID)
			if !known {
				continue
			}
			name := cmp.Or(names[team], "A team that is gone")
			if n > 0 {
				name += " in " + cycle.Name
			}
			place[teamCycle{team, cycle.ID}] = len(p.Resources)
			p.Resources = append(p.Resources, Resource{Team: team, Cycle: cycle.ID, Name: name, Capacity: amount})
		}
	}
	return place
}

// effort of an initiative by resource, nil where nobody estimated it; 0 of each where
// only teams work on it that nothing is known to limit.
func (f *SelectFacts) effort(i *Initiative, efforts []Effort, place map[teamCycle]int, resources int) []float64 {
	var amounts []float64
	for n, cycle := range f.Cycles {
		share, _ := Share(i, cycle)
		if n > 0 && (i.Start == "" || i.End == "") {
			share = 0
		}
		for _, e := range efforts {
			if e.Likely == nil {
				continue
			}
			if amounts == nil {
				amounts = make([]float64, resources)
			}
			if at, limited := place[teamCycle{e.Team, cycle.ID}]; limited {
				amounts[at] += plan.Kept(*e.Likely * share)
			}
		}
	}
	return amounts
}

func (f *SelectFacts) cycle(id plan.ID) (plan.Cycle, bool) {
	at := slices.IndexFunc(f.AllCycles, func(c plan.Cycle) bool { return c.ID == id })
	if id == "" || at < 0 {
		return plan.Cycle{}, false
	}
	return f.AllCycles[at], f.AllCycles[at].Start != ""
}

// doneBefore says that an initiative is planned in a cycle that is over before this
// one begins, so that what requires it can rely on it.
func (f *SelectFacts) doneBefore(i *Initiative) bool {
	planned, ok := f.cycle(i.Cycle)
	return ok && i.State == Planned && planned.End != "" && f.Cycles[0].Start != "" && planned.End < f.Cycles[0].Start
}

// must says why an initiative is in whatever it is worth.
func (f *SelectFacts) must(i *Initiative, choice Choice) string {
	switch choice.Verdict {
	case In:
		if choice.Reason != "" {
			return "chosen: " + choice.Reason
		}
		return "chosen"
	case Out:
		return ""
	}
	if i.State == Dropped || f.never(i, choice) != "" {
		return ""
	}
	here := f.Cycles[0]
	switch {
	case i.State == InProgress:
		return "already under way"
	case i.Class == Scored:
		return ""
	case i.Cycle == here.ID, i.End == "" || here.End == "" || i.End <= here.End:
		if i.ClassReason != "" {
			return i.Class.Word() + ": " + i.ClassReason
		}
		return i.Class.Word()
	default:
		return ""
	}
}

// never says why an initiative is out whatever it is worth.
func (f *SelectFacts) never(i *Initiative, choice Choice) string {
	here := f.Cycles[0]
	switch {
	case choice.Verdict == Out && choice.Reason != "":
		return "It was taken out: " + choice.Reason
	case choice.Verdict == Out:
		return "It was taken out by hand."
	case i.State == Dropped:
		return "It was dropped: " + i.Reason
	}
	if planned, ok := f.cycle(i.Cycle); ok && planned.ID != here.ID && (i.State != InProgress || planned.Start > here.End) {
		return fmt.Sprintf("It is planned in %s.", planned.Name)
	}
	_, outside := Share(i, here)
	return outside
}
