package scoring

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// EffortCriterion stands in a NewRating of RateMany for the effort of the initiative: of
// the one team that has one, else of the team that leads.
const EffortCriterion = plan.ID(roadmap.EffortKey)

// RateMany gives initiatives ratings and efforts, as cells of a spreadsheet are pasted, in
// one step of undo, or none of them. Errors: invalid at range with the Row, counted from
// 1, of what is refused; invalid at text where there is none; not_found.
func (a Actions) RateMany(ctx context.Context, cells []NewRating) (workspace.Change, error) {
	return a.do(ctx, "rate_many", func(t typed.Text) error {
		if len(cells) == 0 {
			return plan.AtField("text", "required", "There are no cells to paste. Copy some from a spreadsheet first.")
		}
		var faults plan.Faults
		efforts, err := effortsOf(t)
		if err != nil {
			return err
		}
		rated := map[plan.ID]bool{}
		for at, cell := range cells {
			rated[cell.Initiative] = true
			err := rateCell(t, efforts, cell)
			refused := plan.Faults{}
			if refused.Take(err); err != nil && len(refused) == 0 {
				return err
			}
			for _, fault := range refused {
				fault.Row = at + 1
				faults = append(faults, fault)
			}
		}
		t.Tx.Rename("Rate " + plan.Counted(len(rated), "initiative", "initiatives"))
		return faults.Err()
	})
}

// efforts are those of the plan, by initiative, read once for many.
type efforts map[plan.ID][]roadmap.Effort

func effortsOf(t typed.Text) (efforts, error) {
	all, err := t.Tx.Efforts(t.Ctx)
	by := efforts{}
	for _, e := range all {
		by[e.Initiative] = append(by[e.Initiative], e)
	}
	return by, err
}

// own is the effort that stands for an initiative, about to be given a range: of the one
// team that has one, else of the team that leads. Errors: invalid at team where none of
// several is the leading one's: a further effort would add to what shall be replaced.
func (all efforts) own(i roadmap.Initiative, given roadmap.Range) (roadmap.Effort, error) {
	own := roadmap.Effort{Initiative: i.ID, Team: i.Team, Range: given}
	for _, e := range all[i.ID] {
		if len(all[i.ID]) == 1 || e.Team == i.Team {
			e.Range = given
			return e, nil
		}
	}
	if len(all[i.ID]) > 0 && (given.Empty() || i.Team == "") {
		return own, plan.AtField("team", "required", typed.Quoted(i.Title)+" has efforts of several teams, and none of them leads it. Nothing was changed. Choose whose effort it is.")
	}
	return own, nil
}

// of is what a team gives to an initiative.
func (all efforts) of(i, team plan.ID) roadmap.Effort {
	for _, e := range all[i] {
		if e.Team == team {
			return e
		}
	}
	return roadmap.Effort{Initiative: i, Team: team}
}

func rateCell(t typed.Text, all efforts, n NewRating) error {
	i, err := t.Tx.Initiative(t.Ctx, n.Initiative)
	if err != nil {
		return err
	}
	if n.Criterion != EffortCriterion {
		c, err := criterionOf(t.Ctx, t.Tx.Reader, n.Criterion)
		if err != nil {
			return err
		}
		return rate(t, c, n)
	}
	given, err := t.At("range", n.Range).Range()
	if err != nil {
		return err
	}
	effort, err := all.own(i, given)
	if err != nil {
		return typed.AllAt("range", err)
	}
	return typed.AllAt("range", t.PutEffort(effort))
}

// SameRating is what several initiatives are given alike, as typed.
type SameRating struct {
	Initiatives []plan.ID
	Criterion   plan.ID // EffortCriterion for the effort
	Team        string  // whose effort, by name or id; "" is the one that stands for each, as in RateMany
	Range       string  // as roadmap.ParseRange reads it; "" takes the ratings away
}

// RateAlike gives initiatives the same number, or range, on a criterion, or as the effort
// of a team, in one step of undo, or none of them. Errors: invalid once at range (off the
// scale, with the scale in words), at initiatives where there are none, or at team where
// none of several efforts stands for its initiative; not_found, ambiguous.
func (a Actions) RateAlike(ctx context.Context, n SameRating) (workspace.Change, error) {
	return a.do(ctx, "rate_alike", func(t typed.Text) error {
		if len(n.Initiatives) == 0 {
			return plan.AtField("initiatives", "required", "Nothing is selected. Select the initiatives first.")
		}
		given, err := t.At("range", n.Range).Range()
		if err != nil {
			return err
		}
		if n.Criterion == EffortCriterion {
			return effortAlike(t, n, given)
		}
		c, err := criterionOf(ctx, t.Tx.Reader, n.Criterion)
		if err != nil {
			return err
		}
		return eachOf(t, "Rate "+c.Name, n.Initiatives, func(i roadmap.Initiative) error {
			return rate(t, c, NewRating{Initiative: i.ID, Criterion: c.ID, Range: n.Range})
		})
	})
}

func effortAlike(t typed.Text, n SameRating, given roadmap.Range) error {
	team, err := t.At("team", n.Team).Team()
	if err != nil {
		return err
	}
	all, err := effortsOf(t)
	if err != nil {
		return err
	}
	return eachOf(t, "Effort", n.Initiatives, func(i roadmap.Initiative) error {
		effort := all.of(i.ID, team)
		effort.Range = given
		if team == "" {
			if effort, err = all.own(i, given); err != nil {
				return err
			}
		}
		return typed.AllAt("range", t.PutEffort(effort))
	})
}

// eachOf does the same to initiatives, each once, and names the action. The first
// refusal is that of all: what they are given is the same.
func eachOf(t typed.Text, what string, ids []plan.ID, do func(roadmap.Initiative) error) error {
	done := map[plan.ID]bool{}
	title := ""
	for _, id := range ids {
		if done[id] {
			continue
		}
		done[id] = true
		i, err := t.Tx.Initiative(t.Ctx, id)
		if err != nil {
			return err
		}
		if err := do(i); err != nil {
			return err
		}
		title = typed.Shortened(i.Title)
	}
	if len(done) > 1 {
		title = plan.Counted(len(done), "initiative", "initiatives")
	}
	t.Tx.Rename(what + ": " + title)
	return nil
}
