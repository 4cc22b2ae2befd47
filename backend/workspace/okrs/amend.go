package okrs

import (
	"context"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// Amendment says what a check-in shall say instead, as typed; "" is nothing, but
// for the date, which then stays.
type Amendment struct {
	ID         plan.ID
	Value      string
	Confidence string
	Note       string
	Date       string
	Why        string // required
}

// AmendCheckIn corrects a check-in; what it said first, who corrected it and
// why are kept. Errors: invalid at value, confidence, note, date or why;
// not_found.
func (a Actions) AmendCheckIn(ctx context.Context, n Amendment) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "amend_check_in"}, func(tx *store.Tx) error {
		before, err := tx.CheckIn(ctx, n.ID)
		if err != nil {
			return err
		}
		c, err := checkInTo(ctx, tx, NewCheckIn{KeyResult: before.KeyResult, Value: n.Value, Confidence: n.Confidence, Note: n.Note, Date: n.Date})
		if err != nil {
			return err
		}
		if c.Date == "" {
			c.Date = before.Date
		}
		c.ID, c.For = before.ID, before.For
		if err := c.validateAmendment(before, n.Why); err != nil {
			return err
		}
		tx.Rename("Correct check-in: " + typed.Shortened(c.keyResult.Title))
		if err := tx.Because(plan.CleanNote(n.Why)); err != nil {
			return err
		}
		return tx.AmendCheckIn(ctx, c.CheckIn)
	})
}

func (c *checkIn) validateAmendment(before okr.CheckIn, why string) error {
	cycle, err := c.cycle()
	if err != nil {
		return err
	}
	if err := c.Validate(c.keyResult, cycle, c.tx.Today()); err != nil {
		return err
	}
	var faults plan.Faults
	faults.Note("why", why)
	if plan.CleanNote(why) == "" {
		faults.Add("why", "required", "A correction needs a reason. Say why the check-in changes.")
	}
	fed, err := feeding(c.ctx, c.tx, c.keyResult)
	if err != nil {
		return err
	}
	if fed != nil && c.Value != nil && (before.Value == nil || *before.Value != *c.Value) {
		faults.Add("value", "fed_by_kpi", "The values of this key result come from the KPI “"+fed.Name+"”. Correct the value there.")
	}
	return faults.Err()
}
