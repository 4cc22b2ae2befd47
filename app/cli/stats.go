package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/workspace/views"
)

func (c *invocation) statsCommand() *cobra.Command {
	var of cycleFlags
	command := &cobra.Command{
		Use:   "stats PLAN",
		Short: "Count a cycle: statuses, scores, check-ins, what is missing",
		Long: "Count a cycle: key results by status and by score, whether check-ins were made as often as the plan asks for, what rows\n" +
			"lack, and how well stated confidence held in closed cycles. With --json each number has the ids of the rows that it\n" +
			"counts. Without --cycle it is the cycle under way.",
		Args: words("PLAN"),
		RunE: func(command *cobra.Command, args []string) error {
			return c.readingCycle(command.Context(), args[0], of, func(ctx context.Context, o *opened, cycle plan.ID, day plan.Date) error {
				st, err := o.views.Statistics(ctx, cycle, day)
				if err != nil {
					return err
				}
				held, err := o.views.Calibration(ctx)
				if err != nil {
					return err
				}
				answer := statistics{st, held}
				return c.answer(answer, func() { c.printStatistics(&answer, o.plan.Settings) })
			})
		},
	}
	of.add(command, "the cycle of this `NAME`")
	return command
}

// statistics is the answer of stats.
type statistics struct {
	views.Statistics
	Calibration views.Calibration `json:"calibration"` // of all closed cycles
}

// statWords are the codes of tallies in words.
func statWords(code string) string {
	words := map[string]string{"green": "Green, 0.7 and more", "amber": "Amber, 0.4 to 0.7", "red": "Red, under 0.4", "unscored": "Without a score", "dropped": "Dropped",
		"no_key_results": "Objectives without key results", "no_owner": "Rows without an owner", "no_numbers": "Key results without numbers",
		"no_kpi": "Numeric key results without a KPI", "no_confidence": "Key results without stated confidence", "alone": "Objectives tied to no other"}
	if word, known := words[code]; known {
		return word
	}
	return okr.Status(code).Word()
}

func (c *invocation) printStatistics(st *statistics, settings plan.Settings) {
	c.say("%s on %s: %s, %s.", st.Cycle.Name, st.On.Words(), count(st.Objectives, "objective", "objectives"), count(st.KeyResults, "key result", "key results"))
	c.say("Progress %s, expected %s, score %s.", orElse(progress(st.Progress, settings), "none"), orElse(progress(st.Expected, settings), "none"), orElse(progress(st.Score, settings), "none"))
	t := newTable("Key results", ">Count")
	for _, tallies := range [][]views.Tally{st.Statuses, st.Scores} {
		for _, tally := range tallies {
			t.add(statWords(tally.Code), fmt.Sprint(tally.Count))
		}
	}
	t.print(c.Out, "")
	if d := &st.CheckIns; d.CadenceDays > 0 {
		c.say("Check-ins: %d fresh, %d late, %d never; %s of those wanted were made.", d.Fresh.Count, d.Late.Count, d.Never.Count, orElse(asPercent(d.Kept), "none"))
	}
	t = newTable("Missing", ">Count", ">Of")
	for _, lack := range st.Health {
		t.add(statWords(lack.Code), fmt.Sprint(lack.Count), fmt.Sprint(lack.Of))
	}
	t.print(c.Out, "")
	if st.NetConfidence != nil {
		c.say("Net confidence %+.0f (%% on track or achieved less %% at risk).", *st.NetConfidence)
	}
	c.say("%s", st.Calibration.Whole.Sentence)
}

func asPercent(share *float64) string {
	if share == nil {
		return ""
	}
	return fmt.Sprintf("%.0f%%", 100*(*share))
}
