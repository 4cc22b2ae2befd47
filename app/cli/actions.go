package cli

import (
	"context"

	"github.com/spf13/cobra"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/workspace"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/views"
)

func (c *invocation) checkInCommand() *cobra.Command {
	var n okrs.NewCheckIn
	command := &cobra.Command{
		Use:   "check-in PLAN KEY-RESULT",
		Short: "Say where a key result stands",
		Long: "Add a check-in to a key result, which is named by its title or its id. The value is written as the plan writes\n" +
			"numbers (41, 41.5, 41%), or as yes or no. A check-in may have a confidence or a note alone. --done says that a\n" +
			"milestone is done. A value of a key result that a KPI feeds becomes the KPI's measurement.",
		Args: words("PLAN", "KEY-RESULT"),
		RunE: func(command *cobra.Command, args []string) error {
			if n.Value == "" && n.Confidence == "" && n.Note == "" && n.Done == "" {
				return usagef("%s: nothing is said; give --value, --confidence, --note or --done.", command.CommandPath())
			}
			if _, err := dateFlag("date", n.Date); err != nil {
				return err
			}
			ctx := command.Context()
			return c.writing(ctx, args[0], func(o *opened) error {
				id, err := o.keyResult(ctx, args[1])
				if err != nil {
					return err
				}
				n.KeyResult = id
				return c.checkIn(ctx, o, n)
			})
		},
	}
	flags := command.Flags()
	flags.StringVar(&n.Value, "value", "", "the value `V` that it has now")
	flags.StringVar(&n.Confidence, "confidence", "", "how likely it reaches its bar, `P` from 0 to 100")
	flags.StringVar(&n.Note, "note", "", "a sentence")
	flags.StringVar(&n.Done, "done", "", "the `MILESTONE`, by its title or id, that is done since the date")
	flags.StringVar(&n.Date, "date", "", "the `DATE` of the value; today, or the cycle's last day once it is over")
	return command
}

// checkedIn is the answer of check-in.
type checkedIn struct {
	CheckIn   *views.CheckIn  `json:"checkIn"`   // null where a KPI or a milestone took all that was said
	KeyResult views.KeyResult `json:"keyResult"` // as it stands now
}

func (c *invocation) checkIn(ctx context.Context, o *opened, n okrs.NewCheckIn) error {
	change, err := okrs.New(o.Workspace).CheckIn(ctx, n)
	if err != nil {
		return err
	}
	detail, err := o.views.Detail(ctx, n.KeyResult)
	if err != nil {
		return err
	}
	answer := checkedIn{KeyResult: *detail.KeyResult}
	for _, each := range detail.CheckIns {
		for _, id := range change.IDs {
			if each.ID == id {
				answer.CheckIn = &each
			}
		}
	}
	return c.answer(answer, func() {
		k, settings := answer.KeyResult, o.plan.Settings
		on := o.Today()
		if answer.CheckIn != nil {
			on = answer.CheckIn.Date
		}
		c.say("Checked in on %s: %s", on, k.Title)
		if k.Kind == okr.Milestones {
			c.say("It stands at %s: %s.", orElse(progress(k.Progress, settings), "nothing yet"), k.Status.Word())
			return
		}
		c.say("It stands at %s of %s: %s.", orElse(number(k.Current, settings), "nothing yet"),
			orElse(withUnit(number(k.Target, settings), k.Unit), "no target"), k.Status.Word())
	})
}

// undone is the answer of undo and redo.
type undone struct {
	Name    string          `json:"name"` // of the action
	Skipped int             `json:"skipped"`
	Undo    views.UndoState `json:"undo"`
}

func (c *invocation) undoCommand() *cobra.Command {
	return c.invertCommand("undo", "Take back the latest action made on this machine", "Undone", (*workspace.Workspace).Undo)
}

func (c *invocation) redoCommand() *cobra.Command {
	return c.invertCommand("redo", "Do again what was undone last", "Done again", (*workspace.Workspace).Redo)
}

// inversion is a method of a workspace, Undo or Redo.
type inversion func(w *workspace.Workspace, ctx context.Context) (workspace.Change, int, error)

func (c *invocation) invertCommand(name, short, past string, invert inversion) *cobra.Command {
	return &cobra.Command{
		Use:   name + " PLAN",
		Short: short,
		Args:  words("PLAN"),
		RunE: func(command *cobra.Command, args []string) error {
			ctx := command.Context()
			return c.writing(ctx, args[0], func(o *opened) error {
				change, skipped, err := invert(o.Workspace, ctx)
				if err != nil {
					return err
				}
				answer := undone{Name: change.Name, Skipped: skipped, Undo: o.views.UndoState()}
				return c.answer(answer, func() {
					c.say("%s: %s", past, change.Name)
					if skipped > 0 {
						c.say("%s left as they are, because they were changed since.", count(skipped, "field was", "fields were"))
					}
				})
			})
		},
	}
}

func (c *invocation) logCommand() *cobra.Command {
	var limit int
	command := &cobra.Command{
		Use:   "log PLAN",
		Short: "List what was done to a plan, the latest first",
		Args:  words("PLAN"),
		RunE: func(command *cobra.Command, args []string) error {
			if limit < 0 {
				return usagef("--limit: %d is no number of lines.", limit)
			}
			ctx := command.Context()
			return c.reading(ctx, args[0], func(o *opened) error {
				activities, err := o.views.Log(ctx, limit)
				if err != nil {
					return err
				}
				return c.answer(activities, func() { c.printLog(activities) })
			})
		},
	}
	command.Flags().IntVar(&limit, "limit", 0, "only the latest `N`; 0 for all")
	return command
}

func (c *invocation) printLog(activities []views.Activity) {
	t := newTable("At", "By", ">Changes", "What", "Action")
	for _, a := range activities {
		what := map[string]string{"do": "done", "undo": "undone", "redo": "done again"}[a.Kind]
		if a.Undone {
			what += ", taken back"
		}
		t.add(a.At, a.By, number(ptr(float64(a.Changes)), plan.DefaultSettings()), orElse(what, a.Kind), a.Name)
	}
	t.print(c.Out, "Nothing was done to this plan yet.")
}
