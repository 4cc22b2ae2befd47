package cli

import (
	"context"
	"fmt"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/workspace/views"
)

// rankFlags say which ranking is asked for.
type rankFlags struct {
	model, cycle, scenario string
	top, seed, draws       int
}

func (f *rankFlags) add(command *cobra.Command) {
	set := command.Flags()
	set.StringVar(&f.model, "model", "", "the model, by `NAME` or method (rice, wsjf, ...); without it that of the plan")
	set.StringVar(&f.cycle, "cycle", "", "what could be done in the cycle of this `NAME`; without it the one under way")
	set.StringVar(&f.scenario, "scenario", "", "the scenario of this `NAME`; without it the plan of record")
	set.IntVar(&f.top, "top", 0, "how many of the first to ask about; 0 for as many as fit")
	set.IntVar(&f.seed, "seed", 0, "of the draws; 0 for the year in which the cycle begins")
	set.IntVar(&f.draws, "draws", 0, "how many times to draw; 0 for as many as Cairn thinks good")
}

// query finds what the flags name. A number below 0 is a mistake of usage.
func (f *rankFlags) query(ctx context.Context, o *opened) (q views.RankingQuery, err error) {
	q = views.RankingQuery{Top: f.top, Seed: f.seed, Draws: f.draws}
	if q.Cycle, err = o.cycle(ctx, f.cycle); err != nil {
		return q, err
	}
	page, err := o.views.Roadmap(ctx, views.RoadmapQuery{Cycle: q.Cycle})
	if err != nil {
		return q, err
	}
	if f.model != "" {
		among := make([]candidate, len(page.Models))
		for i, m := range page.Models {
			among[i] = candidate{ID: m.ID, Name: m.Name, Where: string(m.Method)}
			if m.BuiltIn && strings.EqualFold(f.model, string(m.Method)) {
				q.Model = m.ID
			}
		}
		if q.Model == "" {
			found, err := pick("model", f.model, among)
			if err != nil {
				return q, err
			}
			q.Model = found.ID
		}
	}
	if f.scenario != "" {
		among := make([]candidate, len(page.Scenarios))
		for i, s := range page.Scenarios {
			among[i] = candidate{ID: s.ID, Name: s.Name, Where: page.Cycle.Name}
		}
		found, err := pick("scenario", f.scenario, among)
		q.Scenario = found.ID
		return q, err
	}
	return q, nil
}

func (f *rankFlags) check() error {
	for flag, number := range map[string]int{"top": f.top, "seed": f.seed, "draws": f.draws} {
		if number < 0 {
			return usagef("--%s: %d is below 0. Give 0 or more.", flag, number)
		}
	}
	return nil
}

// rankedItem is an initiative of a ranking, as scripts read it.
type rankedItem struct {
	ID       plan.ID              `json:"id"`
	Title    string               `json:"title"`
	Score    *float64             `json:"score"`
	Rank     *int                 `json:"rank"`     // by the score: 1, 2, 2, 4
	Place    *int                 `json:"place"`    // with the ranks that somebody decided
	Inputs   map[string]float64   `json:"inputs"`   // the likely numbers, by the names that formulas use
	Unscored string               `json:"unscored"` // why it has no score; "" where it has one
	PTopK    *float64             `json:"pTopK"`    // 0 to 1
	RankLow  *int                 `json:"rankLow"`
	RankHigh *int                 `json:"rankHigh"`
	Class    *roadmap.ChanceClass `json:"class"` // safe_in, contested, safe_out
	Outside  roadmap.Class        `json:"outside"`
	Selected bool                 `json:"selected"`
	Because  string               `json:"because"`
}

// ranked is the answer of rank.
type ranked struct {
	Cycle   string       `json:"cycle"`
	Model   string       `json:"model"`
	Formula string       `json:"formula"`
	Seed    int          `json:"seed"`
	Draws   int          `json:"draws"`
	Top     int          `json:"top"`
	Items   []rankedItem `json:"items"`
}

