package okrs

import (
	"context"
	"errors"

	"cairn/backend/plan"
	"cairn/backend/store"
)

// Made says where a check-in of a grid went.
type Made struct {
	Row       int // in the grid, from 1
	KeyResult plan.ID
	// ValueOn is the day that its value is of: its own, or the last one of the
	// KPI's period whose measurement it became; "" without a value.
	ValueOn plan.Date
	// Period is that period as people call it; "" where no KPI feeds the key result.
	Period string
	// Replaced is the value that the period had before; nil for none.
	Replaced *float64
}

// TryCheckIns makes the check-ins of a grid as CheckInMany would, lets see read
// how the plan stands then, and takes all of it back. refused are the faults of
// the rows that CheckInMany would refuse, each with its Row; the others are made.
func (a Actions) TryCheckIns(ctx context.Context, date string, rows []NewCheckIn, see func(r store.Reader, made []Made) error) (refused plan.Faults, err error) {
	err = a.w.Try(ctx, func(tx *store.Tx) error {
		made, faults, err := checkInRows(ctx, tx, "", date, rows)
		if err != nil {
			return err
		}
		refused = faults
		return see(tx.Reader, made)
	})
	return refused, err
}

// checkInRows makes the check-ins of a grid; the faults are those of the rows
// that were refused.
func checkInRows(ctx context.Context, tx *store.Tx, name, date string, rows []NewCheckIn) (made []Made, faults plan.Faults, err error) {
	together := &grid{name: name, measured: map[plan.ID]typedValue{}}
	for i, n := range rows {
		n.Date = date
		c, err := checkInTo(ctx, tx, n)
		if err == nil {
			c.grid = together
			err = c.append()
		}
		var refused *plan.Error
		switch {
		case err == nil:
			made = append(made, Made{Row: i + 1, KeyResult: n.KeyResult, ValueOn: c.valueOn, Period: c.period, Replaced: c.replaced})
		case errors.As(err, &refused) && len(refused.Fields) > 0:
			for _, fault := range refused.Fields {
				fault.Row = i + 1
				faults = append(faults, fault)
			}
		default:
			return nil, nil, err
		}
	}
	return made, faults, nil
}
