package okrs

import (
	"cmp"
	"context"
	"slices"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
)

// sibling is one row among those of one parent: objectives and key results
// share their order, as a spreadsheet has them.
type sibling struct {
	id        plan.ID
	position  string
	objective *okr.Objective
	keyResult *okr.KeyResult
}

type siblings []sibling

// shownIn are the objectives that a cycle shows, in the order of their siblings.
func shownIn(ctx context.Context, tx *store.Tx, cycle plan.ID) ([]okr.Objective, error) {
	cycles, err := tx.Cycles(ctx)
	if err != nil {
		return nil, err
	}
	objectives, err := tx.Objectives(ctx)
	return slices.DeleteFunc(objectives, func(o okr.Objective) bool {
		return plan.HomeCycle(cycles, o.Cycle).ID != cycle
	}), err
}

// homeOf is the cycle that shows an objective.
func homeOf(ctx context.Context, tx *store.Tx, o okr.Objective) (plan.Cycle, error) {
	cycles, err := tx.Cycles(ctx)
	return plan.HomeCycle(cycles, o.Cycle), err
}

// siblingsOf are the rows beneath a parent, or at the top of a cycle, in order.
func siblingsOf(ctx context.Context, tx *store.Tx, cycle, parent plan.ID) (siblings, error) {
	objectives, err := shownIn(ctx, tx, cycle)
	if err != nil {
		return nil, err
	}
	here := map[plan.ID]bool{}
	for _, o := range objectives {
		here[o.ID] = true
	}
	var found siblings
	for i := range objectives {
		o := &objectives[i]
		if o.Parent == parent || parent == "" && !here[o.Parent] {
			found = append(found, sibling{id: o.ID, position: o.Position, objective: o})
		}
	}
	if parent != "" {
		keyResults, err := tx.KeyResultsOf(ctx, parent)
		if err != nil {
			return nil, err
		}
		for i := range keyResults {
			found = append(found, sibling{id: keyResults[i].ID, position: keyResults[i].Position, keyResult: &keyResults[i]})
		}
	}
	slices.SortFunc(found, inOrder)
	return found, nil
}

func inOrder(a, b sibling) int {
	return cmp.Or(cmp.Compare(a.position, b.position), cmp.Compare(a.id, b.id))
}

// with is the list with one more row, in its place.
func (s siblings) with(row sibling) siblings {
	at, _ := slices.BinarySearchFunc(s, row, inOrder)
	return slices.Insert(s, at, row)
}

// without is the list without one row, which is about to move.
func (s siblings) without(id plan.ID) siblings {
	return slices.DeleteFunc(slices.Clone(s), func(x sibling) bool { return x.id == id })
}

// edge says where a row goes that names no sibling to stand after.
type edge bool

const (
	atEnd   edge = true
	atStart edge = false
)

// place is a position after a sibling, or at an edge. Where merged copies left
// no room there, all siblings get new positions.
func (s siblings) place(ctx context.Context, tx *store.Tx, after plan.ID, otherwise edge) (string, error) {
	at := 0
	switch {
	case after != "":
		i := slices.IndexFunc(s, func(x sibling) bool { return x.id == after })
		if i < 0 {
			return "", &plan.Error{Code: plan.NotFound, Params: map[string]any{"id": string(after)},
				Message: "The row to stand after is not here any more. Nothing was moved; choose the place again."}
		}
		at = i + 1
	case otherwise == atEnd:
		at = len(s)
	}
	low, high := "", ""
	if at > 0 {
		low = s[at-1].position
	}
	if at < len(s) {
		high = s[at].position
	}
	if key, ok := plan.KeyBetween(low, high); ok {
		return key, nil
	}
	keys := plan.Keys(len(s) + 1)
	for i, x := range s {
		key := keys[i]
		if i >= at {
			key = keys[i+1]
		}
		if err := x.put(ctx, tx, key); err != nil {
			return "", err
		}
		s[i].position = key
	}
	return keys[at], nil
}

func (x sibling) put(ctx context.Context, tx *store.Tx, position string) error {
	if x.objective != nil {
		x.objective.Position = position
		return tx.PutObjective(ctx, *x.objective)
	}
	x.keyResult.Position = position
	return tx.PutKeyResult(ctx, *x.keyResult)
}
