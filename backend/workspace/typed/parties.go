package typed

import (
	"fmt"
	"strings"

	"cairn/backend/plan"
)

// Choose is the one row that a text names among lists, or the row that otherwise
// makes where no row is called so.
func (t Text) Choose(otherwise func() (plan.ID, error), lists ...[]plan.Candidate) (plan.ID, error) {
	switch found := plan.Meant(t.Text, lists...); len(found) {
	case 1:
		return found[0].ID, nil
	case 0:
		return otherwise()
	default:
		return "", t.ambiguous(found)
	}
}

func (t Text) teams() ([]plan.Candidate, error) {
	teams, err := t.Tx.Teams(t.Ctx)
	list := make([]plan.Candidate, len(teams))
	for i, team := range teams {
		list[i] = plan.Candidate{ID: team.ID, Names: []string{team.Name}}
	}
	return list, err
}

func (t Text) people() ([]plan.Candidate, error) {
	people, err := t.Tx.People(t.Ctx)
	list := make([]plan.Candidate, len(people))
	for i, p := range people {
		list[i] = plan.Candidate{ID: p.ID, Names: []string{p.Name, p.Email}}
	}
	return list, err
}

// Party finds the owner that a text names: an id, a team, a person by name or
// e-mail address. A name that nobody has makes a person.
func (t Text) Party() (plan.ID, error) {
	if t.Text == "" {
		return "", nil
	}
	teams, err := t.teams()
	if err != nil {
		return "", err
	}
	people, err := t.people()
	if err != nil {
		return "", err
	}
	return t.Choose(t.newPerson, teams, people)
}

// notAnID refuses an id that no row has: it is not the name of a new one.
func (t Text) notAnID() error {
	if _, isID := plan.ParseID(t.Text); !isID {
		return nil
	}
	return plan.AtField(t.Field, "unknown", "What was chosen is not in the plan any more. Nothing was changed; choose another from the list.")
}

func (t Text) newPerson() (plan.ID, error) {
	if err := t.notAnID(); err != nil {
		return "", err
	}
	person := plan.Person{ID: t.Tx.NewID(), Name: plan.CleanTitle(t.Text)}
	if strings.Contains(person.Name, "@") && !strings.Contains(person.Name, " ") {
		person.Name, person.Email = "", person.Name
	}
	var faults plan.Faults
	faults.Title(t.Field, person.Label())
	if err := faults.Err(); err != nil {
		return "", err
	}
	return person.ID, t.Tx.PutPerson(t.Ctx, person)
}

func (t Text) ambiguous(found []plan.Candidate) error {
	candidates := make([]string, len(found))
	for i, c := range found {
		candidates[i] = string(c.ID)
	}
	return &plan.Error{Code: plan.Ambiguous, Params: map[string]any{"candidates": candidates},
		Fields: []plan.FieldError{{Field: t.Field, Code: "ambiguous",
			Message: fmt.Sprintf("%d entries are called %q. Choose one from the list.", len(found), t.Text)}}}
}

// Team finds the team that a text names. A name that no team has makes one.
func (t Text) Team() (plan.ID, error) {
	if t.Text == "" {
		return "", nil
	}
	teams, err := t.teams()
	if err != nil {
		return "", err
	}
	return t.Choose(t.newTeam, teams)
}

func (t Text) newTeam() (plan.ID, error) {
	if err := t.notAnID(); err != nil {
		return "", err
	}
	team := plan.Team{ID: t.Tx.NewID(), Name: plan.CleanTitle(t.Text)}
	var faults plan.Faults
	faults.Title(t.Field, team.Name)
	if err := faults.Err(); err != nil {
		return "", err
	}
	return team.ID, t.Tx.PutTeam(t.Ctx, team)
}

// Product finds the product that a text names; there is no none.
func (t Text) Product() (plan.ID, error) {
	products, err := t.Tx.Products(t.Ctx)
	if err != nil {
		return "", err
	}
	list, names := make([]plan.Candidate, len(products)), make([]string, len(products))
	for i, p := range products {
		list[i], names[i] = plan.Candidate{ID: p.ID, Names: []string{p.Name}}, p.Name
	}
	return t.Choose(func() (plan.ID, error) {
		return "", plan.AtField(t.Field, "unknown", fmt.Sprintf("There is no product %q. Choose one of %s.", t.Text, strings.Join(names, ", ")))
	}, list)
}

// Phase finds the phase that a text names.
func (t Text) Phase(product plan.ID) (plan.ID, error) {
	if t.Text == "" {
		return "", nil
	}
	phases, err := t.Tx.Phases(t.Ctx)
	if err != nil {
		return "", err
	}
	list, names := make([]plan.Candidate, len(phases)), []string{}
	for i, p := range phases {
		list[i].ID = p.ID
		if p.Product == product || product == "" {
			list[i].Names = []string{p.Name}
			names = append(names, p.Name)
		}
	}
	return t.Choose(func() (plan.ID, error) {
		return "", plan.AtField(t.Field, "unknown", fmt.Sprintf("There is no phase %q. Choose one of %s.", t.Text, strings.Join(names, ", ")))
	}, list)
}

// KPI finds the KPI that a text names; "" is none.
func (t Text) KPI() (plan.ID, error) {
	if t.Text == "" {
		return "", nil
	}
	kpis, err := t.Tx.KPIs(t.Ctx)
	if err != nil {
		return "", err
	}
	list := make([]plan.Candidate, len(kpis))
	for i := range kpis {
		list[i] = plan.Candidate{ID: kpis[i].ID, Names: []string{kpis[i].Name}}
	}
	return t.Choose(func() (plan.ID, error) {
		return "", plan.AtField(t.Field, "unknown", fmt.Sprintf("There is no KPI %q. Choose one from the list, or define it first.", t.Text))
	}, list)
}

// Cycle finds the cycle that a text names; "" is none.
func (t Text) Cycle() (plan.ID, error) {
	if t.Text == "" {
		return "", nil
	}
	cycles, err := t.Tx.Cycles(t.Ctx)
	if err != nil {
		return "", err
	}
	list, names := make([]plan.Candidate, len(cycles)), make([]string, len(cycles))
	for i, c := range cycles {
		list[i], names[i] = plan.Candidate{ID: c.ID, Names: []string{c.Name}}, c.Name
	}
	return t.Choose(func() (plan.ID, error) {
		return "", plan.AtField(t.Field, "unknown", fmt.Sprintf("There is no cycle %q. Choose one of %s, or add it first.", t.Text, strings.Join(names, ", ")))
	}, list)
}
