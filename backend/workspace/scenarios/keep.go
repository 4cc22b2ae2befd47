package scenarios

import (
	"context"
	"fmt"
	"slices"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
	"cairn/backend/workspace/views"
)

// NewRanking is a ranking to keep as it was decided on.
type NewRanking struct {
	Name     string
	Cycle    plan.ID
	Scenario plan.ID // "" for the plan of record
	Model    plan.ID // "" for that of the scenario, or of the plan
	Seed     int     // 0, as of the others, for what is usual
	Draws    int
	Top      int
}

func (n NewRanking) query() views.RankingQuery {
	return views.RankingQuery{Cycle: n.Cycle, Scenario: n.Scenario, Model: n.Model, Seed: n.Seed, Draws: n.Draws, Top: n.Top}
}

// KeepRanking keeps how initiatives rank today and why: what went in, the formula, what
// came out. Errors: invalid at name or where the model gives no score, not_found.
func (a Actions) KeepRanking(ctx context.Context, n NewRanking) (workspace.Change, plan.ID, error) {
	var id plan.ID
	change, err := a.w.Do(ctx, workspace.Action{Code: "keep_ranking", Name: "Keep ranking: " + typed.Shortened(n.Name)}, func(tx *store.Tx) error {
		decided, err := views.New(a.w).In(tx.Reader).Decided(ctx, n.query())
		if err == nil {
			id, err = n.keep(ctx, tx, decided)
		}
		return err
	})
	return change, id, err
}

// RenameRanking calls a ranking that was kept otherwise. Errors: invalid at name, not_found.
func (a Actions) RenameRanking(ctx context.Context, id plan.ID, name string) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "rename_ranking"}, func(tx *store.Tx) error {
		r, err := tx.Ranking(ctx, id)
		if err != nil {
			return err
		}
		tx.Rename("Rename ranking: " + typed.Shortened(r.Name))
		r.Name = plan.CleanTitle(name)
		if err := r.Validate(); err != nil {
			return err
		}
		return tx.PutRanking(ctx, r)
	})
}

// DeleteRanking takes a ranking that was kept out of the plan. Errors: not_found.
func (a Actions) DeleteRanking(ctx context.Context, id plan.ID) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "delete_ranking"}, func(tx *store.Tx) error {
		r, err := tx.Ranking(ctx, id)
		if err != nil {
			return err
		}
		tx.Rename("Delete ranking: " + typed.Shortened(r.Name))
		return tx.DeleteRanking(ctx, id)
	})
}

func (n NewRanking) keep(ctx context.Context, tx *store.Tx, d views.Decided) (plan.ID, error) {
	r := roadmap.Ranking{ID: tx.NewID(), Cycle: d.Cycle, Scenario: n.Scenario, Model: d.Model, Name: plan.CleanTitle(n.Name), Date: tx.Today(), By: tx.Who(),
		Seed: d.Seed, Draws: d.Draws, Top: d.Top, Snapshot: d.Snapshot}
	if err := r.Validate(); err != nil {
		return "", err
	}
	return r.ID, tx.PutRanking(ctx, r)
}

// ApplySelection makes what is worth most of what fits the plan of a cycle, in one step
// of undo: what is chosen is planned in it, what was planned there and is not chosen goes
// back to the backlog as a candidate, the capacities of a scenario become those of the
// plan of record, and the ranking is kept. What is in progress stays.
// Errors: those of KeepRanking; invalid at cycle (closed, the backlog) or capacity
// (nothing could be chosen).
func (a Actions) ApplySelection(ctx context.Context, n NewRanking) (workspace.Change, plan.ID, error) {
	var id plan.ID
	change, err := a.w.Do(ctx, workspace.Action{Code: "apply_selection"}, func(tx *store.Tx) error {
		decided, err := views.New(a.w).In(tx.Reader).Decided(ctx, n.query())
		if err != nil {
			return err
		}
		cycle, err := tx.Cycle(ctx, decided.Cycle)
		if err != nil {
			return err
		}
		tx.Rename(fmt.Sprintf("Plan %s: %s", cycle.Name, plan.Counted(len(decided.Chosen), "initiative", "initiatives")))
		switch {
		case cycle.State == plan.ClosedState:
			return plan.AtField("cycle", "closed", fmt.Sprintf("%s is closed: what was planned in it stands as it was. Choose a cycle that is open.", cycle.Name))
		case cycle.State == plan.BacklogState:
			return plan.AtField("cycle", "backlog", "Nothing is planned in the backlog. Choose a cycle with dates.")
		case decided.Fault != "":
			return plan.AtField("capacity", "nothing_chosen", decided.Fault)
		}
		if n.Name == "" {
			n.Name = "Plan of " + cycle.Name
		}
		// The ranking is kept as it was when it was decided on.
		if id, err = n.keep(ctx, tx, decided); err != nil {
			return err
		}
		if err := takeOverCapacities(ctx, tx, n.Scenario, cycle.ID); err != nil {
			return err
		}
		return planChosen(ctx, tx, cycle.ID, decided.Chosen)
	})
	return change, id, err
}

// takeOverCapacities makes what teams have to give in a scenario that of the plan of
// record: what is chosen by it is planned with it.
func takeOverCapacities(ctx context.Context, tx *store.Tx, scenario, cycle plan.ID) error {
	all, err := tx.Capacities(ctx)
	if err != nil || scenario == "" {
		return err
	}
	for _, c := range all {
		if c.Scenario != scenario || c.Cycle != cycle {
			continue
		}
		c.ID, c.Scenario = roadmap.CapacityID("", c.Team, c.Cycle), ""
		if err := tx.PutCapacity(ctx, c); err != nil {
			return err
		}
	}
	return nil
}

func planChosen(ctx context.Context, tx *store.Tx, cycle plan.ID, chosen []plan.ID) error {
	all, err := tx.Initiatives(ctx)
	if err != nil {
		return err
	}
	for _, i := range all {
		switch {
		case slices.Contains(chosen, i.ID):
			i.Cycle = cycle
			if i.State != roadmap.InProgress {
				i.State = roadmap.Planned
			}
		case i.Cycle == cycle && i.State == roadmap.Planned:
			i.Cycle, i.State = "", roadmap.Candidate
		default:
			continue
		}
		if err := tx.PutInitiative(ctx, i); err != nil {
			return err
		}
	}
	return nil
}
