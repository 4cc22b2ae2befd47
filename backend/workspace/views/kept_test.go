package views_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace/views"
)

// keep keeps the ranking of today.
func (d *decided) keep(t *testing.T, q views.RankingQuery) plan.ID {
	t.Helper()
	q.Cycle = d.cycle.ID
	made, err := d.v.Decided(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	var id plan.ID
	d.do(t, func(ctx context.Context, tx *store.Tx) error {
		id = tx.NewID()
		return tx.PutRanking(ctx, roadmap.Ranking{ID: id, Cycle: made.Cycle, Model: made.Model, Scenario: q.Scenario, Name: "As decided", Date: "2026-02-10", By: "Dana",
			Seed: made.Seed, Draws: made.Draws, Top: made.Top, Snapshot: made.Snapshot})
	})
	return id
}

func (d *decided) opened(t *testing.T, id plan.ID) views.KeptRanking {
	t.Helper()
	page, err := d.v.KeptRanking(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func keptRow(t *testing.T, page views.KeptRanking, title string) views.KeptRow {
	t.Helper()
	for _, row := range page.Rows {
		if row.Title == title {
			return row
		}
	}
	t.Fatalf("no %s in %+v", title, page.Rows)
	return views.KeptRow{}
}

func TestARankingThatNothingHappenedToStandsAsItStood(t *testing.T) {
	d := newDecided(t, fennel)
	ranking := d.ranking(t, views.RankingQuery{})
	page := d.opened(t, d.keep(t, views.RankingQuery{}))
	if page.Sentence != "All of them stand where they stood, and nothing changed." || len(page.Changes) != 0 || len(page.Rows) != len(ranking.Rows) {
		t.Errorf("%+v", page)
	}
	if page.Model != "RICE" || page.Formula != "reach × impact × confidence / effort" || page.Top != 7 || page.Seed != 2026 || len(page.Inputs) != 4 || page.By != "Dana" {
		t.Errorf("%+v", page)
	}
	for _, row := range ranking.Rows {
		kept := keptRow(t, page, row.Title)
		if len(kept.Since) != 0 || row.Class == roadmap.Scored && (*kept.Place != *row.Place || *kept.Up != 0 || *kept.Score != *row.Score || *kept.PTop != *row.PTop || *kept.Inputs[0].Likely != *row.Ratings[0].Likely) || !kept.Ranked || kept.ClassNow != row.Class {
			t.Errorf("%+v", kept)
		}
	}
	if listed := d.ranking(t, views.RankingQuery{}).Kept; len(listed) != 1 || listed[0].Model != "RICE" || listed[0].Name != "As decided" {
		t.Errorf("%+v", listed)
	}
}

func TestAKeptRankingSaysWhatBecameOfEach(t *testing.T) {
	d := newDecided(t, fennel)
	id := d.keep(t, views.RankingQuery{})
	set := func(tx *store.Tx, title string, change func(*roadmap.Initiative)) error {
		i, err := tx.Initiative(context.Background(), d.ids[title])
		if err != nil {
			return err
		}
		change(&i)
		return tx.PutInitiative(context.Background(), i)
	}
	d.do(t, func(ctx context.Context, tx *store.Tx) error {
		later := plan.Cycle{ID: tx.NewID(), Name: "Q3 2026", Start: "2026-07-01", End: "2026-09-30", State: plan.DraftState}
		return errors.Join(
			tx.PutCycle(ctx, later),
			set(tx, "Saved baskets", func(i *roadmap.Initiative) { i.State, i.Shipped = roadmap.Shipped, "2026-03-20" }),
			set(tx, "Order reminders", func(i *roadmap.Initiative) { i.State, i.Reason = roadmap.Dropped, "nobody asked" }),
			set(tx, "Delivery window", func(i *roadmap.Initiative) { i.State, i.Cycle = roadmap.Planned, later.ID }),
			set(tx, "Guided setup", func(i *roadmap.Initiative) { i.Title = "Guided setup of chains" }),
			tx.DeleteInitiative(ctx, d.ids["Approvals"]),
			tx.PutRating(ctx, rated(d.ids["One-tap reorder"], "impact", 3)),
			tx.PutInitiative(ctx, roadmap.Initiative{ID: tx.NewID(), Title: "A new one", State: roadmap.Candidate, Position: "Z"}))
	})
	page := d.opened(t, id)
	for title, want := range map[string]string{
		"Saved baskets": "It was shipped on 20 Mar 2026.", "Order reminders": "It was dropped: nobody asked", "Delivery window": "It is planned in Q3 2026 now.",
		"Approvals": "It was deleted.", "Guided setup": "It is called “Guided setup of chains” now.", "One-tap reorder": "Impact was 0.5 and is 3. It was contested (", "A new one": "It was not ranked then.",
		"Driver arrival": "Nothing of it changed: others before it fell back, or are gone.",
	} {
		if got := strings.Join(keptRow(t, page, title).Since, " "); !strings.HasPrefix(got, want) {
			t.Errorf("%s: got %q, want %q", title, got, want)
		}
	}
	if row := keptRow(t, page, "One-tap reorder"); *row.Place != 8 || *row.PlaceNow != 1 || *row.Up != 7 || *row.ScoreNow <= *row.Score {
		t.Errorf("%+v", row)
	}
	if row := keptRow(t, page, "Approvals"); row.Here || row.PlaceNow != nil || row.Up != nil || row.Place == nil {
		t.Errorf("%+v", row)
	}
	if !strings.Contains(page.Sentence, "1 is new") || !strings.Contains(page.Sentence, "4 are not ranked any more") {
		t.Error(page.Sentence)
	}
}

func TestAKeptRankingOutlivesWhatItWasMadeOf(t *testing.T) {
	d := newDecided(t, fennel)
	model, _, scenario := weightedModel(t, d)
	byModel, inScenario := d.keep(t, views.RankingQuery{Model: model}), d.keep(t, views.RankingQuery{Scenario: scenario})
	d.do(t, func(ctx context.Context, tx *store.Tx) error {
		return errors.Join(tx.DeleteModel(ctx, model), tx.DeleteScenario(ctx, scenario))
	})
	page := d.opened(t, byModel)
	if page.Model != "Fit" || !strings.HasPrefix(page.Sentence, "The model that it was made by is gone") || len(page.Rows) != 13 || len(page.Inputs) != 3 || *page.Inputs[0].Share != 0.5 {
		t.Errorf("%+v", page)
	}
	if row := keptRow(t, page, "Saved baskets"); row.PlaceNow != nil || len(row.Since) != 0 || row.Place == nil {
		t.Errorf("%+v", row)
	}
	if page := d.opened(t, inScenario); len(page.Changes) != 1 || !strings.Contains(page.Changes[0], "plan of record") {
		t.Errorf("%+v", page.Changes)
	}
	d.do(t, func(ctx context.Context, tx *store.Tx) error { return tx.DeleteCycle(ctx, d.cycle.ID) })
	if page := d.opened(t, inScenario); !strings.HasPrefix(page.Sentence, "The cycle that it was made for is gone") {
		t.Errorf("%+v", page.Sentence)
	}
	if _, err := d.v.KeptRanking(context.Background(), "gone"); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("got %v", err)
	}
	d.do(t, func(ctx context.Context, tx *store.Tx) error {
		r, err := tx.Ranking(ctx, byModel)
		r.Snapshot = "{"
		return errors.Join(err, tx.PutRanking(ctx, r))
	})
	if _, err := d.v.KeptRanking(context.Background(), byModel); plan.CodeOf(err) != plan.Damaged {
		t.Errorf("got %v", err)
	}
}
