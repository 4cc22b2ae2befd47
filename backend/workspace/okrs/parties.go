package okrs

import (
	"fmt"
	"strings"

	"cairn/backend/plan"
)

// party finds the owner that a text names: an id, a team, a person by name or
// e-mail address. A name that nobody has makes a person.
func (e edit) party() (plan.ID, error) {
	if e.text == "" {
		return "", nil
	}
	teams, err := e.tx.Teams(e.ctx)
	if err != nil {
		return "", err
	}
	people, err := e.tx.People(e.ctx)
	if err != nil {
		return "", err
	}
	var found []plan.ID
	for _, t := range teams {
		if string(t.ID) == e.text || strings.EqualFold(t.Name, e.text) {
			found = append(found, t.ID)
		}
	}
	if len(found) == 0 {
		for _, p := range people {
			if string(p.ID) == e.text || strings.EqualFold(p.Name, e.text) || p.Email != "" && strings.EqualFold(p.Email, e.text) {
				found = append(found, p.ID)
			}
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return e.newPerson()
	default:
		return "", e.ambiguous(found)
	}
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

func (e edit) ambiguous(found []plan.ID) error {
	candidates := make([]string, len(found))
	for i, id := range found {
		candidates[i] = string(id)
	}
	return &plan.Error{Code: plan.Ambiguous, Params: map[string]any{"candidates": candidates},
		Fields: []plan.FieldError{{Field: e.field, Code: "ambiguous",
			Message: fmt.Sprintf("%d people or teams are called %q. Choose one from the list.", len(found), e.text)}}}
}

// team finds the team that a text names. A name that no team has makes one.
func (e edit) team() (plan.ID, error) {
	if e.text == "" {
		return "", nil
	}
	teams, err := e.tx.Teams(e.ctx)
	if err != nil {
		return "", err
	}
	for _, t := range teams {
		if string(t.ID) == e.text || strings.EqualFold(t.Name, e.text) {
			return t.ID, nil
		}
	}
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
	var names []string
	for _, p := range phases {
		if string(p.ID) == e.text || strings.EqualFold(p.Name, e.text) && (p.Product == product || product == "") {
			return p.ID, nil
		}
		names = append(names, p.Name)
	}
	return "", plan.AtField(e.field, "unknown", fmt.Sprintf("There is no phase %q. Choose one of %s.", e.text, strings.Join(names, ", ")))
}
