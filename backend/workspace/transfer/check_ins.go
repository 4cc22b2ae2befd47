package transfer

import (
	"context"
	"io"
	"path/filepath"

	"cairn/backend/exchange"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace/views"
)

// checkInFile is the name of a check-in sheet.
const checkInFile = "check-ins.csv"

// CheckInSheet says which key results a check-in sheet lists.
type CheckInSheet struct {
	Cycle plan.ID
	Owner plan.ID // "" is everybody
	All   bool    // also those whose check-in is not due yet
}

// ExportCheckIns writes check-ins.csv into a folder: the key results of a cycle
// whose check-ins are due, for colleagues without Cairn to fill in. not_found
// where there is no such cycle.
func (a Actions) ExportCheckIns(ctx context.Context, folder string, preset exchange.Preset, sheet CheckInSheet) ([]ExportedFile, error) {
	v := views.New(a.w)
	p, err := v.Plan(ctx)
	if err != nil {
		return nil, err
	}
	due, err := v.DueCheckIns(ctx, sheet.Cycle, sheet.Owner, "")
	if err != nil {
		return nil, err
	}
	lines := []exchange.CheckInLine{}
	for i := range due {
		row := &due[i]
		if !row.Due && !sheet.All {
			continue
		}
		line := exchange.CheckInLine{KeyResult: row.KeyResult, Objective: row.Objective, Title: row.Title, Kind: row.Kind, Owner: text(row.Owner), Unit: row.Unit,
			Last: row.Current, Expected: row.Expected}
		if row.CurrentOn != nil {
			line.LastOn = *row.CurrentOn
		}
		lines = append(lines, line)
	}
	if err := makeFolder(folder); err != nil {
		return nil, err
	}
	path := filepath.Join(folder, checkInFile)
	err = store.WriteAtomically(path, func(w io.Writer) error { return exchange.WriteCheckInSheet(w, preset, p.Settings, lines) })
	if err != nil {
		return nil, err
	}
	return []ExportedFile{{Name: checkInFile, Path: path, Rows: len(lines)}}, nil
}
