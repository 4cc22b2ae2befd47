package views

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

// StandingQuery asks about one initiative of a ranking.
type StandingQuery struct {
	ID       plan.ID `json:"id"`
	Cycle    plan.ID `json:"cycle"`
	Model    plan.ID `json:"model"`
	Scenario plan.ID `json:"scenario"`
	Top      int     `json:"top"`
	Seed     int     `json:"seed"`
	Draws    int     `json:"draws"`
}

// Standing is where one initiative stands in a ranking, and what that hangs on.
type Standing struct {
	ID           plan.ID      `json:"id"`
	Title        string       `json:"title"`
	Histogram    []float64    `json:"histogram"` // share of the draws at each rank, from the first; empty without chances
	Top          int          `json:"top"`
	Draws        int          `json:"draws"`
	ExpectedRank *float64     `json:"expectedRank"`
	Question     string       `json:"question"`
	Why          []string     `json:"why"`
	InBestSet    *float64     `json:"inBestSet"` // share of the draws in which it belongs to the best set that fits; null without capacities
	Cost         *float64     `json:"cost"`      // of forcing it in, or of leaving it out; null where that cannot be
	CostShare    *float64     `json:"costShare"` // of what the selection is worth, 0 to 1
	GoesIn       []Named      `json:"goesIn"`
	GoesOut      []Named      `json:"goesOut"`
	Learn        []LearnInput `json:"learn"` // what would settle it, most telling first
	LearnWords   string       `json:"learnWords"`
	Tornado      []TornadoBar `json:"tornado"`
	BreakEven    []string     `json:"breakEven"`
}

// LearnInput is what knowing an input would be worth.
type LearnInput struct {
	Input string  `json:"input"`
	Share float64 `json:"share"` // of the doubt that would go, 0 to 1
}

// TornadoBar is what an input does to the score between its ends.
type TornadoBar struct {
	Input     string  `json:"input"`
	Low       float64 `json:"low"`
	High      float64 `json:"high"`
	ScoreLow  float64 `json:"scoreLow"`
	ScoreHigh float64 `json:"scoreHigh"`
	RankLow   int     `json:"rankLow"`
	RankHigh  int     `json:"rankHigh"`
}

// Standing answers "why this one, why not that one?" about an initiative of a ranking.
// Errors: as Ranking, and not_found where it could not be done in the cycle.
func (v Views) Standing(ctx context.Context, q StandingQuery) (Standing, error) {
	d, err := v.decidingOn(ctx, RoadmapQuery{Cycle: q.Cycle, Model: q.Model, Scenario: q.Scenario}, nil)
	if err != nil {
		return Standing{}, err
	}
	at, ranked := d.ranks[q.ID]
	if !ranked {
		return Standing{}, RowGone(q.ID)
	}
	w, err := d.weighed(ctx, RankingQuery{Top: q.Top, Seed: q.Seed, Draws: q.Draws})
	if err != nil {
		return Standing{}, err
	}
	s := Standing{ID: q.ID, Title: d.rows.title(q.ID), Histogram: []float64{}, Top: w.top, Why: []string{}, GoesIn: []Named{}, GoesOut: []Named{},
		Learn: []LearnInput{}, Tornado: w.tornado(d.ranked[at].ScoredItem), BreakEven: w.breakEven(d.ranked[at].ScoredItem)}
	w.learn(&s)
	if err := w.why(ctx, &s, d.ranked[at]); err != nil {
		return s, err
	}
	if apart := w.apart(&s, d.ranked[at]); apart != "" {
		s.Why = append(s.Why, apart)
	}
	s.InBestSet, err = w.inBestSet(ctx, q.ID)
	return s, err
}

// learn fills in where the draws put an initiative, and what would settle it.
func (w *weighed) learn(s *Standing) {
	chance := w.chanceOf(s.ID)
	if chance == nil {
		return
	}
	at := w.drawn[s.ID]
	s.Histogram, s.ExpectedRank, s.Draws = w.chances.Histogram(at), &chance.Expected, w.chances.Draws
	learned := w.chances.Learn(at)
	for _, l := range learned {
		s.Learn = append(s.Learn, LearnInput{Input: l.Input, Share: l.Doubt})
	}
	s.LearnWords = roadmap.LearningInWords(learned)
}

// why fills in what another choice about an initiative would cost.
func (w *weighed) why(ctx context.Context, s *Standing, r roadmap.RankedItem) error {
	s.Question = "Why not this one?"
	switch {
	case w.fault != "":
		s.Why = append(s.Why, w.fault)
		return nil
	case !w.limited:
		s.Question = "Does it fit?"
		s.Why = append(s.Why, "Nobody has said what the teams can give in "+w.cycle.Name+". Type their capacities to see what fits.")
		return nil
	case w.selected(s.ID):
		s.Question = "What if it went?"
	}
	other, err := roadmap.WhyNot(ctx, w.problem, &w.selection, s.ID)
	if err != nil {
		return err
	}
	if r.Score == nil && r.Reason != "" {
		s.Why = append(s.Why, r.Reason)
	}
	s.Why = append(s.Why, other.Sentence)
	if other.Possible {
		s.Cost, s.CostShare = &other.Loss, &other.Share
	}
	for _, id := range other.In {
		s.GoesIn = append(s.GoesIn, Named{ID: id, Name: w.rows.title(id)})
	}
	for _, id := range other.Out {
		s.GoesOut = append(s.GoesOut, Named{ID: id, Name: w.rows.title(id)})
	}
	return nil
}

