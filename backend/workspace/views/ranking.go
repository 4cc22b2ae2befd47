package views

import (
	"context"
	"fmt"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
)

// RankingQuery says which ranking is asked for, and what of it.
type RankingQuery struct {
	Cycle    plan.ID `json:"cycle"`
	Model    plan.ID `json:"model"`
	Scenario plan.ID `json:"scenario"`
	Top      int     `json:"top"`   // how many of the first to ask about; 0 for as many as fit
	Seed     int     `json:"seed"`  // 0 for the year in which the cycle begins
	Draws    int     `json:"draws"` // 0 for roadmap.DefaultDraws
	// Given is tried in place of what the plan says; nil for the plan. The page has none.
	Given *Given `json:"-"`
}

func (q RankingQuery) roadmap() RoadmapQuery {
	return RoadmapQuery{Cycle: q.Cycle, Model: q.Model, Scenario: q.Scenario}
}

// Ranking is what fits into a cycle, in the order of a model, with the chances.
type Ranking struct {
	Cycle     Cycle       `json:"cycle"`
	Scenario  *Named      `json:"scenario"` // null for the plan of record
	Scenarios []Named     `json:"scenarios"`
	Model     Model       `json:"model"`
	Models    []ModelName `json:"models"`
	Title     string      `json:"title"`
	Subtitle  string      `json:"subtitle"`
	// Rows are those that must be done, then by place, then those without a score.
	Rows      []RankedRow  `json:"rows"`
	Top       int          `json:"top"`
	Seed      int          `json:"seed"`
	Draws     int          `json:"draws"`
	Method    string       `json:"method"` // what the draws are of
	Capacity  *float64     `json:"capacity"`
	Used      float64      `json:"used"`
	Teams     []TeamLoad   `json:"teams"`
	Cut       Cut          `json:"cut"`
	Flips     []Flip       `json:"flips"`
	Learn     []LearnFirst `json:"learn"`     // what is worth finding out first
	Agreement string       `json:"agreement"` // whether other methods agree; "" with one alone
	Record    string       `json:"record"`
	Advice    []Advice     `json:"advice"`
	Kept      []KeptRank   `json:"kept"` // rankings of the cycle that were kept, newest first
}

// RankedRow is one initiative of a ranking.
type RankedRow struct {
	ID          plan.ID              `json:"id"`
	Title       string               `json:"title"`
	State       roadmap.State        `json:"state"`
	Class       roadmap.Class        `json:"class"`
	ClassReason string               `json:"classReason"`
	Serves      string               `json:"serves"` // titles of what it should move
	Team        *string              `json:"team"`
	Effort      *float64             `json:"effort"`
	Ratings     []Rated              `json:"ratings"`
	Score       *float64             `json:"score"`
	Rank        *int                 `json:"rank"`
	Place       *int                 `json:"place"`
	Override    *Placed              `json:"override"`
	Missing     []string             `json:"missing"`
	Fault       string               `json:"fault"`
	Explanation ScoreExplanation     `json:"explanation"`
	Band        string               `json:"band"`
	PTop        *float64             `json:"pTop"` // 0 to 1; null where it has no score or is outside it
	RankLow     *int                 `json:"rankLow"`
	RankHigh    *int                 `json:"rankHigh"`
	Chance      *roadmap.ChanceClass `json:"chance"`
	Selected    bool                 `json:"selected"` // in the set that is worth most of those that fit
	Because     string               `json:"because"`  // why it is in or out, where that is not its worth
	EffortSoFar *float64             `json:"effortSoFar"`
	Verdict     roadmap.Verdict      `json:"verdict"` // what a person chose; "" for nothing
}

// Cut says what fits.
type Cut struct {
	Sentence       string  `json:"sentence"`
	Proven         bool    `json:"proven"` // no set that fits is worth more
	Gap            float64 `json:"gap"`    // by which share a better set could be worth more, 0 to 1
	Value          float64 `json:"value"`
	GreedyValue    float64 `json:"greedyValue"` // of taking them by score as long as they fit
	GreedySentence string  `json:"greedySentence"`
	Fault          string  `json:"fault"`     // why nothing could be selected; "" else
	Lacks          string  `json:"lacks"`     // what is missing before anything can be chosen by value: scores, capacities; "" for nothing
	Unlimited      string  `json:"unlimited"` // which teams limit nothing, as nobody has said what they can give, though others do; "" for none
}

