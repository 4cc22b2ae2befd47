package cli

import (
	"context"
	"strings"

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
				if n.Confidence, err = outOfHundred(n.Confidence, o.plan.Settings); err != nil {
					return err
				}
				return c.checkIn(ctx, o, n)
			})
		},
	}
	flags := command.Flags()
	flags.StringVar(&n.Value, "value", "", "the value `V` that it has now")
	flags.StringVar(&n.Confidence, "confidence", "", "how likely it reaches its bar, `P` from 0 to 100, or as 7/10")
	flags.StringVar(&n.Note, "note", "", "a sentence")
	flags.StringVar(&n.For, "for", "", "the person whom it speaks for, by `NAME`, e-mail address or id; yourself without it")
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
		c.say("Checked in on %s: %s", on.Words(), k.Title)
		c.say("It stands at %s: %s.", stands(&k, settings), k.Status.Word())
	})
}

// stands says where a key result is, and of what where it has a goal to name.
func stands(k *views.KeyResult, settings plan.Settings) string {
	at, of := number(k.Current, settings), withUnit(number(k.Target, settings), k.Unit)
	switch k.Kind {
	case okr.Milestones:
		at, of = progress(k.Progress, settings), ""
	case okr.YesNo:
		of = ""
		if k.Current != nil {
			at = map[bool]string{true: "yes", false: "no"}[*k.Current == 1]
		}
	case okr.Range:
		of = ""
		if k.Low != nil && k.High != nil {
			of = withUnit(number(k.Low, settings)+" to "+number(k.High, settings), k.Unit)
		}
	case okr.Baseline:
		of = ""
	}
	if of == "" {
		return orElse(withUnit(at, unitOf(k)), "nothing yet")
	}
	return orElse(at, "nothing yet") + " of " + of
}

// unitOf is the unit of a key result's value; answers and steps have none.
func unitOf(k *views.KeyResult) string {
	if k.Kind == okr.Milestones || k.Kind == okr.YesNo {
		return ""
	}
	return k.Unit
}

// outOfHundred is a confidence as it is typed, out of ten where it says so.
func outOfHundred(text string, settings plan.Settings) (string, error) {
	part, outOfTen := strings.CutSuffix(strings.TrimSpace(text), "/10")
	if !outOfTen {
		return text, nil
	}
	tenths, err := plan.ParseNumber(part, settings.DecimalMark, "confidence")
	if err != nil {
		return "", err
	}
	hundredths, ok := plan.Shifted(tenths, 1)
	if !ok {
		return "", plan.AtField("confidence", "out_of_range", "Confidence lies between 0 and 10 out of 10.")
	}
	return number(&hundredths, settings), nil
}

// linked is the answer of link.
type linked struct {
	KeyResult views.KeyResult `json:"keyResult"` // as it stands now
	Undo      views.UndoState `json:"undo"`
}

func (c *invocation) linkCommand() *cobra.Command {
	var none bool
	command := &cobra.Command{
		Use:   "link PLAN KEY-RESULT KPI",
		Short: "Let a KPI feed a key result",
		Long: "Let a KPI feed a key result, which are named by their names or ids: its current value is then the KPI's newest\n" +
			"complete period, and it begins with the value that the KPI had then. With --none and no KPI the link is taken away.",
		Args: func(command *cobra.Command, args []string) error {
			names := []string{"PLAN", "KEY-RESULT", "KPI"}
			if none {
				names = names[:2]
			}
			return words(names...)(command, args)
		},
		RunE: func(command *cobra.Command, args []string) error {
			ctx := command.Context()
			return c.writing(ctx, args[0], func(o *opened) error {
				id, err := o.keyResult(ctx, args[1])
				if err != nil {
					return err
				}
				var by plan.ID
				if !none {
					if by, err = o.kpi(ctx, args[2]); err != nil {
						return err
					}
				}
				return c.link(ctx, o, id, by)
			})
		},
	}
	command.Flags().BoolVar(&none, "none", false, "take the link away")
	return command
}

func (c *invocation) link(ctx context.Context, o *opened, id, by plan.ID) error {
	if _, err := okrs.New(o.Workspace).LinkKPI(ctx, id, by); err != nil {
		return err
	}
	detail, err := o.views.Detail(ctx, id)
	if err != nil {
		return err
	}
	answer := linked{KeyResult: *detail.KeyResult, Undo: o.views.UndoState()}
	return c.answer(answer, func() {
		k := &answer.KeyResult
		if k.KPIName != nil {
			c.say("%s feeds %s.", *k.KPIName, k.Title)
		} else {
			c.say("No KPI feeds %s.", k.Title)
		}
		c.say("It stands at %s: %s.", stands(k, o.plan.Settings), k.Status.Word())
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
