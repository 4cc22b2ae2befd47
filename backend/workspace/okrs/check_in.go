package okrs

import (
	"context"
	"fmt"
	"strings"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// NewCheckIn is a check-in as a person gives it: texts as typed, "" for what is
// not said.
type NewCheckIn struct {
	KeyResult  plan.ID
	Value      string // a number, or yes or no; of a KPI that feeds the key result
	Confidence string // 0 to 100
	Note       string
	Date       string // "" means today, or the cycle's last day once it is over
	Done       string // id or title of a milestone that is done since the date
	For        string // the person that it speaks for, by name or id; "" for oneself
}

// CheckIn appends a check-in. A value of a key result that a KPI feeds becomes
// the KPI's measurement of its newest complete period. Errors: invalid at value,
// confidence, note, date or done; ambiguous; not_found.
func (a Actions) CheckIn(ctx context.Context, n NewCheckIn) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "check_in"}, func(tx *store.Tx) error {
		c, err := checkInTo(ctx, tx, n)
		if err != nil {
			return err
		}
		tx.Rename("Check in: " + typed.Shortened(c.keyResult.Title))
		return c.append()
	})
}

// CheckInMany appends the check-ins of a grid or a sheet, all of one date, in
// one step of undo, or none of them. Errors: invalid at the fields, each with
// its Row, counted from 1.
func (a Actions) CheckInMany(ctx context.Context, date string, rows []NewCheckIn) (workspace.Change, error) {
	name := fmt.Sprintf("Check in: %d key results", len(rows))
	if len(rows) == 1 {
		name = "Check in: 1 key result"
	}
	return a.w.Do(ctx, workspace.Action{Code: "check_in_many", Name: name}, func(tx *store.Tx) error {
		_, faults, err := checkInRows(ctx, tx, name, date, rows)
		if err != nil {
			return err
		}
		return faults.Err()
	})
}

// checkIn is a check-in about to be made.
type checkIn struct {
	ctx       context.Context //nolint:containedctx // lives for one action
	tx        *store.Tx
	settings  plan.Settings
	keyResult okr.KeyResult
	okr.CheckIn
	done string // text that names a milestone
	// valueOn and period are where the value went, once it is written, and
	// replaced is the value that was there before.
	valueOn  plan.Date
	period   string
	replaced *float64
	// grid is what the rows of the same grid have entered so far.
	grid *grid
}

// grid is what the check-ins of one action share.
type grid struct {
	name string // of the action
	// measured are the values that became measurements, by their ids, with the key
	// result that they were typed for.
	measured map[plan.ID]typedValue
}

type typedValue struct {
	value float64
	title string
}

// checkInTo reads what was typed.
func checkInTo(ctx context.Context, tx *store.Tx, n NewCheckIn) (*checkIn, error) {
	k, err := tx.KeyResult(ctx, n.KeyResult)
	if err != nil {
		return nil, err
	}
	p, err := tx.Plan(ctx)
	if err != nil {
		return nil, err
	}
	c := &checkIn{ctx: ctx, tx: tx, settings: p.Settings, keyResult: k, done: strings.TrimSpace(n.Done),
		CheckIn: okr.CheckIn{ID: tx.NewID(), KeyResult: k.ID, Note: plan.CleanNote(n.Note)}}
	text := typed.In(ctx, tx, p.Settings)
	if c.Value, err = readValue(k.Kind, text.At("value", n.Value)); err != nil {
		return nil, err
	}
	if c.Confidence, err = text.At("confidence", n.Confidence).OptionalNumber(); err != nil {
		return nil, err
	}
	if c.Date, err = text.At("date", n.Date).PastDate(); err != nil {
		return nil, err
	}
	c.For, err = text.At("for", n.For).Party()
	return c, err
}

// editCurrent is an edit of the current value or the confidence in its cell.
func (e edit) editCurrent(k okr.KeyResult) error {
	if e.Text.Text == "" {
		return plan.AtField(e.Field, "required", "What was reported stays on record and cannot be emptied. Type a new value, or undo the last one.")
	}
	n := NewCheckIn{KeyResult: k.ID, Value: e.Text.Text}
	said := "value"
	if e.Field == "confidence" {
		n, said = NewCheckIn{KeyResult: k.ID, Confidence: e.Text.Text}, "confidence"
	}
	c, err := checkInTo(e.Ctx, e.Tx, n)
	if err == nil && c.Value != nil {
		err = c.becomeTotal()
	}
	if err == nil {
		e.Tx.Rename("Check in: " + typed.Shortened(k.Title))
		err = c.append()
	}
	return renamed(err, said, e.Field)
}

