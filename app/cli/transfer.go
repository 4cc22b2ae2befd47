package cli

import (
	"context"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"cairn/backend/plan"
	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/views"
)

// outlineFile is what a folder that Cairn exported to has to import.
const outlineFile = "okrs.csv"

type importFlags struct {
	as, cycle, columns string
	dryRun             bool
}

func (c *invocation) importCommand() *cobra.Command {
	var flags importFlags
	command := &cobra.Command{
		Use:   "import PLAN FILE|DIR --as outline",
		Short: "Import an outline from a spreadsheet in text form (CSV, TSV)",
		Long: "Import objectives and key results from a CSV file, or from the okrs.csv of a folder. Columns are recognised by\n" +
			"name; --map says what others are (\"Goal=title, Due by=due\"; none keeps a column in the note). Everything is\n" +
			"imported in one step of undo, or nothing where a row cannot be. --dry-run says what would be imported.",
		Args: words("PLAN", "FILE|DIR"),
		RunE: func(command *cobra.Command, args []string) error {
			switch flags.as {
			case "outline":
			case "":
				return usagef("%s: --as is missing; --as outline is what can be imported.", command.CommandPath())
			default:
				return usagef("--as: there is no way to import %q; outline is what can be imported.", flags.as)
			}
			columns, err := transfer.ParseMap(flags.columns)
			if err != nil {
				return usagef("--map: %s", err)
			}
			request := transfer.Request{Path: outlineIn(args[1]), Columns: columns}
			ctx := command.Context()
			if flags.dryRun {
				return c.reading(ctx, args[0], func(o *opened) error { return c.preview(ctx, o, request, flags.cycle) })
			}
			return c.writing(ctx, args[0], func(o *opened) error { return c.importFile(ctx, o, request, flags.cycle) })
		},
	}
	command.Flags().StringVar(&flags.as, "as", "", "what the file holds: outline")
	command.Flags().StringVar(&flags.cycle, "cycle", "", "the cycle, by `NAME`, of rows that name none, made where it is new; without it the one under way")
	command.Flags().StringVar(&flags.columns, "map", "", "what columns are: `\"Column=field,...\"`")
	command.Flags().BoolVar(&flags.dryRun, "dry-run", false, "say what would be imported, and import nothing")
	return command
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
		answer.People += oneIf(!x.Known)
	}
	for _, x := range p.Outline.Teams {
		answer.Teams += oneIf(!x.Known)
	}
	for _, x := range p.Outline.Cycles {
		answer.Cycles += oneIf(!x.Known)
	}
	return c.answer(answer, func() { c.printImport(answer) })
}

func oneIf(condition bool) int {
	if condition {
		return 1
	}
	return 0
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
	verb := "Imported"
	if answer.DryRun {
		verb = "Would import"
	}
	c.say("%s %s of %s: %s, %s; new: %s, %s, %s.", verb, count(answer.Rows, "row", "rows"), answer.File,
		count(answer.Objectives, "objective", "objectives"), count(answer.KeyResults, "key result", "key results"),
		count(answer.People, "person", "people"), count(answer.Teams, "team", "teams"), count(answer.Cycles, "cycle", "cycles"))
	if len(answer.Findings) == 0 {
		return
	}
	t := newTable(">Row", "Severity", "Column", "Finding")
	for _, f := range answer.Findings {
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
	var folder, preset string
	command := &cobra.Command{
		Use:   "export PLAN --to DIR",
		Short: "Export a plan to CSV",
		Args:  words("PLAN"),
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
				files, err := transfer.New(o.Workspace).Export(ctx, folder, dialect)
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
	return command
}
