package cli

import (
	"context"

	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/views"
)

// importedRoadmap is the answer of import --as roadmap.
type importedRoadmap struct {
	File        string             `json:"file"`
	DryRun      bool               `json:"dryRun"`
	Rows        int                `json:"rows"`
	Initiatives int                `json:"initiatives"`
	Errors      int                `json:"errors"`
	Findings    []transfer.Finding `json:"findings"`
	Undo        views.UndoState    `json:"undo"`
}

func (c *invocation) importRoadmap(ctx context.Context, o *opened, path string, flags *importFlags) error {
	columns, err := transfer.ParseInitiativeMap(flags.columns)
	if err != nil {
		return usagef("--map: %s", err)
	}
	request := transfer.RoadmapRequest{Source: flags.source(path), DateOrder: flags.dateOrder, Columns: columns}
	actions, answer := transfer.New(o.Workspace), importedRoadmap{DryRun: flags.dryRun}
	if flags.dryRun {
		p, err := actions.PreviewRoadmap(ctx, request)
		if err != nil {
			return err
		}
		answer.File, answer.Rows, answer.Initiatives, answer.Errors = p.File, len(p.Table.Rows), len(p.Plan.Initiatives), p.Plan.Errors
		answer.Findings = orNone(p.Plan.Findings)
	} else {
		_, made, err := actions.ImportRoadmap(ctx, request)
		if err != nil {
			return err
		}
		answer.File, answer.Rows, answer.Initiatives, answer.Findings = made.File, made.Rows, made.Initiatives, orNone(made.Findings)
	}
	answer.Undo = o.views.UndoState()
	return c.answerImport(answer, answer.File, answer.Errors, func() {
		c.say("%s %s of %s: %s.", verb(answer.DryRun, answer.Errors), count(answer.Rows, "row", "rows"), answer.File, count(answer.Initiatives, "initiative", "initiatives"))
		c.printFindings(answer.Findings)
	})
}