func newRanked(page *views.Ranking) ranked {
	keys := map[plan.ID]string{}
	for _, c := range page.Model.Criteria {
		keys[c.ID] = c.Key
	}
	answer := ranked{Cycle: page.Cycle.Name, Model: page.Model.Name, Formula: page.Model.Formula, Seed: page.Seed, Draws: page.Draws, Top: page.Top, Items: []rankedItem{}}
	for i := range page.Rows {
		row := &page.Rows[i]
		item := rankedItem{ID: row.ID, Title: row.Title, Score: row.Score, Rank: row.Rank, Place: row.Place, Inputs: map[string]float64{}, PTopK: row.PTop,
			RankLow: row.RankLow, RankHigh: row.RankHigh, Class: row.Chance, Outside: row.Class, Selected: row.Selected, Because: row.Because}
		for _, r := range row.Ratings {
			if key := keys[r.Criterion]; key != "" && r.Likely != nil {
				item.Inputs[key] = *r.Likely
			}
		}
		if row.Effort != nil {
			item.Inputs[roadmap.EffortKey] = *row.Effort
		}
		if row.Score == nil && row.Class == roadmap.Scored {
			item.Unscored = row.Fault
			if len(row.Missing) > 0 {
				item.Unscored = "It lacks " + strings.Join(row.Missing, ", ") + "."
			}
		}
		answer.Items = append(answer.Items, item)
	}
	return answer
}

func (c *invocation) rankCommand() *cobra.Command {
	var flags rankFlags
	command := &cobra.Command{
		Use:   "rank PLAN",
		Short: "Rank what could be done in a cycle, with the chance of being among the first",
		Long: "Rank the initiatives that could be done in a cycle by a model, with the chance of each to be among the first, as the\n" +
			"ranges of its inputs and the confidence in them leave it. The same seed gives the same numbers.",
		Args: words("PLAN"),
		RunE: func(command *cobra.Command, args []string) error {
			if err := flags.check(); err != nil {
				return err
			}
			ctx := command.Context()
			return c.reading(ctx, args[0], func(o *opened) error {
				q, err := flags.query(ctx, o)
				if err != nil {
					return err
				}
				page, err := o.views.Ranking(ctx, q)
				if err != nil {
					return err
				}
				answer := newRanked(&page)
				return c.answer(answer, func() { c.printRanked(o.plan.Settings, &answer, "There are no initiatives yet.") })
			})
		},
	}
	flags.add(command)
	return command
}

// printRanked prints a table of initiatives, or none where there is nothing in it.
func (c *invocation) printRanked(settings plan.Settings, r *ranked, none string) {
	c.say("%s by %s: %s", r.Cycle, r.Model, r.Formula)
	t := newTable(">Rank", ">Score", fmt.Sprintf(">In the top %d", r.Top), "Likely rank", "Fits", "Initiative")
	for _, item := range r.Items {
		rank, chance, band, fits := "", "", "", ""
		if item.Place != nil {
			rank = fmt.Sprint(*item.Place)
		}
		if item.PTopK != nil {
			chance = fmt.Sprintf("%.0f%%", *item.PTopK*100)
		}
		if item.RankLow != nil && item.RankHigh != nil {
			band = fmt.Sprintf("%d to %d", *item.RankLow, *item.RankHigh)
		}
		if item.Selected {
			fits = "yes"
		}
		title := item.Title
		switch {
		case item.Outside != roadmap.Scored:
			title += " (" + item.Outside.Word() + ", outside the score)"
		case item.Unscored != "":
			title += " (" + item.Unscored + ")"
		}
		t.add(rank, number(shortScore(item.Score), settings), chance, band, fits, title)
	}
	t.print(c.Out, none)
}

// shortScore is a score with as many decimals as a table needs; JSON has them all.
func shortScore(score *float64) *float64 {
	if score == nil {
		return nil
	}
	const hundredths = 100
	short := math.Round(*score*hundredths) / hundredths
	return &short
}
