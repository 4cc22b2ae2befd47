package okrs

import (
	"context"
	"fmt"
	"slices"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// MilestoneRow is a milestone as a person gives it: texts as typed.
type MilestoneRow struct {
	ID     plan.ID // "" for a new one
	Title  string
	Weight string // "" is 1
	Due    string // "" means with the key result
	Done   string // the day; "" while it is not
}

// EditMilestones gives a key result these milestones in this order; those that
// are not among them are deleted. Errors: invalid at title, weight, due or done
// with the Row, counted from 1; not_found.
func (a Actions) EditMilestones(ctx context.Context, keyResult plan.ID, rows []MilestoneRow) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "edit_milestones"}, func(tx *store.Tx) error {
		k, err := tx.KeyResult(ctx, keyResult)
		if err != nil {
			return err
		}
		p, err := tx.Plan(ctx)
		if err != nil {
			return err
		}
		tx.Rename("Edit milestones: " + typed.Shortened(k.Title))
		before, err := milestonesOf(ctx, tx, keyResult)
		if err != nil {
			return err
		}
		wanted, err := readMilestones(typed.In(ctx, tx, p.Settings), keyResult, before, rows)
		if err != nil {
			return err
		}
		return putMilestones(ctx, tx, before, wanted)
	})
}

func milestonesOf(ctx context.Context, tx *store.Tx, keyResult plan.ID) ([]okr.Milestone, error) {
	all, err := tx.Milestones(ctx)
	return slices.DeleteFunc(all, func(m okr.Milestone) bool { return m.KeyResult != keyResult }), err
}

func readMilestones(text typed.Text, keyResult plan.ID, before []okr.Milestone, rows []MilestoneRow) ([]okr.Milestone, error) {
	var faults plan.Faults
	wanted, keys := make([]okr.Milestone, len(rows)), plan.Keys(len(rows))
	for i, row := range rows {
		m, err := readMilestone(text, row)
		if err == nil {
			err = validMilestone(m, text.Tx.Today())
		}
		if refused, ok := err.(*plan.Error); ok { //nolint:errorlint // Validate and AtField return it bare
			for _, fault := range refused.Fields {
				fault.Row = i + 1
				faults = append(faults, fault)
			}
			continue
		}
		if err != nil {
			return nil, err
		}
		m.KeyResult, m.Position = keyResult, keys[i]
		known := slices.ContainsFunc(before, func(b okr.Milestone) bool { return b.ID == row.ID })
		twice := slices.ContainsFunc(wanted[:i], func(w okr.Milestone) bool { return w.ID == row.ID })
		if m.ID = row.ID; !known || twice {
			m.ID = text.Tx.NewID()
		}
		wanted[i] = m
	}
	return wanted, faults.Err()
}

func readMilestone(text typed.Text, row MilestoneRow) (m okr.Milestone, err error) {
	m = okr.Milestone{Title: plan.CleanTitle(row.Title), Weight: 1}
	weight, err := text.At("weight", row.Weight).OptionalNumber()
	if err != nil {
		return m, err
	}
	if weight != nil {
		m.Weight = *weight
	}
	if m.Due, err = text.At("due", row.Due).Date(); err != nil {
		return m, err
	}
	m.Done, err = text.At("done", row.Done).Date()
	return m, err
}

// validMilestone refuses what Validate does, and what is done ahead of time.
func validMilestone(m okr.Milestone, today plan.Date) error {
	if m.Done > today {
		return plan.AtField("done", "future", m.Done.Words()+" lies ahead; today is "+today.Words()+". Give the day on which it was done.")
	}
	return m.Validate()
}

func putMilestones(ctx context.Context, tx *store.Tx, before, wanted []okr.Milestone) error {
	for _, m := range before {
		if !slices.ContainsFunc(wanted, func(w okr.Milestone) bool { return w.ID == m.ID }) {
			if err := tx.DeleteMilestone(ctx, m.ID); err != nil {
				return err
			}
		}
	}
	for _, m := range wanted {
		if err := tx.PutMilestone(ctx, m); err != nil {
			return err
		}
	}
	return nil
}

// SetMilestoneDone says since when a milestone is done; "" says that it is not.
// Errors: invalid at done, not_found.
func (a Actions) SetMilestoneDone(ctx context.Context, id plan.ID, day string) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "milestone_done"}, func(tx *store.Tx) error {
		m, err := tx.Milestone(ctx, id)
		if err != nil {
			return err
		}
		p, err := tx.Plan(ctx)
		if err != nil {
			return err
		}
		if m.Done, err = typed.In(ctx, tx, p.Settings).At("done", day).Date(); err != nil {
			return err
		}
		tx.Rename("Milestone done: " + typed.Shortened(m.Title))
		if m.Done == "" {
			tx.Rename("Milestone not done: " + typed.Shortened(m.Title))
		}
		return finish(ctx, tx, m)
	})
}

func finish(ctx context.Context, tx *store.Tx, m okr.Milestone) error {
	if err := validMilestone(m, tx.Today()); err != nil {
		return err
	}
	return tx.PutMilestone(ctx, m)
}

// finishMilestone marks the milestone that the check-in names as done since its
// date. One that is done already keeps its day.
func (c *checkIn) finishMilestone(cycle plan.Cycle) error {
	if c.keyResult.Kind != okr.Milestones {
		return plan.AtField("done", "not_for_kind", "This key result has no milestones. Give a value instead.")
	}
	if err := c.ValidateDay(c.keyResult, cycle, c.tx.Today()); err != nil {
		return err
	}
	all, err := milestonesOf(c.ctx, c.tx, c.keyResult.ID)
	if err != nil {
		return err
	}
	list := make([]plan.Candidate, len(all))
	for i, m := range all {
		list[i] = plan.Candidate{ID: m.ID, Names: []string{m.Title}}
	}
	text := typed.Text{Ctx: c.ctx, Tx: c.tx}.At("done", c.done)
	id, err := text.Choose(func() (plan.ID, error) {
		return "", plan.AtField("done", "unknown", "This key result has no milestone of that name. Nothing was changed; choose one of its milestones.")
	}, list)
	if err != nil {
		return err
	}
	m := all[slices.IndexFunc(all, func(m okr.Milestone) bool { return m.ID == id })]
	if m.Done != "" && m.Done != c.Date {
		return plan.AtField("done", "done_before", fmt.Sprintf("%s is done since %s already. Nothing was changed; edit the milestone where that day is wrong.", typed.Quoted(m.Title), m.Done.Words()))
	}
	m.Done = c.Date
	if err := finish(c.ctx, c.tx, m); err != nil {
		return err
	}
	return c.sayAtLeast("Done: " + m.Title)
}
