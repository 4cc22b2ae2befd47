package cli

import (
	"context"
	"fmt"
	"path/filepath"

	"cairn/backend/plan"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/views"
)

// importKinds are what a file can be imported as.
const importKinds = "plan, outline, kpis, roadmap, measurements or check-ins"

// asPlan is the kind that comes from a folder.
const asPlan = "plan"

// importers are what import can import, with how.
func (c *invocation) importers() map[string]func(ctx context.Context, o *opened, path string, flags *importFlags) error {
	return map[string]func(context.Context, *opened, string, *importFlags) error{
		asPlan:         c.importPlan,
		"outline":      c.importOutline,
		"kpis":         c.importKPIs,
		"roadmap":      c.importRoadmap,
		"measurements": c.importMeasurements,
		"check-ins":    c.importCheckIns,
	}
}

func (f *importFlags) source(path string) transfer.Source {
	return transfer.Source{Path: path, Sheet: f.sheet, DecimalMark: f.decimalMark}
}

// importedPlan is the answer of import --as plan.
type importedPlan struct {
	Name     string                  `json:"name"`
	DryRun   bool                    `json:"dryRun"`
	Files    []transfer.ExportedFile `json:"files"` // with how many rows each brought
	Errors   int                     `json:"errors"`
	Findings []transfer.Finding      `json:"findings"` // their column names the file, and the column in it
	Undo     views.UndoState         `json:"undo"`
}

func (c *invocation) importPlan(ctx context.Context, o *opened, path string, flags *importFlags) error {
	answer, actions := importedPlan{DryRun: flags.dryRun}, transfer.New(o.Workspace)
	var made transfer.ImportedPlan
	if flags.dryRun {
		p, err := actions.PreviewPlan(ctx, path, nil)
		if err != nil {
			return err
		}
		made, answer.Errors = p.ImportedPlan, p.Errors
	} else {
		var err error
		if _, made, err = actions.ImportPlan(ctx, path, nil); err != nil {
			return err
		}
	}
	answer.Name, answer.Files, answer.Findings, answer.Undo = made.Name, orNone(made.Files), orNone(made.Findings), o.views.UndoState()
	return c.answerImport(answer, filepath.Base(path), answer.Errors, func() {
		c.say("%s the plan %s from %s.", verb(answer.DryRun, answer.Errors), made.Name, filepath.Base(path))
		t := newTable(">Rows", "File")
		for _, file := range made.Files {
			t.add(number(ptr(float64(file.Rows)), plan.DefaultSettings()), file.Name)
		}
		t.print(c.Out, "")
		c.printFindings(answer.Findings)
	})
}

func (c *invocation) importOutline(ctx context.Context, o *opened, path string, flags *importFlags) error {
	columns, err := transfer.ParseMap(flags.columns)
	if err != nil {
		return usagef("--map: %s", err)
	}
	request := transfer.Request{Source: flags.source(outlineIn(path)), Columns: columns,
		Choices: transfer.Choices{DecimalMark: flags.decimalMark, DateOrder: flags.dateOrder}}
	if flags.dryRun {
		return c.preview(ctx, o, request, flags.cycle)
	}
	return c.importFile(ctx, o, request, flags.cycle)
}

// importedKPIs is the answer of import --as kpis.
type importedKPIs struct {
	File     string             `json:"file"`
	DryRun   bool               `json:"dryRun"`
	Rows     int                `json:"rows"`
	KPIs     int                `json:"kpis"`
	Errors   int                `json:"errors"`
	Findings []transfer.Finding `json:"findings"`
	Undo     views.UndoState    `json:"undo"`
}

func (c *invocation) importKPIs(ctx context.Context, o *opened, path string, flags *importFlags) error {
	columns, err := transfer.ParseKPIMap(flags.columns)
	if err != nil {
		return usagef("--map: %s", err)
	}
	request, actions := transfer.KPIRequest{Source: flags.source(path), Columns: columns}, transfer.New(o.Workspace)
	answer := importedKPIs{DryRun: flags.dryRun}
	if flags.dryRun {
		p, err := actions.PreviewKPIs(ctx, request)
		if err != nil {
			return err
		}
		answer.File, answer.Rows, answer.KPIs, answer.Errors = p.File, len(p.Table.Rows), len(p.Plan.KPIs), p.Plan.Errors
		answer.Findings = orNone(p.Plan.Findings)
	} else {
		_, made, err := actions.ImportKPIs(ctx, request)
		if err != nil {
			return err
		}
		answer.File, answer.Rows, answer.KPIs, answer.Findings = made.File, made.Rows, made.KPIs, orNone(made.Findings)
	}
	answer.Undo = o.views.UndoState()
	return c.answerImport(answer, answer.File, answer.Errors, func() {
		c.say("%s %s of %s: %s.", verb(answer.DryRun, answer.Errors), count(answer.Rows, "row", "rows"), answer.File, count(answer.KPIs, "KPI", "KPIs"))
		c.printFindings(answer.Findings)
	})
}

// verb begins the sentence that says what an import did or would do.
func verb(dryRun bool, errors int) string {
	switch {
	case errors > 0:
		return "Cannot import"
	case dryRun:
		return "Would import"
	default:
		return "Imported"
	}
}

