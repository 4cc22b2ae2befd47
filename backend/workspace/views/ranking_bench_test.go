package views_test

import (
	"context"
	"fmt"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace/views"
)

// manyDecided is a roadmap of n initiatives of the mockup's teams, with capacities for
// about a third of them, a dependency for every tenth and a scenario with choices.
func manyDecided(tb testing.TB, n int) (d *decided, scenario plan.ID) {
	tb.Helper()
	ideas := make([]idea, n)
	for i := range ideas {
		each := fennel[i%len(fennel)]
		each.title = fmt.Sprintf("%s %d", each.title, i)
		each.reach += float64(i * 37 % 900)
		each.effort += float64(i % 7)
		ideas[i] = each
	}
	d = newDecided(tb, ideas)
	d.do(tb, func(ctx context.Context, tx *store.Tx) error {
		s := roadmap.Scenario{ID: tx.NewID(), Cycle: d.cycle.ID, Name: "Focus"}
		scenario = s.ID
		if err := tx.PutScenario(ctx, s); err != nil {
			return err
		}
		for _, team := range d.teams {
			if err := tx.PutCapacity(ctx, roadmap.Capacity{ID: roadmap.CapacityID("", team, d.cycle.ID), Team: team, Cycle: d.cycle.ID, Amount: float64(n) / 2}); err != nil {
				return err
			}
		}
		for i := 10; i < n; i += 10 {
			from, to, chosen := d.ids[ideas[i].title], d.ids[ideas[i-7].title], d.ids[ideas[i-3].title]
			if err := tx.PutDependency(ctx, roadmap.Dependency{ID: tx.NewID(), Initiative: from, On: to, Kind: roadmap.Requires}); err != nil {
				return err
			}
			if i%100 == 0 {
				if err := tx.PutChoice(ctx, roadmap.Choice{ID: roadmap.ChoiceID(s.ID, chosen), Scenario: s.ID, Initiative: chosen, Verdict: roadmap.Out, Reason: "Not now"}); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return d, scenario
}

func BenchmarkRoadmapPages(b *testing.B) {
	for _, n := range []int{500, 5000} {
		d, scenario := manyDecided(b, n)
		ctx := context.Background()
		for _, page := range []struct {
			name string
			read func() error
		}{
			{"backlog", func() error { _, err := d.v.Roadmap(ctx, views.RoadmapQuery{Cycle: d.cycle.ID}); return err }},
			{"ranking", func() error {
				_, err := d.v.Ranking(ctx, views.RankingQuery{Cycle: d.cycle.ID, Scenario: scenario})
				return err
			}},
			{"scenarios", func() error { _, err := d.v.Scenarios(ctx, d.cycle.ID); return err }},
			{"panel", func() error { _, err := d.v.Initiative(ctx, d.ids["Allergen labels"], ""); return err }},
		} {
			b.Run(fmt.Sprintf("%s-%d", page.name, n), func(b *testing.B) {
				for b.Loop() {
					if err := page.read(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
