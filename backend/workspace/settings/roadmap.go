package settings

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
)

// reownInitiatives gives the initiatives that a person or team owns or leads to another;
// "" is nobody.
func reownInitiatives(ctx context.Context, tx *store.Tx, from, into plan.ID) error {
	initiatives, err := tx.Initiatives(ctx)
	if err != nil {
		return err
	}
	for _, i := range initiatives {
		if i.Owner != from && i.Team != from {
			continue
		}
		i.Owner, i.Team = instead(i.Owner, from, into), instead(i.Team, from, into)
		if err := tx.PutInitiative(ctx, i); err != nil {
			return err
		}
	}
	return nil
}

// disband sees to what a team gives and has to give. The work stays as work of nobody
// yet, beside what nobody was to do already; the capacity goes with the team.
func disband(ctx context.Context, tx *store.Tx, team plan.ID) error {
	efforts, err := tx.Efforts(ctx)
	if err != nil {
		return err
	}
	nobodys := map[plan.ID]roadmap.Effort{}
	for _, e := range efforts {
		if e.Team == "" {
			nobodys[e.Initiative] = e
		}
	}
	for _, e := range efforts {
		if e.Team != team {
			continue
		}
		if err := tx.DeleteEffort(ctx, e.ID); err != nil {
			return err
		}
		if err := tx.PutEffort(ctx, together(e, nobodys[e.Initiative])); err != nil {
			return err
		}
	}
	capacities, err := tx.Capacities(ctx)
	if err != nil {
		return err
	}
	for _, c := range capacities {
		if c.Team == team {
			if err := tx.DeleteCapacity(ctx, c.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

// together is the effort of nobody yet that two make. Where only one of them is
// estimated, that one says all that is known.
func together(e, other roadmap.Effort) roadmap.Effort {
	sum := roadmap.Effort{ID: roadmap.EffortID(e.Initiative, ""), Initiative: e.Initiative, Range: e.Range, Spent: e.Spent}
	switch {
	case e.Empty():
		sum.Range = other.Range
	case !other.Empty():
		sum.Range = roadmap.SumEfforts([]roadmap.Effort{e, other})
	}
	switch {
	case sum.Spent == nil:
		sum.Spent = other.Spent
	case other.Spent != nil:
		spent := plan.Kept(*sum.Spent + *other.Spent)
		sum.Spent = &spent
	}
	return sum
}

// unphase takes a phase off initiatives and scenarios, with the weights that counted in
// it.
func unphase(ctx context.Context, tx *store.Tx, phase plan.ID) error {
	initiatives, err := tx.Initiatives(ctx)
	if err != nil {
		return err
	}
	for _, i := range initiatives {
		if i.Phase == phase {
			i.Phase = ""
			if err := tx.PutInitiative(ctx, i); err != nil {
				return err
			}
		}
	}
	scenarios, err := tx.Scenarios(ctx)
	if err != nil {
		return err
	}
	for _, s := range scenarios {
		if s.Phase == phase {
			s.Phase = ""
			if err := tx.PutScenario(ctx, s); err != nil {
				return err
			}
		}
	}
	weights, err := tx.Weights(ctx)
	if err != nil {
		return err
	}
	for _, w := range weights {
		if w.Of == phase {
			if err := tx.DeleteWeight(ctx, w.ID); err != nil {
				return err
			}
		}
	}
	return nil
}
