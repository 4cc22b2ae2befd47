package views

import (
	"cmp"
	"context"
	"slices"

	"cairn/backend/plan"
	"cairn/backend/store"
)

// Plan is the plan's name and settings.
func (v Views) Plan(ctx context.Context) (p plan.Plan, err error) {
	err = v.w.Read(ctx, func(r store.Reader) error { p, err = r.Plan(ctx); return err })
	return p, err
}

// Frame is what stands around every screen: the plan and what its rows refer to.
type Frame struct {
	Plan    plan.Plan
	Cycles  []Cycle // as Cycles
	Parties []Party // as Parties
	Phases  []Phase // of all products, each in its product's order
	Teams   []Named // by name
}

// Frame reads all of it from one state of the plan.
func (v Views) Frame(ctx context.Context) (Frame, error) {
	s, err := v.read(ctx, "")
	if err != nil {
		return Frame{}, err
	}
	return Frame{Plan: s.plan, Cycles: s.cycleRows(), Parties: s.partyList(), Phases: phasesOf("", s.phases), Teams: namedTeams(s.teams)}, nil
}

// Cycles are in the order of their dates, the backlog last. One of them is
// Current: the one with objectives that is under way, else the one with
// objectives that is nearest to today; without objectives in any, the same rule
// over the empty ones. A cycle without dates comes after all with dates.
func (v Views) Cycles(ctx context.Context) ([]Cycle, error) {
	s, err := v.read(ctx, "")
	if err != nil {
		return nil, err
	}
	return s.cycleRows(), nil
}

func (s *snapshot) cycleRows() []Cycle {
	counts := s.countRows()
	rows := make([]Cycle, len(s.cycles))
	for i, c := range s.cycles {
		rows[i] = s.cycle(c, counts)
	}
	if len(rows) > 0 {
		best := slices.MinFunc(rows, func(a, b Cycle) int { return cmp.Compare(s.distance(a), s.distance(b)) })
		for i := range rows {
			rows[i].Current = rows[i].ID == best.ID
		}
	}
	return rows
}

// distance orders cycles by how likely a person wants to see them now.
func (s *snapshot) distance(c Cycle) int {
	const empty, undated = 1_000_000, 10_000_000
	days := 0
	switch {
	case c.Start == nil || c.End == nil:
		days = undated
	case s.today < *c.Start:
		days = 2 * s.today.DaysUntil(*c.Start)
	case s.today > *c.End:
		days = 2*c.End.DaysUntil(s.today) + 1
	}
	if c.Objectives == 0 {
		days += empty
	}
	return days
}

type rowCounts struct{ objectives, keyResults map[plan.ID]int }

func (s *snapshot) countRows() rowCounts {
	counts := rowCounts{map[plan.ID]int{}, map[plan.ID]int{}}
	for _, o := range s.goals.Objectives {
		counts.objectives[o.Cycle]++
	}
	for _, k := range s.goals.KeyResults {
		counts.keyResults[s.objectives[k.Objective].Cycle]++
	}
	return counts
}

func (s *snapshot) cycle(c plan.Cycle, counts rowCounts) Cycle {
	row := Cycle{ID: c.ID, Name: c.Name, Start: orNil(c.Start), End: orNil(c.End), State: c.StateOn(s.today),
		Objectives: counts.objectives[c.ID], KeyResults: counts.keyResults[c.ID]}
	if c.Start.Valid() && c.End.Valid() {
		days := c.Start.DaysUntil(c.End) + 1
		row.Days = &days
		if s.on >= c.Start && s.on <= c.End && c.State != plan.ClosedState {
			day := c.Start.DaysUntil(s.on) + 1
			row.Day = &day
		}
	}
	return row
}

// Parties are the people, then the teams, by name.
func (v Views) Parties(ctx context.Context) ([]Party, error) {
	s, err := v.read(ctx, "")
	if err != nil {
		return nil, err
	}
	return s.partyList(), nil
}

func (s *snapshot) partyList() []Party {
	owns := map[plan.ID]int{}
	for _, o := range s.goals.Objectives {
		owns[o.Owner]++
	}
	for _, k := range s.goals.KeyResults {
		owns[k.Owner]++
	}
	for i := range s.kpis {
		owns[s.kpis[i].Owner]++
	}
	rows := []Party{}
	for _, p := range s.people {
		rows = append(rows, Party{ID: p.ID, Name: p.Label(), Email: p.Email, Owns: owns[p.ID]})
	}
	for _, t := range s.teams {
		rows = append(rows, Party{ID: t.ID, Name: t.Name, Team: true, Owns: owns[t.ID]})
	}
	return rows
}

// phasesOf are the phases of one product; of all products where it is "".
func phasesOf(product plan.ID, phases []plan.Phase) []Phase {
	rows := []Phase{}
	for _, p := range phases {
		if product == "" || p.Product == product {
			rows = append(rows, Phase{ID: p.ID, Name: p.Name, Product: p.Product})
		}
	}
	return rows
}

func namedTeams(teams []plan.Team) []Named {
	rows := make([]Named, len(teams))
	for i, t := range teams {
		rows[i] = Named{ID: t.ID, Name: t.Name}
	}
	return rows
}
