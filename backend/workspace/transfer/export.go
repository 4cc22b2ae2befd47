package transfer

import (
	"context"
	"io"
	"os"
	"path/filepath"

	"cairn/backend/exchange"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace/views"
)

// ExportedFile is one file that an export wrote.
type ExportedFile struct {
	Name string `json:"name"`
	Path string `json:"path"`
	Rows int    `json:"rows"` // without the header
}

// okrsFile is the name of the outline that people open.
const okrsFile = "okrs.csv"

// Export writes the plan into a folder, which is made where it is missing:
// okrs.csv for people, and the files that ImportPlan makes the same plan of, all
// of one state. A file of such a name is replaced whole or not at all.
func (a Actions) Export(ctx context.Context, folder string, preset exchange.Preset) ([]ExportedFile, error) {
	if err := makeFolder(folder); err != nil {
		return nil, err
	}
	var files []ExportedFile
	err := a.w.Read(ctx, func(r store.Reader) error {
		outline, err := exportOutline(ctx, r, views.New(a.w).In(r), folder, preset)
		if err != nil {
			return err
		}
		whole, err := exportWhole(ctx, r, folder, preset)
		files = append([]ExportedFile{outline}, whole...)
		return err
	})
	return files, err
}

// exportOutline writes okrs.csv.
func exportOutline(ctx context.Context, r store.Reader, v views.Views, folder string, preset exchange.Preset) (ExportedFile, error) {
	file := ExportedFile{Name: okrsFile, Path: filepath.Join(folder, okrsFile)}
	p, err := r.Plan(ctx)
	if err != nil {
		return file, err
	}
	lines, err := v.Lines(ctx, "")
	if err != nil {
		return file, err
	}
	cycles, err := r.Cycles(ctx)
	if err != nil {
		return file, err
	}
	periods := map[plan.ID]string{} // the cycles as okrs.csv names them
	for _, c := range cycles {
		periods[c.ID] = exchange.PeriodText(c.Name, c.Start, c.End)
	}
	rows := make([]exchange.ExportRow, len(lines))
	for i, line := range lines {
		rows[i] = exportRow(line, periods[line.Objective.CycleID])
	}
	file.Rows = len(rows)
	return file, store.WriteAtomically(file.Path, func(w io.Writer) error { return exchange.WriteOutline(w, preset, p.Settings, rows) })
}

func makeFolder(folder string) error {
	err := os.MkdirAll(folder, 0o755)
	if err == nil {
		return nil
	}
	return &plan.Error{Code: plan.Invalid, Cause: err, Params: map[string]any{"path": folder},
		Fields: []plan.FieldError{{Field: "folder", Code: "not_writable",
			Message: "The folder " + folder + " cannot be made. Nothing was exported; choose another one."}}}
}

// exportRow is a row of the outline as a spreadsheet shows it.
func exportRow(line views.Line, period string) exchange.ExportRow {
	o := line.Objective
	row := exchange.ExportRow{Order: o.Order, Type: exchange.TypeOfObjective(o.Type), Title: o.Title, Owner: text(o.Owner), Team: text(o.Team),
		Product: text(o.Product), Phase: text(o.Phase), Period: period, Progress: o.Progress, Expected: o.Expected,
		// As the window and the command line show it: an average must not hide what lies beneath.
		Status: o.WorstStatus.Word()}
	k := line.KeyResult
	if k == nil {
		return row
	}
	row.Order, row.Title, row.Owner = k.Order, k.Title, text(k.Owner)
	row.Type = exchange.TypeOfKeyResult(k.Kind, k.Start, k.Target)
	row.Start, row.Current, row.Target, row.Unit = k.Start, k.Current, k.Target, k.Unit
	row.Progress, row.Expected, row.Status = k.Progress, k.Expected, k.Status.Word()
	row.Confidence, row.LastNote = k.Confidence, text(k.LastNote)
	switch k.Kind {
	case okr.Range:
		row.Start, row.Target = k.Low, k.High
	case okr.Baseline:
		if k.BaselinePoints != nil {
			points := float64(*k.BaselinePoints)
			row.Target = &points
		}
	}
	if k.Due != nil {
		row.Due = *k.Due
	}
	return row
}

func text(optional *string) string {
	if optional == nil {
		return ""
	}
	return *optional
}
