package okrs

import (
	"fmt"
	"strings"

	"cairn/backend/plan"
)

// choose is the one row that a text names among lists, or the row that otherwise
// makes where no row is called so.
func (e edit) choose(otherwise func() (plan.ID, error), lists ...[]plan.Candidate) (plan.ID, error) {
	switch found := plan.Meant(e.text, lists...); len(found) {
	case 1:
		return found[0].ID, nil
	case 0:
		return otherwise()
	default:
		return "", e.ambiguous(found)
	}
}

func (e edit) teams() ([]plan.Candidate, error) {
	teams, err := e.tx.Teams(e.ctx)
	list := make([]plan.Candidate, len(teams))
	for i, t := range teams {
		list[i] = plan.Candidate{ID: t.ID, Names: []string{t.Name}}
	}
	return list, err
}

func (e edit) people() ([]plan.Candidate, error) {
	people, err := e.tx.People(e.ctx)
	list := make([]plan.Candidate, len(people))
	for i, p := range people {
		list[i] = plan.Candidate{ID: p.ID, Names: []string{p.Name, p.Email}}
	}
	return list, err
}

// party finds the owner that a text names: an id, a team, a person by name or
// e-mail address. A name that nobody has makes a person.
func (e edit) party() (plan.ID, error) {
	if e.text == "" {
		return "", nil
	}
	teams, err := e.teams()
	if err != nil {
		return "", err
	}
	people, err := e.people()
	if err != nil {
		return "", err
	}
	return e.choose(e.newPerson, teams, people)
}

func (e edit) newPerson() (plan.ID, error) {
	person := plan.Person{ID: e.tx.NewID(), Name: plan.CleanTitle(e.text)}
	if strings.Contains(person.Name, "@") && !strings.Contains(person.Name, " ") {
		person.Name, person.Email = "", person.Name
	}
	var faults plan.Faults
	faults.Title(e.field, person.Label())
	if err := faults.Err(); err != nil {
		return "", err
	}
	return person.ID, e.tx.PutPerson(e.ctx, person)
}

func (e edit) ambiguous(found []plan.Candidate) error {
	candidates := make([]string, len(found))
	for i, c := range found {
		candidates[i] = string(c.ID)
	}
	return &plan.Error{Code: plan.Ambiguous, Params: map[string]any{"candidates": candidates},
		Fields: []plan.FieldError{{Field: e.field, Code: "ambiguous",
			Message: fmt.Sprintf("%d entries are called %q. Choose one from the list.", len(found), e.text)}}}
}

// team finds the team that a text names. A name that no team has makes one.
func (e edit) team() (plan.ID, error) {
	if e.text == "" {
		return "", nil
	}
	teams, err := e.teams()
	if err != nil {
		return "", err
	}
	return e.choose(e.newTeam, teams)
}

func (e edit) newTeam() (plan.ID, error) {
	team := plan.Team{ID: e.tx.NewID(), Name: plan.CleanTitle(e.text)}
	var faults plan.Faults
	faults.Title(e.field, team.Name)
	if err := faults.Err(); err != nil {
		return "", err
	}
	return team.ID, e.tx.PutTeam(e.ctx, team)
}

// phase finds the phase that a text names.
func (e edit) phase(product plan.ID) (plan.ID, error) {
	if e.text == "" {
		return "", nil
	}
	phases, err := e.tx.Phases(e.ctx)
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
	return e.choose(func() (plan.ID, error) {
		return "", plan.AtField(e.field, "unknown", fmt.Sprintf("There is no phase %q. Choose one of %s.", e.text, strings.Join(names, ", ")))
	}, list)
}
