package cli

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cairn/backend/plan"
	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/views"
)

// outlineFile is what a folder that Cairn exported to has to import.
const outlineFile = "okrs.csv"

type importFlags struct {
	as, cycle, columns, kpi, sheet                          string
	decimalMark, dateOrder, duplicates, existing, why, date string
	skipFaulty, dryRun                                      bool
}

func (c *invocation) importCommand() *cobra.Command {
	var flags importFlags
	command := &cobra.Command{
		Use:   "import PLAN FILE|DIR --as " + strings.ReplaceAll(strings.ReplaceAll(importKinds, ", ", "|"), " or ", "|"),
		Short: "Import from a spreadsheet (CSV, TSV, XLSX), or a whole plan from a folder",
		Long: "Import objectives and key results (outline), KPI definitions, a roadmap, measurements of KPIs or filled-in check-in\n" +
			"sheets from a CSV, TSV or XLSX file, or into an empty plan everything that export wrote into a folder (plan). Columns are\n" +
			"recognised by name; --map says what others are (\"Goal=title, Due by=due\"; none leaves a column in the note, or out\n" +
			"of measurements). Everything is imported in one step of undo, or nothing where a row cannot be.",
		Args: words("PLAN", "FILE|DIR"),
		RunE: func(command *cobra.Command, args []string) error {
			read := c.importers()[flags.as]
			switch {
			case flags.as == "":
				return usagef("%s: --as is missing; %s can be imported.", command.CommandPath(), importKinds)
			case read == nil:
				return usagef("--as: there is no way to import %q; %s can be imported.", flags.as, importKinds)
			}
			if err := flags.check(); err != nil {
				return err
			}
			open, ctx := c.writing, command.Context()
			if flags.dryRun && flags.as != asPlan { // a whole plan is tried, and taken back
				open = c.reading
			}
			return open(ctx, args[0], func(o *opened) error { return read(ctx, o, args[1], &flags) })
		},
	}
	set := command.Flags()
	set.StringVar(&flags.as, "as", "", "what the file holds: "+importKinds)
	set.StringVar(&flags.cycle, "cycle", "", "of an outline: the cycle, by `NAME`, of rows that name none, made where it is new; without it the one under way")
	set.StringVar(&flags.columns, "map", "", "of an outline, KPIs, a roadmap and measurements: what columns are: `\"Column=field,...\"`")
	set.StringVar(&flags.kpi, "kpi", "", "of measurements: whose they are, by `NAME`, where no column says so")
	set.StringVar(&flags.sheet, "sheet", "", "of a workbook: the sheet of this `NAME`; without it the first")
	set.StringVar(&flags.decimalMark, "decimal-mark", "", "of the file: . or ,; without it the plan's")
	set.StringVar(&flags.dateOrder, "date-order", "", "whether 3/4 begins with the day or the month: dmy or mdy")
	set.StringVar(&flags.duplicates, "duplicates", "", "of measurements: last takes the last of several values of a period")
	set.StringVar(&flags.existing, "existing", "", "of measurements: keep or replace values of the plan that differ")
	set.StringVar(&flags.why, "why", "", "of measurements: the `REASON` of what is replaced")
	set.StringVar(&flags.date, "date", "", "of check-ins: the `DATE` of the values; today without it")
	set.BoolVar(&flags.skipFaulty, "skip-faulty", false, "of measurements and check-ins: leave rows out that cannot be read")
	set.BoolVar(&flags.dryRun, "dry-run", false, "say what would be imported, and import nothing")
	return command
}

// check refuses words that cannot be understood before the plan is opened.
func (f *importFlags) check() error {
	for _, word := range []struct {
		flag, value string
		known       []string
	}{
		{"decimal-mark", f.decimalMark, []string{".", ","}},
		{"date-order", f.dateOrder, []string{"dmy", "mdy"}},
		{"duplicates", f.duplicates, []string{"last"}},
		{"existing", f.existing, []string{transfer.KeepExisting, transfer.ReplaceExisting}},
	} {
		if word.value != "" && !slices.Contains(word.known, word.value) {
			return usagef("--%s: %q is not known here; it can be %s.", word.flag, word.value, strings.Join(word.known, " or "))
		}
	}
	if _, err := dateFlag("date", f.date); err != nil {
		return err
	}
	return f.checkMap()
}

// checkMap refuses a --map that cannot be read before the plan is opened.
func (f *importFlags) checkMap() (err error) {
	switch f.as {
	case "outline":
		_, err = transfer.ParseMap(f.columns)
	case "kpis":
		_, err = transfer.ParseKPIMap(f.columns)
	case "roadmap":
		_, err = transfer.ParseInitiativeMap(f.columns)
	case "measurements":
		_, err = transfer.ParseMeasurementMap(f.columns)
	default:
		if f.columns != "" {
			return usagef("--map: the columns of %s have names of their own.", f.as)
		}
	}
	if err != nil {
		return usagef("--map: %s", err)
	}
	return nil
}

func outlineIn(path string) string {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return filepath.Join(path, outlineFile)
	}
	return path
}

// chooseCycle sets the cycle of rows that name none: one of the plan, or a new
// one of that name.
func (o *opened) chooseCycle(ctx context.Context, request *transfer.Request, word string) (err error) {
	request.Cycle, err = o.cycle(ctx, word)
	if _, isID := plan.ParseID(word); plan.CodeOf(err) == plan.NotFound && !isID {
		request.NewCycle = word
		return nil
	}
	return err
}

