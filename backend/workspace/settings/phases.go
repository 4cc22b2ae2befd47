package settings

import (
	"context"
	"slices"

	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// AddPhase adds a lifecycle phase behind the others of a product. Errors: invalid
// at name, also where a phase of the product is called so already (taken);
// not_found.
func (a Actions) AddPhase(ctx context.Context, product plan.ID, name string) (workspace.Change, plan.ID, error) {
	var id plan.ID
	action := workspace.Action{Code: "add_phase", Name: "Add phase: " + typed.Shortened(name)}
	change, err := a.w.Do(ctx, action, func(tx *store.Tx) error {
		products, err := tx.Products(ctx)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(products, func(p plan.Product) bool { return p.ID == product }) {
			return gone("product")
		}
		siblings, err := phasesOf(ctx, tx, product)
		if err != nil {
			return err
		}
		p := plan.Phase{ID: tx.NewID(), Product: product, Name: plan.CleanTitle(name)}
		last := ""
		if len(siblings) > 0 {
			last = siblings[len(siblings)-1].Position
		}
		p.Position, _ = plan.KeyBetween(last, "")
		id = p.ID
		return putPhase(ctx, tx, siblings, p)
	})
	return change, id, err
}

// phasesOf are the phases of a product in their order.
func phasesOf(ctx context.Context, tx *store.Tx, product plan.ID) ([]plan.Phase, error) {
	phases, err := tx.Phases(ctx)
	return slices.DeleteFunc(phases, func(p plan.Phase) bool { return p.Product != product }), err
}

func putPhase(ctx context.Context, tx *store.Tx, siblings []plan.Phase, p plan.Phase) error {
	var faults plan.Faults
	faults.Title("name", p.Name)
	if err := faults.Err(); err != nil {
		return err
	}
	if slices.ContainsFunc(siblings, func(other plan.Phase) bool {
		return other.ID != p.ID && plan.FoldName(other.Name) == plan.FoldName(p.Name)
	}) {
		return plan.AtField("name", "taken", "This product has a phase of this name already. Choose another name.")
	}
	return tx.PutPhase(ctx, p)
}

// onPhase does something to a phase among those of its product.
func (a Actions) onPhase(ctx context.Context, code, verb string, id plan.ID, f func(tx *store.Tx, p plan.Phase, siblings []plan.Phase) error) (workspace.Change, error) {
	return a.w.DoInClosed(ctx, workspace.Action{Code: code}, func(tx *store.Tx) error {
		phases, err := tx.Phases(ctx)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(phases, func(p plan.Phase) bool { return p.ID == id })
		if i < 0 {
			return gone("phase")
		}
		p := phases[i]
		tx.Rename(verb + typed.Shortened(p.Name))
		return f(tx, p, slices.DeleteFunc(phases, func(other plan.Phase) bool { return other.Product != p.Product }))
	})
}

// RenamePhase gives a phase another name. Errors: those of AddPhase, not_found.
func (a Actions) RenamePhase(ctx context.Context, id plan.ID, name string) (workspace.Change, error) {
	return a.onPhase(ctx, "edit_phase", "Rename phase: ", id, func(tx *store.Tx, p plan.Phase, siblings []plan.Phase) error {
		p.Name = plan.CleanTitle(name)
		return putPhase(ctx, tx, siblings, p)
	})
}

// MovePhase puts a phase behind another of its product; "" puts it first.
// Errors: not_found.
func (a Actions) MovePhase(ctx context.Context, id, after plan.ID) (workspace.Change, error) {
	return a.onPhase(ctx, "move_phase", "Move phase: ", id, func(tx *store.Tx, p plan.Phase, siblings []plan.Phase) error {
		others := slices.DeleteFunc(siblings, func(other plan.Phase) bool { return other.ID == id })
		at := slices.IndexFunc(others, func(other plan.Phase) bool { return other.ID == after }) + 1
		if after != "" && at == 0 {
			return gone("phase")
		}
		ordered := slices.Insert(others, at, p)
		// Phases are few: all of them get new places.
		for i, key := range plan.Keys(len(ordered)) {
			ordered[i].Position = key
			if err := tx.PutPhase(ctx, ordered[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// DeletePhase takes a phase out of a product. Goals and initiatives that were in
// it have none then, KPIs no longer matter in it, and its weights count nowhere. Errors: not_found.
func (a Actions) DeletePhase(ctx context.Context, id plan.ID) (workspace.Change, error) {
	return a.onPhase(ctx, "delete_phase", "Delete phase: ", id, func(tx *store.Tx, _ plan.Phase, _ []plan.Phase) error {
		objectives, err := tx.Objectives(ctx)
		if err != nil {
			return err
		}
		for _, o := range objectives {
			if o.Phase == id {
				o.Phase = ""
				if err := tx.PutObjective(ctx, o); err != nil {
					return err
				}
			}
		}
		if err := unphase(ctx, tx, id); err != nil {
			return err
		}
		ties, err := tx.KPIPhases(ctx)
		if err != nil {
			return err
		}
		for _, tie := range ties {
			if tie.Phase == id {
				if err := tx.DeleteKPIPhase(ctx, tie.ID); err != nil {
					return err
				}
			}
		}
		return tx.DeletePhase(ctx, id)
	})
}
