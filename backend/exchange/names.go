package exchange

import (
	"cairn/backend/plan"
)

// register finds things by name: exactly as written first, then by
// plan.FoldName among those that the plan has. In files of other tools two spellings of
// a new name are one thing too; in one of Cairn's own they are two.
type register[T any] struct {
	fold   bool
	exact  map[string]*T
	folded map[string]*T
	order  []*T // first use first; the plan's own are here once they are used
}

func newRegister[T any](fold bool) *register[T] {
	return &register[T]{fold: fold, exact: map[string]*T{}, folded: map[string]*T{}}
}

func (g *register[T]) find(name string) *T {
	if found := g.exact[name]; found != nil {
		return found
	}
	return g.folded[plan.FoldName(name)]
}

// know enters what the plan has.
func (g *register[T]) know(name string, thing *T) {
	if g.exact[name] == nil {
		g.exact[name] = thing
	}
	if folded := plan.FoldName(name); g.folded[folded] == nil {
		g.folded[folded] = thing
	}
}

// add enters what the file brings.
func (g *register[T]) add(name string, thing *T) {
	g.exact[name] = thing
	if g.fold {
		g.folded[plan.FoldName(name)] = thing
	}
}

// nameBook counts the use of phases or products.
type nameBook struct{ *register[UsedName] }

func newNameBook(known []string, fold bool) *nameBook {
	book := &nameBook{newRegister[UsedName](fold)}
	for _, name := range known {
		book.know(name, &UsedName{Name: name, Known: true})
	}
	return book
}

// use counts one row and returns the name as the plan spells it.
func (b *nameBook) use(name string) string {
	found := b.find(name)
	if found == nil {
		found = &UsedName{Name: name}
		b.add(name, found)
	}
	if found.Rows++; found.Rows == 1 {
		b.order = append(b.order, found)
	}
	return found.Name
}

func (b *nameBook) used() []UsedName { return values(b.order) }

// phaseBook counts the use of phases, which belong to a product each.
type phaseBook struct {
	fold      bool
	known     map[string][]string // by product
	otherwise string              // the product of rows that name none
	books     map[string]*nameBook
	order     []string
}

func newPhaseBook(context Context, fold bool) *phaseBook {
	b := &phaseBook{fold: fold, known: context.Phases, books: map[string]*nameBook{}}
	if len(context.Products) > 0 {
		b.otherwise = context.Products[0]
	}
	return b
}

// use counts one row of a product, "" where it names none. A product that the
// plan does not have comes with the phases that a new one begins with.
func (b *phaseBook) use(product, name string) string {
	if product == "" {
		product = b.otherwise
	}
	if b.books[product] == nil {
		known, has := b.known[product]
		if !has {
			known = plan.DefaultPhases()
		}
		b.books[product] = newNameBook(known, b.fold)
		b.order = append(b.order, product)
	}
	return b.books[product].use(name)
}

func (b *phaseBook) used() []UsedName {
	all := []UsedName{}
	for _, product := range b.order {
		for _, name := range b.books[product].used() {
			name.Product = product
			all = append(all, name)
		}
	}
	return all
}

func values[T any](pointers []*T) []T {
	out := make([]T, 0, len(pointers))
	for _, p := range pointers {
		out = append(out, *p)
	}
	return out
}

// cycleBook counts the use of cycles and knows their dates.
type cycleBook struct {
	*register[UsedCycle]
	known      []plan.Cycle
	choices    map[string]Span
	firstMonth int
}

func newCycleBook(context Context, fold bool) *cycleBook {
	book := &cycleBook{register: newRegister[UsedCycle](fold), known: context.Cycles, firstMonth: context.Settings.FiscalYearStart}
	for _, c := range context.Cycles {
		book.know(c.Name, &UsedCycle{Name: c.Name, Start: c.Start, End: c.End, Known: true})
	}
	if c := context.DefaultCycle; c.Name != "" && book.find(c.Name) == nil {
		book.know(c.Name, &UsedCycle{Name: c.Name, Start: c.Start, End: c.End, Known: c.ID != ""})
	}
	book.choices = map[string]Span{}
	for name, span := range context.Choices.Cycles {
		book.choices[plan.FoldName(name)] = span
	}
	return book
}

// use counts one row. first is true when the cycle is used for the first time.
func (b *cycleBook) use(p period) (cycle *UsedCycle, first bool) {
	found := b.find(p.name)
	if found == nil {
		found = &UsedCycle{Name: p.name}
		if span, chosen := b.choices[plan.FoldName(p.name)]; chosen {
			found.Start, found.End = span.Start, span.End
		} else if p.stated {
			found.Start, found.End = p.dates.Start, p.dates.End
			found.Undated = p.dates == Span{}
		} else if start, end, ok := plan.ParsePeriod(p.name, max(b.firstMonth, 1)); ok {
			found.Start, found.End = start, end
		}
		b.add(p.name, found)
	}
	if found.Rows++; found.Rows == 1 {
		b.order = append(b.order, found)
	}
	return found, found.Rows == 1
}

func (b *cycleBook) used() []UsedCycle { return values(b.order) }

// twin is a cycle of the plan with the same dates and another name.
func (b *cycleBook) twin(cycle *UsedCycle) string {
	for _, c := range b.known {
		if c.Start == cycle.Start && c.End == cycle.End && c.Start != "" && c.Name != cycle.Name {
			return c.Name
		}
	}
	return ""
}
