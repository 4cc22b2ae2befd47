package okrs

import (
	"context"
	"strings"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
)

// NewCheckIn is a check-in as a person gives it: texts as typed, "" for what is
// not said.
type NewCheckIn struct {
	KeyResult  plan.ID
	Value      string // a number, or yes or no
	Confidence string // 0 to 100
	Note       string
	Date       string // "" means today, or the cycle's last day once it is over
}

// CheckIn appends a check-in. Errors: invalid at value, confidence, note or
// date; not_found.
func (a Actions) CheckIn(ctx context.Context, n NewCheckIn) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "check_in"}, func(tx *store.Tx) error {
		k, err := tx.KeyResult(ctx, n.KeyResult)
		if err != nil {
			return err
		}
		p, err := tx.Plan(ctx)
		if err != nil {
			return err
		}
		c := okr.CheckIn{ID: tx.NewID(), KeyResult: k.ID, Note: plan.CleanNote(n.Note)}
		if c.Value, err = readValue(k.Kind, n.Value, p.DecimalMark, "value"); err != nil {
			return err
		}
		e := edit{ctx: ctx, tx: tx, field: "confidence", text: strings.TrimSpace(n.Confidence), mark: p.DecimalMark}
		if c.Confidence, err = e.optionalNumber(); err != nil {
			return err
		}
		e.field, e.text = "date", strings.TrimSpace(n.Date)
		if c.Date, err = e.date(); err != nil {
			return err
		}
		tx.Rename("Check in: " + shortened(k.Title))
		return appendCheckIn(ctx, tx, k, c)
	})
}

// checkIn is an edit of the current value or the confidence in its cell.
func (e edit) checkIn(k okr.KeyResult) error {
	c := okr.CheckIn{ID: e.tx.NewID(), KeyResult: k.ID}
	if e.text == "" {
		return plan.AtField(e.field, "required", "What was reported stays on record and cannot be emptied. Type a new value, or undo the last one.")
	}
	var err error
	if e.field == "confidence" {
		c.Confidence, err = e.optionalNumber()
	} else {
		c.Value, err = readValue(k.Kind, e.text, e.mark, e.field)
	}
	if err != nil {
		return err
	}
	e.tx.Rename("Check in: " + shortened(k.Title))
	return renamed(appendCheckIn(e.ctx, e.tx, k, c), "value", e.field)
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

func appendCheckIn(ctx context.Context, tx *store.Tx, k okr.KeyResult, c okr.CheckIn) error {
	objective, err := tx.Objective(ctx, k.Objective)
	if err != nil {
		return err
	}
	cycle, err := homeOf(ctx, tx, objective)
	if err != nil {
		return err
	}
	if c.Date == "" {
		c.Date = plan.Earlier(tx.Today(), cycle.End)
	}
	if err := c.Validate(k, cycle, tx.Today()); err != nil {
		return err
	}
	return tx.AddCheckIn(ctx, c)
}

// readValue reads the value of a key result as a person types it.
func readValue(kind okr.Kind, text, mark, field string) (*float64, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, nil
	}
	if kind == okr.YesNo {
		switch strings.ToLower(text) {
		case "yes", "y", "true", "done":
			one := 1.0
			return &one, nil
		case "no", "n", "false":
			zero := 0.0
			return &zero, nil
		}
	}
	number, err := plan.ParseNumber(text, mark, field)
	return &number, err
}
