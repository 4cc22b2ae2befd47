package cli

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"cairn/backend/plan"
	"cairn/backend/workspace/closing"
	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/views"
)

type closeFlags struct {
	cycle, scores, sheet, next string
	dropUnscored, dryRun       bool
}

func (c *invocation) closeCommand() *cobra.Command {
	var flags closeFlags
	command := &cobra.Command{
		Use:   "close PLAN --cycle NAME --scores FILE",
		Short: "Close a cycle: score it, freeze it, carry over what goes on",
		Long: "Close a cycle: what its goals reached is scored and frozen, and nothing in it changes any more until it is reopened\n" +
			"in the app. The score of a row is its progress, unless FILE gives another one with a reason. FILE is a CSV, TSV or\n" +
			"XLSX with the columns Id, Order or Title (one that names the row is enough), Score (0.7 or 70), Why, and Outcome\n" +
			"(finished, carried over, backlog or dropped); --sheet writes such a file to fill in. What is carried over begins\n" +
			"anew in the next cycle with the value where it ended. Rows without a score are refused; --drop-unscored gives them up.",
		Args: words("PLAN"),
		RunE: func(command *cobra.Command, args []string) error {
			switch {
			case flags.cycle == "":
				return usagef("%s: --cycle is missing; name the cycle to close.", command.CommandPath())
			case flags.scores == "" && flags.sheet == "":
				return usagef("%s: --scores is missing; name the file with the scores, or write one to fill in with --sheet.", command.CommandPath())
			case flags.scores != "" && flags.sheet != "":
				return usagef("--sheet writes a file to fill in and closes nothing; leave out --scores.")
			}
			ctx := command.Context()
			if flags.sheet != "" {
				return c.reading(ctx, args[0], func(o *opened) error { return c.writeScores(ctx, o, &flags) })
			}
			return c.writing(ctx, args[0], func(o *opened) error { return c.close(ctx, o, &flags) })
		},
	}
	set := command.Flags()
	set.StringVar(&flags.cycle, "cycle", "", "the cycle of this `NAME`")
	set.StringVar(&flags.scores, "scores", "", "read scores, reasons and outcomes from this `FILE`")
	set.StringVar(&flags.sheet, "sheet", "", "write what the rows would score to this `FILE`, to be filled in; nothing is closed")
	set.StringVar(&flags.next, "next", "", "carry over to the cycle of this `NAME`; without it the one that follows, made where there is none")
	set.BoolVar(&flags.dropUnscored, "drop-unscored", false, "give up what has no score")
	set.BoolVar(&flags.dryRun, "dry-run", false, "only say what would be done")
	return command
}

// sheetWritten is the answer of close --sheet.
type sheetWritten struct {
	File string `json:"file"`
	Rows int    `json:"rows"`
}

func (c *invocation) writeScores(ctx context.Context, o *opened, flags *closeFlags) error {
	id, err := o.cycle(ctx, flags.cycle)
	if err != nil {
		return err
	}
	answer := sheetWritten{File: flags.sheet}
	if answer.Rows, err = closing.New(o.Workspace).WriteSheet(ctx, flags.sheet, id); err != nil {
		return err
	}
	return c.answer(answer, func() {
		c.say("Wrote %s with %s. Fill in Score, Why and Outcome, and give it with --scores.", filepath.Base(answer.File), count(answer.Rows, "row", "rows"))
	})
}

// closedCycle is the answer of close.
type closedCycle struct {
	Cycle       string             `json:"cycle"`
	DryRun      bool               `json:"dryRun"`
	Objectives  int                `json:"objectives"` // how many were scored
	KeyResults  int                `json:"keyResults"`
	Reached     int                `json:"reached"` // key results at their bar
	Missed      int                `json:"missed"`
	Score       *float64           `json:"score"`       // of the cycle, 0 to 1
	WantsWhy    int                `json:"wantsWhy"`    // committed rows that missed their bar without a reason
	CarriedOver int                `json:"carriedOver"` // rows that go on in Next
	ToBacklog   int                `json:"toBacklog"`
	Dropped     int                `json:"dropped"`
	Next        *string            `json:"next"`
	Calibration string             `json:"calibration"` // how well confidence held over all closed cycles
	Findings    []transfer.Finding `json:"findings"`    // of the file
	Undo        views.UndoState    `json:"undo"`
}