// answerImport answers, and then refuses where a dry run found errors: a script
// can rely on the exit code to know what the import itself would do.
func (c *invocation) answerImport(answer any, file string, errors int, say func()) error {
	if err := c.answer(answer, say); err != nil || errors == 0 {
		return err
	}
	return plan.Refuse(plan.Invalid, fmt.Sprintf("%s cannot be imported: it has %s. Nothing was changed.", file, count(errors, "error", "errors")))
}

// importedMeasurements is the answer of import --as measurements.
type importedMeasurements struct {
	File      string             `json:"file"`
	DryRun    bool               `json:"dryRun"`
	Rows      int                `json:"rows"`
	KPIs      int                `json:"kpis"`
	Added     int                `json:"added"`
	Corrected int                `json:"corrected"` // periods that had another value
	Same      int                `json:"same"`
	Kept      int                `json:"kept"` // periods of which the plan's other value stays
	Errors    int                `json:"errors"`
	Findings  []transfer.Finding `json:"findings"`
	Undo      views.UndoState    `json:"undo"`
}

func (c *invocation) importMeasurements(ctx context.Context, o *opened, path string, flags *importFlags) error {
	columns, err := transfer.ParseMeasurementMap(flags.columns)
	if err != nil {
		return usagef("--map: %s", err)
	}
	request := transfer.MeasurementRequest{Source: flags.source(path), Existing: flags.existing, Why: flags.why,
		Choices: transfer.MeasurementChoices{Columns: columns, DecimalMark: flags.decimalMark, DateOrder: flags.dateOrder,
			Duplicates: flags.duplicates, SkipFaulty: flags.skipFaulty}}
	if flags.kpi != "" {
		if request.KPI, err = o.kpi(ctx, flags.kpi); err != nil {
			return err
		}
	}
	actions, answer := transfer.New(o.Workspace), importedMeasurements{DryRun: flags.dryRun}
	if flags.dryRun {
		p, err := actions.PreviewMeasurements(ctx, request)
		if err != nil {
			return err
		}
		answer.File, answer.Rows, answer.KPIs, answer.Added, answer.Same = p.File, p.Plan.Rows, len(p.Series), p.New, p.Same
		answer.Errors, answer.Findings = p.Errors, orNone(p.Findings)
		switch flags.existing {
		case transfer.ReplaceExisting:
			answer.Corrected = p.Different
		case transfer.KeepExisting:
			answer.Kept = p.Different
		}
	} else {
		_, made, err := actions.ImportMeasurements(ctx, request)
		if err != nil {
			return err
		}
		answer.File, answer.Rows, answer.KPIs, answer.Findings = made.File, made.Rows, made.KPIs, orNone(made.Findings)
		answer.Added, answer.Corrected, answer.Same = made.Measured.Added, made.Measured.Corrected, made.Measured.Same
		answer.Kept = made.Kept
	}
	answer.Undo = o.views.UndoState()
	return c.answerImport(answer, answer.File, answer.Errors, func() {
		c.say("%s %s of %s for %s: %s new, %d corrected, %d as they were%s.", verb(answer.DryRun, answer.Errors), count(answer.Rows, "row", "rows"), answer.File,
			count(answer.KPIs, "KPI", "KPIs"), count(answer.Added, "value", "values"), answer.Corrected, answer.Same, kept(answer.Kept))
		c.printFindings(answer.Findings)
	})
}

// kept says of how many periods the plan's other value stays.
func kept(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", %d kept though the file has another value", n)
}

// importedCheckIns is the answer of import --as check-ins.
type importedCheckIns struct {
	File     string             `json:"file"`
	DryRun   bool               `json:"dryRun"`
	CheckIns int                `json:"checkIns"`
	Blank    int                `json:"blank"` // rows that nobody filled in
	Said     int                `json:"said"`  // rows that say what was said on that day already
	Errors   int                `json:"errors"`
	Findings []transfer.Finding `json:"findings"`
	Undo     views.UndoState    `json:"undo"`
}

func (c *invocation) importCheckIns(ctx context.Context, o *opened, path string, flags *importFlags) error {
	content, err := transfer.New(o.Workspace).Read(ctx, flags.source(path))
	if err != nil {
		return err
	}
	options := okrs.SheetOptions{File: content.File, Date: flags.date, DecimalMark: flags.decimalMark, SkipFaulty: flags.skipFaulty}
	var read *transfer.CheckInPlan
	if flags.dryRun {
		read, err = okrs.New(o.Workspace).PreviewSheet(ctx, content.Table, options)
	} else {
		_, read, err = okrs.New(o.Workspace).ImportSheet(ctx, content.Table, options)
	}
	if err != nil {
		return err
	}
	answer := importedCheckIns{File: content.File, DryRun: flags.dryRun, CheckIns: len(read.CheckIns), Blank: read.Blank, Said: read.Said,
		Errors: read.Errors, Findings: orNone(read.Findings), Undo: o.views.UndoState()}
	return c.answerImport(answer, answer.File, answer.Errors, func() {
		c.say("%s %s of %s; %s left empty.", verb(answer.DryRun, answer.Errors), count(answer.CheckIns, "check-in", "check-ins"), answer.File, count(answer.Blank, "row was", "rows were"))
		c.printFindings(answer.Findings)
	})
}
