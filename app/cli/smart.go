package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"cairn/backend/plan"
	"cairn/backend/smart"
	"cairn/backend/workspace/coach"
)

func (c *invocation) smartCommand() *cobra.Command {
	var of cycleFlags
	command := &cobra.Command{
		Use:   "smart PLAN",
		Short: "Say what a coach would say of the goals",
		Long: "Say which goals of a cycle are not specific, measurable, achievable, relevant and time-bound, what was seen, and what to\n" +
			"do; and which targets the numbers' own history speaks against. Without --cycle it is the cycle under way.",
		Args: words("PLAN"),
		RunE: func(command *cobra.Command, args []string) error {
			return c.readingCycle(command.Context(), args[0], of, func(ctx context.Context, o *opened, cycle plan.ID, day plan.Date) error {
				report, err := coach.New(o.Workspace).Report(ctx, cycle, day)
				if err != nil {
					return err
				}
				return c.answer(report, func() { c.printReport(&report) })
			})
		},
	}
	of.add(command, "the goals of the cycle of this `NAME`")
	return command
}

// printReport prints the rows that have findings, each with its letters: one with
// an open warning is a point.
func (c *invocation) printReport(r *coach.Report) {
	c.say("%s on %s", r.Cycle.Name, r.On.Words())
	open, overruled := map[plan.ID][]smart.Finding{}, map[plan.ID][]coach.Overruled{}
	for _, f := range r.Findings {
		open[f.Row] = append(open[f.Row], f)
	}
	for _, o := range r.Overruled {
		overruled[o.Row] = append(overruled[o.Row], o)
	}
	for i := range r.Rows {
		row := &r.Rows[i]
		if row.Open+row.Overruled == 0 {
			continue
		}
		fmt.Fprintln(c.Out)
		c.say("%s  %s", lettersOf(row), strings.TrimSpace(row.Order+" "+row.Title))
		for _, f := range open[row.ID] {
			c.say("  %-3s  %-7s  %s %s", f.Letter, f.Severity, f.Seen, f.Fix)
		}
		for _, o := range overruled[row.ID] {
			c.say("  %-3s  %-7s  %s %s on %s: %s", o.Letter, "", o.Seen, "Overruled by "+orElse(o.By, "somebody"), o.Date.Words(), o.Reason)
		}
	}
	if len(r.Findings)+len(r.Overruled) > 0 {
		fmt.Fprintln(c.Out)
	}
	c.say("%s", summaryOf(r))
	if len(r.Rules) > 1 {
		t := newTable(">Findings", "Rule", "What")
		for _, rule := range r.Rules {
			t.add(fmt.Sprint(rule.Count), rule.Rule, rule.Title)
		}
		t.print(c.Out, "")
	}
}

// lettersOf are the five letters of a row.
func lettersOf(row *coach.Row) string {
	var out []string
	for _, l := range row.Letters {
		switch {
		case l.Letter == smart.Together:
		case l.Met:
			out = append(out, string(l.Letter))
		default:
			out = append(out, "·")
		}
	}
	return strings.Join(out, " ")
}

func summaryOf(r *coach.Report) string {
	ignored := ""
	if len(r.Overruled) > 0 {
		ignored = fmt.Sprintf(" %d overruled.", len(r.Overruled))
	}
	if r.Open == 0 {
		return "There are no findings." + ignored
	}
	warnings, letters := 0, []string{}
	for _, n := range r.Counts {
		warnings += n.Warnings
		if all := n.Warnings + n.Advice; all > 0 {
			letters = append(letters, fmt.Sprintf("%s %d", n.Letter, all))
		}
	}
	return fmt.Sprintf("%s, %s among them (%s).%s", count(r.Open, "finding", "findings"), count(warnings, "warning", "warnings"), strings.Join(letters, ", "), ignored)
}
