package transfer

import (
	"cairn/backend/plan"
)

// names are the rows that names of a file stand for, by folded name.
type names struct {
	people   map[string]plan.ID // by name and by e-mail address
	teams    map[string]plan.ID
	phases   map[string]plan.ID
	products map[string]plan.ID
	cycles   map[string]plan.ID
	product  plan.ID // of rows that name none
}

func (n names) productOf(name string) plan.ID {
	if id, ok := n.products[fold(name)]; ok {
		return id
	}
	return n.product
}

func (im *importer) readNames() error {
	n := names{people: map[string]plan.ID{}, teams: map[string]plan.ID{}, phases: map[string]plan.ID{},
		products: map[string]plan.ID{}, cycles: map[string]plan.ID{}}
	people, err := im.tx.People(im.ctx)
	if err != nil {
		return err
	}
	for _, p := range people {
		n.addPerson(p)
	}
	teams, err := im.tx.Teams(im.ctx)
	if err != nil {
		return err
	}
	for _, t := range teams {
		n.teams[fold(t.Name)] = t.ID
	}
	products, err := im.tx.Products(im.ctx)
	if err != nil {
		return err
	}
	for i, p := range products {
		n.products[fold(p.Name)] = p.ID
		if i == 0 {
			n.product = p.ID
		}
	}
	phases, err := im.tx.Phases(im.ctx)
	if err != nil {
		return err
	}
	for _, p := range phases {
		n.phases[fold(p.Name)] = p.ID
	}
	cycles, err := im.tx.Cycles(im.ctx)
	for _, c := range cycles {
		n.cycles[fold(c.Name)] = c.ID
	}
	im.names = n
	return err
}

func (n names) addPerson(p plan.Person) {
	for _, name := range []string{p.Name, p.Email} {
		if _, taken := n.people[fold(name)]; name != "" && !taken {
			n.people[fold(name)] = p.ID
		}
	}
}

// addNames adds what the outline names and the plan does not have.
func (im *importer) addNames() error {
	for _, p := range im.outline.People {
		if p.Known {
			continue
		}
		person := plan.Person{ID: im.tx.NewID(), Name: p.Name, Email: p.Email}
		if err := im.tx.PutPerson(im.ctx, person); err != nil {
			return err
		}
		im.names.addPerson(person)
		im.done.People++
	}
	for _, t := range im.outline.Teams {
		if t.Known {
			continue
		}
		team := plan.Team{ID: im.tx.NewID(), Name: t.Name}
		if err := im.tx.PutTeam(im.ctx, team); err != nil {
			return err
		}
		im.names.teams[fold(t.Name)] = team.ID
		im.done.Teams++
	}
	if err := im.addProducts(); err != nil {
		return err
	}
	return im.addCycles()
}

func (im *importer) addProducts() error {
	last := ""
	products, err := im.tx.Products(im.ctx)
	if err != nil {
		return err
	}
	for _, p := range products {
		last = max(last, p.Position)
	}
	for _, p := range im.outline.Products {
		if p.Known {
			continue
		}
		last, _ = plan.KeyBetween(last, "")
		product := plan.Product{ID: im.tx.NewID(), Name: p.Name, Position: last}
		if err := im.tx.PutProduct(im.ctx, product); err != nil {
			return err
		}
		im.names.products[fold(p.Name)] = product.ID
	}
	return im.addPhases()
}

// addPhases adds unknown phases behind the default product's own.
func (im *importer) addPhases() error {
	last := ""
	phases, err := im.tx.Phases(im.ctx)
	if err != nil {
		return err
	}
	for _, p := range phases {
		last = max(last, p.Position)
	}
	for _, p := range im.outline.Phases {
		if p.Known {
			continue
		}
		last, _ = plan.KeyBetween(last, "")
		phase := plan.Phase{ID: im.tx.NewID(), Product: im.names.product, Name: p.Name, Position: last}
		if err := im.tx.PutPhase(im.ctx, phase); err != nil {
			return err
		}
		im.names.phases[fold(p.Name)] = phase.ID
	}
	return nil
}

func (im *importer) addCycles() error {
	for _, c := range im.outline.Cycles {
		if c.Known {
			continue
		}
		cycle := plan.Cycle{ID: im.tx.NewID(), Name: c.Name, Start: c.Start, End: c.End, State: plan.ActiveState}
		if c.Start > im.tx.Today() {
			cycle.State = plan.DraftState
		}
		if err := im.tx.PutCycle(im.ctx, cycle); err != nil {
			return err
		}
		im.names.cycles[fold(c.Name)] = cycle.ID
		im.done.Cycles++
	}
	return nil
}