// Flip is the weight at which two neighbours swap.
type Flip struct {
	Sentence  string  `json:"sentence"`
	Above     plan.ID `json:"above"`
	Below     plan.ID `json:"below"`
	Criterion plan.ID `json:"criterion"`
	Weight    float64 `json:"weight"` // the share at which they are equal, 0 to 1
}

// LearnFirst is an input of a contested initiative that is worth finding out.
type LearnFirst struct {
	ID    plan.ID `json:"id"`
	Title string  `json:"title"`
	Input string  `json:"input"`
	Share float64 `json:"share"` // of the doubt whether it is in the top that would go, 0 to 1
}

// KeptRank is a ranking that was kept.
type KeptRank struct {
	ID       plan.ID   `json:"id"`
	Name     string    `json:"name"`
	Date     plan.Date `json:"date"`
	By       string    `json:"by"`
	Model    string    `json:"model"`    // as it is called now; "" where it is gone
	Scenario string    `json:"scenario"` // likewise; "" for the plan of record too
}

// Ranking ranks what could be done in a cycle. not_found where cycle, model or scenario
// is gone; invalid at seed, draws or top.
func (v Views) Ranking(ctx context.Context, q RankingQuery) (Ranking, error) {
	var kept []roadmap.Ranking
	d, err := v.decidingOn(ctx, q.roadmap(), func(r store.Reader, d *deciding) (err error) {
		if d.shipped, err = d.outcomes(ctx, r); err != nil {
			return err
		}
		kept, err = r.Rankings(ctx)
		return err
	})
	if err != nil {
		return Ranking{}, err
	}
	d.give(q.Given)
	// What follows computes for a while and needs nothing of the file.
	w, err := d.weighed(ctx, q)
	if err != nil {
		return Ranking{}, err
	}
	page := w.ranking()
	if page.Learn, err = w.learnFirst(ctx); err != nil {
		return Ranking{}, err
	}
	for i := range kept {
		if k := &kept[i]; k.Cycle == d.cycle.ID {
			page.Kept = append([]KeptRank{d.rows.kept(k)}, page.Kept...)
		}
	}
	return page, nil
}

// decidingOn reads what a roadmap is made of, and what else is wanted of the same state.
func (v Views) decidingOn(ctx context.Context, q RoadmapQuery, more func(store.Reader, *deciding) error) (d *deciding, err error) {
	err = v.reading(ctx, func(r store.Reader) error {
		if d, err = v.deciding(ctx, r, q); err != nil || more == nil {
			return err
		}
		return more(r, d)
	})
	return d, err
}

// weighed is a ranking with its chances and with what fits.
type weighed struct {
	*deciding
	problem   roadmap.Problem
	selection roadmap.Selection
	greedy    roadmap.Selection
	in        map[plan.ID]bool // the selection
	fault     string           // why nothing could be selected
	limited   bool             // somebody has said what a team can give
	chances   *roadmap.Chances
	drawings  []drawnScore    // of those with chances
	drawn     map[plan.ID]int // index of those with chances
	top, seed int
}

func (d *deciding) weighed(ctx context.Context, q RankingQuery) (*weighed, error) {
	w := &weighed{deciding: d, seed: q.Seed, drawn: map[plan.ID]int{}}
	if w.seed == 0 {
		w.seed = d.usualSeed()
	}
	if err := w.choose(ctx); err != nil {
		return nil, err
	}
	w.top = q.Top
	if w.top == 0 {
		w.top = w.usualTop()
	}
	return w, w.draw(ctx, q.Draws)
}

// usualSeed is the year in which the cycle begins, so that everybody who looks at it
// sees the same.
func (d *deciding) usualSeed() int {
	year := 0
	day := d.cycle.Start
	if day == "" {
		day = d.today
	}
	if _, err := fmt.Sscanf(string(day), "%d-", &year); err != nil || year <= 0 {
		return 1
	}
	return year
}

// usualTop is how many by their score are selected; where nobody has said what the
// teams can give, half of them.
func (w *weighed) usualTop() int {
	n, scored := 0, 0
	for _, r := range w.ranked {
		if r.Score == nil || r.Outside() {
			continue
		}
		scored++
		if w.selected(r.ID) {
			n++
		}
	}
	if n == 0 || !w.limited {
		n = (scored + 1) / 2
	}
	return max(n, 1)
}
