package views

import (
	"context"
	"fmt"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
)

// KeptRanking is a ranking as it was decided on, beside the same one of today.
type KeptRanking struct {
	ID      plan.ID   `json:"id"`
	Name    string    `json:"name"`
	Date    plan.Date `json:"date"`
	By      string    `json:"by"`
	Model   string    `json:"model"`   // as it was called
	Formula string    `json:"formula"` // in words, as it was
	Seed    int       `json:"seed"`
	Draws   int       `json:"draws"`
	Top     int       `json:"top"`
	// Sentence sums up what has changed since; it says why nothing can be said where the
	// model or the cycle is gone.
	Sentence string      `json:"sentence"`
	Changes  []string    `json:"changes"` // of the model and of what the ranking was made of
	Inputs   []KeptInput `json:"inputs"`
	// Rows are those that had to be done, then by place, then those without a score, as they
	// stood; then those that came since.
	Rows []KeptRow `json:"rows"`
}

// KeptInput is an input of the model as it was.
type KeptInput struct {
	Name   string   `json:"name"`
	Unit   string   `json:"unit"`
	Share  *float64 `json:"share"` // of all weights, 0 to 1; null where weights did not count
	Rubric string   `json:"rubric"`
}

// KeptRow is one initiative as it stood, and where it stands today.
type KeptRow struct {
	ID       plan.ID              `json:"id"`
	Title    string               `json:"title"` // as it was called
	Here     bool                 `json:"here"`  // it is in the plan still
	Class    roadmap.Class        `json:"class"`
	Inputs   []Range              `json:"inputs"` // one for each input; empty of what came since
	Score    *float64             `json:"score"`
	Reason   string               `json:"reason"` // why there was no score; "" else
	Rank     *int                 `json:"rank"`   // by the score; null for none, as of the next ones
	Place    *int                 `json:"place"`
	Override *Placed              `json:"override"`
	PTop     *float64             `json:"pTop"` // 0 to 1
	Chance   *roadmap.ChanceClass `json:"chance"`
	ScoreNow *float64             `json:"scoreNow"`
	PlaceNow *int                 `json:"placeNow"`
	Ranked   bool                 `json:"ranked"`   // it is in the ranking of today
	ClassNow roadmap.Class        `json:"classNow"` // there; "" for by its score
	// Up is by how many places it stands higher today; below 0 for lower, null where it has
	// no place in one of the two.
	Up    *int     `json:"up"`
	Since []string `json:"since"` // what became of it, in sentences
}

// KeptRanking opens a ranking that was kept. Errors: not_found; damaged or too_new where
// what was kept cannot be read.
func (v Views) KeptRanking(ctx context.Context, id plan.ID) (KeptRanking, error) {
	var kept roadmap.Ranking
	var d *deciding
	err := v.reading(ctx, func(r store.Reader) (err error) {
		if kept, err = r.Ranking(ctx, id); err != nil {
			return err
		}
		d = &deciding{}
		if d.snapshot, err = readRows(ctx, r, "", v.w.Today()); err == nil {
			d.rows, err = readRoadmap(ctx, r)
		}
		return err
	})
	if err != nil {
		return KeptRanking{}, err
	}
	then, err := roadmap.ReadSnapshot(kept.Snapshot)
	if err != nil {
		return KeptRanking{}, err
	}
	page := keptPage(&kept, &then)
	now, lacks, err := d.again(ctx, &kept)
	if err != nil {
		return KeptRanking{}, err
	}
	since := roadmap.Since{Model: []string{}, Items: make([]roadmap.ItemSince, len(then.Items)), New: []roadmap.KeptItem{}, Sentence: lacks}
	if lacks == "" {
		since = then.Since(now, d.plan.Settings)
	}
	page.Sentence, page.Changes = since.Sentence, since.Model
	if _, found := d.rows.scenario(kept.Scenario); kept.Scenario != "" && !found {
		page.Changes = append(page.Changes, "The scenario that it was made in is gone: it is set beside the plan of record.")
	}
	for _, outside := range []bool{true, false} { // in the order of the ranking
		for i := range then.Items {
			if (then.Items[i].Class != roadmap.Scored) == outside {
				page.Rows = append(page.Rows, d.keptRow(&then.Items[i], &since.Items[i], lacks == ""))
			}
		}
	}
	for i := range since.New {
		item := &since.New[i]
		page.Rows = append(page.Rows, KeptRow{ID: item.ID, Title: item.Title, Here: true, Inputs: []Range{}, ScoreNow: item.Score,
			PlaceNow: placed(item.Shown), Ranked: true, ClassNow: item.Class, Since: []string{"It was not ranked then."}})
	}
	return page, nil
}

