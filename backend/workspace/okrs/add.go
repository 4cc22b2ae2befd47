package okrs

import (
	"context"
	"maps"
	"slices"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace/typed"
)

// adding is a transaction that adds rows, one or hundreds. What many of them ask
// for is read once, so that hundreds of lines do not read the plan as often.
type adding struct {
	ctx        context.Context //nolint:containedctx // lives for one transaction
	tx         *store.Tx
	cycles     []plan.Cycle // nil until one is asked for
	objectives map[plan.ID]okr.Objective
	beneath    map[spot]siblings
	products   map[plan.ID]plan.ID // by the objective above; "" at the top
	owners     map[string]plan.ID  // by what was typed
	phases     map[phaseOf]plan.ID
}

// spot is what siblings have in common: the cycle that shows them and what they
// lie beneath.
type spot struct{ cycle, parent plan.ID }

type phaseOf struct {
	product plan.ID
	text    string
}

func newAdding(ctx context.Context, tx *store.Tx) *adding {
	return &adding{ctx: ctx, tx: tx, objectives: map[plan.ID]okr.Objective{}, beneath: map[spot]siblings{},
		products: map[plan.ID]plan.ID{}, owners: map[string]plan.ID{}, phases: map[phaseOf]plan.ID{}}
}

// once asks what is not known yet, and knows it from then on.
func once[K comparable, V any](known map[K]V, key K, ask func() (V, error)) (V, error) {
	if answer, ok := known[key]; ok {
		return answer, nil
	}
	answer, err := ask()
	if err == nil {
		known[key] = answer
	}
	return answer, err
}

func (a *adding) objective(id plan.ID) (okr.Objective, error) {
	return once(a.objectives, id, func() (okr.Objective, error) { return a.tx.Objective(a.ctx, id) })
}

// allCycles are those of the plan, in their order.
func (a *adding) allCycles() (_ []plan.Cycle, err error) {
	if a.cycles == nil {
		a.cycles, err = a.tx.Cycles(a.ctx)
	}
	return a.cycles, err
}

// homeOf is the cycle that shows an objective.
func (a *adding) homeOf(o okr.Objective) (plan.Cycle, error) {
	cycles, err := a.allCycles()
	return plan.HomeCycle(cycles, o.Cycle), err
}

// exists refuses a cycle that the plan does not have.
func (a *adding) exists(cycle plan.ID) error {
	cycles, err := a.allCycles()
	if err != nil || slices.ContainsFunc(cycles, func(c plan.Cycle) bool { return c.ID == cycle }) {
		return err
	}
	_, err = a.tx.Cycle(a.ctx, cycle)
	return err
}

// position is that of a new row after a sibling; "" puts it at the end.
func (a *adding) position(at spot, after plan.ID) (string, error) {
	s, err := once(a.beneath, at, func() (siblings, error) { return siblingsOf(a.ctx, a.tx, at.cycle, at.parent) })
	if err != nil {
		return "", err
	}
	return s.place(a.ctx, a.tx, after, atEnd)
}

// settled says that a row now stands among its siblings.
func (a *adding) settled(at spot, row sibling) {
	a.beneath[at] = a.beneath[at].with(row)
	// An objective whose children are in another cycle has a list for each of the two.
	maps.DeleteFunc(a.beneath, func(other spot, _ siblings) bool { return other.parent == at.parent && other != at })
}

// owner is who a text names; see typed.Text.Party.
func (a *adding) owner(text string) (plan.ID, error) {
	return once(a.owners, text, typed.Text{Ctx: a.ctx, Tx: a.tx}.At("text", text).Party)
}

func (a *adding) phase(product plan.ID, text string) (plan.ID, error) {
	return once(a.phases, phaseOf{product, text}, func() (plan.ID, error) {
		return typed.Text{Ctx: a.ctx, Tx: a.tx}.At("text", text).Phase(product)
	})
}

// newObjective makes an objective with its place.
func (a *adding) newObjective(n NewObjective) (okr.Objective, error) {
	o := okr.Objective{ID: a.tx.NewID(), Cycle: n.Cycle, Parent: n.Parent, Title: plan.CleanTitle(n.Title), Type: okr.Committed, Weight: 1}
	err := a.exists(n.Cycle)
	if err != nil {
		return o, err
	}
	if err := o.Validate(); err != nil {
		return o, err
	}
	if o.Product, err = once(a.products, n.Parent, func() (plan.ID, error) { return a.productBeneath(n.Parent) }); err != nil {
		return o, err
	}
	o.Position, err = a.position(spot{n.Cycle, n.Parent}, n.After)
	return o, err
}

// productBeneath is the product of a new objective.
func (a *adding) productBeneath(parent plan.ID) (plan.ID, error) {
	if parent != "" {
		above, err := a.objective(parent)
		return above.Product, err
	}
	products, err := a.tx.Products(a.ctx)
	if err != nil || len(products) == 0 {
		return "", err
	}
	return products[0].ID, nil
}

func (a *adding) putObjective(o okr.Objective) error {
	if err := a.tx.PutObjective(a.ctx, o); err != nil {
		return err
	}
	a.objectives[o.ID] = o
	a.settled(spot{o.Cycle, o.Parent}, sibling{id: o.ID, position: o.Position, objective: &o})
	home, err := a.homeOf(o)
	a.beneath[spot{home.ID, o.ID}] = nil // it is new: nothing lies beneath it
	return err
}

// newKeyResult makes a key result with its place.
func (a *adding) newKeyResult(n NewKeyResult) (okr.KeyResult, error) {
	k := okr.KeyResult{ID: a.tx.NewID(), Objective: n.Objective, Title: plan.CleanTitle(n.Title), Kind: okr.Increase, Weight: 1}
	home, err := a.homeBeneath(n.Objective)
	if err != nil {
		return k, err
	}
	if err := k.Validate(); err != nil {
		return k, err
	}
	k.Position, err = a.position(spot{home.ID, n.Objective}, n.After)
	return k, err
}

// homeBeneath is the cycle of the key results of an objective.
func (a *adding) homeBeneath(objective plan.ID) (plan.Cycle, error) {
	o, err := a.objective(objective)
	if err != nil {
		return plan.Cycle{}, err
	}
	return a.homeOf(o)
}

// putKeyResult adds a key result whose days lie in its cycle.
func (a *adding) putKeyResult(k okr.KeyResult) error {
	home, err := a.homeBeneath(k.Objective)
	if err != nil {
		return err
	}
	if err := k.ValidateIn(home); err != nil {
		return err
	}
	if err := a.tx.PutKeyResult(a.ctx, k); err != nil {
		return err
	}
	a.settled(spot{home.ID, k.Objective}, sibling{id: k.ID, position: k.Position, keyResult: &k})
	return nil
}
