package settings

import (
	"context"
	"fmt"
	"slices"

	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// AddProduct adds a product behind the others, with the default phases. Errors:
// invalid at name, also where a product is called so already (taken).
func (a Actions) AddProduct(ctx context.Context, name string) (workspace.Change, plan.ID, error) {
	var id plan.ID
	action := workspace.Action{Code: "add_product", Name: "Add product: " + typed.Shortened(name)}
	change, err := a.w.Do(ctx, action, func(tx *store.Tx) error {
		products, err := tx.Products(ctx)
		if err != nil {
			return err
		}
		p := plan.Product{ID: tx.NewID(), Name: plan.CleanTitle(name)}
		if err := checkProduct(products, p); err != nil {
			return err
		}
		last := ""
		if len(products) > 0 {
			last = products[len(products)-1].Position
		}
		p.Position, _ = plan.KeyBetween(last, "")
		id = p.ID
		_, err = workspace.AddProduct(ctx, tx, p)
		return err
	})
	return change, id, err
}

func checkProduct(products []plan.Product, p plan.Product) error {
	var faults plan.Faults
	faults.Title("name", p.Name)
	if err := faults.Err(); err != nil {
		return err
	}
	if slices.ContainsFunc(products, func(other plan.Product) bool {
		return other.ID != p.ID && plan.FoldName(other.Name) == plan.FoldName(p.Name)
	}) {
		return plan.AtField("name", "taken", "There is a product of this name already. Choose another name.")
	}
	return nil
}

// RenameProduct gives a product another name. Errors: those of AddProduct,
// not_found.
func (a Actions) RenameProduct(ctx context.Context, id plan.ID, name string) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "edit_product"}, func(tx *store.Tx) error {
		products, err := tx.Products(ctx)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(products, func(p plan.Product) bool { return p.ID == id })
		if i < 0 {
			return gone("product")
		}
		p := products[i]
		tx.Rename("Rename product: " + typed.Shortened(p.Name))
		p.Name = plan.CleanTitle(name)
		if err := checkProduct(products, p); err != nil {
			return err
		}
		return tx.PutProduct(ctx, p)
	})
}

// DeleteProduct takes a product with its phases out of the plan. It is refused
// while goals, KPIs or
// initiatives belong to it (invalid, in_use), and for the last product.
func (a Actions) DeleteProduct(ctx context.Context, id plan.ID) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "delete_product"}, func(tx *store.Tx) error {
		products, err := tx.Products(ctx)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(products, func(p plan.Product) bool { return p.ID == id })
		switch {
		case i < 0:
			return gone("product")
		case len(products) == 1:
			return plan.AtField("id", "last", "A plan has one product at least. Rename it instead.")
		}
		tx.Rename("Delete product: " + typed.Shortened(products[i].Name))
		goals, kpis, initiatives, err := belonging(ctx, tx, id)
		if err != nil {
			return err
		}
		if goals+kpis+initiatives > 0 {
			what := fmt.Sprintf("%d objectives and %d KPIs", goals, kpis)
			if initiatives > 0 {
				what = fmt.Sprintf("%d objectives, %d KPIs and %s", goals, kpis, plan.Counted(initiatives, "initiative", "initiatives"))
			}
			return plan.AtField("id", "in_use", what+" belong to this product. Nothing was deleted; give them another product first.")
		}
		phases, err := tx.Phases(ctx)
		if err != nil {
			return err
		}
		for _, p := range phases {
			if p.Product == id {
				if err := tx.DeletePhase(ctx, p.ID); err != nil {
					return err
				}
			}
		}
		return tx.DeleteProduct(ctx, id)
	})
}

func belonging(ctx context.Context, tx *store.Tx, product plan.ID) (goals, kpis, initiatives int, err error) {
	objectives, err := tx.Objectives(ctx)
	if err != nil {
		return 0, 0, 0, err
	}
	for _, o := range objectives {
		if o.Product == product {
			goals++
		}
	}
	all, err := tx.KPIs(ctx)
	if err != nil {
		return 0, 0, 0, err
	}
	for i := range all {
		if all[i].Product == product {
			kpis++
		}
	}
	items, err := tx.Initiatives(ctx)
	for _, i := range items {
		if i.Product == product {
			initiatives++
		}
	}
	return goals, kpis, initiatives, err
}