// imported is the answer of import; with --dry-run nothing of it has happened.
type imported struct {
	File       string             `json:"file"`
	DryRun     bool               `json:"dryRun"`
	Rows       int                `json:"rows"`
	Objectives int                `json:"objectives"`
	KeyResults int                `json:"keyResults"`
	People     int                `json:"people"` // new ones, as are the two below
	Teams      int                `json:"teams"`
	Cycles     int                `json:"cycles"`
	Errors     int                `json:"errors"` // findings that block the import
	Findings   []transfer.Finding `json:"findings"`
	Undo       views.UndoState    `json:"undo"`
}

func (c *invocation) preview(ctx context.Context, o *opened, request transfer.Request, cycle string) error {
	if err := o.chooseCycle(ctx, &request, cycle); err != nil {
		return err
	}
	p, err := transfer.New(o.Workspace).Preview(ctx, request)
	if err != nil {
		return err
	}
	answer := imported{
		File: p.File, DryRun: true, Rows: len(p.Table.Rows), Objectives: p.Outline.Objectives, KeyResults: p.Outline.KeyResults,
		Errors: p.Errors, Findings: orNone(p.Findings), Undo: o.views.UndoState(),
	}
	for _, x := range p.Outline.People {
		if !x.Known {
			answer.People++
		}
	}
	for _, x := range p.Outline.Teams {
		if !x.Known {
			answer.Teams++
		}
	}
	for _, x := range p.Outline.Cycles {
		if !x.Known {
			answer.Cycles++
		}
	}
	return c.answerImport(answer, answer.File, answer.Errors, func() { c.printImport(answer) })
}

func orNone[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func (c *invocation) importFile(ctx context.Context, o *opened, request transfer.Request, cycle string) error {
	if err := o.chooseCycle(ctx, &request, cycle); err != nil {
		return err
	}
	_, made, err := transfer.New(o.Workspace).Import(ctx, request)
	if err != nil {
		return err
	}
	answer := imported{
		File: made.File, Rows: made.Rows, Objectives: made.Objectives, KeyResults: made.KeyResults,
		People: made.People, Teams: made.Teams, Cycles: made.Cycles, Findings: orNone(made.Findings), Undo: o.views.UndoState(),
	}
	return c.answer(answer, func() { c.printImport(answer) })
}

func (c *invocation) printImport(answer imported) {
	c.say("%s %s of %s: %s, %s; new: %s, %s, %s.", verb(answer.DryRun, answer.Errors), count(answer.Rows, "row", "rows"), answer.File,
		count(answer.Objectives, "objective", "objectives"), count(answer.KeyResults, "key result", "key results"),
		count(answer.People, "person", "people"), count(answer.Teams, "team", "teams"), count(answer.Cycles, "cycle", "cycles"))
	c.printFindings(answer.Findings)
}

func (c *invocation) printFindings(findings []transfer.Finding) {
	if len(findings) == 0 {
		return
	}
	t := newTable(">Row", "Severity", "Column", "Finding")
	for _, f := range findings {
		row := ""
		if f.Row > 0 {
			row = number(ptr(float64(f.Row)), plan.DefaultSettings())
		}
		t.add(row, string(f.Severity), f.Column, f.Message)
	}
	t.print(c.Out, "")
}

// exported is the answer of export.
type exported struct {
	Folder string                  `json:"folder"`
	Files  []transfer.ExportedFile `json:"files"`
}

func (c *invocation) exportCommand() *cobra.Command {
	var folder, preset, cycle string
	var checkIns bool
	command := &cobra.Command{
		Use:   "export PLAN --to DIR",
		Short: "Export a plan to CSV",
		Long: "Write okrs.csv, which people open and import again, and one file for each kind of row, from which import --as plan\n" +
			"makes the same plan. With --check-ins write check-ins.csv instead: the key results whose check-ins are due, for\n" +
			"colleagues without Cairn to fill in.",
		Args: words("PLAN"),
		RunE: func(command *cobra.Command, args []string) error {
			if folder == "" {
				return usagef("%s: --to is missing; give the folder to export to.", command.CommandPath())
			}
			dialect, err := transfer.ParsePreset(preset)
			if err != nil {
				return usagef("--preset: %s", err)
			}
			ctx := command.Context()
			return c.reading(ctx, args[0], func(o *opened) error {
				files, err := c.export(ctx, o, folder, dialect, checkIns, cycle)
				if err != nil {
					return err
				}
				answer := exported{Folder: folder, Files: files}
				return c.answer(answer, func() {
					for _, file := range files {
						c.say("Wrote %s with %s.", file.Path, count(file.Rows, "row", "rows"))
					}
				})
			})
		},
	}
	command.Flags().StringVar(&folder, "to", "", "the folder `DIR` to write to; it is made where it is missing")
	command.Flags().StringVar(&preset, "preset", "standard", "standard (for programs), excel (for a double click) or tab (for pasting)")
	command.Flags().BoolVar(&checkIns, "check-ins", false, "write a check-in sheet of what is due")
	command.Flags().StringVar(&cycle, "cycle", "", "of a check-in sheet: the cycle of this `NAME`; without it the current one")
	return command
}

func (c *invocation) export(ctx context.Context, o *opened, folder string, dialect transfer.Preset, checkIns bool, cycle string) ([]transfer.ExportedFile, error) {
	actions := transfer.New(o.Workspace)
	if !checkIns {
		return actions.Export(ctx, folder, dialect)
	}
	id, err := o.cycle(ctx, cycle)
	if err != nil {
		return nil, err
	}
	if id == "" {
		cycles, err := o.views.Cycles(ctx)
		if err != nil {
			return nil, err
		}
		for _, each := range cycles {
			if each.Current {
				id = each.ID
			}
		}
	}
	return actions.ExportCheckIns(ctx, folder, dialect, transfer.CheckInSheet{Cycle: id})
}
