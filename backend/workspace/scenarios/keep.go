package scenarios

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// NewRanking is a ranking to keep as it was decided on.
type NewRanking struct {
	Name     string
	Cycle    plan.ID
	Scenario plan.ID // "" for the plan of record
	Model    plan.ID // "" for that of the scenario, or of the plan
	Seed     int
	Draws    int
	Top      int
	// Chances are what the draws said, by initiative; nil where none were made.
	Chances map[plan.ID]roadmap.KeptChance
}

// KeepRanking keeps how initiatives rank today and why: what went in, the formula, what
// came out. Errors: invalid at name or where the model gives no score, not_found.
func (a Actions) KeepRanking(ctx context.Context, n NewRanking) (workspace.Change, plan.ID, error) {
	var id plan.ID
	change, err := a.w.Do(ctx, workspace.Action{Code: "keep_ranking", Name: "Keep ranking: " + typed.Shortened(n.Name)}, func(tx *store.Tx) (err error) {
		id, err = n.keep(ctx, tx)
		return err
	})
	return change, id, err
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

func (n NewRanking) keep(ctx context.Context, tx *store.Tx) (plan.ID, error) {
	if _, err := tx.Cycle(ctx, n.Cycle); err != nil {
		return "", err
	}
	p, err := tx.Plan(ctx)
	if err != nil {
		return "", err
	}
	var s roadmap.Scenario
	if n.Scenario != "" {
		if s, err = tx.Scenario(ctx, n.Scenario); err != nil {
			return "", err
		}
	}
	model := cmp.Or(n.Model, s.Model, p.RoadmapModel, roadmap.ModelID(roadmap.RICE))
	r := roadmap.Ranking{ID: tx.NewID(), Cycle: n.Cycle, Scenario: n.Scenario, Model: model, Name: plan.CleanTitle(n.Name), Date: tx.Today(), By: tx.Who(),
		Seed: n.Seed, Draws: n.Draws, Top: n.Top}
	if r.Snapshot, err = n.snapshot(ctx, tx, s, model); err != nil {
		return "", err
	}
	if err := r.Validate(); err != nil {
		return "", err
	}
	return r.ID, tx.PutRanking(ctx, r)
}

// snapshot ranks what is still to be decided or built.
func (n NewRanking) snapshot(ctx context.Context, tx *store.Tx, s roadmap.Scenario, id plan.ID) (string, error) {
	scorer, err := scorerOf(ctx, tx, s, id)
	if err != nil {
		return "", err
	}
	initiatives, err := tx.Initiatives(ctx)
	if err != nil {
		return "", err
	}
	initiatives = slices.DeleteFunc(initiatives, func(i roadmap.Initiative) bool { return !i.State.Open() })
	ratings, err := tx.Ratings(ctx)
	if err != nil {
		return "", err
	}
	efforts, err := tx.Efforts(ctx)
	if err != nil {
		return "", err
	}
	answers, err := tx.Answers(ctx)
	if err != nil {
		return "", err
	}
	overrides, err := tx.Overrides(ctx)
	if err != nil {
		return "", err
	}
	overrides = slices.DeleteFunc(overrides, func(o roadmap.Override) bool { return o.Model != id })
	scored := make([]roadmap.ScoredItem, len(initiatives))
	for i, item := range roadmap.ItemsOf(initiatives, ratings, efforts, answers) {
		scored[i] = scorer.One(item)
	}
	titles := make(map[plan.ID]string, len(initiatives))
	for _, i := range initiatives {
		titles[i.ID] = i.Title
	}
	return roadmap.Keep(scorer, roadmap.Rank(scored, overrides), titles, n.Chances)
}

// scorerOf makes scores by a model with the weights of a scenario: its own, else those of
// its phase, else the model's.
func scorerOf(ctx context.Context, tx *store.Tx, s roadmap.Scenario, id plan.ID) (*roadmap.Scorer, error) {
	at := slices.IndexFunc(roadmap.BuiltIn(), func(m roadmap.Model) bool { return m.ID == id })
	if at >= 0 {
		m := roadmap.BuiltIn()[at]
		return roadmap.NewScorer(m, roadmap.BuiltInCriteria(m), nil)
	}
	m, err := tx.Model(ctx, id)
	if err != nil {
		return nil, err
	}
	criteria, err := tx.Criteria(ctx)
	if err != nil {
		return nil, err
	}
	all, err := tx.Weights(ctx)
	if err != nil {
		return nil, err
	}
	weights := map[plan.ID]float64{}
	for _, of := range []plan.ID{s.Phase, s.ID} {
		if of == "" {
			continue
		}
		for criterion, weight := range roadmap.WeightsOf(all, of) {
			weights[criterion] = weight
		}
	}
	return roadmap.NewScorer(m, criteria, weights)
}

// Selection is what was chosen for a cycle, to become the plan.
type Selection struct {
	NewRanking
	Chosen []plan.ID
}

// ApplySelection makes a selection the plan of its cycle, in one step of undo: what is
// chosen is planned in it, what was planned there and is not chosen goes back to the
// backlog as a candidate, and the ranking is kept. What is in progress stays. Errors: those
// of KeepRanking; invalid at cycle (closed, the backlog) or chosen (shipped or dropped).
func (a Actions) ApplySelection(ctx context.Context, n Selection) (workspace.Change, plan.ID, error) {
	var id plan.ID
	change, err := a.w.Do(ctx, workspace.Action{Code: "apply_selection"}, func(tx *store.Tx) error {
		cycle, err := tx.Cycle(ctx, n.Cycle)
		if err != nil {
			return err
		}
		tx.Rename(fmt.Sprintf("Plan %s: %s", cycle.Name, plan.Counted(len(n.Chosen), "initiative", "initiatives")))
		switch cycle.State {
		case plan.ClosedState:
			return plan.AtField("cycle", "closed", fmt.Sprintf("%s is closed: what was planned in it stands as it was. Choose a cycle that is open.", cycle.Name))
		case plan.BacklogState:
			return plan.AtField("cycle", "backlog", "Nothing is planned in the backlog. Choose a cycle with dates.")
		}
		if n.Name == "" {
			n.Name = "Plan of " + cycle.Name
		}
		// The ranking is kept as it was when it was decided on.
		if id, err = n.keep(ctx, tx); err != nil {
			return err
		}
		return n.plan(ctx, tx)
	})
	return change, id, err
}

func (n Selection) plan(ctx context.Context, tx *store.Tx) error {
	chosen := map[plan.ID]bool{}
	for _, id := range n.Chosen {
		i, err := tx.Initiative(ctx, id)
		if err != nil {
			return err
		}
		if !i.State.Open() {
			return plan.AtField("chosen", "not_open", fmt.Sprintf("%s is shipped or dropped and cannot be planned. Nothing was changed; select again.", typed.Quoted(i.Title)))
		}
		chosen[id] = true
	}
	all, err := tx.Initiatives(ctx)
	if err != nil {
		return err
	}
	for _, i := range all {
		switch {
		case chosen[i.ID]:
			i.Cycle = n.Cycle
			if i.State != roadmap.InProgress {
				i.State = roadmap.Planned
			}
		case i.Cycle == n.Cycle && i.State == roadmap.Planned:
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