// again makes a ranking that was kept of what is known today, with the same draws. lacks
// says why it cannot be made; "" where it can.
func (d *deciding) again(ctx context.Context, kept *roadmap.Ranking) (now roadmap.Snapshot, lacks string, err error) {
	q := RoadmapQuery{Cycle: kept.Cycle, Model: kept.Model, Scenario: kept.Scenario}
	if _, found := d.rows.scenario(kept.Scenario); !found {
		q.Scenario = ""
	}
	if _, found := d.rows.model(kept.Model); !found {
		return now, "The model that it was made by is gone, so it cannot be set beside a ranking of today.", nil
	}
	if err := d.decide(q); err != nil {
		if plan.CodeOf(err) == plan.NotFound {
			return now, "The cycle that it was made for is gone, so it cannot be set beside a ranking of today.", nil
		}
		return now, "", err
	}
	if d.scorer == nil {
		return now, "Its model scores nothing today, so it cannot be set beside a ranking of today: " + d.fault, nil
	}
	w := &weighed{deciding: d, seed: kept.Seed, top: max(kept.Top, 1), drawn: map[plan.ID]int{}}
	if err := w.draw(ctx, kept.Draws); err != nil {
		return now, "", err
	}
	return w.snapshotted(), "", nil
}

func keptPage(kept *roadmap.Ranking, then *roadmap.Snapshot) KeptRanking {
	page := KeptRanking{ID: kept.ID, Name: kept.Name, Date: kept.Date, By: kept.By, Model: then.Model, Formula: then.Formula, Seed: kept.Seed, Draws: kept.Draws, Top: kept.Top,
		Changes: []string{}, Inputs: make([]KeptInput, len(then.Inputs)), Rows: []KeptRow{}}
	for i, input := range then.Inputs {
		page.Inputs[i] = KeptInput{Name: input.Name, Unit: input.Unit, Rubric: input.Rubric}
		if input.Share > 0 {
			page.Inputs[i].Share = &input.Share
		}
	}
	return page
}

// keptRow is an item as it was kept, with what became of it.
func (d *deciding) keptRow(then *roadmap.KeptItem, since *roadmap.ItemSince, compared bool) KeptRow {
	row := KeptRow{ID: then.ID, Title: then.Title, Here: d.rows.has(then.ID), Class: then.Class, Inputs: make([]Range, len(then.Inputs)), Score: then.Score, Reason: then.Reason,
		Rank: placed(then.Rank), Place: placed(then.Shown), Since: orEmpty(since.Said)}
	for i, input := range then.Inputs {
		row.Inputs[i] = d.ranges(roadmap.Range(input))
	}
	if o := then.Override; o != nil {
		row.Override = &Placed{Rank: o.Rank, Reason: o.Reason, By: o.By, Date: o.Date}
	}
	if c := then.Chance; c != nil {
		class := roadmap.ChanceClass(c.Class)
		row.PTop, row.Chance = &c.TopK, &class
	}
	if now := since.Now; now != nil {
		row.ScoreNow, row.PlaceNow, row.Ranked, row.ClassNow = now.Score, placed(now.Shown), true, now.Class
		if row.Place != nil && row.PlaceNow != nil {
			up := *row.Place - *row.PlaceNow
			row.Up = &up
		}
	} else if why := d.left(then.ID, compared); why != "" {
		row.Since = append(row.Since, why)
	}
	return row
}

// placed is a rank; nil for 0, which is none.
func placed(rank int) *int {
	if rank == 0 {
		return nil
	}
	return &rank
}

// left says why an initiative is not ranked any more; "" where nothing says so.
func (d *deciding) left(id plan.ID, compared bool) string {
	if !d.rows.has(id) {
		return "It was deleted."
	}
	i := d.rows.initiative(id)
	switch {
	case i.State == roadmap.Shipped && i.Shipped != "":
		return fmt.Sprintf("It was shipped on %s.", i.Shipped.Words())
	case i.State == roadmap.Shipped:
		return "It was shipped."
	case i.State == roadmap.Dropped && i.Reason != "":
		return "It was dropped: " + i.Reason
	case i.State == roadmap.Dropped:
		return "It was dropped."
	case !compared:
		return ""
	}
	for _, c := range d.cycles {
		if c.ID == i.Cycle {
			return fmt.Sprintf("It is planned in %s now.", c.Name)
		}
	}
	return ""
}

// kept is a ranking in the list of those that were kept.
func (rows *roadmapRows) kept(k *roadmap.Ranking) KeptRank {
	listed := KeptRank{ID: k.ID, Name: k.Name, Date: k.Date, By: k.By}
	if model, found := rows.model(k.Model); found {
		listed.Model = model.Name
	}
	if scenario, found := rows.scenario(k.Scenario); found {
		listed.Scenario = scenario.Name
	}
	return listed
}
