package transfer

import (
	"cairn/backend/exchange"
	"cairn/backend/plan"
	"cairn/backend/workspace"
)

// names are the rows that the names of a file stand for.
type names struct {
	people   nameBook // by name and by e-mail address
	persons  map[plan.ID]plan.Person
	teams    nameBook
	phases   map[plan.ID]*phaseBook // by product
	products nameBook
	cycles   nameBook
	product  plan.ID // of rows that name none
}

// nameBook finds ids by name: the very name first, then one that plan.FoldName
// makes the same. Of two rows with one name the first counts.
type nameBook map[string]plan.ID

// exactly marks the keys of names as they stand; no folded name begins so.
const exactly = "="

func (b nameBook) add(name string, id plan.ID) {
	for _, key := range []string{exactly + name, plan.FoldName(name)} {
		if _, taken := b[key]; name != "" && !taken {
			b[key] = id
		}
	}
}

func (b nameBook) find(name string) plan.ID {
	if id, ok := b[exactly+name]; ok {
		return id
	}
	return b[plan.FoldName(name)]
}

// phaseBook holds the phases of one product.
type phaseBook struct {
	book nameBook
	last string // the position of the last one
}

func (b *phaseBook) add(p plan.Phase) {
	b.book.add(p.Name, p.ID)
	b.last = max(b.last, p.Position)
}

func (n names) phasesOf(product plan.ID) *phaseBook {
	if n.phases[product] == nil {
		n.phases[product] = &phaseBook{book: nameBook{}}
	}
	return n.phases[product]
}

func (n names) productOf(name string) plan.ID {
	if id := n.products.find(name); id != "" {
		return id
	}
	return n.product
}

func (im *importer) readNames() error {
	n := names{people: nameBook{}, persons: map[plan.ID]plan.Person{}, teams: nameBook{}, phases: map[plan.ID]*phaseBook{}, products: nameBook{}, cycles: nameBook{}}
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
		n.teams.add(t.Name, t.ID)
	}
	products, err := im.tx.Products(im.ctx)
	if err != nil {
		return err
	}
	for i, p := range products {
		n.products.add(p.Name, p.ID)
		if i == 0 {
			n.product = p.ID
		}
	}
	phases, err := im.tx.Phases(im.ctx)
	if err != nil {
		return err
	}
	for _, p := range phases {
		n.phasesOf(p.Product).add(p)
	}
	cycles, err := im.tx.Cycles(im.ctx)
	for _, c := range cycles {
		n.cycles.add(c.Name, c.ID)
	}
	im.names = n
	return err
}

func (n names) addPerson(p plan.Person) {
	n.people.add(p.Name, p.ID)
	n.people.add(p.Email, p.ID)
	n.persons[p.ID] = p
}

// addNames adds what the outline names and the plan does not have.
func (im *importer) addNames() error {
	for _, p := range im.outline.People {
		if err := im.addPerson(p); err != nil {
			return err
		}
	}
	for _, t := range im.outline.Teams {
		if t.Known {
			continue
		}
		team := plan.Team{ID: im.tx.NewID(), Name: t.Name}
		if err := im.tx.PutTeam(im.ctx, team); err != nil {
			return err
		}
		im.names.teams.add(t.Name, team.ID)
		im.done.Teams++
	}
	if err := im.addProducts(); err != nil {
		return err
	}
	return im.addCycles()
}

// addPerson adds a person whom the plan does not have, and the address of one
// who has none.
func (im *importer) addPerson(p exchange.Party) error {
	person := plan.Person{ID: im.tx.NewID(), Name: p.Name, Email: p.Email}
	if p.Known {
		person = im.names.persons[im.names.people.find(p.Name)]
		if person.ID == "" || person.Email != "" || p.Email == "" {
			return nil
		}
		person.Email = p.Email
	} else {
		im.done.People++
	}
	im.names.addPerson(person)
	return im.tx.PutPerson(im.ctx, person)
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
		phases, err := workspace.AddProduct(im.ctx, im.tx, product)
		if err != nil {
			return err
		}
		im.names.products.add(p.Name, product.ID)
		for _, phase := range phases {
			im.names.phasesOf(product.ID).add(phase)
		}
	}
	return nil
}

// phase is the phase of a product with a name, a new one behind the others
// where there is none.
func (im *importer) phase(product plan.ID, name string) (plan.ID, error) {
	if name == "" {
		return "", nil
	}
	phases := im.names.phasesOf(product)
	if id := phases.book.find(name); id != "" {
		return id, nil
	}
	position, _ := plan.KeyBetween(phases.last, "")
	phase := plan.Phase{ID: im.tx.NewID(), Product: product, Name: name, Position: position}
	phases.add(phase)
	return phase.ID, im.tx.PutPhase(im.ctx, phase)
}

func (im *importer) addCycles() error {
	for _, c := range im.outline.Cycles {
		if c.Known {
			continue
		}
		cycle := plan.Cycle{ID: im.tx.NewID(), Name: c.Name, Start: c.Start, End: c.End}
		if c.Undated {
			cycle.State = plan.BacklogState
		}
		cycle.State = cycle.StateOn(im.tx.Today())
		if err := im.tx.PutCycle(im.ctx, cycle); err != nil {
			return err
		}
		im.names.cycles.add(c.Name, cycle.ID)
		im.done.Cycles++
	}
	return nil
}