// apart says why the draws put an initiative elsewhere than its score does; "" where they
// do not. A score multiplies by the confidence, and the draws spread the estimate by it
// instead, so that it does not count twice.
func (w *weighed) apart(s *Standing, r roadmap.RankedItem) string {
	const far = 2.0 // ranks
	switch w.model.Method {
	case roadmap.RICE, roadmap.ICEMean, roadmap.ICEProduct:
	default:
		return ""
	}
	if s.ExpectedRank == nil || r.Rank == 0 || math.Abs(*s.ExpectedRank-float64(r.Rank)) < far {
		return ""
	}
	counts := "multiplies by"
	if w.model.Method == roadmap.ICEMean {
		counts = "counts"
	}
	return fmt.Sprintf("By its score its rank is %d, and in the draws %s on average: the score %s the confidence, and the draws spread the estimates by it instead, so that it does not count twice.",
		r.Rank, roadmap.ShortIn(w.plan.Settings, *s.ExpectedRank), counts)
}

// others are the scores of the initiatives that one is ranked among.
func (w *weighed) others(id plan.ID) []float64 {
	scores := []float64{}
	for _, r := range w.ranked {
		if r.ID != id && r.Score != nil && !r.Outside() {
			scores = append(scores, *r.Score)
		}
	}
	return scores
}

// tornado says what each input does to the score between its ends: those of its range,
// and of a single number that a confidence stands behind those of its spread.
func (w *weighed) tornado(scored roadmap.ScoredItem) []TornadoBar {
	bars := []TornadoBar{}
	if scored.Score == nil {
		return bars
	}
	inputs := make([]roadmap.TornadoInput, len(scored.Inputs))
	for i, in := range scored.Inputs {
		low, high := w.ends(scored, in)
		inputs[i] = roadmap.TornadoInput{Name: in.Name, Low: low, Likely: likely(scored)[i], High: high}
	}
	for _, b := range roadmap.Tornado(inputs, w.scorer.Score, w.others(scored.ID)) {
		bars = append(bars, TornadoBar{Input: b.Name, Low: plan.Kept(b.Low), High: plan.Kept(b.High), ScoreLow: b.ScoreLow, ScoreHigh: b.ScoreHigh, RankLow: b.RankLow, RankHigh: b.RankHigh})
	}
	return bars
}

// ends are the lowest and highest number that an input may well have.
func (w *weighed) ends(scored roadmap.ScoredItem, in roadmap.ScoredInput) (low, high float64) {
	if in.Likely == nil {
		return 0, 0
	}
	if in.Spread() {
		return *in.Low, *in.High
	}
	low, high = *in.Likely, *in.Likely
	spread, keys := w.scorer.PointSpread(scored)
	if !slices.Contains(keys, in.Key) {
		return low, high
	}
	low, high = low/spread, high*spread
	if c, known := w.criterion(in.Criterion); known {
		low, high = max(low, c.Low), min(high, c.High)
	}
	return low, high
}

func (d *deciding) criterion(id plan.ID) (roadmap.Criterion, bool) {
	for _, c := range d.criteria {
		if c.ID == id {
			return c, true
		}
	}
	return roadmap.Criterion{}, false
}

// breakEven says, input by input, what it would take to get into the top k, or out of it.
func (w *weighed) breakEven(scored roadmap.ScoredItem) []string {
	words := []string{}
	if scored.Score == nil {
		return words
	}
	inputs := make([]roadmap.BreakEvenInput, len(scored.Inputs))
	for i, in := range scored.Inputs {
		inputs[i] = roadmap.BreakEvenInput{Name: in.Name, Value: likely(scored)[i], Lowest: 0, Highest: math.Inf(1)}
		if c, known := w.criterion(in.Criterion); known {
			inputs[i].Lowest, inputs[i].Highest = c.Low, c.High
		}
	}
	answers, ok := roadmap.BreakEvens(inputs, w.scorer.Score, w.others(scored.ID), w.top)
	if !ok {
		return words
	}
	for _, a := range answers {
		if !a.Possible {
			continue
		}
		from, to := roadmap.ShortIn(w.plan.Settings, a.Value), roadmap.ShortIn(w.plan.Settings, a.Needed)
		if place := w.place(scored.ID); place != nil && *place <= w.top {
			words = append(words, fmt.Sprintf("It stays in the top %d until %s goes from %s to %s.", w.top, strings.ToLower(a.Name), from, to))
		} else {
			words = append(words, fmt.Sprintf("It reaches the top %d where %s goes from %s to %s.", w.top, strings.ToLower(a.Name), from, to))
		}
	}
	return words
}
