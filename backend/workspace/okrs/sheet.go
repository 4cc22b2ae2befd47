package okrs

import (
	"context"
	"errors"
	"fmt"

	"cairn/backend/exchange"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
)

// SheetOptions say how a filled-in check-in sheet is read.
type SheetOptions struct {
	File        string // its name
	Date        string // the day that the values are of; "" is today
	DecimalMark string // "." or ","; "" is the plan's
	SkipFaulty  bool   // leave rows out that cannot be read
}

// PreviewSheet says which check-ins a filled-in sheet would make.
func (a Actions) PreviewSheet(ctx context.Context, table *exchange.Table, options SheetOptions) (*exchange.CheckInPlan, error) {
	var read *exchange.CheckInPlan
	err := a.w.Read(ctx, func(r store.Reader) (err error) {
		read, err = readSheet(ctx, r, table, options, a.w.Today())
		return err
	})
	return read, err
}

func readSheet(ctx context.Context, r store.Reader, table *exchange.Table, options SheetOptions, today plan.Date) (*exchange.CheckInPlan, error) {
	p, err := r.Plan(ctx)
	if err != nil {
		return nil, err
	}
	c := exchange.CheckInContext{Settings: p.Settings, Today: today, Date: plan.Date(options.Date), DecimalMark: options.DecimalMark,
		SkipFaulty: options.SkipFaulty, KeyResults: map[plan.ID]exchange.CheckInTarget{}, Said: map[plan.ID][]okr.CheckIn{}}
	if options.Date != "" && !c.Date.Valid() {
		return nil, plan.AtField("date", "not_a_date", fmt.Sprintf("%q is not a date. Write it as year-month-day, such as 2026-03-31.", options.Date))
	}
	if c.Date == "" {
		c.Date = today
	}
	said, err := r.CheckInsOn(ctx, c.Date)
	if err != nil {
		return nil, err
	}
	for i := range said {
		c.Said[said[i].KeyResult] = append(c.Said[said[i].KeyResult], said[i])
	}
	cycles, err := r.Cycles(ctx)
	if err != nil {
		return nil, err
	}
	objectives, err := r.Objectives(ctx)
	if err != nil {
		return nil, err
	}
	homes := map[plan.ID]plan.Cycle{}
	for i := range objectives {
		homes[objectives[i].ID] = plan.HomeCycle(cycles, objectives[i].Cycle)
	}
	keyResults, err := r.KeyResults(ctx)
	if err != nil {
		return nil, err
	}
	for _, k := range keyResults {
		if home, exists := homes[k.Objective]; exists {
			c.KeyResults[k.ID] = exchange.CheckInTarget{KeyResult: k, Cycle: home}
		}
	}
	return exchange.ReadCheckInSheet(table, c), nil
}

// ImportSheet makes the check-ins of a filled-in sheet, as one batch and one
// step of undo. A sheet with errors is refused whole (invalid, the findings as
// fields).
func (a Actions) ImportSheet(ctx context.Context, table *exchange.Table, options SheetOptions) (workspace.Change, *exchange.CheckInPlan, error) {
	var read *exchange.CheckInPlan
	action := workspace.Action{Code: "import_check_ins", Params: map[string]any{"file": options.File}, Name: "Import check-ins: " + options.File}
	change, err := a.w.Do(ctx, action, func(tx *store.Tx) (err error) {
		if read, err = readSheet(ctx, tx.Reader, table, options, tx.Today()); err != nil {
			return err
		}
		if read.Errors > 0 {
			return exchange.Refusal(options.File, read.Findings, read.Errors)
		}
		p, err := tx.Plan(ctx)
		if err != nil {
			return err
		}
		batch := tx.NewID()
		var faults plan.Faults
		for _, row := range read.CheckIns {
			if err := appendFromSheet(ctx, tx, p.Settings, row, batch, &faults); err != nil {
				return err
			}
		}
		return faults.Err()
	})
	return change, read, err
}

// appendFromSheet makes one check-in; what only the whole plan can refuse goes
// to the faults with the line of the file.
func appendFromSheet(ctx context.Context, tx *store.Tx, settings plan.Settings, row exchange.ReadCheckIn, batch plan.ID, faults *plan.Faults) error {
	k, err := tx.KeyResult(ctx, row.CheckIn.KeyResult)
	if err != nil {
		return err
	}
	c := &checkIn{ctx: ctx, tx: tx, settings: settings, keyResult: k, CheckIn: row.CheckIn}
	c.ID, c.Batch = tx.NewID(), batch
	err = c.append()
	var refused *plan.Error
	if errors.As(err, &refused) && refused.Code == plan.Invalid && len(refused.Fields) > 0 {
		for _, fault := range refused.Fields {
			fault.Row = row.Row
			*faults = append(*faults, fault)
		}
		return nil
	}
	return err
}