// becomeTotal makes a value that was typed over a sum the one that is missing to it:
// a cell then shows what was typed.
func (c *checkIn) becomeTotal() error {
	k := &c.keyResult
	if !k.AddsUp() {
		return nil
	}
	by, err := feeding(c.ctx, c.tx, *k)
	switch {
	case err != nil:
		return err
	case by != nil:
		return plan.AtField("value", "adds_up", "This adds up the values of the KPI “"+by.Name+"”. Enter the value of a period there, or in a check-in.")
	case k.Counting != okr.Sum:
		return plan.AtField("value", "adds_up", "This adds up the values of a period that is over. Check in with the value to add.")
	}
	cycle, err := c.cycle()
	if err != nil {
		return err
	}
	said, err := c.tx.CheckInsOf(c.ctx, k.ID)
	if err != nil {
		return err
	}
	if c.Date == "" {
		c.Date = plan.Earlier(c.tx.Today(), cycle.End)
	}
	alone := *k
	alone.KPI = "" // one that is gone feeds nothing
	now := okr.Evaluate(okr.Facts{KeyResult: alone, CheckIns: said, Cycle: cycle, On: c.Date})
	missing := k.Missing(now.Current, *c.Value)
	c.Value = &missing
	return nil
}

// renamed puts the faults of one field at the field that the person sees.
func renamed(err error, from, to string) error {
	failed, ok := err.(*plan.Error) //nolint:errorlint // Validate returns it bare
	if !ok {
		return err
	}
	for i := range failed.Fields {
		if failed.Fields[i].Field == from || failed.Fields[i].Field == "date" {
			failed.Fields[i].Field = to
		}
	}
	return failed
}

// append validates the check-in and writes what it says.
func (c *checkIn) append() error {
	cycle, err := c.cycle()
	if err != nil {
		return err
	}
	if c.Date == "" {
		c.Date = plan.Earlier(c.tx.Today(), cycle.End)
	}
	if c.done != "" {
		if err := c.finishMilestone(cycle); err != nil {
			return err
		}
	}
	if err := c.Validate(c.keyResult, cycle, c.tx.Today()); err != nil {
		return err
	}
	if c.Value != nil {
		c.valueOn = c.Date
		fed, err := c.measure(cycle)
		if err != nil {
			return err
		}
		if fed {
			c.Value = nil
			if err := c.sayAtLeast("Value of " + c.period + " entered."); err != nil {
				return err
			}
		}
	}
	return c.tx.AddCheckIn(c.ctx, c.CheckIn)
}

// sayAtLeast keeps a check-in on record whose value, or milestone, stands
// elsewhere: it confirms the confidence of before, or says a sentence where none
// was ever stated.
func (c *checkIn) sayAtLeast(sentence string) error {
	if c.Confidence != nil || c.Note != "" {
		return nil
	}
	before, err := c.tx.CheckInsOf(c.ctx, c.keyResult.ID)
	if err != nil {
		return err
	}
	for i := len(before) - 1; i >= 0 && c.Confidence == nil; i-- {
		c.Confidence = before[i].Confidence
	}
	if c.Confidence == nil {
		c.Note = sentence
	}
	return nil
}

func (c *checkIn) cycle() (plan.Cycle, error) {
	objective, err := c.tx.Objective(c.ctx, c.keyResult.Objective)
	if err != nil {
		return plan.Cycle{}, err
	}
	return homeOf(c.ctx, c.tx, objective)
}

// readValue reads the value of a key result as a person types it.
func readValue(kind okr.Kind, text typed.Text) (*float64, error) {
	if kind == okr.YesNo {
		switch strings.ToLower(text.Text) {
		case "yes", "y", "true", "done":
			one := 1.0
			return &one, nil
		case "no", "n", "false":
			zero := 0.0
			return &zero, nil
		case "", "0", "1":
		default:
			return nil, plan.AtField(text.Field, "not_yes_or_no", "This key result is answered by yes or no. Type one of them.")
		}
	}
	return text.OptionalNumber()
}
