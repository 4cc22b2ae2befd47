package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"cairn/backend/plan"
	"cairn/backend/review"
	"cairn/backend/workspace/views"
)

func (c *invocation) reviewCommand() *cobra.Command {
	var cycle, kind string
	command := &cobra.Command{
		Use:   "review PLAN",
		Short: "Print the agenda of the next review",
		Long: "Print what to talk about in the next weekly, monthly or quarterly review of a cycle, made from the plan: actions that are\n" +
			"open, decisions to look at again, what changed since the last review of this kind, signals, and what is behind or stale.\n" +
			"Without --cycle it is the cycle under way.",
		Args: words("PLAN"),
		RunE: func(command *cobra.Command, args []string) error {
			if review.Kind(kind).Word() == "" {
				return usagef("--kind: there is no %q review, only weekly, monthly and quarterly ones.", kind)
			}
			ctx := command.Context()
			return c.reading(ctx, args[0], func(o *opened) error {
				id, err := o.cycle(ctx, cycle)
				if err != nil {
					return err
				}
				page, err := o.views.DraftReview(ctx, review.Kind(kind), id)
				if err != nil {
					return err
				}
				return c.answer(page, func() { c.printAgenda(&page, o.plan.Settings) })
			})
		},
	}
	command.Flags().StringVar(&kind, "kind", string(review.Weekly), "weekly, monthly or quarterly")
	command.Flags().StringVar(&cycle, "cycle", "", "of the cycle of this `NAME`")
	return command
}

// printAgenda prints an agenda as a list that can be pasted as Markdown.
func (c *invocation) printAgenda(page *views.Review, settings plan.Settings) {
	c.say("# %s of %s, %s", page.Title, page.Cycle.Name, page.On.Words())
	fmt.Fprintln(c.Out)
	since := "Since the last one, on"
	if page.First {
		since = "It is the first of its kind; compared with"
	}
	c.say("%s %s. %s.", since, page.Since.Words(), count(page.Minutes, "minute", "minutes"))
	for _, section := range page.Sections {
		fmt.Fprintln(c.Out)
		c.say("## %s", section.Title)
		if section.Empty != "" {
			c.say("%s", section.Empty)
		}
		for i := range section.Lines {
			c.say("- %s", agendaLine(&section.Lines[i], settings))
		}
	}
}

func agendaLine(l *review.Line, settings plan.Settings) string {
	var facts []string
	for _, fact := range []string{l.Status.Word(), progress(l.Progress, settings), outOfTen(l.Confidence, settings), l.Owner} {
		if fact != "" {
			facts = append(facts, fact)
		}
	}
	text := strings.TrimSpace(l.Order + " " + l.Title)
	if len(facts) > 0 {
		text += " (" + strings.Join(facts, ", ") + ")"
	}
	if l.RowTitle != "" {
		text += ", about " + l.RowTitle
	}
	return text + ": " + l.Sentence
}