func (c *invocation) close(ctx context.Context, o *opened, flags *closeFlags) error {
	actions := closing.New(o.Workspace)
	n := closing.Closing{Choices: closing.AllChoices(), DropUnscored: flags.dropUnscored}
	var err error
	if n.Cycle, err = o.cycle(ctx, flags.cycle); err != nil {
		return err
	}
	if flags.next != "" {
		if n.Next, err = o.cycle(ctx, flags.next); err != nil {
			return err
		}
	}
	content, err := transfer.New(o.Workspace).Read(ctx, transfer.Source{Path: flags.scores})
	if err != nil {
		return err
	}
	read, err := actions.ReadSheet(ctx, content.Table, n.Cycle)
	if err != nil {
		return err
	}
	n.Sheet, n.File = read, content.File
	answer := closedCycle{DryRun: flags.dryRun, Findings: orNone(read.Findings)}
	var done closing.Closed
	if flags.dryRun {
		done, err = actions.TryClose(ctx, n)
	} else {
		_, done, err = actions.Close(ctx, n)
	}
	if err != nil {
		return err
	}
	return c.closed(ctx, o, answer, done)
}

func (c *invocation) closed(ctx context.Context, o *opened, answer closedCycle, done closing.Closed) error {
	result, err := o.views.Closing(ctx, done.Cycle)
	if err != nil {
		return err
	}
	held, err := o.views.Calibration(ctx)
	if err != nil {
		return err
	}
	answer.Cycle, answer.Objectives, answer.KeyResults = result.Cycle.Name, done.Objectives, done.KeyResults
	answer.CarriedOver, answer.ToBacklog, answer.Dropped = done.CarriedOver, done.ToBacklog, done.Dropped
	answer.Calibration, answer.Undo = held.Whole.Sentence, o.views.UndoState()
	if !answer.DryRun {
		answer.Score, answer.Reached, answer.Missed, answer.WantsWhy = result.Score, result.Reached, result.Missed, result.WantsWhy
	}
	if done.Next != "" && !answer.DryRun {
		if answer.Next, err = o.cycleName(ctx, done.Next); err != nil {
			return err
		}
	}
	return c.answer(answer, func() { c.printClosed(&answer, o.plan.Settings) })
}

func (c *invocation) printClosed(a *closedCycle, settings plan.Settings) {
	scored := fmt.Sprintf("%s and %s scored, %d dropped", count(a.Objectives, "objective", "objectives"), count(a.KeyResults, "key result", "key results"), a.Dropped)
	if a.DryRun {
		c.say("Would close %s: %s.", a.Cycle, scored)
	} else {
		c.say("Closed %s with %s: %s.", a.Cycle, orElse(progress(a.Score, settings), "no score"), scored)
		c.say("%s reached their bar, %d did not.", count(a.Reached, "key result", "key results"), a.Missed)
	}
	if a.CarriedOver > 0 {
		next := "the next cycle"
		if a.Next != nil {
			next = *a.Next
		}
		c.say("%s carried over to %s.", count(a.CarriedOver, "row", "rows"), next)
	}
	if a.ToBacklog > 0 {
		c.say("%s moved on to the backlog.", count(a.ToBacklog, "row", "rows"))
	}
	if a.WantsWhy > 0 {
		c.say("%s missed without a reason: a committed goal is expected to be reached, and the next cycle wants to know why it was not.", count(a.WantsWhy, "committed row", "committed rows"))
	}
	c.say("Confidence: %s", a.Calibration)
}
