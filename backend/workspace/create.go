package workspace

import (
	"context"
	"path/filepath"

	"cairn/backend/plan"
	"cairn/backend/store"
)

// NewPlan is what a new plan begins with.
type NewPlan struct {
	Name string // "" takes the file's name
	// Settings are the plan's; the zero value means plan.DefaultSettings.
	Settings plan.Settings
	// Fill adds the first content; nil leaves the plan empty. It is part of the
	// plan's beginning and cannot be undone.
	Fill func(context.Context, *store.Tx) error
}

// Create makes a new plan file: one product with the seven default phases, and,
// unless Fill brings its own, the quarter under way, the next one as a draft,
// and the backlog. It refuses to
// overwrite a file (conflict).
func Create(ctx context.Context, path string, n NewPlan, options Options) (*Workspace, error) {
	if n.Settings == (plan.Settings{}) {
		n.Settings = plan.DefaultSettings()
	}
	if n.Name = plan.CleanTitle(n.Name); n.Name == "" {
		n.Name = planName(path)
	}
	var faults plan.Faults
	faults.Title("name", n.Name)
	faults.Take(n.Settings.Validate())
	if err := faults.Err(); err != nil {
		return nil, err
	}
	s, err := store.Create(ctx, path, options.store(), func(tx *store.Tx) error { return begin(ctx, tx, n) })
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	return OpenToWrite(ctx, path, options)
}

func planName(path string) string {
	base := filepath.Base(path)
	return base[:len(base)-len(filepath.Ext(base))]
}

func begin(ctx context.Context, tx *store.Tx, n NewPlan) error {
	if err := tx.PutPlan(ctx, plan.Plan{ID: tx.NewID(), Name: n.Name, Settings: n.Settings}); err != nil {
		return err
	}
	if _, err := AddProduct(ctx, tx, plan.Product{ID: tx.NewID(), Name: n.Name, Position: plan.Keys(1)[0]}); err != nil {
		return err
	}
	if n.Fill != nil {
		return n.Fill(ctx, tx)
	}
	return beginCycles(ctx, tx, n.Settings.FiscalYearStart)
}

// AddProduct adds a product with the default phases, and returns those.
func AddProduct(ctx context.Context, tx *store.Tx, product plan.Product) ([]plan.Phase, error) {
	if err := tx.PutProduct(ctx, product); err != nil {
		return nil, err
	}
	names := plan.DefaultPhases()
	phases := make([]plan.Phase, len(names))
	for i, key := range plan.Keys(len(names)) {
		phases[i] = plan.Phase{ID: tx.NewID(), Product: product.ID, Name: names[i], Position: key}
		if err := tx.PutPhase(ctx, phases[i]); err != nil {
			return nil, err
		}
	}
	return phases, nil
}

func beginCycles(ctx context.Context, tx *store.Tx, firstMonth int) error {
	year, quarter := plan.Quarter(tx.Today(), firstMonth)
	for i, state := range []plan.CycleState{plan.ActiveState, plan.DraftState} {
		y, q := year+(quarter-1+i)/4, (quarter-1+i)%4+1
		start, end := plan.QuarterSpan(y, q, firstMonth)
		if err := tx.PutCycle(ctx, plan.Cycle{ID: tx.NewID(), Name: plan.QuarterName(y, q), Start: start, End: end, State: state}); err != nil {
			return err
		}
	}
	return tx.PutCycle(ctx, plan.Cycle{ID: tx.NewID(), Name: "Backlog", State: plan.BacklogState})
}
