package views

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/store"
)

// Directory is all that goals refer to, each with how much refers to it.
type Directory struct {
	Products []ProductEntry `json:"products"`
	People   []PersonEntry  `json:"people"`
	Teams    []TeamEntry    `json:"teams"`
	Cycles   []Cycle        `json:"cycles"`
}

// ProductEntry is a product with its phases.
type ProductEntry struct {
	ID         plan.ID      `json:"id"`
	Name       string       `json:"name"`
	Objectives int          `json:"objectives"`
	KPIs       int          `json:"kpis"`
	Phases     []PhaseEntry `json:"phases"`
}

// PhaseEntry is a lifecycle phase in its order.
type PhaseEntry struct {
	ID         plan.ID `json:"id"`
	Name       string  `json:"name"`
	Objectives int     `json:"objectives"`
	KPIs       int     `json:"kpis"`
}

// PersonEntry is a person.
type PersonEntry struct {
	ID    plan.ID `json:"id"`
	Name  string  `json:"name"`
	Email string  `json:"email"`
	Label string  `json:"label"` // as others call the person: the name, else the address
	Owns  int     `json:"owns"`  // objectives, key results and KPIs
	Teams []Named `json:"teams"`
}

// TeamEntry is a team.
type TeamEntry struct {
	ID      plan.ID `json:"id"`
	Name    string  `json:"name"`
	Owns    int     `json:"owns"`
	Members []Named `json:"members"`
}

// Directory is all that goals refer to.
func (v Views) Directory(ctx context.Context) (Directory, error) {
	var d Directory
	err := v.w.Read(ctx, func(r store.Reader) error {
		s, err := readSnapshot(ctx, r, "", v.w.Today())
		if err != nil {
			return err
		}
		members, err := r.TeamMembers(ctx)
		d = Directory{Products: s.productEntries(), People: []PersonEntry{}, Teams: []TeamEntry{}, Cycles: s.cycleRows()}
		owns := map[plan.ID]int{}
		for _, p := range s.partyList() {
			owns[p.ID] = p.Owns
		}
		teamsOf, membersOf := s.teamwork(members)
		for _, p := range s.people {
			d.People = append(d.People, PersonEntry{ID: p.ID, Name: p.Name, Email: p.Email, Label: p.Label(), Owns: owns[p.ID], Teams: orEmpty(teamsOf[p.ID])})
		}
		for _, t := range s.teams {
			d.Teams = append(d.Teams, TeamEntry{ID: t.ID, Name: t.Name, Owns: owns[t.ID], Members: orEmpty(membersOf[t.ID])})
		}
		return err
	})
	return d, err
}

// teamwork says who is in which team, both ways, by name.
func (s *snapshot) teamwork(members []plan.TeamMember) (teamsOf, membersOf map[plan.ID][]Named) {
	teamsOf, membersOf = map[plan.ID][]Named{}, map[plan.ID][]Named{}
	in := map[plan.ID]map[plan.ID]bool{}
	for _, m := range members {
		if in[m.Team] == nil {
			in[m.Team] = map[plan.ID]bool{}
		}
		in[m.Team][m.Person] = true
	}
	for _, t := range s.teams {
		for _, p := range s.people {
			if in[t.ID][p.ID] {
				teamsOf[p.ID] = append(teamsOf[p.ID], Named{ID: t.ID, Name: t.Name})
				membersOf[t.ID] = append(membersOf[t.ID], Named{ID: p.ID, Name: p.Label()})
			}
		}
	}
	return teamsOf, membersOf
}

func (s *snapshot) productEntries() []ProductEntry {
	goals, kpis := map[plan.ID]int{}, map[plan.ID]int{} // by product and by phase
	for _, o := range s.goals.Objectives {
		goals[o.Product]++
		goals[o.Phase]++
	}
	for i := range s.kpis {
		kpis[s.kpis[i].Product]++
	}
	for _, phases := range s.kpiPhases {
		for _, p := range phases {
			kpis[p.ID]++
		}
	}
	entries := []ProductEntry{}
	for _, p := range s.productList {
		entry := ProductEntry{ID: p.ID, Name: p.Name, Objectives: goals[p.ID], KPIs: kpis[p.ID], Phases: []PhaseEntry{}}
		for _, phase := range s.phases {
			if phase.Product == p.ID {
				entry.Phases = append(entry.Phases, PhaseEntry{ID: phase.ID, Name: phase.Name, Objectives: goals[phase.ID], KPIs: kpis[phase.ID]})
			}
		}
		entries = append(entries, entry)
	}
	return entries
}
