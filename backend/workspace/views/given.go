package views

import "cairn/backend/roadmap"

// Given is what a ranking is tried with in place of what the plan says: all capacities,
// and the choices on top of those of the scenario. Its rows are of the scenario that is
// asked for.
type Given struct {
	Capacities []roadmap.Capacity
	Choices    []roadmap.Choice
}

// give puts what was given in the place of what the plan says; nothing is written.
func (d *deciding) give(given *Given) {
	if given == nil {
		return
	}
	rows := *d.rows
	rows.capacities, rows.choices = nil, nil
	for _, c := range given.Capacities {
		c.Scenario = d.scenario.ID
		rows.capacities = append(rows.capacities, c)
	}
	said := map[string]bool{}
	for _, c := range given.Choices {
		c.Scenario = d.scenario.ID
		said[string(c.Initiative)] = true
		rows.choices = append(rows.choices, c)
	}
	for _, c := range d.rows.choices {
		if !said[string(c.Initiative)] {
			rows.choices = append(rows.choices, c)
		}
	}
	d.rows = &rows
}
