package views

import (
	"fmt"
	"slices"
	"strings"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

func (w *weighed) ranking() Ranking {
	page := Ranking{Cycle: w.snapshot.cycle(w.cycle, w.countRows()), Scenarios: w.scenarioNames(), Model: modelOf(w.model, w.criteria, w.weights), Models: w.rows.modelNames(),
		Title: "Roadmap for " + w.cycle.Name, Rows: w.rankedRows(), Top: w.top, Seed: w.seed, Method: w.drawnOf(), Teams: w.loads(w.taken),
		Cut: w.cut(), Flips: w.flips(), Agreement: w.agreement(), Record: w.shipped.record, Advice: w.advice(), Kept: []KeptRank{}}
	if w.scenario.ID != "" {
		page.Scenario = &Named{ID: w.scenario.ID, Name: w.scenario.Name}
	}
	if w.chances != nil {
		page.Draws = w.chances.Draws
	}
	page.Used, page.Capacity = totals(page.Teams)
	page.Cut.Unlimited = w.unlimited(page.Teams)
	page.Subtitle = w.subtitle()
	return page
}

func sum(total *float64, more float64) *float64 {
	if total != nil {
		more += *total
	}
	return &more
}

func (d *deciding) scenarioNames() []Named {
	names := []Named{}
	for _, s := range d.rows.scenarios {
		if s.Cycle == d.cycle.ID {
			names = append(names, Named{ID: s.ID, Name: s.Name})
		}
	}
	return names
}

// rankedRows are the rows of a ranking with what fits.
func (w *weighed) rankedRows() []RankedRow {
	goals, soFar := w.goalsNamed(), 0.0
	why := w.because()
	rows := make([]RankedRow, 0, len(w.ranked))
	for _, r := range w.inOrder() {
		made := w.initiativeRow(w.rows.initiative(r.ID), goals)
		row := RankedRow{ID: r.ID, Title: made.Title, State: made.State, Class: made.Class, ClassReason: made.ClassReason, Serves: titlesOf(made.Serves), Team: made.Team,
			Effort: made.Effort, Ratings: made.Ratings, Score: made.Score, Rank: made.Rank, Place: made.Place, Override: made.Override, Missing: made.Missing, Fault: made.Fault,
			Explanation: made.Explanation, Band: made.Band, Selected: w.selected(r.ID), Because: why[r.ID]}
		if chance := w.chanceOf(r.ID); chance != nil {
			row.PTop, row.RankLow, row.RankHigh, row.Chance = &chance.Top, &chance.RankLow, &chance.RankHigh, &chance.Class
		}
		if row.Selected && row.Effort != nil {
			soFar = plan.Kept(soFar + *row.Effort)
			row.EffortSoFar = plan.KeptNumber(&soFar)
		}
		if choice, said := w.rows.choice(w.scenario.ID, r.ID); said {
			row.Verdict = choice.Verdict
		}
		rows = append(rows, row)
	}
	return rows
}

func titlesOf(served []Served) string {
	titles := make([]string, len(served))
	for i, s := range served {
		titles[i] = s.Title
	}
	return strings.Join(titles, ", ")
}

// drawnOf says what the draws are of.
func (w *weighed) drawnOf() string {
	switch {
	case w.chances == nil:
		return ""
	case w.model.Method == roadmap.ICEMean, w.model.Method == roadmap.ICEProduct:
		return "Ranges are drawn as they were given. A single impact is spread by the confidence in it (10 of 10 within ×1.25, 8 within ×2, 5 within ×4, nine times in ten), and the score does not count the confidence once more."
	case w.model.Method == roadmap.RICE:
		return "Ranges are drawn as they were given. A single estimate is spread by its confidence (100% within ×1.25, 80% within ×2, 50% within ×4, nine times in ten), and the score is not multiplied by the confidence once more."
	default:
		return "Ranges are drawn as they were given; single numbers are taken for certain."
	}
}

// cut says what fits.
func (w *weighed) cut() Cut {
	c := Cut{Fault: w.fault, Lacks: w.lacks(), Value: w.selection.Value, GreedyValue: w.greedy.Value}
	switch {
	case w.fault != "":
	case !w.limited:
		c.Sentence = "Nobody has said what the teams can give, so nothing is cut. Type what one of them can give to see what fits."
	default:
		c.Sentence, c.Proven, c.Gap = w.selection.Sentence, w.selection.Proven, w.selection.Gap()
		c.GreedySentence = w.greedySentence()
	}
	return c
}

func (w *weighed) greedySentence() string {
	if lost := plan.Kept(w.selection.Value - w.greedy.Value); lost > 0 && w.selection.Value > 0 {
		return fmt.Sprintf("Taking them by rank as long as they fit would be worth %s: %s less (%s%%).",
			roadmap.ShortIn(w.plan.Settings, w.greedy.Value), roadmap.ShortIn(w.plan.Settings, lost), roadmap.ShortIn(w.plan.Settings, 100*lost/w.selection.Value))
	}
	return "Taking them by rank as long as they fit is worth the same."
}

// subtitle sums the ranking up: "Seven of twelve initiatives fit. Five are safe in the
// top 7; four are contested, and there the estimates do not decide."
func (w *weighed) subtitle() string {
	fits, safe, contested := 0, 0, 0
	for _, r := range w.ranked {
		if w.selected(r.ID) {
			fits++
		}
		if chance := w.chanceOf(r.ID); chance != nil {
			switch chance.Class {
			case roadmap.SafeIn:
				safe++
			case roadmap.Contested:
				contested++
			}
		}
	}
	words := []string{}
	if w.limited && w.fault == "" {
		words = append(words, fmt.Sprintf("%d of %s.", fits, plan.Counted(len(w.ranked), "initiative fits", "initiatives fit")))
	}
	switch {
	case w.chances == nil:
	case contested > 0:
		words = append(words, fmt.Sprintf("%d safe in the top %d, %d contested: there the estimates do not decide.", safe, w.top, contested))
	default:
		words = append(words, fmt.Sprintf("None is contested: the estimates decide who is in the top %d.", w.top))
	}
	if unscored := len(slices.DeleteFunc(slices.Clone(w.ranked), func(r roadmap.RankedItem) bool { return r.Score != nil || r.Outside() })); unscored > 0 {
		words = append(words, plan.Counted(unscored, "has no score yet.", "have no score yet."))
	}
	return strings.Join(words, " ")
}

// flips are the weights at which neighbours swap, of a weighted model.
func (w *weighed) flips() []Flip {
	flips := []Flip{}
	if w.model.Method != roadmap.Weighted || w.scorer == nil {
		return flips
	}
	scored := []roadmap.ScoredItem{}
	for _, r := range w.ranked {
		if r.Score != nil && !r.Outside() {
			scored = append(scored, r.ScoredItem)
		}
	}
	// A criterion that counts nothing need not be rated; where it is not, nobody knows
	// what more of it would do.
	rows, ids, weights, inputs := make([][]float64, len(scored)), make([]plan.ID, len(scored)), []float64{}, []roadmap.ScoreInput{}
	for n, input := range w.scorer.Inputs {
		if slices.ContainsFunc(scored, func(s roadmap.ScoredItem) bool { return s.Inputs[n].Likely == nil }) {
			continue
		}
		weights, inputs = append(weights, input.Share), append(inputs, input)
		for i := range scored {
			ids[i], rows[i] = scored[i].ID, append(rows[i], w.onScale(scored[i].Inputs[n]))
		}
	}
	for _, f := range roadmap.WeightFlips(weights, rows) {
		if !f.Possible {
			continue
		}
		criterion := inputs[f.Criterion]
		flips = append(flips, Flip{Sentence: f.InWords(w.rows.title(ids[f.Ahead]), w.rows.title(ids[f.Behind]), criterion.Name, w.plan.Settings),
			Above: ids[f.Ahead], Below: ids[f.Behind], Criterion: criterion.Criterion, Weight: f.At})
	}
	return flips
}

// onScale is an input of a weighted score on its scale, from 0, the worse end, to 1.
func (d *deciding) onScale(in roadmap.ScoredInput) float64 {
	if c, known := d.criterion(in.Criterion); known {
		return c.Place(*in.Likely)
	}
	return *in.Likely
}
