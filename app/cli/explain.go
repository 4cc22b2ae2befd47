package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"cairn/backend/kpi"
	"cairn/backend/plan"
	"cairn/backend/workspace/views"
)

func (c *invocation) explainCommand() *cobra.Command {
	var on string
	command := &cobra.Command{
		Use:   "explain PLAN ROW",
		Short: "Say how the numbers of a row came about",
		Long: "Say how the numbers of an objective, a key result or a KPI came about: the formula, its numbers and where they\n" +
			"came from, and what did not count. ROW is an id, or a title or name that nothing else has.",
		Args: words("PLAN", "ROW"),
		RunE: func(command *cobra.Command, args []string) error {
			day, err := dateFlag("on", on)
			if err != nil {
				return err
			}
			ctx := command.Context()
			return c.reading(ctx, args[0], func(o *opened) error {
				id, err := o.row(ctx, args[1])
				if err != nil {
					return err
				}
				answer, err := o.views.Explain(ctx, id, day)
				if err != nil {
					return err
				}
				return c.answer(answer, func() { c.printExplained(o.plan.Settings, &answer) })
			})
		},
	}
	command.Flags().StringVar(&on, "on", "", "the numbers as on this `DATE` (year-month-day)")
	return command
}

// row is the objective, key result or KPI that word means.
func (o *opened) row(ctx context.Context, word string) (plan.ID, error) {
	objectives, err := o.views.Objectives(ctx, "", "")
	if err != nil {
		return "", err
	}
	var among []candidate
	for _, objective := range objectives {
		among = append(among, candidate{ID: objective.ID, Name: objective.Title, Where: objective.Cycle + " " + objective.Order})
		for _, k := range objective.KeyResults {
			among = append(among, candidate{ID: k.ID, Name: k.Title, Where: objective.Cycle + " " + k.Order})
		}
	}
	list, err := o.views.KPIs(ctx, "")
	if err != nil {
		return "", err
	}
	for i := range list.KPIs {
		among = append(among, candidate{ID: list.KPIs[i].ID, Name: list.KPIs[i].Name, Where: "KPI"})
	}
	found, err := pick("row", word, among)
	return found.ID, err
}

func (c *invocation) printExplained(settings plan.Settings, e *views.Explained) {
	c.say("%s", e.Title)
	if e.KPI != nil {
		c.say("%s", standing(kpi.Standing(e.Status).Word(), e.KPI.Standing))
		t := newTable("Number", ">Value", "Period", "By")
		for _, in := range e.KPI.Inputs {
			t.add(inputWord(in.Name), withUnit(number(in.Value, settings), in.Unit), in.Label, in.By)
		}
		t.print(c.Out, "There are no numbers.")
		for _, left := range e.KPI.LeftOut {
			c.say("Left out: %s", left.Sentence)
		}
		return
	}
	x := e.OKR
	c.say("%s", x.StatusReason.Sentence)
	c.say("Progress: %s = %s", x.Formula, orElse(progress(e.Progress, settings), "nothing yet"))
	if e.Expected != nil {
		c.say("Expected: %s = %s", x.ExpectedFormula, progress(e.Expected, settings))
	}
	if len(x.Inputs) > 0 {
		t := newTable("Number", ">Value", "Date", "By", "From")
		for _, in := range x.Inputs {
			t.add(inputWord(in.Name), withUnit(number(in.Value, settings), in.Unit), string(in.Date), in.By, in.Source)
		}
		t.print(c.Out, "")
	}
	if len(x.Weights) > 0 {
		t := newTable(">Weight", ">Share", ">Progress", ">Expected", "Of")
		for _, w := range x.Weights {
			t.add(number(&w.Weight, settings), fmt.Sprintf("%.0f%%", 100*w.Share), progress(w.Progress, settings), progress(w.Expected, settings), w.Name)
		}
		t.print(c.Out, "")
	}
	for _, left := range x.LeftOut {
		c.say("Left out: %s", named(left.Name, left.Sentence))
	}
}

// standing is the sentence of a standing with its word, where the sentence does
// not end in it.
func standing(word, sentence string) string {
	if strings.HasSuffix(strings.ToLower(sentence), ": "+strings.ToLower(word)) {
		return sentence
	}
	return word + ": " + sentence
}

// named is a sentence with what it is about in front, where it does not begin
// with it.
func named(name, sentence string) string {
	if name == "" || strings.HasPrefix(sentence, name) {
		return sentence
	}
	return name + ": " + sentence
}

// inputWord is the name of a number of an explanation in words; JSON has the
// name itself.
func inputWord(name string) string {
	words := map[string]string{
		"newest": "newest value", "before": "value before", "yearBefore": "value a year before",
		"greenLow": "good from", "greenHigh": "good up to", "amberLow": "tolerable from", "amberHigh": "tolerable up to",
		"low": "range from", "high": "range to", "met": "periods met", "measured": "periods measured",
		"points": "values recorded", "wanted": "values wanted", "done": "weight done", "weights": "weight of all",
		"manualProgress": "progress by hand",
	}
	return orElse(words[name], name)
}
